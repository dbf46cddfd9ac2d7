"""An article's text in one language, an amendment to it, and what the amendment makes of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from glossa.model.address import EId
from glossa.model.annotations import Operation
from glossa.problems import Place


@dataclass(frozen=True, slots=True)
class Line:
    """A provision in one language: its number as printed (`4.`, or empty) and its words."""

    eid: EId
    number: str
    text: str

    @property
    def full(self) -> str:
        """Number and words, as a reader sees them."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The provisions of an article in the language `tag`, in the order of their addresses.

    Build it with `article_text`, which sorts; no address stands in it twice.
    """

    tag: str
    article: EId
    lines: tuple[Line, ...]

    def find(self, eid: EId) -> Line | None:
        """The provision at `eid`."""
        return next((line for line in self.lines if line.eid == eid), None)

    def part(self, eid: EId) -> tuple[Line, ...]:
        """The provision at `eid` with everything below it."""
        return tuple(line for line in self.lines if eid.contains(line.eid))

    def holds(self, eid: EId) -> bool:
        """Whether there are words at `eid` or below it."""
        return bool(self.part(eid))

    def may_hold(self, eid: EId) -> bool:
        """Whether a provision can be put below `eid`: the article, or what is there."""
        return eid == self.article or self.holds(eid)

    def without(self, eid: EId) -> ArticleText:
        """The article without what `part` gives."""
        kept = tuple(line for line in self.lines if not eid.contains(line.eid))
        return ArticleText(self.tag, self.article, kept)

    def with_lines(self, lines: Iterable[Line]) -> ArticleText:
        """The article with further provisions, each in its place."""
        placed = list(self.lines)
        for line in lines:
            placed.insert(bisect_left(placed, line.eid, key=lambda other: other.eid), line)
        return ArticleText(self.tag, self.article, tuple(placed))


def article_text(tag: str, article: EId, lines: Iterable[Line]) -> ArticleText:
    """The article with its provisions sorted by address."""
    return ArticleText(tag, article, tuple(sorted(lines, key=lambda line: line.eid)))


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change to one provision of an article, worded in the language `tag`.

    `operation` is insert, replace or repeal. `number` and `text` are the new words, `below` further
    provisions that come with them. `instead_of` narrows a replacement or a repeal to a few words,
    which must stand in the provision exactly once; without it the whole provision is meant, with
    all that hangs on it. `place` is where the amendment is written.
    """

    operation: Operation
    target: EId
    tag: str
    place: Place
    number: str = ""
    text: str = ""
    instead_of: str = ""
    below: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The new words as provisions."""
        own = Line(self.target, self.number, self.text)
        return (own, *self.below) if own.full else self.below


@dataclass(frozen=True, slots=True)
class Applied:
    """An article before and after an amendment; `reversal` leads back, word for word."""

    before: ArticleText
    after: ArticleText
    reversal: Amendment


class Mark(StrEnum):
    """What an amendment does to words or to a provision."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with what becomes of them: kept, inserted or deleted."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class RedLine:
    """A provision in a redline: `mark` says what becomes of it as a whole."""

    eid: EId
    mark: Mark
    pieces: tuple[Piece, ...]

    @property
    def before(self) -> str:
        """The words as they stand."""
        return "".join(piece.text for piece in self.pieces if piece.mark is not Mark.INSERTED)

    @property
    def after(self) -> str:
        """The words as they would read."""
        return "".join(piece.text for piece in self.pieces if piece.mark is not Mark.DELETED)
