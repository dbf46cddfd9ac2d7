"""Everything an edition publishes under a name that readers may keep; `model.ledger` says what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossa.corpus import Corpus
from glossa.model.address import parse_address
from glossa.tables.credit import count_credit
from glossa.tables.places import (
    ACTS,
    COMPARISONS,
    CONCORDANCE,
    CONTRIBUTORS,
    DATA,
    DIVERGENCES,
    HOME,
    PROPOSALS,
    REFERENCES,
    SEARCH,
    SOURCES,
    STATUS,
    TERMS,
    TIMELINE,
    TOPICS,
    VERIFY,
    Places,
    Spot,
    entry_key,
    stage_id,
    subject_key,
    topic_key,
)

ROOMS = (SOURCES, PROPOSALS, COMPARISONS, REFERENCES, STATUS, CONTRIBUTORS, SEARCH, VERIFY, DATA)
"""Pages that every edition has."""


def list_published(corpus: Corpus) -> Mapping[str, str]:
    """Every name the edition publishes, with the key of the page that a note stands on, else ``."""
    names = dict.fromkeys(_provisions(corpus), "")
    names |= dict.fromkeys(_pages(corpus), "")
    names |= dict.fromkeys(_anchors(corpus), "")
    places = Places(corpus)
    homes = {note.id: places.home_of(note) for note in corpus.annotations}
    return names | {f"note:{n}": homes[note.id] for note in corpus.annotations for n in note.ids}


def spot_of(name: str, home: str = "") -> Spot:
    """Where a name stands, by its form alone; `home` is the page of a note."""
    if name.startswith("note:"):
        return Spot(home, name.removeprefix("note:"))
    address = parse_address(name)
    key, _, fragment = (address.path if address else name).partition("#")
    return Spot(key, fragment)


def _provisions(corpus: Corpus) -> Iterator[str]:
    for article in corpus.articles.values():
        yield str(article.address)
        for provision in article.provisions:
            yield from map(str, (provision.address, *provision.also))


def _pages(corpus: Corpus) -> Iterator[str]:
    yield from ROOMS
    rooms: tuple[tuple[str, object], ...] = (
        (TOPICS, corpus.topics),
        (ACTS, corpus.acts),
        (TIMELINE, corpus.timeline),
        (CONCORDANCE, corpus.articles),
        (TERMS, corpus.terms),
        (DIVERGENCES, corpus.divergences),
    )
    yield from (key for key, content in rooms if content)
    yield from map(topic_key, corpus.topics)
    for act in corpus.acts:
        yield entry_key(act)
        if corpus.articles_of(act):
            yield act
    yield from (
        key for key in map(subject_key, corpus.pages) if key.count("/") == 1 and key != HOME
    )


def _anchors(corpus: Corpus) -> Iterator[str]:
    for act in corpus.acts.values():
        yield from (f"{entry_key(act.id)}#{key}" for key in act.provisions)
    yield from (f"{TERMS}#{name}" for t in corpus.terms.values() for name in (t.id, *t.ids))
    yield from (f"{SOURCES}#{name}" for name in corpus.sources)
    for event in corpus.timeline.values():
        yield from (f"{TIMELINE}#{name}" for name in (event.id, *event.ids))
        if event.stage:
            yield f"{TIMELINE}#{stage_id(event.stage)}"
    yield from (f"{DIVERGENCES}#{name}" for name in corpus.divergences)
    for credit in count_credit(corpus):
        if credit.wrote or credit.reviewed or credit.works or credit.views:
            yield f"{CONTRIBUTORS}#{credit.person.id}"
