"""The attributes of a directive, as data: what each is called, who needs it, how it is read.

A reader takes the words of an attribute line and returns what they mean; what makes no sense it
reports and leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from glossa.model.annotations import (
    Caution,
    Kind,
    Operation,
    ProposalStatus,
    Relation,
    Review,
    Stage,
)

Report = Callable[[str, str], None]
"""Takes what is wrong and how to mend it."""

Choice = TypeVar("Choice", bound=StrEnum)

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_REFERENCE = re.compile(r"(?:[a-z]+:)?[a-z0-9][a-z0-9_./#-]*", re.ASCII)


def read_ids(text: str, report: Report) -> tuple[str, ...]:
    """`a-nurma-054 a-rust-012`: ids, the first of which names the note."""
    hint = "An id has small Latin letters, figures and hyphens, such as g-17-scope."
    return tuple(_matching(text.split(), _ID, "id", hint, report))


def read_references(text: str, report: Report) -> tuple[str, ...]:
    """`ai-law/art_24 topic:liability`: references, which the corpus resolves."""
    hint = "Write an address (ai-law/art_24__para_1) or topic:…; a space parts two of them."
    return tuple(_matching(text.split(), _REFERENCE, "address", hint, report))


def read_reference(text: str, report: Report) -> str:
    """One reference; further words are reported."""
    references = read_references(text, report)
    if len(references) > 1:
        report("Only one address can stand here.", "Further ones go into `:also:`.")
    return references[0] if references else ""


def read_citations(text: str, report: Report) -> tuple[tuple[str, str], ...]:
    """`nurmagambetov2025, 3.2; glossa`: sources, each with the place in it or nothing."""
    pairs = [piece.partition(",") for piece in text.split(";")]
    hint = "Write `source, section; source, section`; ids are those of the sources register."
    sources = [source.strip() for source, _, _ in pairs]
    known = set(_matching(sources, _ID, "source", hint, report))
    return tuple(
        (source.strip(), locator.strip()) for source, _, locator in pairs if source.strip() in known
    )


def read_stages(text: str, report: Report) -> tuple[Stage, ...]:
    """`bill; law`: the stage of the text that each source speaks of."""
    words = [word.strip() for word in text.split(";")]
    return tuple(choice for word in words if (choice := _choose(Stage, word, report)))


def read_cautions(text: str, report: Report) -> tuple[Caution, ...]:
    """`unverified ai-generated`: what a reader must know first."""
    return tuple(choice for word in text.split() if (choice := _choose(Caution, word, report)))


def read_relation(text: str, report: Report) -> Relation | None:
    """How ours stands to the other."""
    return _choose(Relation, text, report)


def read_operation(text: str, report: Report) -> Operation | None:
    """What a proposal asks for."""
    return _choose(Operation, text, report)


def read_status(text: str, report: Report) -> ProposalStatus | None:
    """How far a proposal has come."""
    return _choose(ProposalStatus, text, report)


def read_people(text: str, report: Report) -> tuple[str, ...]:
    """`a-surname`: entries of the people register, parted by spaces."""
    hint = "Write an id of docs/registers/people.yml; a space parts two of them."
    return tuple(_matching(text.split(), _ID, "person's id", hint, report))


def read_reviews(text: str, report: Report) -> tuple[Review, ...]:
    """`a-surname 2026-11-20; b-surname 2026-12-01`: who has reviewed these words, and when."""
    pieces = (piece.split() for piece in text.split(";"))
    return tuple(review for words in pieces if (review := _read_review(words, report)))


def _read_review(words: list[str], report: Report) -> Review | None:
    match words:
        case [person, day] if _ID.fullmatch(person) and _is_day(day):
            return Review(person, day)
    hint = "Write an id of docs/registers/people.yml and a date: `a-surname 2026-11-20`."
    report(f"“{' '.join(words)}” is no review.", hint)
    return None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def read_words(text: str, report: Report) -> str:
    """Words of the author's, as they stand."""
    return text


def _matching(
    words: Iterable[str], pattern: re.Pattern[str], what: str, hint: str, report: Report
) -> Iterable[str]:
    seen: set[str] = set()
    for word in words:
        if not pattern.fullmatch(word):
            report(f"“{word}” is no {what}.", hint)
        elif word in seen and what == "id":
            report(f"The id {word} stands twice in this line.", "Keep one.")
        else:
            seen.add(word)
            yield word


def _choose(choices: type[Choice], word: str, report: Report) -> Choice | None:
    if word in {choice.value for choice in choices}:
        return choices(word)
    report(f"“{word}” cannot stand here.", f"Choose from: {', '.join(choices)}.")
    return None


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute line of a directive: `:name: example`.

    `field` is what the annotation keeps the value under; empty for those that are read together.
    """

    name: str
    example: str
    read: Callable[[str, Report], Any]
    field: str = ""
    kinds: frozenset[Kind] = frozenset(Kind)
    required: bool = False
    by_language: bool = False


_COMPARISON = frozenset({Kind.COMPARISON})
_PROPOSAL = frozenset({Kind.PROPOSAL})

ATTRIBUTES = {
    attribute.name: attribute
    for attribute in (
        Attribute("id", "g-17-scope", read_ids, "ids", required=True),
        Attribute("source", "turetsky2025, Заключение", read_citations, required=True),
        Attribute("as-of", "law", read_stages, required=True),
        Attribute("title", "Кто отвечает", read_words, by_language=True),
        Attribute("also", "topic:liability", read_references, "also"),
        Attribute("reports", "borghetti", read_references, "reports"),
        Attribute("cited-as", "art. 18(3)(5)", read_words, "cited_as"),
        Attribute("label", "unverified", read_cautions, "cautions"),
        Attribute("author", "a-surname", read_people, "authors"),
        Attribute("reviewed", "a-surname 2026-11-20", read_reviews, by_language=True),
        Attribute(
            "with",
            "eu-ai-act/art_5__para_1__point_c",
            read_reference,
            "counterpart",
            _COMPARISON,
            required=True,
        ),
        Attribute("relation", "wider", read_relation, "relation", _COMPARISON, required=True),
        Attribute("operation", "insert", read_operation, "operation", _PROPOSAL, required=True),
        Attribute("status", "suggested", read_status, "status", _PROPOSAL, required=True),
        Attribute("proponent", "turetsky2025", read_references, "proponents", _PROPOSAL),
    )
}
"""Every attribute a directive can have, by name."""
