"""Two editions compared: after a move the same must stand under the new names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from glossa.corpus import Corpus
from glossa.model.annotations import Annotation
from glossa.model.pages import NoteSlot
from glossa.model.prose import Prose, find_links, plain_text
from glossa.moving.names import Names
from glossa.problems import Place, Problem

_NUMBER = re.compile(r"[0-9]+(?:-[0-9]+)*")

Facts = Mapping[str, tuple[object, Place]]
"""What an edition says, by what it is about, with a place to look at."""


def find_differences(before: Corpus, after: Corpus, names: Names) -> Iterator[Problem]:
    """G806: what the edition would no longer say, or say anew, after the move."""
    old, new = _facts(before, names), _facts(after, None)
    for key in old.keys() | new.keys():
        if key not in new or key not in old:
            lost = "would be lost" if key not in new else "would come from nowhere"
            yield _difference(f"{key} {lost}.", (old.get(key) or new[key])[1])
        elif old[key][0] != new[key][0]:
            yield _difference(f"{key} would be another.", old[key][1])


def _difference(message: str, place: Place) -> Problem:
    hint = "This move cannot be made by itself: change it by hand, then record the move."
    return Problem("G806", place, message, hint)


def _facts(corpus: Corpus, names: Names | None) -> Facts:
    """Everything with a name, numbers in running words aside: those are judged by what they cite.

    With `names`, under the names after the step.
    """

    def move(reference: str) -> str:
        return names.move(reference) if names else reference

    facts: dict[str, tuple[object, Place]] = {}
    for article in corpus.articles.values():
        headings = {tag: _plain(text) for tag, text in article.headings.items()}
        place = Place(next(iter(article.files.values())))
        facts[move(str(article.address))] = headings, place
        for provision in article.provisions:
            for tag, text in provision.texts.items():
                links = tuple(move(link.target) for link in find_links(text.words))
                said = _plain(text.plain), links
                facts[f"{move(str(provision.address))} ({tag})"] = said, text.place
    for note in corpus.annotations:
        facts.update(_facts_of_note(note, move))
    for subject, page in corpus.pages.items():
        for tag, body in page.bodies.items():
            blocks = tuple(block for block in body if not isinstance(block, NoteSlot))
            slots = tuple(move(f"note:{n.id}") for n in body if isinstance(n, NoteSlot))
            facts[f"{subject} ({tag})"] = (_prose(blocks, move), slots), Place(page.files[tag])
    return facts


def _facts_of_note(note: Annotation, move: Callable[[str], str]) -> Facts:
    facts: dict[str, tuple[object, Place]] = {}
    name = move(f"note:{note.id}")
    for tag, text in note.texts.items():
        wordings = tuple((move(w.target), _prose(w.text, move)) for w in text.wordings)
        shared = (
            tuple(move(f"note:{one}") for one in note.ids),
            move(note.target),
            tuple(map(move, note.also)),
            move(note.counterpart),
        )
        facts[f"{name} ({tag})"] = (*shared, _prose(text.body, move), wordings), text.place
    return facts


def _prose(prose: Prose, move: Callable[[str], str]) -> tuple[str, tuple[str, ...]]:
    return _plain(plain_text(prose)), tuple(move(link.target) for link in find_links(prose))


def _plain(text: str) -> str:
    return _NUMBER.sub("0", text)
