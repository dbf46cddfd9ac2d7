"""Our law beside others: the comparison notes by jurisdiction and topic, and act against act.

Nothing here is judged anew: a row is a note that somebody wrote, a correspondence is what the notes
say of two articles, and an article that no note speaks of is said to have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from glossa.corpus import Corpus
from glossa.model.address import EId, Unit, parse_address, parse_eid
from glossa.model.annotations import Annotation, Kind, Relation
from glossa.tables.topics import index_topics

SYSTEMS = ("EU", "US", "CN", "RU", "OECD", "UNESCO", "COE", "ISO")
"""The jurisdictions and bodies that every edition of this kind compares with, in their order."""

GENERAL = "general"
"""Where a comparison is with models or doctrine in general and not with one act."""

_BODIES = {"unesco": "UNESCO", "iso": "ISO"}
"""Bodies that acts are named after, where the register files them under a wider jurisdiction."""


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A comparison: the note, the system of the other side, and its topics."""

    note: Annotation
    system: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correspondence:
    """What an article of one act has in another: the notes that set them side by side.

    `article` is an eId or the key of a rule without a number; `pairs` give each counterpart, as a
    reference, with the note and its relation, always read from our provision to the other.
    """

    article: str
    pairs: tuple[tuple[str, Annotation], ...]

    @property
    def is_matched(self) -> bool:
        """Whether some note finds something to set beside it; “absent” is not something."""
        return any(note.relation is not Relation.ABSENT for _, note in self.pairs)


def list_comparisons(corpus: Corpus) -> tuple[ComparisonRow, ...]:
    """Every comparison of the edition, in its order."""
    topics = index_topics(corpus)
    return tuple(
        ComparisonRow(note, system_of(corpus, note.counterpart), topics[note.id])
        for note in corpus.annotations
        if note.kind is Kind.COMPARISON
    )


def group_by_system(rows: Iterable[ComparisonRow]) -> Mapping[str, tuple[ComparisonRow, ...]]:
    """The rows by system: `SYSTEMS` first, even empty ones, then others, `GENERAL` last."""
    groups: dict[str, list[ComparisonRow]] = {system: [] for system in SYSTEMS}
    general: list[ComparisonRow] = []
    for row in rows:
        found = general if row.system == GENERAL else groups.setdefault(row.system, [])
        found.append(row)
    if general:
        groups[GENERAL] = general
    return {system: tuple(found) for system, found in groups.items()}


def system_of(corpus: Corpus, counterpart: str) -> str:
    """The jurisdiction or body that a counterpart belongs to."""
    act = corpus.act_id(counterpart.removeprefix("act:").partition("/")[0])
    if act is None:
        return GENERAL
    return _BODIES.get(act.partition("-")[0], corpus.acts[act].jurisdiction)


def correspond(corpus: Corpus, ours: str, other: str) -> tuple[Correspondence, ...]:
    """For each article of `ours`, what the notes set beside it in the act `other`."""
    pairs = list(_pairs(corpus, ours, other))
    articles = [str(article.address.eid) for article in corpus.articles_of(ours)]
    found = [(_article_of(here), there, note) for here, there, note in pairs]
    return tuple(_gather(name, found) for name in articles)


def correspond_back(corpus: Corpus, ours: str, other: str) -> tuple[Correspondence, ...]:
    """For each provision of `other` that the edition knows, what the notes set beside it in `ours`.

    Numbered articles first, in order, then annexes and rules without a number.
    """
    pairs = list(_pairs(corpus, ours, other))
    known = dict.fromkeys(_article_of(key) for key in corpus.acts[other].provisions)
    found = [(_article_of(there.partition("/")[2]), here, note) for here, there, note in pairs]
    named = dict.fromkeys([*known, *(article for article, _, _ in found if article)])
    addresses = [(f"{ours}/{here}" if here else f"act:{ours}") for _, here, _ in found]
    full = [(a, address, note) for (a, _, note), address in zip(found, addresses, strict=True)]
    return tuple(_gather(name, full) for name in sorted(named, key=_rank))


def whole_act(corpus: Corpus, ours: str, other: str) -> tuple[tuple[str, Annotation], ...]:
    """The comparisons of an article of ours, or of all, with the other act as a whole."""
    pairs = _pairs(corpus, ours, other)
    return tuple(
        (f"{ours}/{here}" if here else f"act:{ours}", note)
        for here, there, note in pairs
        if there.startswith("act:")
    )


def _pairs(corpus: Corpus, ours: str, other: str) -> Iterator[tuple[str, str, Annotation]]:
    """Each place in `ours` with each counterpart in `other`; a place is a key, or empty."""
    for note in corpus.annotations:
        if note.kind is not Kind.COMPARISON:
            continue
        act = corpus.act_id(note.counterpart.removeprefix("act:").partition("/")[0])
        places = dict.fromkeys(
            reference.partition("/")[2]
            for reference in (note.target, *note.also)
            if reference == f"act:{ours}" or reference.startswith(f"{ours}/")
        )
        for place in places if act == other else ():
            yield place, note.counterpart, note


def _gather(article: str, found: Iterable[tuple[str, str, Annotation]]) -> Correspondence:
    # A note may name two places of one article; their counterpart is one.
    pairs = {(there, note.id): note for name, there, note in found if name == article}
    return Correspondence(article, tuple((there, note) for (there, _), note in pairs.items()))


def _article_of(key: str) -> str:
    eid = parse_eid(key)
    return str(eid.article) if eid else key


def _rank(key: str) -> tuple[bool, bool, EId | None, str]:
    address = parse_address(f"x/{key}")
    eid = address.eid if address else None
    article = eid is not None and eid.steps[0].unit is Unit.ARTICLE
    return eid is None, not article, eid, key
