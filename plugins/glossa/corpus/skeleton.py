"""A new note, written where it belongs in the files of every language.

Only its frame is written: attributes in the order of the format page, no words. What comes out is
read again before it is handed back, and must have no fault but the words that are still missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from glossa.corpus.edition import Corpus
from glossa.corpus.project import corpus_from
from glossa.model.address import Address, EId, parse_address
from glossa.model.annotations import Kind
from glossa.problems import Problem, Severity

UNWRITTEN = frozenset({"G307", "G311"})
"""What the check may say of a fresh note: an attribute without a value, a note without words."""

_FENCE = re.compile(r"(:{3,})\{[^}]*\} *(\S*)")
_PROVISION = re.compile(r"\{#([^}]*)\}")
_HEADING = re.compile(r"#{1,6} ")

DEFAULTS = {"source": "glossa", "as-of": "law"}
OF_A_KIND: Mapping[Kind, Mapping[str, str]] = {
    Kind.COMPARISON: {"with": "", "relation": "not-stated"},
    Kind.PROPOSAL: {"operation": "insert", "status": "suggested"},
}
"""The further attributes a kind must have; `with` has no value that fits by itself."""

_TITLED = frozenset({Kind.PROPOSAL, Kind.DISAGREEMENT})


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The texts of the files as they shall be, and the line in each that the note begins on."""

    id: str
    texts: Mapping[str, str]
    lines: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing is written: in one sentence, with what might have been meant, or problems."""

    message: str
    near: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def write_skeleton(
    files: Mapping[str, bytes],
    kind: Kind,
    reference: str,
    given: Mapping[str, str] | None = None,
    tags: Sequence[str] | None = None,
) -> Skeleton | Refusal:
    """A note of `kind` on what `reference` names, in every language that has the file.

    `files` are those of the project; `given` are attributes, the id among them, that take the
    place of ours; `tags` the languages to write in, where not in all.
    """
    before = corpus_from(files)
    corpus = before.corpus
    found = _find_files(corpus, reference, tags)
    if isinstance(found, Refusal):
        return found
    paths, inside = found
    broken = tuple(p for p in before.problems if p.place.file in paths and _is_in_the_way(p))
    if broken:
        return Refusal("Mend these first, so that the note finds its place.", problems=broken)
    attributes = {"id": _fresh_id(corpus, kind, reference), **(given or {})}
    if corpus.annotation(attributes["id"]):
        return Refusal(f"The id {attributes['id']} is taken; choose another.")
    block = _write_block(kind, inside, attributes)
    placed = {path: _insert(files[path].decode(), inside, block) for path in paths}
    skeleton = Skeleton(
        attributes["id"],
        {path: text for path, (text, _) in placed.items()},
        {path: line for path, (_, line) in placed.items()},
    )
    return _prove(files, before.problems, skeleton)


def _is_in_the_way(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR and problem.code not in UNWRITTEN


def _find_files(
    corpus: Corpus, reference: str, tags: Sequence[str] | None
) -> tuple[tuple[str, ...], EId | None] | Refusal:
    """The files that speak of it, and where in the article; None for the file as a whole."""
    canonical = corpus.resolve(reference)
    if canonical is None:
        return Refusal(f"There is nothing at “{reference}”.", corpus.nearest_few(reference, 3))
    address = parse_address(canonical)
    if address is None or address.eid is None:
        page = corpus.pages.get(canonical)
        files = _in(tags, page.files) if page else ()
        return (files, None) if files else _no_file(canonical)
    article = corpus.articles.get(Address(address.act, address.eid.article))
    if article is None:
        return _no_file(canonical)
    eid = address.eid
    inside = EId(eid.steps[1:]) if eid.depth else None
    files = _in(tags, article.files)
    return (files, inside) if files else _no_file(canonical)


def _in(tags: Sequence[str] | None, files: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(file for tag, file in files.items() if tags is None or tag in tags)


def _no_file(canonical: str) -> Refusal:
    return Refusal(
        f"{canonical} has no file of its own here, or none in that language; "
        "write the note on the provision, article or topic that speaks of it."
    )


def _fresh_id(corpus: Corpus, kind: Kind, reference: str) -> str:
    """`g-17-commentary`, and with a number where that is taken."""
    address = parse_address(corpus.resolve(reference) or reference)
    if address is not None and address.eid is not None:
        subject = address.eid.article.last.number
    else:
        subject = reference.rpartition(":")[2]
    name = f"g-{subject}-{kind.value}"
    names = (name, *(f"{name}-{count}" for count in range(2, len(corpus.annotations) + 3)))
    return next(name for name in names if corpus.annotation(name) is None)


def _write_block(kind: Kind, inside: EId | None, given: Mapping[str, str]) -> list[str]:
    attributes = {"id": given["id"], **({"title": ""} if kind in _TITLED else {}), **DEFAULTS}
    attributes |= {**OF_A_KIND.get(kind, {}), **given}
    head = f":::{{{kind.value}}} {inside or ''}".rstrip()
    lines = [f":{name}: {' '.join(value.split())}".rstrip() for name, value in attributes.items()]
    return [head, *lines, "", "", ":::"]


def _insert(text: str, inside: EId | None, block: list[str]) -> tuple[str, int]:
    """The text with the block after the last note on the provision, or at its end; the line."""
    lines = text.rstrip("\n").split("\n")
    at = len(lines) if inside is None else _end_of_notes(lines, str(inside))
    after = lines[at:]
    whole = [*lines[:at], "", *block, *([""] if after and after[0] else []), *after]
    return "\n".join(whole) + "\n", at + 2


def _end_of_notes(lines: list[str], inside: str) -> int:
    """How many lines stand before the place for a further note on the provision."""
    end, own = len(lines), False
    for number in _outside_notes(lines):
        line = lines[number]
        if provision := _PROVISION.match(line):
            own = provision[1] == inside
        elif _HEADING.match(line):
            own = False
        note = _FENCE.match(line)
        if line.strip() and (own or (note and note[2] == inside)):
            end = _end_of_block(lines, number)
    return end


def _outside_notes(lines: list[str]) -> Iterator[int]:
    """The numbers of lines, of a note its first alone."""
    number = 0
    while number < len(lines):
        yield number
        number = _end_of_block(lines, number)


def _end_of_block(lines: list[str], number: int) -> int:
    """The number of the line after a note that begins here, or after this line."""
    fence = _FENCE.match(lines[number])
    if fence is None:
        return number + 1
    for later in range(number + 1, len(lines)):
        mark = lines[later].strip()
        if mark.strip(":") == "" and len(mark) >= len(fence[1]):
            return later + 1
    return len(lines)


def _prove(
    files: Mapping[str, bytes], before: tuple[Problem, ...], skeleton: Skeleton
) -> Skeleton | Refusal:
    """The skeleton, if reading it gives the note and no fault but its missing words."""
    after = corpus_from({**files, **{path: t.encode() for path, t in skeleton.texts.items()}})
    known = {(problem.code, problem.message) for problem in before}
    gained = [p for p in after.problems if (p.code, p.message) not in known]
    wrong = tuple(p for p in gained if _is_in_the_way(p))
    note = after.corpus.annotation(skeleton.id)
    if wrong or note is None or len(note.texts) != len(skeleton.texts):
        return Refusal("The note would not be read as it should; nothing is written.", (), wrong)
    return skeleton
