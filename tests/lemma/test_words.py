from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.lemma import (
    ascii_name,
    find_words,
    fold_word,
    initial_letter,
    letter_slug,
    sort_key,
)
from glossa.lemma.text import KAZAKH_ALPHABET


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("«ЖИ-дің» 17‑баптың, 3) тармақшасы.", ["ЖИ-дің", "17‑баптың", "тармақшасы"]),
        ("641-1-бабы; 12-14-баптар; 2025 жылғы", ["641-1-бабы", "12-14-баптар", "жылғы"]),
        ("мінез-құлық – оқып-үйрену", ["мінез-құлық", "оқып-үйрену"]),
        ("№ 230-VIII, H.R. 6216, 5–7", ["230-VIII", "H", "R"]),
        ("owner’s and users' data", ["owner’s", "and", "users", "data"]),
        ("сөз\u00adбен -а- б-", ["сөз\u00adбен", "а", "б"]),
        ("", []),
        ("17 2025 3)", []),
    ],
)
def test_finds_words(text: str, words: list[str]) -> None:
    assert [word.text for word in find_words(text)] == words


@given(st.text())
def test_spans_are_the_words_in_order(text: str) -> None:
    words = find_words(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(a.end <= b.start for a, b in pairwise(words))


@given(st.text(alphabet=KAZAKH_ALPHABET + " ,.!?", max_size=60))
def test_every_letter_is_in_a_word(text: str) -> None:
    inside = "".join(word.text for word in find_words(text))
    assert inside == "".join(c for c in text if c in KAZAKH_ALPHABET)


def test_kazakh_order() -> None:
    words = ["іс", "ыза", "һәм", "үй", "ұлт", "ту", "өлең", "он", "ңа", "ғылым", "гүл", "ән", "ар"]
    ordered = [
        "ар",
        "ән",
        "гүл",
        "ғылым",
        "ңа",
        "он",
        "өлең",
        "ту",
        "ұлт",
        "үй",
        "һәм",
        "ыза",
        "іс",
    ]
    assert sorted(words, key=lambda word: sort_key(word, "kk")) == ordered


def test_every_kazakh_letter_has_its_own_place() -> None:
    assert sorted(KAZAKH_ALPHABET, key=lambda c: sort_key(c, "kk")) == list(KAZAKH_ALPHABET)
    assert len(KAZAKH_ALPHABET) == 42


def test_russian_order_takes_yo_for_ye() -> None:
    words = ["ёлка", "ель", "ежегодный", "жизнь"]
    assert sorted(words, key=lambda w: sort_key(w, "ru")) == ["ежегодный", "ёлка", "ель", "жизнь"]


@given(st.text(), st.sampled_from(["kk", "ru", "en", "de"]))
def test_order_is_total(text: str, lang: str) -> None:
    assert sort_key(text, lang) == sort_key(text, lang)
    assert initial_letter(text, lang)


def test_folding_reads_old_official_spelling() -> None:
    assert fold_word("бiрiншi", "kk") == "бірінші"
    assert fold_word("GDPR‑дың", "kk") == "gdpr-дың"
    assert fold_word("сөз\u00adбен", "kk") == "сөзбен"
    assert fold_word("й", "kk") == "й"


def test_different_letters_have_different_ascii_names() -> None:
    names = [ascii_name(letter, "kk") for letter in KAZAKH_ALPHABET]
    assert sum(name == "e1" for name in names) == 1
    assert len(set(names)) == len(names)
    assert all(name.isascii() for name in names)


@given(st.sets(st.text(alphabet=KAZAKH_ALPHABET + "abc019-'", min_size=1, max_size=6), max_size=20))
def test_ascii_names_tell_words_apart(words: set[str]) -> None:
    assert len({ascii_name(word, "kk") for word in words}) == len(words)


def test_latin_words_have_names_of_their_own() -> None:
    assert ascii_name("gdpr", "kk") == "GDPR"
    assert ascii_name("гдпр", "kk") == "gdpr"
    assert ascii_name("а1", "kk") != ascii_name("ә", "kk")
    assert ascii_name("gdpr", "en") == "gdpr"


def test_letters_are_named_by_their_place() -> None:
    assert [letter_slug(letter, "kk") for letter in "АӘЯA"] == ["01", "02", "42", "u41"]
    assert letter_slug("Я", "ru") == "33"
    assert letter_slug("Z", "en") == "26"
