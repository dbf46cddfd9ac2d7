"""Which topics a note belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from glossa.corpus import Corpus
from glossa.model.annotations import Annotation
from glossa.model.pages import NoteSlot

_TOPIC = "topic:"


def index_topics(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """The topics of each note by its id, in the order of the topics; none for some.

    A note is on a topic that it names, as its target or beside it, and on that of the essay which
    gives it a place.
    """
    order = sorted(corpus.topics.values(), key=lambda topic: (topic.order, topic.id))
    rank = {topic.id: number for number, topic in enumerate(order)}
    found = {note.id: set(_named(note)) for note in corpus.annotations}
    for subject, page in corpus.pages.items():
        if subject.startswith(_TOPIC):
            for note in _placed(corpus, page.bodies):
                found[note.id].add(subject.removeprefix(_TOPIC))
    return {
        name: tuple(sorted(topics & rank.keys(), key=rank.__getitem__))
        for name, topics in found.items()
    }


def count_topics(corpus: Corpus) -> Mapping[str, int]:
    """How many notes belong to each topic, zeros included."""
    counts = dict.fromkeys(corpus.topics, 0)
    for topics in index_topics(corpus).values():
        for topic in topics:
            counts[topic] += 1
    return counts


def _named(note: Annotation) -> tuple[str, ...]:
    names = (note.target, *note.also, note.counterpart)
    return tuple(name.removeprefix(_TOPIC) for name in names if name.startswith(_TOPIC))


def _placed(corpus: Corpus, bodies: Mapping[str, tuple[object, ...]]) -> list[Annotation]:
    names = (node.id for body in bodies.values() for node in body if isinstance(node, NoteSlot))
    notes = (corpus.annotation(name) for name in names)
    return [note for note in notes if note is not None]
