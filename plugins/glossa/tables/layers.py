"""The words at an address in each layer: the official text where it is kept, and our own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from glossa.corpus import Corpus
from glossa.model.address import Address, parse_address
from glossa.model.provisions import Provision
from glossa.official.values import LAW, OfficialText

Officials = Mapping[str, Mapping[str, OfficialText]]
"""Official texts by act and language tag."""


class Layer(StrEnum):
    """Whose words they are: the law's own, or ours."""

    OFFICIAL = "official"
    RESTATEMENT = "restatement"


@dataclass(frozen=True, slots=True)
class Layers:
    """An edition with the official texts that are kept beside it."""

    corpus: Corpus
    official: Officials = field(default_factory=dict)
    _by_address: Mapping[tuple[str, Address], tuple[str, ...]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_address", _place_official(self.corpus, self.official))

    def texts(self, provision: Provision, tag: str) -> Iterator[tuple[Layer, str]]:
        """The words of a provision in one language: the law's own first, then ours."""
        for words in self._by_address.get((tag, provision.address), ()):
            yield Layer.OFFICIAL, words
        own = provision.texts.get(tag)
        if own:
            yield Layer.RESTATEMENT, own.plain


def official_texts(corpus: Corpus) -> Officials:
    """The official texts that the edition has kept, by act and language tag."""
    texts: dict[str, dict[str, OfficialText]] = {}
    for (act, tag), kept in corpus.official.now.items():
        texts.setdefault(act, {})[tag] = kept.text
    return texts


def _place_official(
    corpus: Corpus, official: Officials
) -> dict[tuple[str, Address], tuple[str, ...]]:
    """Every line of law at the nearest address that has an element of ours."""
    placed: dict[tuple[str, Address], list[str]] = {}
    for act, by_tag in official.items():
        for tag, text in by_tag.items():
            for provision in text.provisions:
                address = _nearest(corpus, Address(act, provision.eid))
                words = [line.text for line in provision.lines if line.role in LAW]
                if address and words:
                    placed.setdefault((tag, address), []).extend(words)
    return {key: tuple(words) for key, words in placed.items()}


def _nearest(corpus: Corpus, address: Address) -> Address | None:
    eid = address.eid
    while eid is not None:
        found = corpus.resolve(str(Address(address.act, eid)))
        provision = parse_address(found) if found else None
        if provision and corpus.provision(provision):
            return provision
        eid = eid.parent
    return None
