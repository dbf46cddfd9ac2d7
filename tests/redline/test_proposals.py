"""The proposals of an edition, applied to its articles."""

from __future__ import annotations

import pytest

from glossa.corpus import Corpus
from glossa.model.address import Address, EId, Step, Unit
from glossa.model.annotations import Annotation
from glossa.official.values import Line, OfficialProvision, OfficialText, Role
from glossa.problems import Place, Severity
from glossa.redline.proposals import Base, redline_proposal
from glossa.redline.values import Mark
from tests.editions import codes, read, small_edition
from tests.officials import with_official

PROPOSAL = """
::::{{proposal}} {target}
:id: p-1
:source: turetsky2025, 2
:as-of: bill
:operation: {operation}
:status: {status}
:proponent: turetsky2025
:title: {words}

{words}.

{wording}
::::
"""
WORDING = ":::{{wording}} ai-law/{at}\n:by: {by}\n{more}\n\n{words}\n:::"
SAID = {"kz": "Өзге мәтін", "ru": "Другие слова", "en": "Other words"}
OLD = {"kz": "дәрежесіне", "ru": "степени", "en": "degree"}


def edition(
    operation: str = "insert",
    status: str = "suggested",
    at: str = "art_17__para_2",
    number: str = "2. ",
    more: str = "",
    worded: bool = True,
) -> dict[str, str]:
    files = small_edition()
    for folder, words in SAID.items():
        by = "turetsky2025" if folder == "ru" else "glossa"
        extra = more.format(old=OLD[folder])
        wording = WORDING.format(at=at, by=by, more=extra, words=number + words) if worded else ""
        files[f"{folder}/ai-law/art-17.md"] += PROPOSAL.format(
            target="para_1__part_2", operation=operation, status=status, words=words,
            wording=wording,
        )  # fmt: skip
    return files


def proposal(corpus: Corpus) -> Annotation:
    note = corpus.annotation("p-1")
    assert note is not None
    return note


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_a_paragraph_is_inserted_into_the_restatement(tag: str) -> None:
    corpus, problems = read(edition())
    assert problems == []
    (redline,), refused = redline_proposal(corpus, proposal(corpus), tag)
    assert refused == ()
    assert redline.base is Base.RESTATEMENT
    assert redline.by == (("turetsky2025",) if tag == "ru" else ("glossa",))
    assert [line.mark for line in redline.lines] == [Mark.KEPT] * 3 + [Mark.INSERTED]
    assert redline.lines[-1].after.startswith("2. ")
    assert len(redline.after.lines) == len(redline.before.lines) + 1


def test_a_few_words_are_replaced() -> None:
    corpus, problems = read(
        edition("replace", at="art_17__para_1", number="", more=":instead-of: {old}")
    )
    assert problems == []
    (redline,), _ = redline_proposal(corpus, proposal(corpus), "ru")
    assert redline.lines[0].mark is Mark.CHANGED
    assert redline.lines[0].after == "1. Система делится по Другие слова риска:"


def test_a_repeal_without_words_takes_out_its_target() -> None:
    corpus, problems = read(edition("repeal", worded=False))
    assert problems == []
    (redline,), _ = redline_proposal(corpus, proposal(corpus), "kk")
    assert [str(line.eid) for line in redline.lines if line.mark is Mark.DELETED] == [
        "art_17__para_1__part_2"
    ]


@pytest.mark.parametrize("status", ["adopted", "rejected", "lapsed"])
def test_what_is_history_is_not_applied(status: str) -> None:
    corpus, problems = read(edition(status=status, at="art_17__para_1", number="1. "))
    assert problems == []
    assert redline_proposal(corpus, proposal(corpus), "ru") == ((), ())


def test_a_programme_changes_no_article() -> None:
    corpus, _ = read(edition("programme"))
    assert redline_proposal(corpus, proposal(corpus), "ru") == ((), ())


def test_what_cannot_be_applied_is_reported_at_its_line_in_every_language() -> None:
    _, problems = read(edition("replace", at="art_17__para_7", number="7. "))
    assert codes(problems) == ["G710"] * 3
    places = {str(problem.place) for problem in problems}
    lines = edition("replace", at="art_17__para_7", number="7. ")["ru/ai-law/art-17.md"].split("\n")
    row = next(n for n, line in enumerate(lines, 1) if "{wording}" in line)
    assert f"ru/ai-law/art-17.md:{row}:1" in places


def test_a_wording_in_another_language_is_reported() -> None:
    files = edition()
    files["ru/ai-law/art-17.md"] = files["ru/ai-law/art-17.md"].replace(
        "2. Другие слова", "2. Other"
    )
    assert codes(read(files)[1]) == ["G714"]


def test_a_wording_without_words_takes_words_out_or_is_a_fault() -> None:
    files = edition("repeal", at="art_17__para_1", number="", more=":instead-of: {old} ")
    for folder, words in SAID.items():
        name = f"{folder}/ai-law/art-17.md"
        files[name] = files[name].replace(f"\n\n{words}\n:::", "\n:::")
    corpus, problems = read(files)
    assert problems == []
    (redline,), _ = redline_proposal(corpus, proposal(corpus), "ru")
    assert redline.lines[0].after == "1. Система делится по риска:"
    bare = {name: text.replace(":instead-of:", ":by-mistake:") for name, text in files.items()}
    assert set(codes(read(bare)[1])) == {"G302", "G311", "G714"} - {"G714"}


def official() -> OfficialText:
    article = EId((Step(Unit.ARTICLE, "17"),))
    first = article.child(Unit.PARAGRAPH, "1")
    place = Place("official/ai-law/ru.md", 5)
    return OfficialText(
        "ai-law", "ru", "Закон", "2025-11-17",
        (
            OfficialProvision(article, (Line("Режим", place, Role.HEADING, "Статья 17."),)),
            OfficialProvision(first, (Line("Официальные слова.", place.moved(1), number="1."),)),
        ),
    )  # fmt: skip


def test_the_official_text_comes_first_where_there_is_one() -> None:
    corpus, _ = read(edition())
    corpus = with_official(corpus, official())
    (redline,), _ = redline_proposal(corpus, proposal(corpus), "ru")
    assert redline.base is Base.OFFICIAL
    assert [line.after for line in redline.lines] == ["1. Официальные слова.", "2. Другие слова"]
    (english,), _ = redline_proposal(corpus, proposal(corpus), "en")
    assert english.base is Base.RESTATEMENT


def test_the_official_text_refuses_what_the_restatement_allows() -> None:
    corpus, _ = read(edition("replace", at="art_17__para_1", number="", more=":instead-of: {old}"))
    corpus = with_official(corpus, official())
    redlines, refused = redline_proposal(corpus, proposal(corpus), "ru")
    assert redlines == ()
    assert [(problem.code, problem.severity) for problem in refused] == [("G712", Severity.WARNING)]


def test_an_article_that_is_nowhere_is_refused() -> None:
    corpus, problems = read(edition(at="art_99__para_1", number="1. "))
    assert set(codes(problems)) <= {"G716", "G410"}
    assert redline_proposal(corpus, proposal(corpus), "ru")[0] == () or problems == []
    assert Address("ai-law") not in corpus.articles
