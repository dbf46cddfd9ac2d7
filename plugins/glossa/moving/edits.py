"""Changes to a text that leave everything else in it as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `new` in the place of the characters from `start` to `end` (exclusive)."""

    start: int
    end: int
    new: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, which must not overlap."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(set(edits)):
        if edit.start < at:
            raise ValueError(f"two edits overlap at character {edit.start}")
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*pieces, text[at:]])


def line_starts(text: str) -> list[int]:
    """Where each line of `text` begins, in characters; lines end at LF."""
    lengths = (len(line) + 1 for line in text.split("\n"))
    return [0, *accumulate(lengths)]
