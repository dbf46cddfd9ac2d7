from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.cite.lexicon import load_lexicon
from glossa.cite.numbers import read_ordinal
from glossa.cite.numerals import LONGEST_RANGE, expand_range, parse_roman, write_roman
from glossa.cite.tokens import fold, tokenise
from glossa.cite.values import Language, parse_target
from glossa.cite.write_kk import _ordinal as ordinal_kk
from glossa.cite.write_ru import _ordinal as ordinal_ru


@given(st.integers(1, 99))
def test_roman(number: int) -> None:
    assert parse_roman(write_roman(number)) == number
    assert parse_roman(write_roman(number).upper()) == number


def test_roman_with_cyrillic_letters() -> None:
    assert parse_roman("ХІІ") == 12
    assert parse_roman("IIII") is None
    assert parse_roman("") is None


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("5", "7", ["5", "6", "7"]),
        ("9-1", "9-3", ["9-1", "9-2", "9-3"]),
        ("7", "8-2", ["7", "8", "8-2"]),
        ("a", "c", ["a", "b", "c"]),
        ("7", "5", ["7", "5"]),
        ("1", "999", ["1", "999"]),
    ],
)
def test_ranges(first: str, last: str, expected: list[str]) -> None:
    assert list(expand_range(first, last)) == expected


@given(st.integers(1, 5000), st.integers(0, LONGEST_RANGE - 1))
def test_ranges_are_whole(first: int, more: int) -> None:
    numbers = expand_range(str(first), str(first + more))
    assert numbers == tuple(str(n) for n in range(first, first + more + 1)) or not more


@given(st.integers(1, 99), st.sampled_from(["f", "n"]), st.integers(0, 5))
def test_russian_ordinals(number: int, gender: str, case: int) -> None:
    tokens = tokenise(ordinal_ru(str(number), gender, case))
    assert read_ordinal(load_lexicon(Language.RU), tokens, 0) == (number, len(tokens))


@given(st.integers(1, 99))
def test_kazakh_ordinals(number: int) -> None:
    tokens = tokenise(ordinal_kk(str(number)))
    assert read_ordinal(load_lexicon(Language.KK), tokens, 0) == (number, len(tokens))


def test_old_spelling_is_folded() -> None:
    assert fold("Бiрiншi") == "бірінші"
    assert fold("ёлка") == "елка"
    assert fold("Article") == "article"


def test_targets_are_written_and_parsed() -> None:
    for text in ("art_this__para_1", "para_this", "art_641-1__part_1", "annex_iii__point_5"):
        target = parse_target(text)
        assert str(target) == text
    assert parse_target("nothing_1") is None
    assert parse_target("art_1__") is None
