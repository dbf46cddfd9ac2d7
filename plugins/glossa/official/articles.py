"""The body of one article: its blocks read into paragraphs, subparagraphs, parts and items.

Form alone decides, never indentation, which the sources keep badly: numbers, their order, and how
the sentence before ended. A list hangs on the words before it; words after it open a new part,
unless they end the list's own sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from glossa.model.address import EId, Step, Unit
from glossa.official.blocks import Block, Kind
from glossa.official.draft import Draft, line_of
from glossa.official.values import Line, NumberedUnit, Role
from glossa.official.words import (
    Numbered,
    follows,
    has_lettered_number,
    is_remark,
    is_repeal,
    order_of,
    parse_numbered,
)

_OPENS_LIST = ":"
_KEEPS_LIST_OPEN = (";", ",")


@dataclass(frozen=True, slots=True)
class _Item:
    """A block with the number it begins with."""

    block: Block
    numbered: Numbered | None
    repealed: bool

    @property
    def is_note(self) -> bool:
        return self.block.kind is Kind.NOTE and self.numbered is None

    @property
    def is_set_apart(self) -> bool:
        return self.block.kind in {Kind.TABLE, Kind.VERBATIM}

    @property
    def paragraph(self) -> str | None:
        return self.numbered.number if self.numbered and not self.numbered.bracket else None

    @property
    def subparagraph(self) -> str | None:
        return self.numbered.number if self.numbered and self.numbered.bracket else None


def read_article(draft: Draft, article: EId, blocks: Sequence[Block], unit: NumberedUnit) -> None:
    """Read the blocks below the heading of `article` into `draft`."""
    known = len(draft.lines)
    items, remarks = _split_remarks([_item(block) for block in blocks])
    groups = _split_paragraphs(draft, items)
    for number, group in groups:
        if number is None and unit is NumberedUnit.PART and len(groups) > 1:
            _read_preface(draft, article, group)
        elif number is None:
            _Body(draft, article, article.child(Unit.PART, "1"), article).read(group)
        else:
            eid = article.child(unit.unit, number)
            _Body(draft, eid, eid, article).read(group)
    for item in remarks:
        role = Role.NOTE if item.is_note else Role.REMARK
        draft.add(article, _line(item, role))
    _mark_repealed(draft, article, known)


def _read_preface(draft: Draft, article: EId, items: Sequence[_Item]) -> None:
    """Words before the numbered parts are the article's own: `part_1` is the part numbered 1."""
    for item in items:
        draft.add(article, _line(item, Role.NOTE if item.is_note else Role.WORDS))


def read_points(draft: Draft, blocks: Sequence[Block]) -> None:
    """Read numbered points that lie in no article; the first block is a point."""
    known = len(draft.lines)
    for number, group in _split_paragraphs(draft, [_item(block) for block in blocks], known > 0):
        eid = EId((Step(Unit.PARAGRAPH, number or "1"),))
        _Body(draft, eid, eid, eid).read(group)
    for eid in list(islice(draft.lines, known, None)):
        _mark_if_repealed(draft, eid)


def _item(block: Block) -> _Item:
    numbered = None
    if block.kind in {Kind.TEXT, Kind.STRONG, Kind.NOTE}:
        numbered = parse_numbered(block.text)
    repealed = block.kind is Kind.NOTE and numbered is not None and is_repeal(block.text)
    if block.kind is Kind.NOTE and not repealed:
        numbered = None
    return _Item(block, numbered, repealed)


def _line(item: _Item, role: Role) -> Line:
    if item.repealed:
        role = Role.NOTE
    elif item.is_set_apart:
        role = Role.TABLE
    if item.numbered is None:
        return line_of(item.block, role)
    return line_of(item.block, role, item.numbered.printed, item.numbered.rest)


def _split_remarks(items: list[_Item]) -> tuple[list[_Item], list[_Item]]:
    """The article's own text, and its remarks, whose numbers count for themselves."""
    own: list[_Item] = []
    remarks: list[_Item] = []
    last: str | None = None
    last_remark: str | None = None
    inside = False
    for item in items:
        if not item.numbered and not item.is_note and is_remark(item.block.text):
            inside, last_remark = True, None
        elif inside and (number := item.paragraph):
            if not follows(number, last_remark) and last and follows(number, last):
                inside = False
            else:
                last_remark = number
        if not inside and item.paragraph:
            last = item.paragraph
        (remarks if inside else own).append(item)
    return own, remarks


def _split_paragraphs(
    draft: Draft, items: Sequence[_Item], goes_on: bool = False
) -> list[tuple[str | None, list[_Item]]]:
    """The items by the numbered paragraph they lie in; None for those before the first."""
    groups: list[tuple[str | None, list[_Item]]] = []
    previous: str | None = None
    for item in items:
        number = item.paragraph
        if number is not None and (previous is None or order_of(number) > order_of(previous)):
            if previous is not None or not goes_on:
                _check_gap(draft, item, previous)
            groups.append((number, [item]))
            previous = number
        elif groups:
            groups[-1][1].append(item)
        else:
            groups.append((None, [item]))
    return groups


def _check_gap(draft: Draft, item: _Item, previous: str | None) -> None:
    if item.numbered and not follows(item.numbered.number, previous):
        draft.warn(
            "G654",
            item.block.place,
            f"the number before {item.numbered.printed} is missing: "
            f"{previous or 'nothing'} stands before it",
            "compare with the other language; the source may have lost a provision",
        )


def _mark_repealed(draft: Draft, article: EId, known: int) -> None:
    """Mark what the source only says is gone; `known` provisions were there before the article."""
    for eid in (article, *islice(draft.lines, known, None)):
        _mark_if_repealed(draft, eid)


def _mark_if_repealed(draft: Draft, eid: EId) -> None:
    is_gone = any(is_repeal(line.full) for line in draft.lines[eid])
    if is_gone and eid not in draft.with_law:
        draft.repealed.add(eid)


def _numbers_after(items: Sequence[_Item]) -> list[str | None]:
    """For each item the next number in brackets after it."""
    later: list[str | None] = []
    number: str | None = None
    for item in reversed(items):
        later.append(number)
        number = item.subparagraph or number
    return later[::-1]


class _Body:
    """Reads what one numbered paragraph, or an article without any, holds.

    `holder` is what lists and further parts hang on, `first` what has the first words.
    """

    def __init__(self, draft: Draft, holder: EId, first: EId, article: EId) -> None:
        self.draft = draft
        self.holder = holder
        self.first = first
        self.touched = article
        self.part: EId | None = None
        self.parts = 0
        self.list_on = holder
        self.entry: EId | None = None
        self.entry_parts = 1
        self.last_number: str | None = None
        self.items_on: EId | None = None
        self.items = 0
        self.ending = ""

    def read(self, items: Sequence[_Item]) -> None:
        later = _numbers_after(items)
        for index, item in enumerate(items):
            if item.is_note or (item.is_set_apart and self.touched in self.draft.lines):
                self.draft.add(self.touched, _line(item, Role.NOTE))
            elif index == 0 and item.paragraph is not None:
                self._open_part(item, self.first)
            elif item.subparagraph is not None:
                self._read_entry(item, item.subparagraph)
            elif item.paragraph is not None:
                self._refuse(item)
            else:
                self._read_words(item, self._list_goes_on(later[index]))

    def _list_goes_on(self, later: str | None) -> bool:
        """Whether the next number in brackets, `later`, continues the list that is open."""
        if self.entry is None or self.last_number is None or later is None:
            return False
        return order_of(later) > order_of(self.last_number)

    def _read_entry(self, item: _Item, number: str) -> None:
        if self.last_number is not None and order_of(number) <= order_of(self.last_number):
            self._refuse(item)
            return
        _check_gap(self.draft, item, self.last_number)
        eid = self.list_on.child(Unit.SUBPARAGRAPH, number)
        if self._open(eid, item):
            self.entry, self.entry_parts, self.last_number = eid, 1, number
            self.items_on, self.items = None, 0

    def _read_words(self, item: _Item, goes_on: bool) -> None:
        text = item.block.text
        if has_lettered_number(text):
            self._warn_of_letters(item)
        if self.entry is not None:
            self._read_after_entry(item, goes_on)
        elif self.part is None:
            self._open_part(item, self.first)
        elif self._in_items():
            self._open_item(self.list_on, item)
        elif self._continues(text):
            self._add(self.part, item, Role.CLOSING if self.items_on else Role.WORDS)
        else:
            self._open_part(item, self.holder.child(Unit.PART, str(self.parts + 1)))

    def _read_after_entry(self, item: _Item, goes_on: bool) -> None:
        assert self.entry is not None
        text = item.block.text
        if self._in_items():
            self._open_item(self.entry, item)
        elif goes_on and self._continues(text):
            self._add(self.entry, item, Role.WORDS)
        elif goes_on:
            self.entry_parts += 1
            self._open(self.entry.child(Unit.PART, str(self.entry_parts)), item)
        elif text[:1].islower() and self.part is not None:
            self._add(self.part, item, Role.CLOSING)
            self.entry = None
        else:
            self._open_part(item, self.holder.child(Unit.PART, str(max(self.parts, 1) + 1)))

    def _in_items(self) -> bool:
        """Whether the next words are an entry of a list without numbers."""
        if self.items_on is not None:
            return self.ending.endswith(_KEEPS_LIST_OPEN)
        return self.ending.endswith(_OPENS_LIST)

    def _continues(self, text: str) -> bool:
        """Whether `text` goes on with a sentence that the source broke into two blocks."""
        return text[:1].islower() and not self.ending.endswith((".", ":"))

    def _open_part(self, item: _Item, eid: EId) -> None:
        self.parts = max(self.parts + 1, 1 if eid == self.first else 2)
        self.list_on = self.holder if eid == self.first else eid
        self.entry, self.last_number, self.items_on, self.items = None, None, None, 0
        if self._open(eid, item):
            self.part = eid

    def _open_item(self, on: EId, item: _Item) -> None:
        self.items = self.items + 1 if self.items_on == on else 1
        self.items_on = on
        self._open(on.child(Unit.ITEM, str(self.items)), item)

    def _open(self, eid: EId, item: _Item) -> bool:
        opened = self.draft.open(eid, _line(item, Role.WORDS), item.block.anchor)
        if opened:
            self.touched = eid
        self.ending = item.block.text
        return opened

    def _add(self, eid: EId, item: _Item, role: Role) -> None:
        self.draft.add(eid, _line(item, role))
        self.touched, self.ending = eid, item.block.text

    def _refuse(self, item: _Item) -> None:
        number = item.numbered.printed if item.numbered else ""
        self.draft.put_aside(
            _line(item, Role.WORDS),
            "G655",
            f"the number {number} is out of order: it was there before",
            "the words are kept without an address; look whether the source is damaged",
        )

    def _warn_of_letters(self, item: _Item) -> None:
        self.draft.warn(
            "G659",
            item.block.place,
            f"a number in letters: “{item.block.text[:30]}”",
            "it is counted as an unnumbered part; check its address",
        )
