"""The reference index: what refers to what, and in which sense.

One row is one reference of one kind between two things of an edition, whatever the number of
languages it was read in. Every outgoing reference is somebody's incoming one: both views are made
from the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from glossa.cite.resolve import Reason
from glossa.corpus import Corpus
from glossa.model.annotations import Annotation, Kind, Relation
from glossa.tables.citations import CitationReader, find_passages
from glossa.tables.passages import CitationFound


class ReferenceKind(StrEnum):
    """In which sense one thing refers to another."""

    CITES = "cites"
    AMENDS = "amends"
    DEFINES = "defines"
    CORRESPONDS = "corresponds"
    DIFFERS = "differs"
    COMMENTS = "comments"
    PROPOSES = "proposes"


@dataclass(frozen=True, slots=True)
class Reference:
    """`origin` refers to `target`, both canonical references.

    `quotes` are the words that say so, by language, where words do; `languages` all tags in which
    the reference was found.
    """

    kind: ReferenceKind
    origin: str
    target: str
    languages: tuple[str, ...]
    quotes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReferenceIndex:
    """All references of an edition, and the citations that lead nowhere."""

    references: tuple[Reference, ...]
    unresolved: tuple[CitationFound, ...]
    outgoing: Mapping[str, tuple[Reference, ...]]
    incoming: Mapping[str, tuple[Reference, ...]]


def build_references(corpus: Corpus) -> ReferenceIndex:
    """The reference index of an edition, in the order of the edition."""
    reader = CitationReader(corpus)
    found = [one for passage in find_passages(corpus) for one in reader.read(passage)]
    tags = tuple(language.tag for language in corpus.languages)
    rows = [*_cited(found), *_annotated(corpus), *_registered(corpus, tags)]
    references = tuple(_merge(rows, tags))
    return ReferenceIndex(
        references=references,
        unresolved=tuple(one for one in found if one.reason),
        outgoing=_group((row.origin, row) for row in references),
        incoming=_group((row.target, row) for row in references),
    )


def one_sided(corpus: Corpus, index: ReferenceIndex) -> Iterator[tuple[Reference, tuple[str, ...]]]:
    """References of the law found in some languages only, with the languages they lack.

    A signal, not a fault: one text may name what the other leaves to the reader.
    """
    tags = {language.tag for language in corpus.languages}
    for row in index.references:
        if row.kind is ReferenceKind.CITES and not row.origin.startswith("note:"):
            lacking = tags - set(row.languages)
            if lacking:
                yield row, tuple(sorted(lacking))


HARMLESS = frozenset({Reason.AMBIGUOUS_ACT, Reason.DRAFT})
"""Reasons that are no fault in a note: there the words leave open what a reader can see."""


def find_faults(index: ReferenceIndex) -> Iterator[CitationFound]:
    """Unresolved citations that somebody must look at: mend the words, or accept them."""
    for one in index.unresolved:
        if not one.passage.is_note or one.reason not in HARMLESS:
            yield one


@dataclass(frozen=True, slots=True)
class _Row:
    kind: ReferenceKind
    origin: str
    target: str
    tag: str
    quote: str = ""


def _cited(found: Iterable[CitationFound]) -> Iterator[_Row]:
    for one in found:
        for target in one.targets:
            if target != one.passage.origin:
                passage = one.passage
                yield _Row(ReferenceKind.CITES, passage.origin, target, passage.tag, one.quote)


def _annotated(corpus: Corpus) -> Iterator[_Row]:
    for note in corpus.annotations:
        for tag in note.texts:
            for kind, target in _pointed_at(note):
                yield _Row(kind, f"note:{note.id}", target, tag)
            if note.counterpart and note.relation:
                yield _Row(_SENSE[note.relation], note.target, note.counterpart, tag)


def _pointed_at(note: Annotation) -> Iterator[tuple[ReferenceKind, str]]:
    kind = ReferenceKind.PROPOSES if note.kind is Kind.PROPOSAL else ReferenceKind.COMMENTS
    yield from ((kind, target) for target in dict.fromkeys((note.target, *note.also)))


_SENSE = {
    relation: (
        ReferenceKind.CORRESPONDS if relation is Relation.EQUIVALENT else ReferenceKind.DIFFERS
    )
    for relation in Relation
}


def _registered(corpus: Corpus, tags: tuple[str, ...]) -> Iterator[_Row]:
    for act in corpus.acts.values():
        for other in act.amended_by:
            origin = corpus.resolve(other) or f"act:{other}"
            yield from (_Row(ReferenceKind.AMENDS, origin, f"act:{act.id}", tag) for tag in tags)
    for term in corpus.terms.values():
        origin = corpus.resolve(term.defined_at) or ""
        if origin:
            target = f"term:{term.id}"
            yield from (_Row(ReferenceKind.DEFINES, origin, target, tag) for tag in term.label)


def _merge(rows: Iterable[_Row], tags: tuple[str, ...]) -> Iterator[Reference]:
    """One reference for all rows of the same kind between the same two things."""
    quotes: dict[tuple[ReferenceKind, str, str], dict[str, str]] = {}
    for row in rows:
        by_tag = quotes.setdefault((row.kind, row.origin, row.target), {})
        by_tag.setdefault(row.tag, row.quote)
    for (kind, origin, target), by_tag in quotes.items():
        languages = tuple(tag for tag in tags if tag in by_tag)
        said = {tag: by_tag[tag] for tag in languages if by_tag[tag]}
        yield Reference(kind, origin, target, languages, said)


def _group(pairs: Iterable[tuple[str, Reference]]) -> dict[str, tuple[Reference, ...]]:
    groups: dict[str, list[Reference]] = {}
    for name, row in pairs:
        groups.setdefault(name, []).append(row)
    return {name: tuple(items) for name, items in groups.items()}


def reasons(index: ReferenceIndex) -> dict[Reason, int]:
    """How many citations lead nowhere, by reason."""
    counts: dict[Reason, int] = {}
    for one in index.unresolved:
        if one.reason:
            counts[one.reason] = counts.get(one.reason, 0) + 1
    return counts
