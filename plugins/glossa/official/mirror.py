"""The Markdown mirror of the state database: read into blocks, and printed again.

The form is described by the mirror's own files: an anchor before each article, bold or `###`
headings, `1.` and `1)` at the beginning of a block (`1\\.` where Markdown would renumber), notes on
amendments in `> *…*` or `*…*`, tables as HTML, unreadable places as fenced code. Large acts are an
index and parts.
"""

from __future__ import annotations

import difflib
import html
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from glossa.model.provisions import normalise
from glossa.official.blocks import Block, Kind
from glossa.official.structure import Reading, build_text
from glossa.official.values import Line, NumberedUnit, OfficialText
from glossa.problems import Place, Problem, Severity, sorted_problems

_ANCHOR = re.compile(r'<a id="(?P<id>[^"]*)"></a>')
_HEADING = re.compile(r"(?P<before>#{1,6}\s+)(?P<text>.*?)(?P<after>\s*#*)", re.S)
_BOLD = re.compile(r"(?P<before>\*\*)(?P<text>(?:(?!\*\*).)+)(?P<after>\*\*)", re.S)
_ITALIC = re.compile(r"(?P<before>\*)(?P<text>[^*].*[^*]|[^*])(?P<after>\*)", re.S)
_NUMBER_LINE = re.compile(r"\s*\d{1,3}(?:-\d{1,3})*(?:\\?\.(?!\d)|\\?\))\s")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_PART_LINK = re.compile(r"^\|\s*\[`?([^\]`]+)`?\]\(([^)\s]+\.md)\)", re.M)
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3})(?=\S)([^*]+?)(?<=\S)\1")
_ROW = re.compile(r"<tr\b[^>]*>", re.I)
_CELL = re.compile(r"<t[dh]\b[^>]*>", re.I)
_UP = re.compile(r"↑\s*\[[^\]]*\]\([^)]*\)")
_FENCE = "```"


@dataclass(frozen=True, slots=True)
class _Raw:
    """Lines of the source that belong together, with the number of the first."""

    text: str
    line: int
    anchor: str = ""


def parse_mirror(
    source: str,
    *,
    act: str,
    language: str,
    file: str,
    edition: str = "",
    unit: NumberedUnit = NumberedUnit.PARAGRAPH,
) -> Reading:
    """Read a file of the mirror; `file` is what problems call it. See `parse_mirror_parts`."""
    return parse_mirror_parts(
        [(file, source)], act=act, language=language, edition=edition, unit=unit
    )


def parse_mirror_parts(
    parts: Sequence[tuple[str, str]],
    *,
    act: str,
    language: str,
    edition: str = "",
    unit: NumberedUnit = NumberedUnit.PARAGRAPH,
) -> Reading:
    """Read an act that lies in several files, `(name, source)` each, in order.

    The text is printed again and compared with its sources: where they differ, white space aside,
    there is no text, and each place that differs is a problem (G657).
    """
    blocks = [block for file, source in parts for block in read_blocks(source, file)]
    reading = build_text(blocks, act=act, language=language, edition=edition, unit=unit)
    if reading.text is None:
        return reading
    lost = [
        problem for file, source in parts for problem in check_printed(reading.text, source, file)
    ]
    problems = sorted_problems([*reading.problems, *_check_verbatim(blocks), *lost])
    return Reading(None if lost else reading.text, tuple(problems))


def find_parts(index: str) -> tuple[str, ...]:
    """The paths of an act's parts, as its index links them; empty where it is no index."""
    return tuple(match[2] for match in _PART_LINK.finditer(index))


def find_anchor(parts: Sequence[tuple[str, str]], number: str) -> str | None:
    """The path of the part, of `(path, source)` pairs, that holds the article `number`."""
    anchor = f'<a id="st{number}"></a>'
    return next((path for path, source in parts if anchor in source), None)


def print_mirror(text: OfficialText) -> str:
    """The Markdown that `text` was read from, white space aside."""
    return "\n\n".join(_print_line(line) for line in text.lines()) + "\n"


def check_printed(text: OfficialText, source: str, file: str) -> list[Problem]:
    """The places where `text`, printed again, is not `source`; white space is no difference."""
    lines = (line for line in text.lines() if line.place.file == file)
    printed = [normalise(_print_line(line)) for line in lines]
    raws = _split_blocks(source)
    wanted = [normalise(raw.anchor + raw.text) for raw in raws]
    if normalise(" ".join(printed)) == normalise(source):
        return []
    matcher = difflib.SequenceMatcher(a=wanted, b=printed, autojunk=False)
    return [
        Problem(
            "G657",
            Place(file, raws[min(start, len(raws) - 1)].line if raws else 1),
            f"this would not come out as it went in: “{' '.join(wanted[start:end])[:60]}”",
            "the reader of the mirror does not know this form; nothing was written",
        )
        for tag, start, end, _, _ in matcher.get_opcodes()
        if tag != "equal"
    ]


def _print_line(line: Line) -> str:
    return f"{line.before}{line.marked or line.full}{line.after}"


def read_blocks(source: str, file: str) -> list[Block]:
    """The blocks of a file of the mirror, in order."""
    index = _index_line(source)
    blocks = [_read_block(raw, file) for raw in _split_blocks(source)]
    return [
        replace(block, kind=Kind.NAVIGATION) if block.place.line >= index else block
        for block in blocks
    ]


def _index_line(source: str) -> float:
    """The line where the mirror's own list of parts begins; past the end where there is none."""
    link = _PART_LINK.search(source)
    if link is None:
        return math.inf
    heading = source.rfind("\n## ", 0, link.start()) + 1
    return source.count("\n", 0, heading) + 1


def _split_blocks(source: str) -> list[_Raw]:
    """The blocks, each article's anchor with the block below it."""
    blocks: list[_Raw] = []
    anchor = ""
    for raw in _split_raw(source):
        if _ANCHOR.fullmatch(raw.text.strip()):
            anchor += raw.text.strip() + "\n\n"
        else:
            blocks.append(replace(raw, anchor=anchor))
            anchor = ""
    if anchor:
        blocks.append(_Raw("", source.count("\n") + 1, anchor))
    return blocks


def _split_raw(source: str) -> Iterator[_Raw]:
    """Blocks as blank lines, fences, tables and numbers part them."""
    held: list[str] = []
    start, closing = 1, ""
    for number, line in enumerate(source.split("\n"), start=1):
        if held and not closing and _parts_from(line):
            yield _Raw("\n".join(held), start)
            held = []
        if not held:
            start, closing = number, _closing_of(line)
            if not line.strip():
                continue
        held.append(line)
        if closing and closing in line and not (closing == _FENCE and len(held) == 1):
            yield _Raw("\n".join(held), start)
            held, closing = [], ""
    if held:
        yield _Raw("\n".join(held), start)


def _parts_from(line: str) -> bool:
    """Whether `line` begins a block of its own, blank lines included."""
    begins = ("#", "<a id=", _FENCE, "<table")
    return not line.strip() or bool(_NUMBER_LINE.match(line)) or line.lstrip().startswith(begins)


def _closing_of(line: str) -> str:
    """What ends the block that `line` begins, where a blank line does not."""
    stripped = line.strip()
    if stripped.startswith(_FENCE):
        return _FENCE
    return "</table>" if stripped.startswith("<table") else ""


def _read_block(raw: _Raw, file: str) -> Block:
    source = raw.text.strip()
    column = len(raw.text) - len(raw.text.lstrip()) + 1
    place = Place(file, raw.line, column)
    kind, before, inner, after = _take_apart(source)
    text = _plain_table(inner) if kind is Kind.TABLE else _plain(inner, kind)
    anchors = _ANCHOR.findall(raw.anchor)
    return Block(
        kind,
        text,
        place,
        anchors[-1] if anchors else "",
        raw.anchor + before,
        after,
        "" if text == normalise(inner) else inner,
    )


def _take_apart(source: str) -> tuple[Kind, str, str, str]:
    """The kind of a block, and what stands before, in and after its words."""
    if match := _HEADING.fullmatch(source):
        kind = Kind.TITLE if match["before"].strip() == "#" else Kind.HEADING
        return kind, match["before"], match["text"], match["after"]
    if source.startswith(">"):
        return Kind.NOTE, "", source, ""
    if source.startswith(_FENCE):
        return Kind.VERBATIM, "", source, ""
    if source.startswith(("<table", "|")):
        return Kind.TABLE, "", source, ""
    if _UP.fullmatch(source):
        return Kind.NAVIGATION, "", source, ""
    for pattern, kind in ((_BOLD, Kind.STRONG), (_ITALIC, Kind.NOTE)):
        if match := pattern.fullmatch(source):
            return kind, match["before"], match["text"], match["after"]
    return Kind.TEXT, "", source, ""


def _plain(inner: str, kind: Kind) -> str:
    """The words of `inner` without Markdown."""
    if kind is Kind.VERBATIM:
        return normalise(inner.strip("`\n"))
    if kind is Kind.NOTE:
        inner = re.sub(r"^\s*>\s?", "", inner, flags=re.M)
    words = _TAG.sub(" ", _LINK.sub(r"\1", inner))
    words = _EMPHASIS.sub(r"\2", words)
    return normalise(html.unescape(_ESCAPE.sub(r"\1", words)))


def _plain_table(source: str) -> str:
    """A table's words: a line a row, cells parted by ` | `."""
    if not source.startswith("<"):
        rows = [row.strip().strip("|").split("|") for row in source.split("\n")]
    else:
        rows = [_CELL.split(row)[1:] for row in _ROW.split(source)[1:]]
    lines = [" | ".join(_plain(cell, Kind.TEXT) for cell in row) for row in rows]
    return "\n".join(line for line in lines if line.strip(" |-:"))


def _check_verbatim(blocks: Sequence[Block]) -> list[Problem]:
    return [
        Problem(
            "G661",
            block.place,
            f"the mirror sets this as a block of code: “{block.text[:50]}”",
            "its words are kept where they stand; numbers and headings in it are not read",
            Severity.WARNING,
        )
        for block in blocks
        if block.kind is Kind.VERBATIM
    ]
