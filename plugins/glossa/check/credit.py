"""Who wrote a note and who reviewed it: people of the register, and not the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from glossa.corpus import Corpus
from glossa.model.annotations import Annotation, AnnotationText
from glossa.problems import Problem


def check_credit(corpus: Corpus) -> Iterator[Problem]:
    """G414, G312: authors and reviewers are known, and nobody reviews a note of their own."""
    for note in corpus.annotations:
        for text in note.texts.values():
            for attribute, person in _people(note, text):
                if person not in corpus.people:
                    yield _unknown(corpus, text, attribute, person)
            for review in text.reviews:
                if review.person in note.authors:
                    message = f"{review.person} wrote this note and cannot review it."
                    hint = "Let somebody else review it, or take the line out."
                    yield Problem("G312", text.places["reviewed"], message, hint)


def _people(note: Annotation, text: AnnotationText) -> Iterator[tuple[str, str]]:
    yield from (("author", person) for person in note.authors)
    yield from (("reviewed", review.person) for review in text.reviews)


def _unknown(corpus: Corpus, text: AnnotationText, attribute: str, person: str) -> Problem:
    near = get_close_matches(person, corpus.people, n=1)
    hint = "Add an entry with the name in each language to docs/registers/people.yml."
    if near:
        hint = f"Did you mean “{near[0]}”? {hint}"
    place = text.places.get(attribute, text.place)
    return Problem("G414", place, f"There is no person “{person}”.", hint)
