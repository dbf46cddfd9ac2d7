from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.lemma import Lemma, find_lemmatizer, lemmatize_lines

RU = find_lemmatizer("ru")
EN = find_lemmatizer("en")


@pytest.mark.parametrize(
    ("word", "headword", "pos"),
    [
        ("законом", "закон", "noun"),
        ("статей", "статья", "noun"),
        ("данных", "данные", "noun"),
        ("обязаны", "обязан", "adjective"),
        ("должны", "должен", "adjective"),
        ("личных", "личный", "adjective"),
        ("запрещено", "запретить", "verb"),
        ("ИИ", "ИИ", "noun"),
        ("Казахстана", "Казахстан", "name"),
        ("Рустембековой", "Рустембекова", "name"),
        ("17-й", "17", "numeral"),
        ("GDPR", "gdpr", "other"),
    ],
)
def test_russian(word: str, headword: str, pos: str) -> None:
    lemma = RU.lemmatize(word)
    assert (lemma.headword, lemma.pos) == (headword, pos)


def test_russian_key_has_no_yo() -> None:
    assert RU.lemmatize("учётом").key == RU.lemmatize("учетом").key == "учет"


@pytest.mark.parametrize(
    ("word", "headword"),
    [
        ("laws", "law"),
        ("owner’s", "owner"),
        ("systems'", "system"),
        ("processing", "process"),
        ("criteria", "criterion"),
        ("data", "data"),
        ("AI", "AI"),
        ("decision-makers", "decision-maker"),
    ],
)
def test_english(word: str, headword: str) -> None:
    assert EN.lemmatize(word).headword == headword


def test_a_language_without_a_lemmatiser_keeps_its_words() -> None:
    assert find_lemmatizer("de").lemmatize("Gesetze") == Lemma("gesetze", "gesetze", "other")


@given(st.text(max_size=30), st.sampled_from(["ru", "en"]))
def test_never_raises(text: str, lang: str) -> None:
    lemmatizer = find_lemmatizer(lang)
    assert lemmatizer.lemmatize(text) == lemmatizer.lemmatize(text)


def test_lines() -> None:
    assert list(lemmatize_lines("kk", ["заңдардың\n", "\n", "беруді"])) == ["заң", "", "бер"]
