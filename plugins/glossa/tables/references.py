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
from glossa.model.address import parse_address
from glossa.model.annotations import Annotation, Kind, Relation
from glossa.problems import Place
from glossa.tables.citations import CitationReader
from glossa.tables.layers import Layer
from glossa.tables.passages import CitationFound, find_passages


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
class Standing:
    """Where a reference was read: whose words they are, in which language, at what place."""

    layer: Layer
    tag: str
    place: Place


@dataclass(frozen=True, slots=True)
class Reference:
    """`origin` refers to `target`, both canonical references.

    `quotes` are the words that say so, by language, where words do, the law's own first;
    `languages` all tags in which the reference was found; `standings` each text that has it.
    """

    kind: ReferenceKind
    origin: str
    target: str
    languages: tuple[str, ...]
    quotes: Mapping[str, str]
    standings: tuple[Standing, ...] = ()

    def tags_of(self, layer: Layer) -> frozenset[str]:
        """The languages in which a layer has the reference."""
        return frozenset(one.tag for one in self.standings if one.layer is layer)


@dataclass(frozen=True, slots=True)
class OneSided:
    """A reference of the law that a layer has in some languages and lacks in others."""

    reference: Reference
    layer: Layer
    lacking: tuple[str, ...]


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


def find_one_sided(corpus: Corpus, index: ReferenceIndex) -> Iterator[OneSided]:
    """References of the law found in some languages only, the authentic texts among themselves.

    A signal, not a fault: one text may name what the other leaves to the reader.
    """
    for row in index.references:
        if row.kind is ReferenceKind.CITES and not row.origin.startswith("note:"):
            for layer in (Layer.OFFICIAL, Layer.RESTATEMENT):
                tags = set(_tags_with(corpus, row.origin, layer))
                found = row.tags_of(layer) & tags
                lacking = tags - found
                if found and lacking:
                    yield OneSided(row, layer, tuple(sorted(lacking)))


def _tags_with(corpus: Corpus, origin: str, layer: Layer) -> Iterable[str]:
    if layer is Layer.RESTATEMENT:
        return (language.tag for language in corpus.languages)
    address = parse_address(origin)
    return corpus.authentic_texts(address.act) if address else ()


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
    stands: Standing
    quote: str = ""


def _cited(found: Iterable[CitationFound]) -> Iterator[_Row]:
    for one in found:
        for target in one.targets:
            if target != one.passage.origin:
                passage = one.passage
                stands = Standing(passage.layer, passage.tag, passage.place)
                yield _Row(ReferenceKind.CITES, passage.origin, target, stands, one.quote)


def _annotated(corpus: Corpus) -> Iterator[_Row]:
    for note in corpus.annotations:
        for tag, text in note.texts.items():
            stands = Standing(Layer.NOTE, tag, text.place)
            for kind, target in _pointed_at(note):
                yield _Row(kind, f"note:{note.id}", target, stands)
            if note.counterpart and note.relation:
                yield _Row(_SENSE[note.relation], note.target, note.counterpart, stands)


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
            for stands in _registered_at(act.place, tags):
                yield _Row(ReferenceKind.AMENDS, origin, f"act:{act.id}", stands)
    for term in corpus.terms.values():
        origin = corpus.resolve(term.defined_at) or ""
        if origin:
            for stands in _registered_at(term.place, term.label):
                yield _Row(ReferenceKind.DEFINES, origin, f"term:{term.id}", stands)


def _registered_at(place: Place, tags: Iterable[str]) -> Iterator[Standing]:
    """What a register says holds in every language."""
    return (Standing(Layer.REGISTER, tag, place) for tag in tags)


def _merge(rows: Iterable[_Row], tags: tuple[str, ...]) -> Iterator[Reference]:
    """One reference for all rows of the same kind between the same two things."""
    groups: dict[tuple[ReferenceKind, str, str], list[_Row]] = {}
    for row in rows:
        groups.setdefault((row.kind, row.origin, row.target), []).append(row)
    for (kind, origin, target), group in groups.items():
        quotes = {row.stands.tag: row.quote for row in reversed(group)}
        languages = tuple(tag for tag in tags if tag in quotes)
        said = {tag: quotes[tag] for tag in languages if quotes[tag]}
        standings = tuple(dict.fromkeys(row.stands for row in group))
        yield Reference(kind, origin, target, languages, said, standings)


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
