"""`official.toml`: where each official text comes from, pinned. Committed, kept by the command."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import quote, urlsplit

from glossa.model.address import EId, parse_address, parse_eid
from glossa.official.values import NumberedUnit
from glossa.problems import Place, Problem

PINS_FILE = "official.toml"


class SourceKind(StrEnum):
    """A kind of source an official text can be brought from."""

    MIRROR = "mirror"
    ADILET = "adilet"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Pin:
    """Where one act's text in one language comes from.

    The mirror is named by `repository`, `commit` and `path`; a page by `address`; a file by its
    name in `path`. `articles`, where there are any, are all that is kept of a long act. `edition`
    is an ISO date. `digest` locks the wording (`OfficialText.digest`), `sha256` the bytes.
    """

    act: str
    language: str
    source: SourceKind
    repository: str = ""
    commit: str = ""
    path: str = ""
    address: str = ""
    edition: str = ""
    articles: tuple[EId, ...] = ()
    unit: NumberedUnit = NumberedUnit.PARAGRAPH
    digest: str = ""
    sha256: str = ""

    @property
    def name(self) -> str:
        """What a reader is told of: act and language."""
        return f"{self.act} {self.language}"

    @property
    def url(self) -> str:
        """The address to fetch; empty for a file, which nothing can fetch again."""
        if self.source is SourceKind.MIRROR:
            return raw_address(self.repository, self.commit, self.path)
        return self.address

    @property
    def is_immutable(self) -> bool:
        """Whether its address always serves the same bytes."""
        return self.source is SourceKind.MIRROR


def raw_address(repository: str, commit: str, path: str) -> str:
    """Where GitHub serves a file of `repository` at `commit` as it is."""
    return f"https://raw.githubusercontent.com/{repository}/{commit}/{quote(path)}"


_LANGUAGE = re.compile(r"[a-z]{2,3}")
_REVISION = re.compile(
    r"(?:github:)?(?P<repository>[\w.-]+/[\w.-]+)@(?P<commit>[0-9a-f]{40}):(?P<path>[^\s:]+)"
)


def parse_source(
    kind: SourceKind, source: str, *, act: str, language: str, file: str = PINS_FILE
) -> Pin | Problem:
    """The pin that `source` names: `repository@commit:path`, an address, or a file's name."""
    if fault := _fault_of_name(act, language):
        return Problem("G671", Place(file), fault, "see docs/registers/acts.yml for the acts' ids")
    if kind is SourceKind.FILE:
        return Pin(act, language, kind, path=source)
    if kind is SourceKind.ADILET:
        parts = urlsplit(source)
        if parts.scheme and parts.hostname and not parts.username:
            return Pin(act, language, kind, address=source)
        return _misspelt(file, source, "write the address of the page: https://…")
    match = _REVISION.fullmatch(source)
    if match is None or ".." in match["path"].split("/") or match["path"].startswith("/"):
        hint = "write owner/name@commit:path, the commit with all its 40 figures"
        return _misspelt(file, source, hint)
    return Pin(act, language, kind, match["repository"], match["commit"], match["path"])


def _misspelt(file: str, source: str, hint: str) -> Problem:
    return Problem("G671", Place(file), f"this names no source: {source}", hint)


def parse_pins(text: str, file: str = PINS_FILE) -> tuple[list[Pin], list[Problem]]:
    """The pins that `text` holds, in order, and every entry that is none."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return [], [Problem("G670", Place(file), f"not TOML: {error}", "mend the line it names")]
    pins: list[Pin] = []
    problems: list[Problem] = []
    for act, languages in data.items():
        rows = languages.items() if isinstance(languages, dict) else [("", languages)]
        for language, row in rows:
            found = _parse_pin(act, language, row, Place(file, _line_of(text, act, language)))
            if isinstance(found, Pin):
                pins.append(found)
            else:
                problems.append(found)
    return pins, problems


def _line_of(text: str, act: str, language: str) -> int:
    position = text.find(f"[{act}.{language}]")
    return text.count("\n", 0, max(position, 0)) + 1


_FIELDS = {
    SourceKind.MIRROR: ("repository", "commit", "path"),
    SourceKind.ADILET: ("address",),
    SourceKind.FILE: ("path",),
}
_KEYS = {
    "source", "repository", "commit", "path", "address", "edition", "articles", "numbered-unit",
    "digest", "sha256",
}  # fmt: skip


def _parse_pin(act: str, language: str, row: object, place: Place) -> Pin | Problem:
    fault = _fault_of_name(act, language) or _fault_of(row)
    if fault or not isinstance(row, dict):
        return Problem("G670", place, f"{act}.{language}: {fault}", "see the other entries")
    articles = tuple(parse_eid(name) for name in row.get("articles", ()))
    return Pin(
        act,
        language,
        SourceKind(row["source"]),
        **{
            key: row.get(key, "")
            for key in ("repository", "commit", "path", "address", "edition", "digest", "sha256")
        },
        articles=tuple(eid for eid in articles if eid is not None),
        unit=NumberedUnit(row.get("numbered-unit", NumberedUnit.PARAGRAPH)),
    )


def _fault_of_name(act: str, language: str) -> str:
    """What is wrong with the names, which become folders and files, or nothing."""
    address = parse_address(act)
    if address is None or address.eid is not None:
        return f"“{act}” is no act's id"
    return "" if _LANGUAGE.fullmatch(language) else f"“{language}” is no language tag"


def _fault_of(row: object) -> str:
    """What is wrong with an entry, or nothing."""
    if not isinstance(row, dict):
        return "this is no table of keys"
    if unknown := set(row) - _KEYS:
        return f"unknown keys: {', '.join(sorted(unknown))}"
    articles = row.get("articles", [])
    texts = [value for key, value in row.items() if key != "articles"]
    if not isinstance(articles, list) or not all(isinstance(v, str) for v in [*texts, *articles]):
        return "every value is a text in quotation marks, articles a list of them"
    if row.get("source") not in set(SourceKind):
        return "source is one of mirror, adilet, file"
    if missing := [key for key in _FIELDS[SourceKind(row["source"])] if not row.get(key)]:
        return f"missing: {', '.join(missing)}"
    if row.get("numbered-unit", "paragraph") not in set(NumberedUnit):
        return "numbered-unit is paragraph or part"
    if row.get("edition") and not is_date(row["edition"]):
        return f"edition is a date such as 2025-11-17, not {row['edition']}"
    if bad := [name for name in articles if parse_eid(name) is None]:
        return f"no addresses: {', '.join(bad)}"
    return ""


def check_pinned(acts: Iterable[str], pins: Iterable[Pin]) -> list[Problem]:
    """The acts that are asked for and pinned nowhere."""
    pinned = sorted({pin.act for pin in pins})
    hint = f"pinned are: {', '.join(pinned)}" if pinned else "pin a text: `glossa official add`"
    return [
        Problem("G671", Place(PINS_FILE), f"nothing is pinned for {act}", hint)
        for act in acts
        if act not in pinned
    ]


def is_date(text: str) -> bool:
    """Whether `text` is an ISO date: `2025-11-17`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


HEADER = """\
# Where the official texts come from: one table for each act and language.
# Kept by `glossa official add`; the texts themselves lie in official/, outside version control.
"""


def render_pins(pins: Iterable[Pin]) -> str:
    """The file that holds `pins`, sorted by act and language."""
    rows = sorted(pins, key=lambda pin: (pin.act, pin.language))
    return "\n".join([HEADER, *(_render_pin(pin) for pin in rows)])


def _render_pin(pin: Pin) -> str:
    values: Mapping[str, Any] = {
        "source": pin.source.value,
        "repository": pin.repository,
        "commit": pin.commit,
        "path": pin.path,
        "address": pin.address,
        "edition": pin.edition,
        "articles": [str(eid) for eid in pin.articles],
        "numbered-unit": "" if pin.unit is NumberedUnit.PARAGRAPH else pin.unit.value,
        "digest": pin.digest,
        "sha256": pin.sha256,
    }
    rows = [f"{key} = {_render_value(value)}" for key, value in values.items() if value]
    return "\n".join([f"[{pin.act}.{pin.language}]", *rows, ""])


def _render_value(value: str | list[str]) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_render_value(item) for item in value)}]"
    # TOML's basic strings are JSON's, but for the escape of DEL, which no pin contains.
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda m: f"\\u{ord(m[0]):04X}", escaped) + '"'
