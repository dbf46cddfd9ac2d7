"""Words and their lemmas, in Kazakh, Russian and English, behind one protocol.

    from glossa.lemma import find_lemmatizer, find_words
    lemmatizer = find_lemmatizer("kk")
    [lemmatizer.lemmatize(word.text).headword for word in find_words("17-баптың талаптары")]

The morphology of Kazakh is described in README.md beside this file.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from glossa.lemma.lemma import Lemma, Lemmatizer
from glossa.lemma.text import (
    Word,
    ascii_name,
    find_words,
    fold_word,
    initial_letter,
    letter_slug,
    sort_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LANGUAGES = ("kk", "ru", "en")


@cache
def find_lemmatizer(lang: str) -> Lemmatizer:
    """The lemmatiser of a language: kk, ru or en; for any other, words stay as they are.

    Its data is read on the first call (about a tenth of a second for Kazakh, half for Russian).
    """
    if lang == "kk":
        from glossa.lemma.kazakh import kazakh_lemmatizer

        return kazakh_lemmatizer()
    if lang == "ru":
        from glossa.lemma.russian import RussianLemmatizer

        return RussianLemmatizer()
    if lang == "en":
        from glossa.lemma.english import EnglishLemmatizer

        return EnglishLemmatizer()
    from glossa.lemma.lemma import PlainLemmatizer

    return PlainLemmatizer(lang)


def lemmatize_lines(lang: str, lines: Iterable[str]) -> Iterator[str]:
    """The keys of words given one a line, in order; an empty line stays empty."""
    lemmatizer = find_lemmatizer(lang)
    for line in lines:
        yield lemmatizer.lemmatize(line.strip()).key


__all__ = [
    "LANGUAGES",
    "Lemma",
    "Lemmatizer",
    "Word",
    "ascii_name",
    "find_lemmatizer",
    "find_words",
    "fold_word",
    "initial_letter",
    "lemmatize_lines",
    "letter_slug",
    "sort_key",
]
