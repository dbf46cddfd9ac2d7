"""Russian lemmas: pymorphy3 with one settled reading a word, and the terms of law pinned.

pymorphy3 (Korobov 2015, "Morphological Analyzer and Generator for Russian and Ukrainian
Languages") gives several readings; we take the likeliest, ties settled by the words themselves and
never by the order of a dictionary. `data/ru_pins.txt` says what a word is in texts of law.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final

from glossa.lemma.kk_rules import read_data
from glossa.lemma.lemma import Lemma
from glossa.lemma.text import fold_word

if TYPE_CHECKING:
    from collections.abc import Mapping

POS: Final[Mapping[str, str]] = {
    "NOUN": "noun", "ADJF": "adjective", "ADJS": "adjective", "COMP": "adjective",
    "VERB": "verb", "INFN": "verb", "PRTF": "verb", "PRTS": "verb", "GRND": "verb",
    "NUMR": "numeral", "ADVB": "adverb", "NPRO": "pronoun",
    "PRED": "function", "PREP": "function", "CONJ": "function", "PRCL": "function",
    "INTJ": "function",
}  # fmt: skip
NAMES: Final = frozenset({"Geox", "Name", "Surn", "Patr"})


def parse_pins(text: str) -> dict[str, Lemma]:
    """Lines `headword part-of-speech: form form …` -> form: lemma."""
    pins = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            entry, forms = line.split(":")
            headword, pos = entry.split()
            lemma = Lemma(headword.lower(), headword, pos)
            pins.update(dict.fromkeys(forms.split(), lemma))
    return pins


class RussianLemmatizer:
    """Lemmas of Russian words; the dictionary is opened on the first word."""

    lang: Final = "ru"

    def __init__(self) -> None:
        self._pins = parse_pins(read_data("ru_pins.txt"))
        self.lemmatize = lru_cache(maxsize=200_000)(self._lemmatize)

    @cached_property
    def _analyzer(self) -> Any:
        import pymorphy3

        return pymorphy3.MorphAnalyzer(lang="ru")

    def _lemmatize(self, word: str) -> Lemma:
        folded = fold_word(word, "ru")
        if folded in self._pins:
            return self._pins[folded]
        if not any("а" <= c <= "я" or c == "ё" for c in folded):
            return Lemma(folded, folded, "other")
        head, hyphen, tail = folded.partition("-")
        if hyphen and head.isdigit():
            return self._lemmatize(tail) if len(tail) > 3 else Lemma(head, head, "numeral")
        return self._parse(folded)

    def _parse(self, word: str) -> Lemma:
        readings = self._analyzer.parse(word)
        best = min(readings, key=lambda r: (-r.score, r.normal_form, str(r.tag)), default=None)
        if best is None:
            return Lemma(word, word, "other")
        key = best.normal_form.replace("ё", "е")
        if NAMES & best.tag.grammemes:
            return Lemma(key, best.normal_form.title(), "name")
        return Lemma(key, best.normal_form, POS.get(str(best.tag.POS), "other"))

    def inflect(self, key: str) -> frozenset[str]:
        """The forms of a lemma, as its paradigm in the dictionary has them; empty if unknown."""
        readings = [
            reading
            for reading in self._analyzer.parse(key)
            if reading.normal_form.replace("ё", "е") == key and reading.is_known
        ]
        return frozenset(form.word for reading in readings[:1] for form in reading.lexeme)
