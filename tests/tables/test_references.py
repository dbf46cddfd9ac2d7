from __future__ import annotations

from dataclasses import replace

import pytest

from glossa.cite.resolve import Reason
from glossa.corpus import Corpus
from glossa.model.prose import Emphasis, Link, Text, plain_text
from glossa.model.provisions import Article
from glossa.tables.citations import CitationReader, passage_of_provision
from glossa.tables.links import CitationLinker
from glossa.tables.references import ReferenceKind, build_references, one_sided, reasons
from tests.editions import read, small_edition

CITING = {
    "kz": ("осы баптың 1-тармағына сәйкес", "осы Заңның 99-бабында"),
    "ru": ("согласно пункту 1 настоящей статьи", "в статье 99 настоящего Закона"),
    "en": ("under paragraph 1 of this Article", "in Article 99 of this Law"),
}

COMPARISON = """
:::{comparison} para_1
:id: c-1
:source: glossa
:as-of: law
:with: eu-ai-act/art_5__para_1__point_c
:relation: wider
:also: topic:liability

Words.
:::

:::{proposal} para_1
:id: p-1
:source: glossa
:as-of: law
:operation: programme
:status: suggested

Words.
:::
"""


def edition() -> Corpus:
    files = small_edition()
    for folder, (inside, nowhere) in CITING.items():
        path = f"{folder}/ai-law/art-17.md"
        text = files[path].replace("{#para_1__part_2} ", f"{{#para_1__part_2}} {inside} – ")
        files[path] = text.replace(":as-of: law\n\n", f":as-of: law\n\n{nowhere}: ") + COMPARISON
    files["docs/registers/terms.yml"] = (
        "t-1:\n  label: {kk: а, ru: б, en: в}\n  defined-at: ai-law/art_17__para_1\n"
    )
    files["docs/registers/acts.yml"] += "  amended-by: [ai-law]\n"
    chapter = (
        "  chapters:\n    chp_1: {first: art_17, last: art_17, title: {kk: а, ru: б, en: в}}\n"
    )
    files["docs/registers/acts.yml"] = files["docs/registers/acts.yml"].replace(
        "eu-ai-act:", f"{chapter}eu-ai-act:", 1
    )
    corpus, problems = read(files)
    assert {problem.code for problem in problems} == {"G413"}
    return corpus


def test_each_kind_of_reference() -> None:
    index = build_references(edition())
    rows = {(row.kind.value, row.origin, row.target) for row in index.references}
    assert rows == {
        ("cites", "ai-law/art_17__para_1__part_2", "ai-law/art_17__para_1"),
        ("comments", "note:g-17-one", "ai-law/art_17__para_1__subpara_1"),
        ("comments", "note:c-1", "ai-law/art_17__para_1"),
        ("comments", "note:c-1", "topic:liability"),
        ("differs", "ai-law/art_17__para_1", "eu-ai-act/art_5__para_1__point_c"),
        ("proposes", "note:p-1", "ai-law/art_17__para_1"),
        ("defines", "ai-law/art_17__para_1", "term:t-1"),
        ("amends", "act:ai-law", "act:eu-ai-act"),
    }


def test_a_reference_read_in_three_languages_is_one() -> None:
    index = build_references(edition())
    (row,) = [row for row in index.references if row.kind is ReferenceKind.CITES]
    assert row.languages == ("kk", "ru", "en")
    assert row.quotes["ru"] == "пункту 1 настоящей статьи"


def test_every_outgoing_reference_is_somebodys_incoming_one() -> None:
    index = build_references(edition())
    outgoing = [row for rows in index.outgoing.values() for row in rows]
    incoming = [row for rows in index.incoming.values() for row in rows]
    assert len(outgoing) == len(incoming) == len(index.references)
    assert set(map(id, outgoing)) == set(map(id, incoming)) == set(map(id, index.references))


def test_citations_that_lead_nowhere_are_kept_with_their_reason() -> None:
    index = build_references(edition())
    assert reasons(index) == {Reason.MISSING: 3}
    assert {one.passage.origin for one in index.unresolved} == {"note:g-17-one"}


def test_a_reference_of_the_law_in_one_language_only_is_a_signal() -> None:
    files = small_edition()
    path = "ru/ai-law/art-17.md"
    cited = "{#para_1__part_2} По пункту 1 настоящей статьи: "
    files[path] = files[path].replace("{#para_1__part_2} ", cited)
    corpus, _ = read(files)
    ((row, lacking),) = one_sided(corpus, build_references(corpus))
    assert row.languages == ("ru",)
    assert lacking == ("en", "kk")


def article(corpus: Corpus) -> Article:
    return corpus.articles_of("ai-law")[0]


def test_citations_become_links_and_the_words_stay() -> None:
    corpus = edition()
    linker = CitationLinker(CitationReader(corpus))
    provision = article(corpus).provisions[-1]
    text = provision.texts["en"]
    linked = linker.link_words(text.words, passage_of_provision(provision, "en"))
    link = next(word for word in linked if isinstance(word, Link))
    assert link.target == "ai-law/art_17__para_1"
    assert link.children == (Text("paragraph 1 of this Article"),)
    spelled = "".join(
        word.text if isinstance(word, Text) else "paragraph 1 of this Article" for word in linked
    )
    assert spelled == text.plain


def test_what_the_author_marked_is_left_alone() -> None:
    corpus = edition()
    linker = CitationLinker(CitationReader(corpus))
    provision = article(corpus).provisions[-1]
    words = (Emphasis((Text("paragraph 1 of this Article"),)), Text(" and paragraph 1, "))
    passage = replace(passage_of_provision(provision, "en"), text=plain_text(words))
    linked = linker.link_words(words, passage)
    assert linked[0] == words[0]
    assert [word.target for word in linked if isinstance(word, Link)] == ["ai-law/art_17__para_1"]


def test_after_another_act_a_bare_article_may_be_of_either() -> None:
    files = small_edition()
    path = "en/ai-law/art-17.md"
    files[path] = files[path].replace(
        ":as-of: law\n\n", ":as-of: law\n\nArticle 5 of the Civil Code and then Article 17. "
    )
    index = build_references(read(files)[0])
    assert [(one.quote, one.reason) for one in index.unresolved] == [
        ("Article 17", Reason.AMBIGUOUS_ACT)
    ]


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("This article and Article 17", ["ai-law/art_17"]),
        ("Part two is short", ["ai-law/art_17__para_1__part_2"]),
        ("The EU has a register (Article 17)", []),
        ("The EU AI Act differs. Article 17", []),
        ("Article 17 of the Code", []),
        (
            "The EU: [Article 17](#para_1), then Article 17",
            ["ai-law/art_17__para_1", "ai-law/art_17"],
        ),
    ],
)
def test_whose_article_a_note_means(words: str, targets: list[str]) -> None:
    files = small_edition()
    path = "en/ai-law/art-17.md"
    files[path] = files[path].replace(":as-of: law\n\n", f":as-of: law\n\n{words}. ")
    index = build_references(read(files)[0])
    rows = [row for row in index.references if row.kind is ReferenceKind.CITES]
    assert [row.target for row in rows if row.origin == "note:g-17-one"] == targets
