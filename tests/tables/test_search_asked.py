"""What readers type where the texts have another word."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossa.corpus import Corpus, read_project
from glossa.tables.search import Unit, build_index, collect_units
from glossa.tables.search_asked import Answer, collect_answers, fold_phrase

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_project(ROOT).corpus


@pytest.fixture(scope="module")
def units(corpus: Corpus) -> tuple[Unit, ...]:
    return collect_units(corpus)


@pytest.fixture(scope="module", params=["kk", "ru", "en"])
def answers(
    corpus: Corpus, units: tuple[Unit, ...], request: pytest.FixtureRequest
) -> list[Answer]:
    return collect_answers(corpus, units, build_index(units, request.param))


def test_every_query_of_the_register_leads_somewhere(corpus: Corpus) -> None:
    assert corpus.queries
    for asked in corpus.queries.values():
        assert all(corpus.resolve(reference) for reference in asked.at), asked.id
        assert set(asked.typed) == set(asked.meant) == {"kk", "ru", "en"}, asked.id


def test_an_answer_has_words_or_places(answers: list[Answer], units: tuple[Unit, ...]) -> None:
    for answer in answers:
        assert answer.typed
        assert answer.meanings or answer.units
        assert all(0 <= unit < len(units) for unit in answer.units)


def test_words_of_any_language_are_understood(
    answers: list[Answer], units: tuple[Unit, ...]
) -> None:
    for typed in ("дипфейк", "deepfake", "персональные данные", "дербес деректер"):
        targets = [units[n].target for a in answers if typed in a.typed for n in a.units]
        assert targets, typed


def test_a_single_word_of_the_law_means_itself(corpus: Corpus, units: tuple[Unit, ...]) -> None:
    index = build_index(units, "ru")
    (fine,) = [a for a in collect_answers(corpus, units, index) if a.typed == ("штраф",)]
    assert fine.meanings == ()
    places = index.entries["штраф"].places()
    assert fine.units
    assert all(unit in places for unit in fine.units)


def test_a_phrase_is_folded_word_by_word() -> None:
    assert fold_phrase("Автор’s  ЁЛКА, 2", "ru") == "автор's елка 2"


def test_the_stems_of_a_phrase_stand_beside_it(corpus: Corpus, units: tuple[Unit, ...]) -> None:
    index = build_index(units, "kk")
    (levels,) = [
        answer
        for answer in collect_answers(corpus, units, index)
        if "дербестік деңгейі" in answer.typed
    ]
    assert "дербестік деңгей" in levels.typed
