"""A page's elements into blocks: paragraphs, headings, tables, with notes told from words.

The walk goes over events, never into itself, so no depth of nesting can break it; and it takes
every piece of text, whatever element holds it, so nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

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
_INLINE = frozenset({"a", "b", "strong", "i", "em", "u", "span", "font", "small", "big"})
_RED = re.compile(r"#?ff0000\b|\bred\b|rgb\(\s*255\s*,\s*0\s*,\s*0\s*\)", re.I)
_NOTES = frozenset({"note", "footnote"})
_NUMBERED = re.compile(r"\d{1,3}(?:-\d{1,3})*[.)]\s")
# `61<sup>1</sup>` at the beginning of a block is the inserted number 61-1, not 611.
_NUMBER_SO_FAR = re.compile(r"\s*(?:[^\W\d]{4,9}\s+)?\d{1,4}(?:-\d{1,3})*", re.S)
# Older pages hold several paragraphs in one element, each on a line of its own, set in by spaces.
_NEXT_NUMBER = re.compile(r"\n[ \t\xa0]{4,}(?=\d{1,3}(?:-\d{1,3})*[.)]\s)")
_SENTENCE_ENDS = (".", ":", ";", "!", "?", "–", "—")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of text as the page sets it; `link` is where a link round it leads."""

    text: str
    note: bool
    strong: bool
    link: str = ""


@dataclass(slots=True)
class _Flow:
    """The block that is being gathered."""

    kind: Kind = Kind.TEXT
    anchor: str = ""
    line: int = 1
    pieces: list[_Piece] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The first words so far, notes aside: enough to know a heading or a number by."""
        return "".join(piece.text for piece in self.pieces[:_ENOUGH] if not piece.note)


_ENOUGH = 24


def read_elements(root: HtmlElement, file: str) -> list[Block]:
    """The blocks of everything in `root`, in order."""
    walker = _Walker(file, {_anchor_of(element) for element in root.iter()})
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

    def __init__(self, file: str, anchors: set[str]) -> None:
        self.file = file
        self.anchors = anchors
        self.links: list[str] = []
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
        elif tag == "a":
            self.flow.anchor = self.flow.anchor or _anchor_of(element)
            self.links.append(str(element.get("href") or ""))
        elif tag == "sup" and _is_inserted(self.flow.words, element.text):
            self.take("-")
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
        elif tag == "a":
            self.links.pop()
        self.notes -= _is_note_element(element, tag)
        self.strongs -= tag in _STRONG

    def take(self, text: str | None) -> None:
        """Take a run of text."""
        if text:
            link = self.links[-1] if self.links else ""
            self.flow.pieces.append(_Piece(text, self.notes > 0, self.strongs > 0, link))

    def _begin(self, element: HtmlElement, tag: str) -> None:
        self.flush()
        self.heading += tag in _HEADINGS
        kind = Kind.HEADING if self.heading else Kind.TEXT
        if tag == "h1" and not parse_heading(normalise("".join(element.itertext()))):
            kind = Kind.TITLE
        anchor = _anchor_of(element) or self.flow.anchor
        self.flow = _Flow(kind, anchor, element.sourceline or 1)

    def _break(self, element: HtmlElement) -> None:
        """A `<br>`: the end of a paragraph where a sentence ends or a number follows."""
        so_far = _last_words(self.flow.pieces)
        if not so_far or self.notes:
            self.take(" ")
            return
        follows = _words_after(element)
        if self.heading and parse_heading(follows):
            self.flush()
        elif self.heading or not self._ends_before(element, so_far, follows):
            self.take(" ")
        else:
            flow = self.flow
            self.flush()
            self.flow = _Flow(flow.kind, flow.anchor, element.sourceline or flow.line)

    def _ends_before(self, element: HtmlElement, so_far: str, follows: str) -> bool:
        """Whether a paragraph set with line breaks ends before what follows."""
        if _NUMBERED.match(follows) or so_far.endswith(_SENTENCE_ENDS) or self._bold_ends(element):
            return True
        is_heading = parse_heading(normalise(self.flow.words)) is not None
        return is_heading and (follows[:1].isupper() or parse_heading(follows) is not None)

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
        pieces = _join_notes(flow.pieces)
        kind = self._kind_of(flow, [p for p in pieces if not p.note and p.text.strip()])
        raw = _join_words(pieces)
        for part in [raw] if kind is not Kind.TEXT else _NEXT_NUMBER.split(raw):
            if text := normalise(part):
                found = Kind.NOTE if is_note(text) else kind
                yield Block(found, text, self._place(flow.line), flow.anchor)
        if note := normalise("".join(piece.text for piece in pieces if piece.note)):
            yield Block(Kind.NOTE, note, self._place(flow.line), flow.anchor)

    def _kind_of(self, flow: _Flow, shown: list[_Piece]) -> Kind:
        if flow.kind is not Kind.TEXT or not shown:
            return flow.kind
        if all(self._leads_elsewhere(piece.link, flow.anchor) for piece in shown):
            return Kind.NAVIGATION
        return Kind.STRONG if all(piece.strong for piece in shown) else flow.kind

    def _leads_elsewhere(self, link: str, anchor: str) -> bool:
        """Whether a link leads to another place of the same text, as tables of contents do."""
        _, hash_sign, target = link.partition("#")
        if not hash_sign or target == anchor:
            return False
        return target in self.anchors or (link.startswith("#") and not target.startswith("z"))

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


def _anchor_of(element: HtmlElement) -> str:
    return str(element.get("id") or element.get("name") or "")


def _is_inserted(words: str, raised: str | None) -> bool:
    """Whether a raised figure makes the number that a block begins with an inserted one."""
    return (raised or "").strip().isdecimal() and bool(_NUMBER_SO_FAR.fullmatch(words))


def _last_words(pieces: Sequence[_Piece]) -> str:
    texts = (piece.text.strip() for piece in reversed(pieces))
    return next((text for text in texts if text), "")


def _words_after(element: HtmlElement) -> str:
    """The words between a `<br>` and the next one, or the end of its block."""
    for _ in range(_DEEPEST):
        found = element.tail or ""
        for sibling in element.itersiblings():
            tag = _tag_of(sibling)
            if tag not in _INLINE or any(_tag_of(inner) == "br" for inner in sibling.iter()):
                return normalise(found)
            found += "".join(sibling.itertext()) + (sibling.tail or "")
        parent = element.getparent()
        if found.strip() or parent is None or _tag_of(parent) not in _INLINE:
            return normalise(found)
        element = parent
    return ""


_DEEPEST = 4


def _join_notes(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces; links of a note belong to it, though they often stand between its elements."""
    runs = [(note, list(run)) for note, run in groupby(pieces, key=lambda piece: piece.note)]
    joined: list[_Piece] = []
    for at, (note, run) in enumerate(runs):
        is_inside = 0 < at < len(runs) - 1 and not _last_words(joined).endswith((".", "!"))
        is_end = at == len(runs) - 1 > 0 and all(piece.note for piece in joined)
        if not note and (is_inside or is_end) and all(_can_be_of_note(piece) for piece in run):
            run = [replace(piece, note=True) for piece in run]
        joined += run
    return joined


def _can_be_of_note(piece: _Piece) -> bool:
    return bool(piece.link) or not any(letter.isalnum() for letter in piece.text)


def _join_words(pieces: Iterable[_Piece]) -> str:
    """The words without the notes; what a note parted stays parted."""
    words, cut = [""], False
    for piece in pieces:
        if piece.note:
            cut = True
            continue
        if cut and words[-1][-1:].isalnum() and piece.text[:1].isalnum():
            words.append(" ")
        words.append(piece.text)
        cut = False
    return "".join(words)


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
    names = str(element.get("class") or "").lower().split()
    return not _NOTES.isdisjoint(names) or (tag == "span" and is_red)
