"""Words in running text, their normal spelling, and the order of headwords."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Final

HYPHENS: Final = "-\u2010\u2011"
SOFT_HYPHEN: Final = "\u00ad"
_LETTER: Final = r"[^\W_]\u00ad?"
_COMBINING: Final = r"[\u0300-\u036f]?"
WORD: Final = re.compile(
    rf"(?:{_LETTER}{_COMBINING})+(?:['’ʼ](?:{_LETTER})+)*(?:[{HYPHENS}](?:{_LETTER}{_COMBINING})+(?:['’ʼ](?:{_LETTER})+)*)*"
)
KAZAKH_ALPHABET: Final = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
RUSSIAN_ALPHABET: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_LOOKALIKES: Final = str.maketrans({"i": "і", "h": "һ", "a": "а", "e": "е", "o": "о", "p": "р",
                                    "c": "с", "x": "х", "y": "у", "k": "к"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: `text[start:end]`, as written."""

    start: int
    end: int
    text: str


def find_words(text: str) -> list[Word]:
    """The words of a text with their places, in order, in any language.

    Hyphenated words (мінез-құлық), abbreviations and figures with endings (ЖИ-дің, 17-баптың) and
    words with an apostrophe are one word each; bare figures (17, 2025) are none.
    """
    found = (Word(m.start(), m.end(), m.group()) for m in WORD.finditer(text))
    return [word for word in found if any(c.isalpha() for c in word.text)]


def fold_word(word: str, lang: str) -> str:
    """The word as the lemmatisers read it: composed, small letters, plain hyphens.

    In Kazakh a Latin letter inside a Cyrillic word is read as its Cyrillic twin (бiрiншi with
    Latin i, as older official texts have it); Latin words before a hyphen stay (GDPR-дың).
    """
    folded = unicodedata.normalize("NFC", word).replace(SOFT_HYPHEN, "").lower()
    for hyphen in HYPHENS[1:]:
        folded = folded.replace(hyphen, "-")
    return "-".join(_to_cyrillic(part) for part in folded.split("-")) if lang == "kk" else folded


def _to_cyrillic(part: str) -> str:
    return part.translate(_LOOKALIKES) if _CYRILLIC.search(part) else part


def sort_key(word: str, lang: str) -> tuple[tuple[int, ...], str]:
    """The place of a headword in the alphabetical order of its language.

    Kazakh: а ә б в г ғ д … with every letter of its own rank; Russian: ё with е, as dictionaries
    do; letters outside the alphabet follow it; hyphens count only between otherwise equal words.
    """
    alphabet = {"kk": KAZAKH_ALPHABET, "ru": RUSSIAN_ALPHABET}.get(lang, "")
    folded = fold_word(word, lang)
    letters = folded.replace("ё", "е") if lang == "ru" else folded
    ranks = tuple(_rank(c, alphabet) for c in letters if c not in HYPHENS)
    return ranks, folded


def _rank(letter: str, alphabet: str) -> int:
    place = alphabet.find(letter)
    return place if place >= 0 else len(alphabet) + ord(letter)


def letter_slug(letter: str, lang: str) -> str:
    """An ASCII name for the letter of an index: its place in the alphabet (`02` for Ә).

    A letter from outside the alphabet has its code point (`u41` for Latin A in Kazakh).
    """
    alphabet = {"kk": KAZAKH_ALPHABET, "ru": RUSSIAN_ALPHABET}.get(lang, ascii_lowercase)
    place = alphabet.find(letter.lower())
    return f"{place + 1:02}" if place >= 0 else f"u{ord(letter[0]):x}"


def ascii_name(key: str, lang: str) -> str:
    """A name in ASCII for the key of a lemma; different keys have different names.

    Cyrillic letters become small Latin ones, some with a figure; between them capitals stand for
    Latin letters, so that GDPR is not гдпр.
    """
    small = lang not in ("kk", "ru")
    return "".join(_ascii_letter(c, small) for c in key)


def _ascii_letter(letter: str, small: bool) -> str:
    if letter in _ASCII:
        return _ASCII[letter]
    if not letter.isascii() or not (letter.isalnum() or letter == "-"):
        return f".{ord(letter):x}."
    if small or letter == "-":
        return letter
    # A bare figure would read as part of the letter before it.
    return f"_{letter}" if letter.isdigit() else letter.upper()


_ASCII_LETTERS: Final = (
    "a a1 b v g g1 d e e1 j z i i1 k q l m n n1 o o1 p r s t u u1 u2 f h h1 c c1 w w1 x y y1 x1 "
    "e2 u3 a2"
)
_ASCII: Final = dict(zip(KAZAKH_ALPHABET, _ASCII_LETTERS.split(), strict=True))


def initial_letter(word: str, lang: str) -> str:
    """The capital under which a headword stands in an index (`Ә` for әділдік; `#` for figures)."""
    first = fold_word(word, lang)[:1]
    return first.upper() if first.isalpha() else "#"
