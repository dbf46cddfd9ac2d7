"""English lemmas by simplemma, with the words of law that it would misread pinned."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from glossa.lemma.kk_rules import read_data
from glossa.lemma.lemma import Lemma
from glossa.lemma.russian import parse_pins
from glossa.lemma.text import fold_word

POSSESSIVES: Final = ("'s", "s'")


class EnglishLemmatizer:
    """Lemmas of English words; simplemma tells no part of speech, so `pos` is `other`."""

    lang: Final = "en"

    def __init__(self) -> None:
        self._pins = parse_pins(read_data("en_pins.txt"))
        self.lemmatize = lru_cache(maxsize=200_000)(self._lemmatize)

    def _lemmatize(self, word: str) -> Lemma:
        folded = fold_word(word, "en").replace("’", "'").replace("ʼ", "'")
        bare = folded[:-2] + "s" * (folded[-2:] == "s'") if folded.endswith(POSSESSIVES) else folded
        if bare in self._pins:
            return self._pins[bare]
        lemma = self._lemma(bare)
        return Lemma(lemma, lemma, "other")

    def _lemma(self, word: str) -> str:
        if not word or not any(c.isalpha() for c in word):
            return word
        import simplemma

        lemma = simplemma.lemmatize(word, lang="en").lower()
        head, hyphen, tail = word.rpartition("-")
        if lemma != word or not hyphen or not tail.endswith("s"):
            return lemma
        return head + hyphen + simplemma.lemmatize(tail, lang="en").lower()

    def inflect(self, key: str) -> frozenset[str]:
        """The regular forms of a lemma that lead back to it."""
        if not key.isascii() or not key.isalpha():
            return frozenset()
        formed = {stem + ending for stem, endings in _regular(key) for ending in endings}
        return frozenset(form for form in formed if self.lemmatize(form).key == key)


def _regular(key: str) -> list[tuple[str, tuple[str, ...]]]:
    """Stems with the endings they take: study, studi-es; judg-ing; occurr-ed."""
    return [
        (key, ("s", "es", "ed", "d", "ing", "'s", "er", "est")),
        (key[:-1], ("ies", "ied", "ing", "ves")),
        (key + key[-1], ("ed", "ing")),
    ]
