"""Who has a part in the notes: who wrote and reviewed them, whose works and views they give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glossa.corpus import Corpus
from glossa.model.annotations import Annotation
from glossa.model.registers import Person


@dataclass(frozen=True, slots=True)
class Credit:
    """A person of the register with the ids of notes, in the order of the edition.

    `wrote` and `reviewed` (in whichever language) are contributions; `works` are notes on what the
    person published, `views` those that report or carry on what the person holds.
    """

    person: Person
    wrote: tuple[str, ...]
    reviewed: tuple[str, ...]
    works: tuple[str, ...]
    views: tuple[str, ...]


def count_credit(corpus: Corpus) -> tuple[Credit, ...]:
    """Everybody of the register, in its order."""
    return tuple(_credit(person, corpus) for person in corpus.people.values())


def count_unsigned(corpus: Corpus) -> int:
    """The notes that name no author: those of the editors."""
    return sum(not note.authors for note in corpus.annotations)


def count_reviews(corpus: Corpus) -> Mapping[str, tuple[int, int]]:
    """By language tag: how many notes somebody has reviewed in it, and how many it has."""
    return {language.tag: _count_reviews(corpus, language.tag) for language in corpus.languages}


def _count_reviews(corpus: Corpus, tag: str) -> tuple[int, int]:
    texts = [note.texts[tag] for note in corpus.annotations if tag in note.texts]
    return sum(bool(text.reviews) for text in texts), len(texts)


def _credit(person: Person, corpus: Corpus) -> Credit:
    own = {person.id, *person.sources}
    notes = corpus.annotations
    return Credit(
        person,
        wrote=tuple(note.id for note in notes if person.id in note.authors),
        reviewed=tuple(note.id for note in notes if person.id in _reviewers(note)),
        works=tuple(n.id for n in notes if own & {ref.source for ref in n.sources}),
        views=tuple(n.id for n in notes if own & {*n.reports, *n.proponents}),
    )


def _reviewers(note: Annotation) -> Iterator[str]:
    return (review.person for text in note.texts.values() for review in text.reviews)
