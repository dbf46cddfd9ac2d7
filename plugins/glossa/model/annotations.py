"""Annotations: what is said about a provision, by whom, and of which stage of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from glossa.model.prose import Prose
from glossa.problems import Place


class Kind(StrEnum):
    """A kind of annotation."""

    COMMENTARY = "commentary"
    GAP = "gap"
    CRITIQUE = "critique"
    DOCTRINE = "doctrine"
    HISTORY = "history"
    FACT = "fact"
    COMPARISON = "comparison"
    PROPOSAL = "proposal"
    DISAGREEMENT = "disagreement"
    NOTE = "note"


class Stage(StrEnum):
    """The stage of the text that a source speaks of, oldest first."""

    BEFORE_LAW = "before-law"
    DRAFT_DIGITAL_CODE = "draft-digital-code"
    BILL = "bill"
    MAJILIS = "majilis-2025-09-24"
    SENATE = "senate-2025-10-23"
    LAW = "law"
    LAW_2026 = "law-2026"


class Relation(StrEnum):
    """How our provision stands to a foreign one, read from ours to the other."""

    EQUIVALENT = "equivalent"
    NARROWER = "narrower"
    WIDER = "wider"
    ABSENT = "absent"
    DIFFERENT_APPROACH = "different-approach"
    NOT_STATED = "not-stated"


class Operation(StrEnum):
    """What a proposal asks for."""

    INSERT = "insert"
    REPLACE = "replace"
    REPEAL = "repeal"
    NEW_ACT = "new-act"
    PROGRAMME = "programme"


class ProposalStatus(StrEnum):
    """How far a proposal has come."""

    SUGGESTED = "suggested"
    DISCUSSED = "discussed"
    SUBMITTED = "submitted"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    LAPSED = "lapsed"


class Caution(StrEnum):
    """What a reader must know before relying on an annotation."""

    UNVERIFIED = "unverified"
    AI_GENERATED = "ai-generated"
    ALLEGATION = "allegation"


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Who says it and where: a source, a place in it as printed there, the stage it speaks of."""

    source: str
    locator: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class ProposedWording:
    """The words a proposal would put into the law; `by` is the source that worded them.

    `instead_of` are the words of the target whose place they would take; empty where the whole
    provision would be written anew, or inserted. Without words of its own it takes those out.
    """

    target: str
    by: str
    text: Prose
    place: Place
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Somebody of the people register has read a note in one language; the date is ISO 8601."""

    person: str
    date: str


@dataclass(frozen=True, slots=True)
class AnnotationText:
    """An annotation's words in one language; `places` says where each attribute stands.

    `reviews` are of these words alone: who reads Kazakh reviews the Kazakh. Without any they are a
    draft.
    """

    title: str
    body: Prose
    wordings: tuple[ProposedWording, ...]
    place: Place
    places: Mapping[str, Place]
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note on the text of a law.

    `ids` are all its names, the first one its own; `target` and `also` are references as
    `corpus.resolve` reads them: an address, `topic:liability`, `regime:kz`. `authors` are those of
    the people register who wrote the note; without any the editors did. The last fields belong to
    comparisons (`counterpart`, `relation`) and proposals (`operation`, `status`, `proponents`).
    """

    ids: tuple[str, ...]
    kind: Kind
    target: str
    sources: tuple[SourceRef, ...]
    texts: Mapping[str, AnnotationText]
    also: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    cited_as: str = ""
    cautions: tuple[Caution, ...] = ()
    authors: tuple[str, ...] = ()
    counterpart: str = ""
    relation: Relation | None = None
    operation: Operation | None = None
    status: ProposalStatus | None = None
    proponents: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The name it goes by."""
        return self.ids[0]
