"""Words in which citations stand, and what was found there, as values."""

from __future__ import annotations

from dataclasses import dataclass

from glossa.cite.resolve import Reason
from glossa.model.address import Address
from glossa.model.annotations import Annotation
from glossa.problems import Place


@dataclass(frozen=True, slots=True)
class Settled:
    """Words from `start` to `end` that the author linked: `target` as written, maybe no address."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in which citations may stand.

    `origin` is the reference they belong to (`ai-law/art_17__para_1`, `note:g-17-scope`) and
    `context` the provision or act against which relative citations are read.
    """

    origin: str
    tag: str
    text: str
    context: Address
    place: Place

    note: Annotation | None = None
    links: tuple[Settled, ...] = ()

    @property
    def is_note(self) -> bool:
        """Whether somebody speaks about the law here, and not the law itself."""
        return self.note is not None


@dataclass(frozen=True, slots=True)
class CitationFound:
    """A citation of a passage: its words, from `start` to `end`, and what they name.

    `targets` are canonical references; empty, with a `reason`, where nothing could be made of it.
    """

    passage: Passage
    start: int
    end: int
    quote: str
    targets: tuple[str, ...]
    reason: Reason | None = None
