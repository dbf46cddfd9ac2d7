"""What the recogniser finds: citations and their targets, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from glossa.model.address import GROUPS, EId, Step, Unit, parse_eid

THIS = "this"
"""The number of a step that means "the one in which these words stand": `art_this`."""


class Language(StrEnum):
    """A language whose citations are read and written."""

    KK = "kk"
    RU = "ru"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Target:
    """What a citation points at: steps, outermost first, never empty.

    It may be relative in two ways. A step numbered `this` is the unit in which the citation
    stands; and a target that begins below the article (`para_3`) leaves the article to the
    context. `glossa.cite.resolve` makes addresses of targets.
    """

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return "__".join(str(step) for step in self.steps)

    @property
    def is_absolute(self) -> bool:
        """Whether the target is whole without a context (its act aside)."""
        return self.steps[0].unit in _OUTER and all(s.number != THIS for s in self.steps)

    @property
    def eid(self) -> EId | None:
        """The same as an eId, or None where a step says `this`."""
        return None if any(s.number == THIS for s in self.steps) else EId(self.steps)

    def up_to(self, unit: Unit) -> Target | None:
        """The target cut off below its `unit`, or None where it has none."""
        for depth, step in enumerate(self.steps, 1):
            if step.unit is unit:
                return Target(self.steps[:depth])
        return None


_OUTER = GROUPS | {Unit.ARTICLE, Unit.ANNEX, Unit.RECITAL}


def parse_target(text: str) -> Target | None:
    """The target that `text` writes (`para_this__part_1`), or None where it writes none."""
    steps = tuple(step for piece in text.split("__") if (step := _parse_step(piece)) is not None)
    return Target(steps) if steps and len(steps) == text.count("__") + 1 else None


def _parse_step(text: str) -> Step | None:
    unit, _, number = text.partition("_")
    if number == THIS:
        return Step(Unit(unit), THIS) if unit in set(Unit) else None
    eid = parse_eid(text)
    return eid.last if eid else None


class ActKind(StrEnum):
    """How the citation says which act it means."""

    NONE = "none"
    """It does not: the act of the context is meant."""
    THIS = "this"
    """“this Law”: the act in which it stands."""
    SHORT = "short"
    """“the Law”: the act spoken of, mostly that of the context."""
    NAMED = "named"
    """By a name or number in the register: `act` is its id."""
    TITLED = "titled"
    """By a title or number that the register does not know: `act` is that."""
    AMBIGUOUS = "ambiguous"
    """By a name that several acts bear: `candidates` are their ids."""


class Status(StrEnum):
    """Whether the words alone say what is meant."""

    CLEAR = "clear"
    AMBIGUOUS = "ambiguous"
    """A back-reference to one of several: `targets` are all of them."""
    UNRESOLVED = "unresolved"
    """A back-reference to nothing: no targets."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in a text.

    `start` and `end` count code points of the text, end exclusive, and `quote` is the text between
    them. `act` is an id, or a title or number as the text has it (`act_kind` says which), or None.
    `targets` are in reading order, each once.
    """

    start: int
    end: int
    quote: str
    act_kind: ActKind
    act: str | None
    targets: tuple[Target, ...]
    status: Status = Status.CLEAR
    candidates: tuple[str, ...] = ()
    """Ids of the acts that could be meant, where `act_kind` is AMBIGUOUS."""
    back: bool = False
    """Whether it refers back to a citation before it (“the same article”)."""
    near: Unit | None = None
    """The unit it names without a number by «эта статья», «бұл бап»: in a text about a provision
    that may be the provision, whatever was cited before."""


@dataclass(frozen=True, slots=True)
class ActMention:
    """An act named in a text, be it in a citation or by itself; fields as in `Citation`."""

    start: int
    end: int
    quote: str
    act_kind: ActKind
    act: str | None
