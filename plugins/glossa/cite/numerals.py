"""Numbers of provisions: Roman figures, ordinals made of two words, ranges."""

from __future__ import annotations

import re

_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3}|c)(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LOOKALIKE = str.maketrans("іхсӏ", "ixcl")

LONGEST_RANGE = 400
"""A range that names more provisions than this is taken for two numbers, not for a range."""


def parse_roman(text: str) -> int | None:
    """The value of a Roman figure up to 100 (`III`, also with Cyrillic І and Х), or None."""
    low = text.casefold().translate(_LOOKALIKE)
    if len(low) > 8 or not _ROMAN.fullmatch(low):
        return None
    values = [_VALUES[letter] for letter in low]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def write_roman(number: int) -> str:
    """The Roman figure, in small letters, of a number from 1 to 100."""
    tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc", "c"]
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    return tens[number // 10] + ones[number % 10]


def expand_range(first: str, last: str) -> tuple[str, ...]:
    """Every number from `first` to `last`, both included.

    `5`, `7` -> 5 6 7; `9-1`, `9-3` -> 9-1 9-2 9-3; `a`, `c` -> a b c; `7`, `8-2` -> 7 8 8-2.
    What is no rising range, or names more than `LONGEST_RANGE` provisions, comes back as its two
    ends.
    """
    if len(first) == len(last) == 1 and first.isalpha() and last.isalpha() and first < last:
        return tuple(chr(code) for code in range(ord(first), ord(last) + 1))
    if not (first[0].isdigit() and last[0].isdigit()):
        return first, last
    return _expand_figures(first, last)


def _expand_figures(first: str, last: str) -> tuple[str, ...]:
    base, _, inner = first.rpartition("-")
    last_base, _, last_inner = last.rpartition("-")
    if base and base == last_base:
        return tuple(f"{base}-{n}" for n in _count(inner, last_inner)) or (first, last)
    start, end = first.split("-")[0], last.split("-")[0]
    whole = [str(n) for n in _count(start, end)]
    if not whole:
        return first, last
    return (first, *whole[1:], *([last] if last != end else []))


def _count(first: str, last: str) -> range:
    low, high = int(first), int(last)
    return range(low, high + 1) if low <= high < low + LONGEST_RANGE else range(0)


def is_rising(number: str) -> bool:
    """Whether a hyphened number could be a range: `925-928` could, `641-1` could not."""
    low, _, high = number.partition("-")
    return high.isdigit() and int(low) < int(high) < int(low) + LONGEST_RANGE
