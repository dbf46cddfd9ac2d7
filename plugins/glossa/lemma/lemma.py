"""What a lemmatiser gives, and what every lemmatiser is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from glossa.lemma.text import fold_word


@dataclass(frozen=True, slots=True)
class Lemma:
    """The lemma of a word.

    `key` is what words are matched by (Kazakh verbs: the bare stem, `бер`); `headword` is the
    dictionary form shown to readers (`беру`); `pos` is a plain English name: noun, adjective,
    verb, adverb, pronoun, numeral, function (conjunctions, postpositions, particles, modal and
    other words that take no endings), name, other.
    """

    key: str
    headword: str
    pos: str


class Lemmatizer(Protocol):
    """Words of one language to lemmas. Never raises on any text; the same word, the same lemma."""

    @property
    def lang(self) -> str:
        """The language tag: kk, ru or en."""
        ...

    def lemmatize(self, word: str) -> Lemma:
        """The lemma of one word, in any case, with or without soft hyphens."""
        ...


@dataclass(frozen=True, slots=True)
class PlainLemmatizer:
    """For a language without a lemmatiser of its own: the word in small letters."""

    lang: str

    def lemmatize(self, word: str) -> Lemma:
        """The word itself, folded."""
        folded = fold_word(word, self.lang)
        return Lemma(folded, folded, "other")
