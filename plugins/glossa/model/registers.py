"""What has no language of its own: acts, sources, terms, dates, people, topics, divergences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from glossa.model.address import EId
from glossa.model.languages import Wording
from glossa.problems import Place

NOTHING = Wording({})


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter or section of an act: its eId, its title, its first and last article."""

    eid: EId
    title: Wording
    first: EId
    last: EId


@dataclass(frozen=True, slots=True)
class CitedProvision:
    """A provision of an act that has no pages of ours, restated briefly.

    `key` is an eId, or a word where the sources give a rule no number (`risk-tiers`).
    """

    key: str
    ids: tuple[str, ...]
    title: Wording
    text: Wording
    place: Place


@dataclass(frozen=True, slots=True)
class Act:
    """An act of any jurisdiction, as the register knows it. Dates are ISO 8601, maybe partial."""

    id: str
    place: Place
    title: Wording
    jurisdiction: str
    kind: str
    status: str = ""
    ids: tuple[str, ...] = ()
    short: Wording = NOTHING
    number: str = ""
    date: str = ""
    in_force: str = ""
    edition: str = ""
    authentic: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    urls: Wording = NOTHING
    note: Wording = NOTHING
    repealed_by: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    cited_by: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    provisions: Mapping[str, CitedProvision] = field(default_factory=dict)

    def label(self, tag: str) -> str:
        """What the act is called in running text: its short name, or its title."""
        return self.short.get(tag) or self.title.get(tag)


@dataclass(frozen=True, slots=True)
class Source:
    """A work that is cited or annotated from; `csl` holds its CSL-JSON fields (citeproc)."""

    id: str
    place: Place
    csl: Mapping[str, Any]
    names: Wording = NOTHING
    titles: Wording = NOTHING
    ids: tuple[str, ...] = ()
    act: str = ""
    annotates: bool = False
    stage: str = ""
    cited_by: tuple[Mapping[str, str], ...] = ()
    conflicts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its equivalents.

    `names` are, per language, further forms under which texts have it; `deprecated` gives, per
    language, a variant and why not.
    """

    id: str
    place: Place
    label: Wording
    ids: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    defined_at: str = ""
    definition: Wording = NOTHING
    deprecated: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    note: Wording = NOTHING
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What readers type, by language, what the texts call it, and the places that answer it."""

    id: str
    place: Place
    typed: Mapping[str, tuple[str, ...]]
    meant: Wording
    at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A date of the timeline."""

    id: str
    place: Place
    date: str
    category: str
    title: Wording
    source: str
    ids: tuple[str, ...] = ()
    locator: str = ""
    refs: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose view is reported or who proposed something."""

    id: str
    place: Place
    name: Wording
    role: Wording = NOTHING
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of an essay; `ids` are the narrower topics and regimes merged into it."""

    id: str
    place: Place
    title: Wording
    ids: tuple[str, ...] = ()
    order: int = 0


@dataclass(frozen=True, slots=True)
class AcceptedCitations:
    """Citations of one place that lead nowhere, and why that is right.

    `id` is the place, a reference (`note:p-001`); `quotes` their words by language tag; `why` a
    code of `source.registers.WHY_UNRESOLVED`.
    """

    id: str
    place: Place
    quotes: Mapping[str, tuple[str, ...]]
    why: str


@dataclass(frozen=True, slots=True)
class Divergence:
    """A place where two authentic texts of an act say different things.

    `words` are the words that differ, by the tag of the text they stand in; `says` tells for each
    text, in every language, what it means.
    """

    id: str
    place: Place
    at: str
    words: Mapping[str, str]
    says: Mapping[str, Wording]
    effect: Wording
    status: str
    found_by: str = ""


class SignalKind(StrEnum):
    """What was counted in the authentic texts of an act and differs."""

    STRUCTURE = "structure"
    FIGURES = "figures"
    DATES = "dates"
    REFERENCES = "references"
    MODALS = "modals"
    TERMS = "terms"


class Verdict(StrEnum):
    """What a reader made of a signal; one without a decision is open."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class SignalDecision:
    """What was decided about a signal, and why.

    `found` are the findings it was made on, by tag: when the texts change, it no longer holds.
    `divergence` is the entry of the register that a confirmed signal led to.
    """

    id: str
    place: Place
    at: str
    kind: SignalKind
    verdict: Verdict
    found: Mapping[str, str]
    reason: Wording
    divergence: str = ""


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a printed table in our own words.

    `at` are references to what it speaks of; where the cell errs, `correction` says what is right
    and `right` where that stands.
    """

    text: Wording
    at: tuple[str, ...] = ()
    correction: Wording = NOTHING
    right: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a printed table: the id of the note that gives it, its cells by column."""

    note: str
    place: Place
    cells: Mapping[str, PrintedCell]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table of a paper, whole: its own columns by key, its rows in its order.

    `number` is the one it has there, `caption` what it is called in our words, `note` what must be
    known to read it; `about` is what it describes.
    """

    id: str
    place: Place
    source: str
    number: str
    locator: str
    stage: str
    about: str
    caption: Wording
    columns: Mapping[str, Wording]
    rows: tuple[PrintedRow, ...]
    note: Wording = NOTHING


class Sureness(StrEnum):
    """How far a change of a provision is known."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class ReportedChange:
    """A later change of provisions whose new words are not shown here.

    `at` are the provisions, or the act, that it is said to touch; `by` the acts that may have made
    it; `note` what is known; `source` who says so.
    """

    id: str
    place: Place
    at: tuple[str, ...]
    by: tuple[str, ...]
    sureness: Sureness
    note: Wording
    source: Wording
    date: str = ""


@dataclass(frozen=True, slots=True)
class Registers:
    """The entries of every register, by id; each field is named as its file is."""

    acts: Mapping[str, Act] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    timeline: Mapping[str, Event] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    divergences: Mapping[str, Divergence] = field(default_factory=dict)
    unresolved: Mapping[str, AcceptedCitations] = field(default_factory=dict)
    queries: Mapping[str, Asked] = field(default_factory=dict)
    signals: Mapping[str, SignalDecision] = field(default_factory=dict)
    tables: Mapping[str, PrintedTable] = field(default_factory=dict)
    changes: Mapping[str, ReportedChange] = field(default_factory=dict)
