from __future__ import annotations

import pytest

from glossa.model.prose import Emphasis, Inline, Link, Text, plain_text
from glossa.problems import Place
from glossa.tables.marks import mark_terms
from glossa.tables.terms import TermFinder, export_terms, find_term_uses, find_vocabulary
from tests.editions import read, small_edition

TERMS = """\
system:
  label: {kk: ЖИ жүйесі, ru: система ИИ, en: AI system}
  names: {en: [system of AI]}
  defined-at: ai-law/art_17__para_1
user:
  label: {kk: ЖИ жүйесін пайдаланушы, ru: пользователь, en: user}
  defined-at: ai-law/art_17__para_1
  deprecated: {en: {consumer: not here}}
other:
  label: {kk: дәреже, ru: степень, en: degree}
"""
PLACE = Place("ru/ai-law/art-17.md", 1)


def finder(tag: str) -> TermFinder:
    files = small_edition()
    files["docs/registers/terms.yml"] = TERMS
    return TermFinder(read(files)[0].terms, tag)


def marked(words: tuple[Inline, ...]) -> list[tuple[str, str]]:
    return [(w.target, plain_text(w.children)) for w in words if isinstance(w, Link)]


def test_the_first_use_of_a_term_becomes_a_link_and_the_words_stay() -> None:
    words = (Text("Систему ИИ и "), Emphasis((Text("пользователя"),)), Text(" системы ИИ."))
    linked = mark_terms(words, finder("ru"), PLACE)
    assert marked(linked) == [("term:system", "Систему ИИ")]
    assert plain_text(linked) == plain_text(words)
    assert linked[2] == words[1]


def test_terms_to_leave_alone_and_links_of_the_author() -> None:
    link = Link("act:ai-law", (Text("система ИИ"),), PLACE)
    words = (link, Text(": степень риска пользователя"))
    linked = mark_terms(words, finder("ru"), PLACE, {"user"})
    assert marked(linked) == [("act:ai-law", "система ИИ"), ("term:other", "степень")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ЖИ жүйелерін пайдаланушылар", ["user"]),
        ("ЖИ жүйелері пайдаланушының құқығы", ["system"]),
    ],
)
def test_words_inside_a_kazakh_term_keep_their_case(text: str, expected: list[str]) -> None:
    assert [use.term for use in finder("kk").find(text)] == expected


def test_articles_do_not_part_an_english_term() -> None:
    assert [use.term for use in finder("en").find("a system of the AI; an AI system")] == [
        "system",
        "system",
    ]


def test_the_sheet_of_terms_and_the_laws_own_words() -> None:
    files = small_edition()
    files["docs/registers/terms.yml"] = TERMS
    corpus, problems = read(files)
    assert problems == []
    uses = {tag: find_term_uses(corpus, tag) for tag in ("kk", "ru", "en")}
    rows = export_terms(corpus, uses).splitlines()
    assert len(rows) == 1 + len(corpus.terms)
    assert "consumer" in rows[2]
    assert rows[3].count("ai-law/art_17__para_1__subpara_1") == 3
    assert find_vocabulary(corpus, "en") == {"ai", "system", "user"}
