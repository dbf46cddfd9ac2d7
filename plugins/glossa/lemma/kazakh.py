"""Kazakh lemmas: a word is read from its end, suffix by suffix, until a stem remains.

Every reading has a cost: of its suffixes, and of its stem (nothing for a stem of the lexicon, some
for one derived from the lexicon, much for an unknown one). The cheapest reading wins; ties go to
the longer stem, then to the noun. All numbers are whole, so Python and its JavaScript twin
(`site/assets/src/lemma-kk.js`) agree to the last word. Suffixes, slots and sources: README.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from glossa.lemma.kk_data import KazakhData, read_kazakh_data
from glossa.lemma.lemma import Lemma
from glossa.lemma.text import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator

READABLE: Final = re.compile(r"(?=.*[а-яёәғқңөұүһі0-9])[а-яёәғқңөұүһіa-z0-9-]+")
LATIN: Final = re.compile(r"[a-z]")
FIGURES: Final = re.compile(r"[0-9]+(-[0-9]+)*|[ivxlc]+")
MAX_LENGTH: Final = 60
MAX_ABBREVIATION: Final = 6
FAR: Final = 1_000_000
VOICED: Final = {"қ": "ғ", "к": "г", "п": "б"}
VOWELS: Final = frozenset("аәеёиоөуұүыіэюя")
POS: Final = {
    "n": "noun", "a": "adjective", "v": "verb", "d": "adverb", "p": "pronoun",
    "m": "numeral", "w": "function", "x": "name",
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """One way to read a word; readings compare by cost, then by the rules of the module."""

    cost: int
    shortness: int
    kind: str  # n: any nominal stem, v: a verbal one
    stem: str


class KazakhLemmatizer:
    """Lemmas of Kazakh words, by rule and lexicon. Pure: the same word gives the same lemma."""

    lang: Final = "kk"

    def __init__(self, data: KazakhData) -> None:
        self._data = data
        letters = data.rules["letters"]
        self._vowels = {c: kind for kind in ("back", "front", "open") for c in letters[kind]}
        self._usual_endings = tuple(data.rules["usual_endings"])
        self.stem_cost = lru_cache(maxsize=500_000)(self._weigh_stem)
        self.lemmatize = lru_cache(maxsize=200_000)(self._lemmatize)

    def _lemmatize(self, word: str) -> Lemma:
        folded = fold_word(word, "kk")
        if folded in self._data.exceptions:
            return self._lemma(*self._data.exceptions[folded])
        if not READABLE.fullmatch(folded) or not 1 < len(folded) <= MAX_LENGTH:
            return Lemma(folded, folded, "other")
        head, hyphen, tail = folded.rpartition("-")
        is_particle = hyphen and tail in self._data.rules["particles"]
        if is_particle and folded not in self._data.stems:
            return self._lemmatize(head)
        return self._best_lemma(folded)

    def _best_lemma(self, word: str) -> Lemma:
        reading = min(self.read(word), default=None)
        if reading is None:
            return Lemma(word, word, "other")
        stem = self._own_part(reading.stem)
        return self._lemma(stem, self._letter(reading.kind, stem))

    def _own_part(self, stem: str) -> str:
        """Without what is no part of the lemma: the figure of 17-бап, the echo of тап-таза."""
        head, hyphen, tail = stem.rpartition("-")
        if not hyphen or not tail or stem in self._data.stems:
            return stem
        is_echo = len(head) in (2, 3) and head.endswith("п") and tail.startswith(head[:-1])
        return tail if is_echo or FIGURES.fullmatch(head) else stem

    def _letter(self, kind: str, stem: str) -> str:
        if kind == "v":
            return "v"
        letters = self._data.stems.get(stem, "").replace("v", "")
        return letters[:1] or ("m" if stem.isdigit() else "n")

    def _lemma(self, stem: str, letter: str) -> Lemma:
        if letter == "v":
            return Lemma(stem, verbal_noun(stem), POS[letter])
        return Lemma(stem, self._data.capitals.get(stem, stem), POS[letter])

    def read(self, word: str) -> Iterator[Reading]:
        """All readings of a folded word, in no set order."""
        for state, cost in self._data.rules["final"].items():
            yield from self._walk(state, word, cost, bare=True)

    def _walk(self, state: str, word: str, cost: int, *, bare: bool) -> Iterator[Reading]:
        if state in ("n", "v"):
            yield from self._read_stem(state, word, cost, bare=bare)
        for cut, restore, left, harmony, before, price in self._data.suffixes(state, word):
            base = word[: len(word) - len(cut)] + restore
            total = cost + price
            if base.endswith("-") and not restore:
                yield from self._after_hyphen(base, before.split(), total)
            elif self._joins(base, left, harmony):
                for previous in before.split():
                    yield from self._walk(previous, base, total, bare=False)

    def _read_stem(self, kind: str, stem: str, cost: int, *, bare: bool) -> Iterator[Reading]:
        price = self.stem_cost(kind, stem, bare)
        if price < FAR:
            yield Reading(cost + price, -len(stem), kind, stem)
        full = "" if bare else self._data.syncope.get(stem, "")
        if full and self._known_cost(kind, full, bare) < FAR:
            yield Reading(cost, -len(full), kind, full)

    def _after_hyphen(self, base: str, states: list[str], cost: int) -> Iterator[Reading]:
        """ЖИ-дің, 5-ке: all after the hyphen is suffix; its harmony is that of the reading."""
        stem = base[:-1]
        is_long = len(stem.rpartition("-")[2]) > MAX_ABBREVIATION
        if not stem or (is_long and not LATIN.search(stem)):
            return
        for state in states:
            if state == "n":
                price = 0 if stem in self._data.stems else self._data.rules["unknown"]["hyphen"]
                yield Reading(cost + price, -len(stem), "n", stem)
            for cut, restore, _left, _harmony, before, price in self._data.suffixes(state, base):
                if not cut and not restore:
                    yield from self._after_hyphen(base, before.split(), cost + price)

    def _joins(self, base: str, left: str, harmony: str) -> bool:
        if len(base) < 2 and base not in self._data.stems:
            return False
        last = base[-2:-1] if base[-1] == "ь" else base[-1]
        return (not left or last in left) and (not harmony or self._sounds(base, harmony))

    def _sounds(self, base: str, harmony: str) -> bool:
        """Does the last vowel allow this harmony?

        A soft sign, и, and у or ю within a loan (ресурс) allow both; a final у or ю (беру, тау)
        leaves it to the vowel before.
        """
        last = len(base) - 1
        for place in range(last, -1, -1):
            kind = self._vowels.get(base[place], "")
            if base[place] in "ьи" or (kind == "open" and place < last):
                return True
            if kind in ("back", "front"):
                return kind == harmony
        return True

    def _weigh_stem(self, kind: str, stem: str, bare: bool) -> int:
        """What a stem costs: known, else derived, else unknown."""
        known = self._known_cost(kind, stem, bare)
        if known < FAR:
            return known
        head, hyphen, tail = stem.rpartition("-")
        if not hyphen:
            return min(self._derived_cost(kind, stem, 2), self._unknown_cost(kind, stem))
        if not head or not tail:
            return FAR
        return int(self._data.rules["unknown"]["hyphen"]) + self.stem_cost(kind, tail, False)

    def _known_cost(self, kind: str, stem: str, bare: bool) -> int:
        letters = self._data.stems.get(stem)
        if letters is None:
            return FAR
        cost = min(self._class_cost(kind, letter, bare) for letter in letters)
        known = self._data.rules["known"]
        if kind == "v":
            return cost + (int(known["verb in ы, і"]) if stem[-1] in "ыі" else 0)
        return cost + (int(known["bare nominal"]) if bare else 0)

    def _class_cost(self, kind: str, letter: str, bare: bool) -> int:
        if (letter == "v") != (kind == "v") or (letter == "w" and not bare):
            return FAR
        known = self._data.rules["known"]
        inflected_adverb = int(known["inflected adverb"]) if letter == "d" and not bare else 0
        return int(known[letter]) + inflected_adverb

    def _derived_cost(self, kind: str, stem: str, depth: int) -> int:
        """The cheapest derivation of the stem from the lexicon, at most `depth` steps deep."""
        best = FAR
        for cut, restore, left, harmony, before, price in self._data.derivations(kind, stem):
            base = stem[: len(stem) - len(cut)] + restore
            if not self._joins(base, left, harmony):
                continue
            below = self._known_cost(before, base, False)
            if below == FAR and depth > 1:
                below = self._derived_cost(before, base, depth - 1)
            best = min(best, below + price)
        return best

    def _unknown_cost(self, kind: str, stem: str) -> int:
        unknown = self._data.rules["unknown"]
        if stem.isdigit():
            return int(unknown["figure"]) if kind == "n" else FAR
        if not any(c in self._vowels for c in stem):
            return FAR if kind == "v" else int(unknown["n"])
        cost = int(unknown[kind]) + int(unknown["letter"]) * len(stem)
        short = unknown["short"]
        cost += short[len(stem)] if len(stem) < len(short) else 0
        cost += self._pair_shape(kind, stem)
        return cost + (self._verb_shape(stem) if kind == "v" else self._noun_shape(stem))

    def _pair_shape(self, kind: str, stem: str) -> int:
        """The price of two last consonants that no stem of this kind ends in (күлк-і, барм-ай)."""
        unknown, pair = self._data.rules["unknown"], stem[-2:]
        if any(c in self._vowels or c in "ьъ-" for c in pair) or pair in unknown["pairs"][kind]:
            return 0
        return int(unknown["pair_final"])

    def _verb_shape(self, stem: str) -> int:
        unknown = self._data.rules["unknown"]
        return int(unknown["verb_final"]) if stem[-1] in unknown["verb_bad"] else 0

    def _noun_shape(self, stem: str) -> int:
        """How little an unknown stem looks like a noun; less with a usual ending of nouns."""
        unknown = self._data.rules["unknown"]
        if len(stem) > 4 and stem.endswith(self._usual_endings):
            return int(unknown["usual"])
        found = [name for name in ("illegal", "foreign", "narrow") if stem[-1] in unknown[name]]
        return sum(int(unknown[f"{name}_final"]) for name in found)


def verbal_noun(stem: str) -> str:
    """The dictionary form of a verb: бар -> бару, оқы -> оқу, қой -> қою, тап -> табу.

    A voiceless қ, к, п is voiced after a vowel (шық -> шығу), and stays after a consonant
    (қорқ -> қорқу).
    """
    body, last = stem[:-1], stem[-1:]
    if last in ("ы", "і"):
        return body + "у"
    if last == "й":
        return body + "ю"
    if last in VOICED and body[-1:] in VOWELS:
        return body + VOICED[last] + "у"
    return stem + ("ю" if last == "и" else "у")


@cache
def kazakh_lemmatizer() -> KazakhLemmatizer:
    """The lemmatiser over the data of the package, made once."""
    return KazakhLemmatizer(read_kazakh_data())
