"""Kept official texts: readable files under `official/`, with where each came from.

A file is front matter (the provenance) and one block a line of the law, each under its address:
`{#art_17__para_1} **1.** …`. It is written by the command and read by the site, never edited: the
digest in its front matter tells when it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

import yaml

from glossa.model.address import EId, Unit, parse_eid
from glossa.official.plain_yaml import load_plain
from glossa.official.values import Line, OfficialProvision, OfficialText, Role
from glossa.problems import Place, Problem

FOLDER = "official"
_HEAD = re.compile(r"\{(?:#(?P<eid>[\w-]+))?(?P<marks>[^}]*)\} ?")
_HEADED = frozenset({Unit.ARTICLE, Unit.CHAPTER, Unit.SECTION})
_TEXTS = ("act", "language", "title", "source", "fetched", "digest")
_TABLES = ("sha256", "hashes")
_NUMBER = re.compile(r"\*\*(?P<number>[^*]+)\*\*(?: |$)")


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a kept text comes from.

    `source` is mirror, adilet or file; `address` what was fetched; `fetched` and `checked` are ISO
    times: when the bytes came, and when the source was last seen to serve the same wording.
    `sha256` gives, for each file fetched, the hash of its bytes.
    """

    source: str
    address: str
    edition: str
    fetched: str
    checked: str
    sha256: Mapping[str, str]
    repository: str = ""
    commit: str = ""
    path: str = ""
    numbered_unit: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Kept:
    """An official text as it lies in the project, with its provenance."""

    text: OfficialText
    provenance: Provenance


def kept_path(act: str, language: str) -> str:
    """Where the text of `act` lies, from the project root."""
    return f"{FOLDER}/{act}/{language}.md"


def previous_path(act: str, language: str) -> str:
    """Where the wording before the last change lies."""
    return f"{FOLDER}/{act}/{language}.previous.md"


def render_kept(kept: Kept) -> str:
    """The file that holds `kept`; the same value gives the same bytes."""
    text = kept.text
    matter: dict[str, Any] = {
        "act": text.act,
        "language": text.language,
        "title": text.title,
        **{key.replace("_", "-"): value for key, value in asdict(kept.provenance).items() if value},
        "digest": text.digest,
        "hashes": {str(item.eid): item.hash for item in text.provisions},
    }
    front = yaml.safe_dump(matter, allow_unicode=True, sort_keys=False, width=1000)
    blocks = [_render_line(owner, line) for owner, line in text.owned_lines()]
    return f"---\n{front}---\n\n" + "\n\n".join(blocks) + "\n"


def _render_line(owner: OfficialProvision | None, line: Line) -> str:
    begins = owner is not None and line is owner.lines[0]
    marks = [
        f"#{owner.eid}" if owner else "",
        line.role.value if line.role is not _usual_role(owner, begins) else "",
        f"@{owner.anchor}" if owner and begins and owner.anchor else "",
        "repealed" if owner and begins and owner.repealed else "",
    ]
    number = f"**{line.number}**" if line.number else ""
    text = f"\\{line.text}" if line.text.startswith(("**", "\\")) and not number else line.text
    return " ".join(filter(None, [f"{{{' '.join(filter(None, marks))}}}", number, text]))


def _usual_role(owner: OfficialProvision | None, begins: bool) -> Role:
    """The role that a block has where it names none."""
    if owner is not None and begins and owner.eid.last.unit in _HEADED:
        return Role.HEADING
    return Role.WORDS


def read_kept(content: str, file: str) -> tuple[Kept | None, list[Problem]]:
    """The text that a kept file holds, and whether somebody changed it (G674)."""
    found = re.match(r"---\n(.*?)\n---\n", content, re.S)
    matter = _load_matter(found[1]) if found else None
    if found is None or matter is None:
        return None, [_damaged(file, 1, "its front matter cannot be read")]
    text = _read_text(content, found.end(), matter, file)
    kept = Kept(text, _provenance(matter))
    if text.digest == matter["digest"]:
        return kept, []
    hashes = matter["hashes"]
    changed = [item for item in text.provisions if hashes.get(str(item.eid)) != item.hash]
    line = changed[0].place.line if changed else 1
    names = ", ".join(str(item.eid) for item in changed[:3]) or "a provision is missing"
    return None, [_damaged(file, line, f"its words are not those that were fetched: {names}")]


def _damaged(file: str, line: int, what: str) -> Problem:
    hint = "official texts are never edited: run `glossa official update` to bring it again"
    return Problem("G674", Place(file, line), f"the kept text is damaged: {what}", hint)


def _load_matter(front: str) -> dict[str, Any] | None:
    try:
        matter = load_plain(front)
    except yaml.YAMLError:
        return None
    kinds = {**dict.fromkeys(_TEXTS, str), **dict.fromkeys(_TABLES, dict)}
    is_whole = isinstance(matter, dict) and all(
        isinstance(matter.get(key), kind) for key, kind in kinds.items()
    )
    return matter if is_whole else None


def _provenance(matter: Mapping[str, Any]) -> Provenance:
    known = {field.name for field in fields(Provenance)}
    tables = {key: matter[key] for key in _TABLES}
    values = {
        str(key).replace("-", "_"): tables.get(str(key), str(value))
        for key, value in matter.items()
    }
    missing = {"address": "", "edition": "", "checked": ""}
    return Provenance(**missing | {key: values[key] for key in values if key in known})


def _read_text(content: str, start: int, matter: Mapping[str, Any], file: str) -> OfficialText:
    lines: dict[EId, list[Line]] = {}
    anchors: dict[EId, str] = {}
    repealed: set[EId] = set()
    aside: list[Line] = []
    number = content.count("\n", 0, start) + 1
    for block in content[start:].split("\n\n"):
        stripped = block.strip("\n")
        place = Place(file, number + len(block) - len(block.lstrip("\n")))
        number += block.count("\n") + 2
        head = _HEAD.match(stripped)
        if head is None:
            continue
        eid = parse_eid(head["eid"] or "")
        marks = head["marks"].split()
        line = _read_line(stripped[head.end() :], place, _role(marks, eid, eid not in lines))
        if eid is None:
            aside.append(line)
            continue
        lines.setdefault(eid, []).append(line)
        for mark in marks:
            if mark.startswith("@"):
                anchors[eid] = mark[1:]
            elif mark == "repealed":
                repealed.add(eid)
    provisions = tuple(
        OfficialProvision(eid, tuple(own), anchors.get(eid, ""), eid in repealed)
        for eid, own in lines.items()
    )
    edition = str(matter.get("edition", ""))
    return OfficialText(
        matter["act"], matter["language"], matter["title"], edition, provisions, tuple(aside)
    )


def _role(marks: list[str], eid: EId | None, begins: bool) -> Role:
    named = next((Role(mark) for mark in marks if mark in set(Role)), None)
    if named is not None:
        return named
    is_headed = eid is not None and begins and eid.last.unit in _HEADED
    return Role.HEADING if is_headed else Role.WORDS


def _read_line(words: str, place: Place, role: Role) -> Line:
    match = _NUMBER.match(words)
    if match:
        return Line(words[match.end() :], place, role, match["number"])
    return Line(words.removeprefix("\\"), place, role)
