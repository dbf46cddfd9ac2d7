"""A letter of the concordance, cut into pages that stay light.

The first page of a letter keeps its address and an anchor for every word of the letter: what has
moved to a further page has a line there that leads on, so that no old link breaks when texts grow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from glossa.tables.concordance import Entry, Line

LIGHT = 190_000
"""Up to how many bytes the words of one page may have, its frame and its pointers not counted."""

ENTRY, LINE, NOTE, POINTER = 900, 190, 150, 130
"""About how many bytes the markup of these takes."""


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A page of a letter: its number from 1, and its words, those of every text apart."""

    number: int
    entries: tuple[Entry, ...]

    @property
    def label(self) -> str:
        """`паспорт – право`: the first and the last word of the page, those of every text aside."""
        told = [entry for entry in self.entries if not entry.is_folded] or self.entries
        first, last = told[0].headword, told[-1].headword
        return first if first == last else f"{first} – {last}"


def cut_letter(entries: Sequence[Entry], weigh: Callable[[Entry], int]) -> tuple[LetterPart, ...]:
    """The words of a letter in as few pages as keep below `LIGHT`, in their order.

    Words of every text come last. The first page leaves room for the lines that lead on.
    """
    ordered = sorted(entries, key=lambda entry: entry.is_folded)
    weights = [weigh(entry) for entry in ordered]
    pages: list[list[Entry]] = [[]]
    room = LIGHT if sum(weights) <= LIGHT else LIGHT - POINTER * len(ordered)
    for entry, weight in zip(ordered, weights, strict=True):
        if pages[-1] and weight > room:
            pages.append([])
            room = LIGHT
        pages[-1].append(entry)
        room -= weight
    return tuple(LetterPart(number, tuple(page)) for number, page in enumerate(pages, 1))


def weigh_entry(entry: Entry, passage: Callable[[Line], str], few: int) -> int:
    """About how many bytes an entry takes whose lines stand on the page."""
    following = (*(line.address for line in entry.lines[1:]), None)
    ends = (
        line
        for line, after in zip(entry.lines, following, strict=True)
        if line.address != after and not entry.is_folded
    )
    notes = min(len(entry.notes), max(few, len(entry.notes) // 2))
    return ENTRY + NOTE * notes + sum(map(_weigh_line, entry.lines)) + _bytes(map(passage, ends))


def _weigh_line(line: Line) -> int:
    return LINE + _bytes((line.before, line.word, line.after))


def _bytes(texts: Iterable[str]) -> int:
    return sum(len(text.encode()) for text in texts)
