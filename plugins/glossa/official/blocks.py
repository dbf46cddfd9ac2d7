"""What a reader of a source format hands on: its blocks, in order, told apart by form alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glossa.problems import Place


class Kind(StrEnum):
    """What a block is by its form in the source; what it means is the business of `structure`."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    STRONG = "strong"
    NOTE = "note"
    TABLE = "table"
    VERBATIM = "verbatim"
    NAVIGATION = "navigation"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a source.

    `text` is plain, white space folded; `before`, `after` and `marked` are as in `Line`; `anchor`
    is the source's own mark for the place.
    """

    kind: Kind
    text: str
    place: Place
    anchor: str = ""
    before: str = ""
    after: str = ""
    marked: str = ""
