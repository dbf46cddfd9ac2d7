"""Addresses of provisions: the same in every language, and forever.

An eId names a provision inside its act after the naming convention of Akoma Ntoso 1.0 (OASIS,
section 5: unit abbreviation, underscore, number, two underscores between levels):
`art_17__para_3__subpara_3`. Parts, lettered points and list items extend it, because the law of
Kazakhstan counts unnumbered parts and the acts of the EU letter their points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering


class Unit(StrEnum):
    """A kind of provision, outermost first."""

    SECTION = "sec"
    CHAPTER = "chp"
    ANNEX = "annex"
    RECITAL = "rec"
    ARTICLE = "art"
    PARAGRAPH = "para"
    PART = "part"
    SUBPARAGRAPH = "subpara"
    POINT = "point"
    ITEM = "item"


GROUPS = frozenset({Unit.SECTION, Unit.CHAPTER})
"""Units that gather articles; everything else lies in an article or beside one."""

COUNTED = frozenset({Unit.PART, Unit.ITEM})
"""Units whose number is mostly counted and not printed."""

_STEP = re.compile(r"([a-z]+)_([0-9]+(?:-[0-9]+)*|[a-z]|[ivxlc]+)")
_ACT = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_MAX_STEPS = 8


@total_ordering
@dataclass(frozen=True, slots=True)
class Step:
    """One level of an eId: a unit and its number as printed, without brackets or full stop.

    A number keeps the hyphen of an inserted provision (`641-1`); points have a letter; annexes a
    Roman figure.
    """

    unit: Unit
    number: str

    def __str__(self) -> str:
        return f"{self.unit}_{self.number}"

    def __lt__(self, other: Step) -> bool:
        return self.order < other.order

    @property
    def order(self) -> tuple[int, tuple[int, ...], str]:
        """A sort key: by unit as they nest, then 2 before 10, and 2 before 2-1."""
        if not self.number[0].isdigit():
            return _RANK[self.unit], (), self.number
        # A list hangs on its parent's first part, so it stands between that part and the second.
        rank = len(_RANK) if self.unit is Unit.PART and self.number != "1" else _RANK[self.unit]
        return rank, tuple(int(part) for part in self.number.split("-")), ""


_RANK = {unit: rank for rank, unit in enumerate(Unit)}


@total_ordering
@dataclass(frozen=True, slots=True)
class EId:
    """Where a provision stands in its act: its steps, outermost first, never empty."""

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return "__".join(str(step) for step in self.steps)

    def __lt__(self, other: EId) -> bool:
        return self.steps < other.steps

    @property
    def parent(self) -> EId | None:
        """The provision that holds this one, or None for an article or chapter."""
        return EId(self.steps[:-1]) if len(self.steps) > 1 else None

    @property
    def article(self) -> EId:
        """The outermost provision this one lies in: the article, for everything below one."""
        return EId(self.steps[:1])

    @property
    def last(self) -> Step:
        """The innermost step, which says what kind of provision this is."""
        return self.steps[-1]

    @property
    def depth(self) -> int:
        """How many levels lie between the article and this provision; 0 for the article."""
        return len(self.steps) - 1

    @property
    def slug(self) -> str:
        """The article's name in a URL: `art-17`, `art-641-1`."""
        return str(self.steps[0]).replace("_", "-")

    def child(self, unit: Unit, number: str) -> EId:
        """The provision `unit` `number` directly below this one."""
        return EId((*self.steps, Step(unit, number)))

    def below(self, relative: EId) -> EId:
        """The provision that `relative`, written from the article down, names in this article."""
        return EId((*self.article.steps, *relative.steps))

    def contains(self, other: EId) -> bool:
        """Whether `other` is this provision or lies in it."""
        return other.steps[: len(self.steps)] == self.steps


def parse_eid(text: str) -> EId | None:
    """The eId that `text` writes, or None where it writes none."""
    pieces = text.split("__")
    if len(pieces) > _MAX_STEPS:
        return None
    steps = tuple(step for piece in pieces if (step := _parse_step(piece)) is not None)
    return EId(steps) if len(steps) == len(pieces) else None


def _parse_step(text: str) -> Step | None:
    match = _STEP.fullmatch(text)
    if match is None or match[1] not in _UNITS:
        return None
    unit, number = _UNITS[match[1]], match[2]
    return Step(unit, number) if number[0].isdigit() or unit in _LETTERED else None


_UNITS = {unit.value: unit for unit in Unit}
_LETTERED = frozenset({Unit.POINT, Unit.ANNEX})


@total_ordering
@dataclass(frozen=True, slots=True)
class Address:
    """A provision of an act, or an act as a whole (`eid` is None).

    Written `ai-law/art_17__para_3`. URL, anchor, citation and export id are derived from it.
    """

    act: str
    eid: EId | None = None

    def __str__(self) -> str:
        return f"{self.act}/{self.eid}" if self.eid else self.act

    def __lt__(self, other: Address) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, tuple[Step, ...]]:
        return self.act, self.eid.steps if self.eid else ()

    @property
    def path(self) -> str:
        """Its place below a language's folder: `ai-law/art-17/#art_17__para_3`."""
        if self.eid is None:
            return f"{self.act}/"
        fragment = f"#{self.eid}" if self.eid.depth else ""
        return f"{self.act}/{self.eid.slug}/{fragment}"

    def contains(self, other: Address) -> bool:
        """Whether `other` is this provision, or act, or lies in it."""
        if self.act != other.act or self.eid is None:
            return self.act == other.act
        return other.eid is not None and self.eid.contains(other.eid)


def parse_address(text: str) -> Address | None:
    """The address that `text` writes, or None where it writes none.

    Only the form is judged: whether such an act or provision exists is the corpus's business.
    """
    act, slash, rest = text.partition("/")
    if not _ACT.fullmatch(act):
        return None
    if not slash:
        return Address(act)
    eid = parse_eid(rest)
    return Address(act, eid) if eid else None
