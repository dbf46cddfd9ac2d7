"""An official text as values: what the state published, provision by provision.

A text is a row of lines, each in its role and at its place; provisions are what the lines belong
to. Every line of the source is somewhere in the value, so the text can be printed again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from glossa.model.address import EId, Step, Unit
from glossa.model.provisions import hash_text
from glossa.problems import Place


class Role(StrEnum):
    """What a line of an official text is."""

    HEADING = "heading"
    WORDS = "words"
    CLOSING = "closing"
    TABLE = "table"
    NOTE = "note"
    REMARK = "remark"
    TITLE = "title"
    NAVIGATION = "navigation"
    SIGNATURE = "signature"
    ANNEX = "annex"
    UNPLACED = "unplaced"


class NumberedUnit(StrEnum):
    """What the `1.` of an act's articles counts: a paragraph (пункт), or a part (часть)."""

    PARAGRAPH = "paragraph"
    PART = "part"

    @property
    def unit(self) -> Unit:
        """The same as a unit of addresses."""
        return Unit.PART if self is NumberedUnit.PART else Unit.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Line:
    """One block of the source.

    `number` is printed as the source has it (`3.`, `2-1)`, `Статья 17.`), `text` are the words
    without markup. `before` and `after` are what the source sets round them; `marked`, where it is
    not empty, are number and words with the markup that stands inside them.
    """

    text: str
    place: Place
    role: Role = Role.WORDS
    number: str = ""
    before: str = ""
    after: str = ""
    marked: str = ""

    @property
    def full(self) -> str:
        """Number and words, as a reader sees them."""
        return f"{self.number} {self.text}".strip()


LAW = frozenset({Role.WORDS, Role.CLOSING, Role.TABLE})
"""The roles whose words are the law's own text below its headings."""

SAID = LAW | {Role.HEADING, Role.REMARK}
"""The roles of everything that the law itself says, headings and remarks included."""


@dataclass(frozen=True, slots=True)
class OfficialProvision:
    """A provision, or a section or chapter, with its lines in the order of the source.

    `anchor` is the source's own positional mark (`st17`, `z1542`): a place to link to, never an
    id. `repealed` where the source says that the provision is gone and gives no words.
    """

    eid: EId
    lines: tuple[Line, ...]
    anchor: str = ""
    repealed: bool = False

    @property
    def place(self) -> Place:
        """Where the provision begins."""
        return self.lines[0].place

    @property
    def number(self) -> str:
        """Its number as printed, empty where it is only counted."""
        return self.lines[0].number

    @property
    def heading(self) -> str:
        """Its heading without the number, empty below the article."""
        return self._joined(Role.HEADING)

    @property
    def text(self) -> str:
        """Its words before any list; source paragraphs are parted by line ends."""
        return "\n".join(line.text for line in self.lines if line.role in {Role.WORDS, Role.TABLE})

    @property
    def closing(self) -> str:
        """The words after its list that end the list's own sentence (a penalty, mostly)."""
        return self._joined(Role.CLOSING)

    @property
    def notes(self) -> tuple[str, ...]:
        """The source's notes on amendments that stand at it."""
        return tuple(line.full for line in self.lines if line.role is Role.NOTE)

    @property
    def remarks(self) -> tuple[str, ...]:
        """The article's own remarks (Примечание, Ескертпе): law, but outside its numbering."""
        return tuple(line.full for line in self.lines if line.role is Role.REMARK)

    @property
    def hash(self) -> str:
        """The SHA-256 of its normalised law: heading, words, closing words and remarks."""
        kept = (line for line in self.lines if line.role is not Role.NOTE)
        return hash_text("\n".join(line.full for line in kept))

    def _joined(self, role: Role) -> str:
        return "\n".join(line.text for line in self.lines if line.role is role and line.text)


@dataclass(frozen=True, slots=True)
class OfficialText:
    """An act's official text in one language.

    `edition` is the ISO date of the wording, empty where the source does not say. `aside` are the
    lines that are no provision: title, preamble, navigation, signature, annexes, and what could
    not be placed. `provisions` stand in the order of the source.
    """

    act: str
    language: str
    title: str
    edition: str
    provisions: tuple[OfficialProvision, ...]
    aside: tuple[Line, ...] = ()

    @property
    def by_eid(self) -> Mapping[EId, OfficialProvision]:
        """The provisions by eId."""
        return {provision.eid: provision for provision in self.provisions}

    @property
    def articles(self) -> tuple[OfficialProvision, ...]:
        """The articles alone."""
        return tuple(item for item in self.provisions if item.eid.last.unit is Unit.ARTICLE)

    @property
    def unplaced(self) -> tuple[Line, ...]:
        """The lines that were not understood."""
        return tuple(line for line in self.aside if line.role is Role.UNPLACED)

    @property
    def digest(self) -> str:
        """The SHA-256 of all provisions' hashes and addresses: what pins the wording."""
        rows = "\n".join(f"{item.hash}  {item.eid}" for item in self.provisions)
        return hashlib.sha256(rows.encode()).hexdigest()

    def find(self, eid: EId) -> OfficialProvision | None:
        """The provision at `eid`; a numbered one is also found by the name of its first part."""
        found = self.by_eid
        is_first = eid.last == Step(Unit.PART, "1") and eid.depth > 1
        return found.get(eid) or (found.get(EId(eid.steps[:-1])) if is_first else None)

    def lines(self) -> Iterator[Line]:
        """Every line of the source, in its order."""
        return (line for _, line in self.owned_lines())

    def owned_lines(self) -> list[tuple[OfficialProvision | None, Line]]:
        """Every line of the source in its order, with the provision it belongs to, if any."""
        aside = [(None, line) for line in self.aside]
        own = [(provision, line) for provision in self.provisions for line in provision.lines]
        return sorted([*aside, *own], key=lambda pair: pair[1].place)
