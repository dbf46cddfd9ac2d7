from __future__ import annotations

import csv
from collections import Counter
from io import StringIO

import pytest

from glossa.lemma import find_lemmatizer, find_words
from glossa.model.address import parse_eid
from glossa.official.values import Line, OfficialProvision, OfficialText, Role
from glossa.problems import Place
from glossa.tables.concordance import (
    CONTEXT,
    Chapters,
    build_concordance,
    export_concordance,
)
from glossa.tables.layers import Layer, Layers
from glossa.tables.terms import (
    TermFinder,
    find_inconsistent,
    find_renderings,
    find_term_uses,
)
from tests.editions import read, small_edition
from tests.officials import official_text, with_official

TAGS = ("kk", "ru", "en")

TERMS = """\
system:
  label: {kk: жүйе, ru: система, en: system}
  defined-at: ai-law/art_17__para_1
degree:
  label: {kk: қауіп-қатер дәрежесі, ru: степень риска, en: degree of risk}
  defined-at: ai-law/art_17__para_1
risk:
  label: {kk: қауіп-қатер, ru: риск, en: risk}
"""


def edition() -> dict[str, str]:
    files = small_edition()
    files["docs/registers/terms.yml"] = TERMS
    chapter = "chp_1: {first: art_1, last: art_20, title: {kk: а, ru: б, en: в}}"
    files["docs/registers/acts.yml"] = files["docs/registers/acts.yml"].replace(
        "eu-ai-act:", f"  chapters:\n    {chapter}\neu-ai-act:", 1
    )
    return files


@pytest.mark.parametrize("tag", TAGS)
def test_the_lines_of_every_lemma_are_its_words_in_the_text(tag: str) -> None:
    corpus, _ = read(edition())
    lemmatizer = find_lemmatizer(tag)
    words = [
        word.text
        for article in corpus.articles_of("ai-law")
        for provision in article.provisions
        for word in find_words(provision.texts[tag].plain)
    ]
    counted = Counter(lemmatizer.lemmatize(word).key for word in words)
    concordance = build_concordance(Layers(corpus), tag)
    assert {entry.key: len(entry.lines) for entry in concordance.entries} == counted
    for entry in concordance.entries:
        assert sum(entry.forms.values()) == len(entry.lines)
        shares = Chapters(corpus).spread(entry)
        assert sum(share.count for share in shares) == len(entry.lines)


def official(eid: str, words: str) -> OfficialText:
    parsed = parse_eid(eid)
    assert parsed
    provision = OfficialProvision(parsed, (Line(words, Place("official/ai-law/ru.md", 1)),))
    return OfficialText("ai-law", "ru", "Закон", "2025-11-17", (provision,))


@pytest.mark.parametrize(
    ("eid", "at"),
    [
        ("art_17__para_1", "art_17__para_1"),
        ("art_17__para_1__part_1__subpara_1", "art_17__para_1__subpara_1"),
        ("art_17__para_1__subpara_1__item_9", "art_17__para_1__subpara_1"),
    ],
)
def test_the_official_text_stands_beside_the_restatement(eid: str, at: str) -> None:
    corpus, _ = read(edition())
    layers = Layers(with_official(corpus, official(eid, "Официальные системы")))
    entries = {entry.key: entry for entry in build_concordance(layers, "ru").entries}
    lines = [line for line in entries["система"].lines if line.layer is Layer.OFFICIAL]
    assert [(str(line.address.eid), line.word) for line in lines] == [(at, "системы")]
    assert len(entries["система"].lines) == 4
    assert len(build_concordance(layers, "kk").entries) == len(
        build_concordance(Layers(corpus), "kk").entries
    )


def test_the_lines_of_every_lemma_are_its_words_in_both_layers() -> None:
    law = official_text(art_17__para_1__subpara_2="высокой степени риска, включая системы.")
    corpus = with_official(read(edition())[0], law)
    words = [
        *(item.texts["ru"].plain for a in corpus.articles_of("ai-law") for item in a.provisions),
        *(item.text for item in law.provisions if str(item.eid).startswith("art_17__")),
    ]
    lemmatizer = find_lemmatizer("ru")
    counted = Counter(
        lemmatizer.lemmatize(word.text).key for text in words for word in find_words(text)
    )
    concordance = build_concordance(Layers(corpus), "ru")
    assert {entry.key: len(entry.lines) for entry in concordance.entries} == counted
    for entry in concordance.entries:
        shares = Chapters(corpus).spread(entry)
        assert sum(share.count for share in shares) == len(entry.lines)


def test_what_an_article_says_before_its_parts_and_in_remarks_is_not_lost() -> None:
    parsed = parse_eid("art_17")
    assert parsed
    place = Place("official/ai-law/ru.md", 1)
    lines = (
        Line("Режим", place, Role.HEADING, "Статья 17."),
        Line("Вступление", place.moved(1)),
        Line("Примечание. Оговорка", place.moved(2), Role.REMARK),
        Line("Сноска. Редакция", place.moved(3), Role.NOTE),
    )
    text = OfficialText("ai-law", "ru", "", "", (OfficialProvision(parsed, lines),))
    corpus = with_official(read(edition())[0], text)
    found = {
        line.word: str(line.address)
        for entry in build_concordance(Layers(corpus), "ru").entries
        for line in entry.lines
        if line.layer is Layer.OFFICIAL
    }
    at = "ai-law/art_17"
    assert found == {"Вступление": at, "Примечание": at, "Оговорка": at}


@pytest.mark.parametrize("tag", TAGS)
def test_the_sheet_has_a_row_for_every_word(tag: str) -> None:
    concordance = build_concordance(Layers(read(edition())[0]), tag)
    rows = list(csv.DictReader(StringIO(export_concordance(concordance))))
    assert Counter(row["key"] for row in rows) == {
        entry.key: len(entry.lines) for entry in concordance.entries
    }
    assert {row["layer"] for row in rows} == {"restatement"}


def test_a_line_shows_its_word_between_whole_words() -> None:
    corpus, _ = read(edition())
    entry = next(
        e for e in build_concordance(Layers(corpus), "en").entries if e.headword == "degree"
    )
    line = entry.lines[0]
    assert (line.before, line.word, line.after) == (
        "The system is divided by ",
        "degree",
        " of risk:",
    )
    assert all(len(item.before) <= CONTEXT + 1 for item in entry.lines)
    assert entry.notes == {"g-17-one": 1}


def test_long_contexts_are_cut_between_words() -> None:
    files = edition()
    long = "word " * 40
    files["en/ai-law/art-17.md"] = files["en/ai-law/art-17.md"].replace("1) ", f"1) {long}", 1)
    corpus, _ = read(files)
    entry = next(e for e in build_concordance(Layers(corpus), "en").entries if e.key == "word")
    middle = entry.lines[20]
    assert middle.before.startswith("…word")
    assert middle.after.endswith("word…")


def test_kazakh_letters_stand_in_their_order() -> None:
    corpus, _ = read(edition())
    letters = list(build_concordance(Layers(corpus), "kk").by_letter())
    alphabet = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
    assert letters == sorted(letters, key=alphabet.index)


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("kk", "Жүйелердің қауіп-қатер дәрежесіне", ["system", "degree"]),
        ("ru", "риски систем, степеням риска", ["risk", "system", "degree"]),
        ("en", "Systems of a degree of risk; other risks", ["system", "degree", "risk"]),
    ],
)
def test_terms_are_found_in_any_form_the_longest_first(
    tag: str, text: str, expected: list[str]
) -> None:
    corpus, _ = read(edition())
    finder = TermFinder(corpus.terms, tag)
    assert [use.term for use in finder.find(text)] == expected


def test_the_uses_of_a_term_by_provision() -> None:
    corpus, _ = read(edition())
    uses = find_term_uses(corpus, "ru")
    assert [str(address.eid) for address in uses["degree"]] == [
        "art_17__para_1",
        "art_17__para_1__subpara_1",
        "art_17__para_1__part_2",
    ]
    assert list(find_inconsistent(corpus)) == []


def test_a_term_that_one_language_leaves_out() -> None:
    files = edition()
    path = "en/ai-law/art-17.md"
    files[path] = files[path].replace("1) The system is divided", "1) All is divided")
    corpus, _ = read(files)
    ((term, address, lacking),) = find_inconsistent(corpus)
    assert (term.id, str(address), lacking) == (
        "system",
        "ai-law/art_17__para_1__subpara_1",
        ("en",),
    )


def test_a_term_that_one_language_says_in_two_ways() -> None:
    files = edition()
    terms = "docs/registers/terms.yml"
    files[terms] = files[terms].replace("system:\n", "system:\n  names: {en: [contraption]}\n", 1)
    path = "en/ai-law/art-17.md"
    files[path] = files[path].replace("1) The system is divided", "1) The contraption is divided")
    corpus, _ = read(files)
    ((term, tag, uses),) = ((one.term, one.tag, one.uses) for one in find_renderings(corpus))
    assert (term.id, tag) == ("system", "en")
    assert {form: [str(place.eid) for place in places] for form, places in uses.items()} == {
        "system": ["art_17__para_1", "art_17__para_1__part_2"],
        "contraption": ["art_17__para_1__subpara_1"],
    }
    # Said in two ways, it is still there in every language.
    assert list(find_inconsistent(corpus)) == []
