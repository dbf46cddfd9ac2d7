"""A page's elements into blocks: paragraphs, headings, tables, with notes told from words.

The walk goes over events, never into itself, so no depth of nesting can break it; and it takes
every piece of text, whatever element holds it, so nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from glossa.model.provisions import normalise
from glossa.official.blocks import Block, Kind
from glossa.official.words import is_note, parse_heading
from glossa.problems import Place

_BLOCKS = frozenset({
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "pre", "blockquote", "section", "article",
    "center", "form", "hr", "address", "main",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_STRONG = frozenset({"b", "strong"})
_RED = re.compile(r"#?ff0000\b|\bred\b", re.I)
# Older pages hold several paragraphs in one element, each on a line of its own, set in by spaces.
_NEXT_NUMBER = re.compile(r"\n[ \t\xa0]{4,}(?=\d{1,3}(?:-\d{1,3})*[.)]\s)")
_SENTENCE_ENDS = (".", ":", ";", "!", "?", "–", "—")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of text as the page sets it."""

    text: str
    note: bool
    strong: bool


@dataclass(slots=True)
class _Flow:
    """The block that is being gathered."""

    kind: Kind = Kind.TEXT
    anchor: str = ""
    line: int = 1
    pieces: list[_Piece] = field(default_factory=list)


def read_elements(root: HtmlElement, file: str) -> list[Block]:
    """The blocks of everything in `root`, in order."""
    walker = _Walker(file)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if walker.start(element):
                walk.skip_subtree()
        else:
            walker.end(element)
            walker.take(element.tail if element is not root else "")
    walker.flush()
    return walker.blocks


class _Walker:
    """Takes elements and text in the order of the page and cuts them into blocks."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.last = Place(file, 1, 0)
        self.blocks: list[Block] = []
        self.flow = _Flow()
        self.notes = 0
        self.strongs = 0
        self.heading = 0

    def start(self, element: HtmlElement) -> bool:
        """Begin `element`; True where its content is done with and must be passed over."""
        tag = _tag_of(element)
        if tag == "table":
            self.flush()
            self._read_table(element)
            return True
        if tag in _BLOCKS or tag in _HEADINGS:
            self._begin(element, tag)
        elif tag == "br":
            self._break(element)
        elif tag == "a" and not self.flow.anchor:
            self.flow.anchor = str(element.get("name") or element.get("id") or "")
        self.notes += _is_note_element(element, tag)
        self.strongs += tag in _STRONG
        self.take(element.text)
        return False

    def end(self, element: HtmlElement) -> None:
        """End `element`."""
        tag = _tag_of(element)
        if tag == "table":
            return
        if tag in _BLOCKS or tag in _HEADINGS:
            self.heading -= tag in _HEADINGS
            self.flush()
        self.notes -= _is_note_element(element, tag)
        self.strongs -= tag in _STRONG

    def take(self, text: str | None) -> None:
        """Take a run of text."""
        if text:
            self.flow.pieces.append(_Piece(text, self.notes > 0, self.strongs > 0))

    def _begin(self, element: HtmlElement, tag: str) -> None:
        self.flush()
        self.heading += tag in _HEADINGS
        kind = Kind.HEADING if self.heading else Kind.TEXT
        if tag == "h1" and not parse_heading(normalise("".join(element.itertext()))):
            kind = Kind.TITLE
        anchor = str(element.get("id") or element.get("name") or "")
        self.flow = _Flow(kind, anchor or self.flow.anchor, element.sourceline or 1)

    def _break(self, element: HtmlElement) -> None:
        """A `<br>`: the end of a paragraph where a sentence ends or a number follows."""
        texts = (piece.text.strip() for piece in reversed(self.flow.pieces))
        so_far = next((text for text in texts if text), "")
        follows = normalise(element.tail or "")
        numbered = bool(re.match(r"\d{1,3}(?:-\d{1,3})*[.)]\s", follows))
        if self.heading and parse_heading(follows) and so_far:
            self.flush()
        elif self.heading or self.notes or not so_far:
            self.take(" ")
        elif numbered or so_far.endswith(_SENTENCE_ENDS) or self._bold_ends(element):
            flow = self.flow
            self.flush()
            self.flow = _Flow(flow.kind, flow.anchor, element.sourceline or flow.line)
        else:
            self.take(" ")

    def _bold_ends(self, element: HtmlElement) -> bool:
        """Whether a bold line ends here and plain words follow: a heading set as a paragraph."""
        is_bold = all(piece.strong for piece in self.flow.pieces if piece.text.strip())
        return is_bold and not self.strongs and bool(element.tail)

    def flush(self) -> None:
        """End the block that is being gathered."""
        flow, self.flow = self.flow, _Flow(anchor="", line=self.flow.line)
        self.blocks.extend(self._blocks_of(flow))
        if self.heading:
            self.flow.kind = Kind.HEADING

    def _blocks_of(self, flow: _Flow) -> Iterator[Block]:
        words = [piece for piece in flow.pieces if not piece.note]
        shown = [piece for piece in words if piece.text.strip()]
        strong = bool(shown) and all(piece.strong for piece in shown)
        kind = Kind.STRONG if strong and flow.kind is Kind.TEXT else flow.kind
        raw = "".join(piece.text for piece in words)
        for part in [raw] if kind is not Kind.TEXT else _NEXT_NUMBER.split(raw):
            if text := normalise(part):
                found = Kind.NOTE if is_note(text) else kind
                yield Block(found, text, self._place(flow.line), flow.anchor)
        if note := normalise("".join(piece.text for piece in flow.pieces if piece.note)):
            yield Block(Kind.NOTE, note, self._place(flow.line), flow.anchor)

    def _place(self, line: int) -> Place:
        """Where a block stands. Pages do not tell columns: blocks on one line are counted."""
        line = max(line, self.last.line)
        column = self.last.column + 1 if line == self.last.line else 1
        self.last = Place(self.file, line, column)
        return self.last

    def _read_table(self, table: HtmlElement) -> None:
        place = self._place(table.sourceline or 1)
        if text := _table_text(table):
            self.blocks.append(Block(Kind.TABLE, text, place, str(table.get("id") or "")))


def _table_text(table: HtmlElement) -> str:
    """A table's words: a line a row, cells parted by ` | `; a table in a cell adds its rows."""
    rows: list[list[list[str]]] = [[[]]]
    for event, element in etree.iterwalk(table, events=("start", "end")):
        tag = _tag_of(element)
        cell = rows[-1][-1]
        if tag in _BLOCKS or tag == "br":
            cell.append(" ")
        if event == "end":
            cell.append("" if element is table else element.tail or "")
            continue
        if tag == "tr":
            rows.append([[]])
        elif tag in {"td", "th"} and any(cell):
            rows[-1].append([])
        rows[-1][-1].append(element.text or "")
    lines = [" | ".join(normalise("".join(cell)) for cell in row) for row in rows]
    return "\n".join(line for line in lines if line.strip(" |"))


def _tag_of(element: HtmlElement) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _is_note_element(element: HtmlElement, tag: str) -> bool:
    if tag == "font":
        return bool(_RED.search(str(element.get("color") or "")))
    style = str(element.get("style") or "")
    is_red = "color" in style and bool(_RED.search(style))
    return "note" in str(element.get("class") or "").split() or (tag == "span" and is_red)
