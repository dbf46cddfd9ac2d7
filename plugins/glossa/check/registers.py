"""Registers agree with one another and with the sources."""

from __future__ import annotations

from collections.abc import Iterator

from glossa.corpus import Corpus
from glossa.model.registers import PrintedTable
from glossa.problems import Place, Problem


def check_register_references(corpus: Corpus) -> Iterator[Problem]:
    """G506: an entry that names a provision, an act or a source names one that exists."""
    for place, entry, reference in _references(corpus):
        if corpus.resolve(reference) is None:
            near = corpus.nearest(reference)
            hint = f"Did you mean “{near}”?" if near else "Mend it, or add what it names."
            message = f"{entry} names “{reference}”, which does not exist."
            yield Problem("G506", place, message, hint)


def check_topics(corpus: Corpus) -> Iterator[Problem]:
    """G507: a narrower topic is merged into one topic only; an act has each name alone."""
    owners: dict[str, str] = {}
    for topic in corpus.topics.values():
        yield from _claim(owners, topic.id, topic.ids, topic.place)
    owners.clear()
    for act in corpus.acts.values():
        yield from _claim(owners, act.id, act.ids, act.place)


def _claim(
    owners: dict[str, str], owner: str, names: tuple[str, ...], place: Place
) -> Iterator[Problem]:
    for name in names:
        first = owners.setdefault(name, owner)
        if first != owner:
            message = f"“{name}” belongs to {first} and to {owner}."
            yield Problem("G507", place, message, "Take it out of one of the two.")


def _references(corpus: Corpus) -> Iterator[tuple[Place, str, str]]:
    for term in corpus.terms.values():
        if term.defined_at:
            yield term.place, term.id, term.defined_at
    for asked in corpus.queries.values():
        for reference in asked.at:
            yield asked.place, asked.id, reference
    for divergence in corpus.divergences.values():
        yield divergence.place, divergence.id, divergence.at
    for act in corpus.acts.values():
        for other in (*act.amended_by, *act.repealed_by):
            yield act.place, act.id, f"act:{other}"
    for event in corpus.timeline.values():
        for act_name in event.refs:
            yield event.place, event.id, f"act:{act_name.partition('#')[0]}"
        yield event.place, event.id, f"source:{event.source}"
    for table in corpus.tables.values():
        yield from _references_of_table(table)
    for change in corpus.changes.values():
        for reference in (*change.at, *(f"act:{act}" for act in change.by)):
            yield change.place, change.id, reference


def _references_of_table(table: PrintedTable) -> Iterator[tuple[Place, str, str]]:
    yield table.place, table.id, f"source:{table.source}"
    yield table.place, table.id, table.about
    for row in table.rows:
        yield row.place, table.id, f"note:{row.note}"
        for cell in row.cells.values():
            for reference in (*cell.at, *cell.right):
                yield row.place, f"{table.id}, {row.note}", reference
