from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossa.corpus import Corpus, read_project
from glossa.tables.search import KINDS, Unit, build_index, collect_units, pair_kinds
from glossa.tables.search_pieces import export_index, pair_parts
from glossa.tables.search_words import find_tokens, fold, skeleton
from tests.editions import read, small_edition
from tests.officials import official_text, with_official

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_project(ROOT).corpus


@pytest.mark.parametrize(
    ("word", "tag", "folded"),
    [
        ("Ёлка", "ru", "елка"),
        ("мiндет", "kk", "міндет"),
        ("қауіп‑қатер", "kk", "қауіп-қатер"),
        ("cистема", "ru", "система"),
        ("user’s", "en", "user's"),
        ("GDPR-дың", "kk", "gdpr-дың"),
    ],
)
def test_fold(word: str, tag: str, folded: str) -> None:
    assert fold(word, tag) == folded


def test_skeleton_is_what_a_russian_keyboard_types() -> None:
    assert skeleton("қауіп-қатер") == "кауипкатер"
    assert skeleton("әғқңөұүһі") == "агкноуухи"


def test_units_stand_kind_by_kind(corpus: Corpus) -> None:
    units = collect_units(corpus)
    spans = pair_kinds(units)
    assert [kind for kind, _, _ in spans] == list(KINDS)
    assert all({u.kind for u in units[a:b]} <= {kind} for kind, a, b in spans)
    assert spans[-1][2] == len(units)
    assert sum(u.target.startswith("note:") for u in units) == len(corpus.annotations)


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_every_word_is_in_the_index_at_its_place(corpus: Corpus, tag: str) -> None:
    units = collect_units(corpus)
    index = build_index(units, tag)
    rows = {
        (form, unit, place)
        for entry in index.entries.values()
        for form, postings in entry.forms.items()
        for unit, places in postings.items()
        for place in places
    }
    words = {
        (fold(word, tag), number, place)
        for number, unit in enumerate(units)
        for place, word in enumerate(unit.words(tag))
        if word
    }
    assert rows == words


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_pieces_hold_every_lemma_once_and_are_the_same_each_time(corpus: Corpus, tag: str) -> None:
    units = collect_units(corpus)
    index = build_index(units, tag)
    pieces = export_index(index)
    read = [json.loads(text) for name, text in pieces.files.items() if name.startswith("w-")]
    keys = [row[0] for piece in read for row in piece["e"]]
    assert sorted(keys) == sorted(index.entries)
    assert list(pieces.starts) == sorted(pieces.starts)
    assert export_index(build_index(units, tag)) == pieces


def test_a_phrase_is_found_in_any_form(corpus: Corpus) -> None:
    units = collect_units(corpus)
    index = build_index(units, "ru")
    found = {unit for unit, _ in index.find_phrase(find_tokens("библиотека данных"))}
    texts = [units[n].titles.get("ru", "") + " " + units[n].bodies.get("ru", "") for n in found]
    assert any("библиотек данных" in text for text in texts)


def test_the_official_words_are_found_where_they_are_kept() -> None:
    corpus, _ = read(small_edition())
    plain = build_index(collect_units(corpus), "ru")
    official = with_official(corpus, official_text("ru"))
    units = collect_units(official)
    index = build_index(units, "ru")
    (word,) = index.keys_of(["воздействия"])
    assert word not in plain.entries
    (unit,) = index.entries[word].places()
    assert units[unit].target == "ai-law/art_17__para_1"


@pytest.mark.parametrize(
    ("tag", "text", "parts"),
    [
        ("kk", "қауіп-қатерлердің", {"кауип": ["қауіп-қатер"], "катер": ["қауіп-қатер"]}),
        ("kk", "17-баптың ЖИ-дің", {}),
        ("ru", "веб-сайта", {"веб": ["веб-сайт"], "сайт": ["веб-сайт"]}),
        ("en", "open-source", {"open": ["open-source"], "source": ["open-source"]}),
        ("en", "not-for-profit", {"not": None, "for": None, "profit": ["not-for-profit"]}),
    ],
)
def test_hyphened_words_are_paired_with_their_parts(
    tag: str, text: str, parts: dict[str, list[str] | None]
) -> None:
    unit = Unit("term", "term:a", {}, {tag: text})
    pairs = pair_parts(build_index([unit], tag))
    for part, keys in parts.items():
        assert pairs.get(part) == keys
    assert parts or not pairs


def test_words_of_the_title_of_the_act_tell_no_unit_from_another() -> None:
    units = [Unit("term", f"term:{n}", {}, {"ru": text}) for n, text in enumerate(("зерно", "о"))]
    further = [Unit("term", f"term:x{n}", {}, {"ru": "вода"}) for n in range(6)]
    index = build_index([*units, *further], "ru")
    assert "зерно" not in index.common_forms("")
    assert "зерно" in index.common_forms("Закон о зерне № 7")
    assert {"вода", "определение", "нужно"} <= set(index.common_forms(""))
