"""Where the terms of the register stand in the law, in any inflected form.

A term of several words is found where its words stand in order, each in any form; Kazakh and
Russian inflect the last word or all of them, so lemmas are compared and not forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossa.corpus import Corpus
from glossa.lemma import Word, find_lemmatizer, find_words
from glossa.model.address import Address
from glossa.model.registers import Term


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term in a text: which, and from where to where, in characters."""

    term: str
    start: int
    end: int


class TermFinder:
    """Finds the terms of one edition in texts of one language."""

    def __init__(self, terms: Mapping[str, Term], tag: str) -> None:
        self._lemmatizer = find_lemmatizer(tag)
        # The longest term wins: “artificial intelligence system” is not “artificial intelligence”.
        keyed = [(self._keys(find_words(t.label.get(tag))), name) for name, t in terms.items()]
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for keys, name in sorted(keyed, key=lambda pair: -len(pair[0])):
            if keys:
                self._by_first.setdefault(keys[0], []).append((keys, name))

    def find(self, text: str) -> Iterator[TermUse]:
        """The terms of a text, in reading order, not overlapping."""
        words = find_words(text)
        keys = self._keys(words)
        at = 0
        while at < len(words):
            match = self._match(keys, at)
            if match is None:
                at += 1
                continue
            length, name = match
            yield TermUse(name, words[at].start, words[at + length - 1].end)
            at += length

    def _match(self, keys: tuple[str, ...], at: int) -> tuple[int, str] | None:
        for wanted, name in self._by_first.get(keys[at], ()):
            if keys[at : at + len(wanted)] == wanted:
                return len(wanted), name
        return None

    def _keys(self, words: Sequence[Word]) -> tuple[str, ...]:
        return tuple(self._lemmatizer.lemmatize(word.text).key for word in words)


def find_term_uses(corpus: Corpus, tag: str) -> dict[str, tuple[Address, ...]]:
    """The provisions that use each term, in order, each once."""
    finder = TermFinder(corpus.terms, tag)
    uses: dict[str, dict[Address, None]] = {}
    for article in corpus.articles.values():
        for provision in article.provisions:
            text = provision.texts.get(tag)
            for use in finder.find(text.plain) if text else ():
                uses.setdefault(use.term, {})[provision.address] = None
    return {term: tuple(addresses) for term, addresses in uses.items()}


def find_inconsistent(corpus: Corpus) -> Iterator[tuple[Term, Address, tuple[str, ...]]]:
    """Terms that stand in a provision in some languages and not in others, with those they lack.

    Only defined terms are compared: other words may well be rendered in two ways.
    """
    tags = tuple(language.tag for language in corpus.languages)
    uses = {tag: find_term_uses(corpus, tag) for tag in tags}
    for name, term in corpus.terms.items():
        if not term.defined_at:
            continue
        places = {tag: set(uses[tag].get(name, ())) for tag in tags}
        for address in sorted(set().union(*places.values())):
            lacking = tuple(tag for tag in tags if address not in places[tag])
            if lacking:
                yield term, address, lacking
