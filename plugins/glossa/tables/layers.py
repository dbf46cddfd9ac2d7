"""The words at an address in each layer: the official text where it is kept, and our own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from glossa.corpus import Corpus
from glossa.model.address import Address, parse_address
from glossa.official.values import LAW, Role

_SPOKEN = LAW | {Role.REMARK}


class Layer(StrEnum):
    """Whose words they are: the law's own, ours, those of a note, or of a register."""

    OFFICIAL = "official"
    RESTATEMENT = "restatement"
    NOTE = "note"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Layers:
    """An edition, its official texts sorted by the addresses of ours that their words stand at."""

    corpus: Corpus
    _official: Mapping[tuple[str, Address], tuple[str, ...]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "_official", _place_official(self.corpus))

    def texts(self, address: Address, tag: str) -> Iterator[tuple[Layer, str]]:
        """The words at an address in one language: the law's own first, then ours.

        An article has words of its own where its official text says something before its parts or
        in remarks behind them.
        """
        for words in self._official.get((tag, address), ()):
            yield Layer.OFFICIAL, words
        provision = self.corpus.provision(address)
        own = provision.texts.get(tag) if provision else None
        if own:
            yield Layer.RESTATEMENT, own.plain


def _place_official(corpus: Corpus) -> dict[tuple[str, Address], tuple[str, ...]]:
    """Every line of law at the nearest address that has an element of ours."""
    placed: dict[tuple[str, Address], list[str]] = {}
    for (act, tag), kept in corpus.official.now.items():
        for item in kept.text.provisions:
            address = _nearest(corpus, Address(act, item.eid))
            words = [line.text for line in item.lines if line.role in _SPOKEN]
            if address and words:
                placed.setdefault((tag, address), []).extend(words)
    return {key: tuple(words) for key, words in placed.items()}


def _nearest(corpus: Corpus, address: Address) -> Address | None:
    eid = address.eid
    while eid is not None:
        found = parse_address(corpus.resolve(str(Address(address.act, eid))) or "")
        if found and (corpus.provision(found) or found in corpus.articles):
            return found
        eid = eid.parent
    return None
