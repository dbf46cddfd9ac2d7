"""References lead somewhere: targets, counterparts, sources, links."""

from __future__ import annotations

from collections.abc import Iterator

from glossa.corpus import Corpus
from glossa.model.annotations import Annotation, Kind
from glossa.model.pages import NoteSlot
from glossa.model.prose import Link, find_links
from glossa.problems import Place, Problem

_WEB = ("https://", "mailto:")


def check_references(corpus: Corpus) -> Iterator[Problem]:
    """G410, G411: every address and every source that a note names exists."""
    for note in corpus.annotations:
        for attribute, reference in _references_of(note):
            yield from _check_reference(corpus, note, attribute, reference)
        for source in _sources_of(note):
            if source not in corpus.sources and source not in corpus.people:
                attribute = "source" if source in {ref.source for ref in note.sources} else "by"
                message = f"There is no source “{source}”."
                hint = "Use an id of docs/registers/sources.yml, or add an entry there."
                for place in _places(note, attribute):
                    yield Problem("G411", place, message, _with_nearest(corpus, source, hint))


def check_links(corpus: Corpus) -> Iterator[Problem]:
    """G412: every link inside the edition leads somewhere."""
    for link in _links_of(corpus):
        if link.target.startswith(_WEB) or corpus.resolve(link.target):
            continue
        message = f"The link leads to “{link.target}”, which does not exist."
        hint = "Mend the address, or add what it names."
        yield Problem("G412", link.place, message, _with_nearest(corpus, link.target, hint))


def _references_of(note: Annotation) -> Iterator[tuple[str, str]]:
    yield "target", note.target
    yield from (("also", reference) for reference in note.also)
    if note.counterpart:
        yield "with", note.counterpart


def _check_reference(
    corpus: Corpus, note: Annotation, attribute: str, reference: str
) -> Iterator[Problem]:
    if corpus.resolve(reference):
        return
    message = f"There is nothing at “{reference}”."
    hint = "Mend the address; an act without pages needs an entry in docs/registers/acts.yml."
    for place in _places(note, attribute):
        yield Problem("G410", place, message, _with_nearest(corpus, reference, hint))


def _sources_of(note: Annotation) -> Iterator[str]:
    yield from (ref.source for ref in note.sources)
    if note.kind is Kind.PROPOSAL:
        for text in note.texts.values():
            yield from (wording.by for wording in text.wordings)


def _places(note: Annotation, attribute: str) -> Iterator[Place]:
    for text in note.texts.values():
        yield text.places.get(attribute, text.place)


def _links_of(corpus: Corpus) -> Iterator[Link]:
    for article in corpus.articles.values():
        for provision in article.provisions:
            for words in provision.texts.values():
                yield from find_links(words.words)
    for note in corpus.annotations:
        for text in note.texts.values():
            yield from find_links(text.body)
            for wording in text.wordings:
                yield from find_links(wording.text)
    for page in corpus.pages.values():
        for body in page.bodies.values():
            yield from find_links(tuple(b for b in body if not isinstance(b, NoteSlot)))


def _with_nearest(corpus: Corpus, reference: str, hint: str) -> str:
    near = corpus.nearest(reference)
    return f"Did you mean “{near}”? {hint}" if near else hint
