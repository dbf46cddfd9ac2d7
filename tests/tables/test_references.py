from __future__ import annotations

from dataclasses import replace

import pytest

from glossa.check.citations import check_citations
from glossa.cite.resolve import Reason
from glossa.corpus import Corpus
from glossa.model.prose import Emphasis, Link, Text, plain_text
from glossa.model.provisions import Article
from glossa.problems import Severity
from glossa.tables.citations import CitationReader
from glossa.tables.layers import Layer
from glossa.tables.links import CitationLinker
from glossa.tables.passages import passage_of_provision
from glossa.tables.references import ReferenceKind, build_references, find_one_sided, reasons
from tests.editions import read, small_edition
from tests.official.samples import edition_with_samples, needs_samples
from tests.officials import official_text, with_official

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
    (one,) = find_one_sided(corpus, build_references(corpus))
    assert one.reference.languages == ("ru",)
    assert one.layer is Layer.RESTATEMENT
    assert one.lacking == ("en", "kk")


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


SAYS = {
    "ru": "Согласно пункту 1 настоящей статьи и статье 18 настоящего Закона.",
    "kk": "Осы баптың 1-тармағына және осы Заңның 18-бабына сәйкес.",
}
AT = "art_17__para_1__part_2"


def with_law(**words: str) -> Corpus:
    """The small edition with official texts that say `words` by language."""
    texts = (official_text(tag, **{AT: said}) for tag, said in words.items())
    return with_official(read(small_edition())[0], *texts)


def test_a_reference_of_the_official_text_says_in_which_text_it_stands() -> None:
    corpus = with_law(**SAYS)
    found = [row for row in build_references(corpus).references if row.standings[0].layer in LAW]
    assert [(row.origin, row.target, row.languages) for row in found] == [
        (f"ai-law/{AT}", "ai-law/art_17__para_1", ("kk", "ru")),
        (f"ai-law/{AT}", "ai-law/art_18", ("kk", "ru")),
    ]
    assert all(row.tags_of(Layer.OFFICIAL) == {"kk", "ru"} for row in found)
    assert {one.place.file for one in found[0].standings} == {"source"}
    assert found[0].quotes["kk"] == "Осы баптың 1-тармағына"


LAW = (Layer.OFFICIAL, Layer.RESTATEMENT)


def test_both_layers_of_a_provision_give_one_reference() -> None:
    files = small_edition()
    path = "ru/ai-law/art-17.md"
    files[path] = files[path].replace("{#para_1__part_2} ", "{#para_1__part_2} По статье 18: ")
    corpus = with_official(read(files)[0], official_text(**{AT: SAYS["ru"]}))
    rows = [row for row in build_references(corpus).references if row.target == "ai-law/art_18"]
    assert [[one.layer for one in row.standings] for row in rows] == [list(LAW)]
    assert rows[0].quotes["ru"] == "статье 18 настоящего Закона"


def test_official_texts_are_compared_among_themselves() -> None:
    corpus = with_law(kk=SAYS["kk"], ru="Согласно пункту 1 настоящей статьи.")
    (one,) = find_one_sided(corpus, build_references(corpus))
    assert (one.layer, one.reference.target, one.lacking) == (
        Layer.OFFICIAL,
        "ai-law/art_18",
        ("ru",),
    )


def test_the_law_s_own_faults_are_warnings() -> None:
    corpus = with_law(ru="Согласно пункту 99 настоящей статьи.")
    (problem,) = check_citations(corpus)
    assert (problem.code, problem.severity) == ("G413", Severity.WARNING)
    assert problem.place.file == "source"


def test_what_only_the_official_text_has_can_be_cited() -> None:
    corpus = with_law(ru="Согласно подпункту 2) пункта 1 настоящей статьи.")
    assert not build_references(corpus).unresolved


def test_a_listed_citation_of_a_text_that_is_not_here_is_no_news() -> None:
    files = small_edition()
    files["docs/registers/unresolved.yml"] = (
        f"ai-law/{AT}:\n  why: wrong-in-source\n  quotes:\n    ru: ['пункту 99 настоящей статьи']\n"
    )
    corpus, problems = read(files)
    assert problems == []
    says = official_text(**{AT: "Согласно пункту 99 настоящей статьи."})
    assert list(check_citations(with_official(corpus, says))) == []
    gone = with_official(corpus, official_text())
    assert [problem.code for problem in check_citations(gone)] == ["G413"]


@needs_samples
def test_every_reference_of_the_samples_resolves_and_both_languages_have_it() -> None:
    corpus = edition_with_samples()
    index = build_references(corpus)
    official = [row for row in index.references if row.tags_of(Layer.OFFICIAL)]
    assert [(row.origin, row.target) for row in official] == [
        ("ai-law/art_13__para_2__part_2", "ai-law/art_13__para_2__subpara_2"),
        ("ai-law/art_13__para_2__part_2", "ai-law/art_13__para_2__subpara_3"),
        ("ai-law/art_18__para_2", "ai-law/art_17__para_3"),
        ("civil-code/art_922__para_3", "civil-code/art_917"),
        ("admin-offences-code/art_641-1__part_2", "admin-offences-code/art_641-1__part_1"),
    ]
    assert all(row.tags_of(Layer.OFFICIAL) == {"kk", "ru"} for row in official)
    assert all(one.passage.layer is not Layer.OFFICIAL for one in index.unresolved)
    sides = [one for one in find_one_sided(corpus, index) if one.layer is Layer.OFFICIAL]
    assert sides == []
