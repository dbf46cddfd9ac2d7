from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.lemma import find_words, fold_word, initial_letter, sort_key
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
