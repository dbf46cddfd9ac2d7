"""Which article of an act leads to which: the citations counted between articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glossa.corpus import Corpus
from glossa.model.address import Address, parse_address
from glossa.tables.references import Reference, ReferenceIndex, ReferenceKind

Pair = tuple[Address, Address]


@dataclass(frozen=True, slots=True)
class Network:
    """The articles of an act in order, and how many citations lead from one to another.

    A citation in a note counts for the article that the note speaks of.
    """

    articles: tuple[Address, ...]
    counts: Mapping[Pair, int]

    def cited(self, article: Address) -> int:
        """How many citations lead to an article, those from itself included."""
        return sum(count for (_, target), count in self.counts.items() if target == article)


def build_network(corpus: Corpus, index: ReferenceIndex, act: str) -> Network:
    """The network of citations inside an act."""
    pairs = (pair_of(corpus, row) for row in index.references)
    inside = Counter(pair for pair in pairs if pair and {a.act for a in pair} == {act})
    return Network(tuple(article.address for article in corpus.articles_of(act)), inside)


def pair_of(corpus: Corpus, row: Reference) -> Pair | None:
    """The articles between which a citation leads, where both have pages of ours."""
    if row.kind is not ReferenceKind.CITES:
        return None
    origin, target = article_of(corpus, row.origin), article_of(corpus, row.target)
    return (origin, target) if origin and target else None


def article_of(corpus: Corpus, reference: str) -> Address | None:
    """The article a reference leads into, or the one a note speaks of."""
    note = corpus.annotation(reference.removeprefix("note:")) if _is_note(reference) else None
    address = parse_address(note.target if note else reference)
    if address is None or address.eid is None:
        return None
    article = Address(address.act, address.eid.article)
    return article if article in corpus.articles else None


def acts_of(corpus: Corpus, row: Reference) -> tuple[str, ...]:
    """The acts that a reference has an end in, each once."""
    ends = (act for end in (row.origin, row.target) for act in _act_of(corpus, end))
    return tuple(dict.fromkeys(ends))


def _act_of(corpus: Corpus, reference: str) -> Iterator[str]:
    note = corpus.annotation(reference.removeprefix("note:")) if _is_note(reference) else None
    place = note.target if note else reference
    kind, colon, name = place.partition(":")
    if kind == "act" and colon:
        yield name
    elif not colon:
        # A cited rule without a number is no address: `eu-ai-act/risk-tiers`.
        yield place.partition("/")[0]


def _is_note(reference: str) -> bool:
    return reference.startswith("note:")
