"""Mechanical signals: places where two authentic texts may say different things.

What can be counted is counted in each text and compared: provisions, figures, dates, references,
modal words, defined terms. A signal is no finding. Whoever reads the place confirms it, which
makes it a divergence, or dismisses it with a reason; `docs/registers/signals.yml` keeps that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from glossa.corpus import Corpus
from glossa.model.address import Address, EId
from glossa.model.registers import SignalDecision, SignalKind
from glossa.official.values import LAW, OfficialText
from glossa.problems import Place
from glossa.tables.citations import CitationReader
from glossa.tables.counting import find_dates, find_figures, find_modals
from glossa.tables.passages import Passage
from glossa.tables.terms import TermFinder, TermsFound, find_defined


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that one text has at a place and the other has not.

    `found` gives by language tag what only that text has, in order; empty where it has nothing.
    """

    address: Address
    kind: SignalKind
    found: Mapping[str, tuple[str, ...]]

    @property
    def evidence(self) -> dict[str, str]:
        """The findings as the register of decisions writes them."""
        return {tag: "; ".join(items) for tag, items in self.found.items()}


def find_signals(corpus: Corpus) -> Iterator[Signal]:
    """The signals of every act with authentic texts in two languages or more, in its order."""
    signals = _Counter(corpus)
    for act in corpus.acts:
        texts = corpus.authentic_texts(act)
        if len(texts) > 1:
            yield from sorted(
                (*_structure(act, texts), *signals.compare(act, texts)),
                key=lambda signal: (signal.address, signal.kind),
            )


def find_decision(signal: Signal, corpus: Corpus) -> SignalDecision | None:
    """What was decided about a signal; a decision holds for the findings that it was made on."""
    for decision in corpus.signals.values():
        same = decision.kind is signal.kind and corpus.resolve(decision.at) == str(signal.address)
        if same and dict(decision.found) == {t: w for t, w in signal.evidence.items() if w}:
            return decision
    return None


def _structure(act: str, texts: Mapping[str, OfficialText]) -> Iterator[Signal]:
    """Provisions that stand in one text and not in another, under what all of them have."""
    eids = {tag: {item.eid for item in text.provisions} for tag, text in texts.items()}
    everywhere = set.intersection(*eids.values())
    missing: dict[EId, dict[str, list[str]]] = {}
    for tag, own in eids.items():
        for eid in sorted(own - everywhere):
            parent = eid.parent or eid
            if parent in everywhere or parent is eid:
                missing.setdefault(parent, {}).setdefault(tag, []).append(str(eid))
    for parent, by_tag in missing.items():
        found = {tag: tuple(by_tag.get(tag, ())) for tag in texts}
        yield Signal(Address(act, parent), SignalKind.STRUCTURE, found)


Count = Callable[["_Words"], Counter[str]]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one text at one place; relative references are read against `address`."""

    address: Address
    tag: str
    text: str


class _Counter:
    """Counts what can be counted, in any of the languages that we have words for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._reader = CitationReader(corpus)
        terms = find_defined(corpus)
        self._finders = {item.tag: TermFinder(terms, item.tag) for item in corpus.languages}

    def compare(self, act: str, texts: Mapping[str, OfficialText]) -> Iterator[Signal]:
        """What differs, place by place; modal words by paragraph.

        A Kazakh sentence ends with its modal word, which so stands after the list that a Russian
        one begins with it.
        """
        exact: dict[SignalKind, Count] = {
            SignalKind.FIGURES: self._figures,
            SignalKind.DATES: lambda words: Counter(find_dates(words.text, words.tag)),
            SignalKind.REFERENCES: self._references,
        }
        for address, by_tag in _gather(act, texts, lambda eid: eid).items():
            for kind, count in exact.items():
                yield from _compare(address, kind, {tag: count(w) for tag, w in by_tag.items()})
            yield from self._terms(address, by_tag)
        for address, by_tag in _gather(act, texts, _paragraph_of).items():
            counts = {tag: Counter(find_modals(w.text, tag)) for tag, w in by_tag.items()}
            yield from _compare(address, SignalKind.MODALS, counts)

    def _cited(self, words: _Words) -> list[tuple[int, int, tuple[str, ...]]]:
        passage = Passage(
            str(words.address), words.tag, words.text, words.address, Place("official")
        )
        return [(one.start, one.end, one.targets) for one in self._reader.read(passage)]

    def _references(self, words: _Words) -> Counter[str]:
        return Counter({target: 1 for _, _, targets in self._cited(words) for target in targets})

    def _figures(self, words: _Words) -> Counter[str]:
        """Figures outside citations, whose numbers are compared as references."""
        kept = list(words.text)
        for start, end, _ in self._cited(words):
            kept[start:end] = " " * (end - start)
        return Counter(find_figures("".join(kept), words.tag))

    def _terms(self, address: Address, by_tag: Mapping[str, _Words]) -> Iterator[Signal]:
        known = {tag: self._finders[tag] for tag in by_tag if tag in self._finders}
        found = {tag: TermsFound(finder, by_tag[tag].text) for tag, finder in known.items()}
        missing = {
            tag: tuple(sorted(n for n in own.outer if any(n not in o.all for o in found.values())))
            for tag, own in found.items()
        }
        if any(missing.values()):
            yield Signal(address, SignalKind.TERMS, missing)


def _gather(
    act: str, texts: Mapping[str, OfficialText], place: Callable[[EId], EId]
) -> dict[Address, dict[str, _Words]]:
    """The words at each place that all texts have."""
    gathered: dict[Address, dict[str, list[str]]] = {}
    for tag, text in texts.items():
        for item in text.provisions:
            words = [line.text for line in item.lines if line.role in LAW]
            if words:
                at = Address(act, place(item.eid))
                gathered.setdefault(at, {}).setdefault(tag, []).extend(words)
    return {
        address: {tag: _Words(address, tag, "\n".join(words)) for tag, words in by_tag.items()}
        for address, by_tag in gathered.items()
        if len(by_tag) == len(texts)
    }


def _paragraph_of(eid: EId) -> EId:
    return EId(eid.steps[:2])


def _compare(
    address: Address, kind: SignalKind, counts: Mapping[str, Counter[str]]
) -> Iterator[Signal]:
    shared = Counter[str]()
    for item in set().union(*counts.values()):
        shared[item] = min(count[item] for count in counts.values())
    found = {tag: tuple(sorted((count - shared).elements())) for tag, count in counts.items()}
    if any(found.values()):
        yield Signal(address, kind, found)
