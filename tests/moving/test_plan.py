"""`glossa ledger move` as values: the files before, the files after, or why not."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from glossa.check import check_corpus
from glossa.corpus import corpus_from
from glossa.moving.plan import Plan, plan_move
from glossa.problems import Severity
from glossa.source.ledger import LEDGER_FILE
from glossa.source.seen import SEEN_FILE, render_seen
from glossa.tables.moves import find_moved
from glossa.tables.staleness import find_stale, record_seen
from tests.editions import read
from tests.ledgers import with_ledger
from tests.sites import rich_edition

SAYS = {
    "kz": "Осыны 17-баптың 1-тармағы мен [18](ai-law/art_18) реттейді, [1](#part_1) да",
    "ru": "Это пункт 1 статьи 17, [18](ai-law/art_18) и [часть](#part_1)",
    "en": "This is paragraph 1 of Article 17, [18](ai-law/art_18) and [the part](#part_1)",
}
NOTE = """
:::{{note}} part_1
:id: g-18-says
:source: glossa
:as-of: law
:title: {words}
:also: ai-law/art_17__para_1__subpara_1

{words}. `[x](ai-law/art_17)`
:::
"""
SECOND = """
{{#para_2}} 2. {words}.

:::{{fact}} para_2
:id: g-17-two
:source: glossa
:as-of: law

{words}.
:::
"""
TERMS = """\
term-1:
  label: {kk: жүйе, ru: система, en: system}
  defined-at: ai-law/art_17__para_1
  note:
    kk: Мұны 17-баптың 1-тармағы айтады.
    ru: Так говорит пункт 1 статьи 17.
    en: So says paragraph 1 of Article 17.
"""


def edition() -> dict[str, str]:
    files = rich_edition(**{"docs/registers/terms.yml": TERMS})
    for folder, words in SAYS.items():
        files[f"{folder}/ai-law/art-18.md"] += NOTE.format(words=words)
    return with_ledger(files)


def encoded(files: Mapping[str, str]) -> dict[str, bytes]:
    return {file: text.encode() for file, text in files.items()}


def move(files: Mapping[str, str], *pairs: str) -> Plan:
    moved = dict(zip(pairs[::2], pairs[1::2], strict=True))
    return plan_move(encoded(files), moved, "Law No. 1", "2026-03-01")


def after(files: Mapping[str, str], *pairs: str) -> dict[str, str]:
    """The files after a move that must succeed and leave an edition without errors."""
    plan = move(files, *pairs)
    assert plan.refused == ()
    kept = {file: text for file, text in files.items() if file not in plan.removed}
    done = kept | {file: data.decode() for file, data in plan.written.items()}
    _, problems = read(done)
    assert [p for p in problems if p.severity is Severity.ERROR] == []
    return done


def reasons(files: Mapping[str, str], *pairs: str) -> list[str]:
    plan = move(files, *pairs)
    assert not plan.written
    assert not plan.removed
    assert all(problem.hint for problem in plan.refused)
    return [f"{problem.code} {problem.message}" for problem in plan.refused]


def changed(before: Mapping[str, str], files: Mapping[str, str], file: str) -> list[str]:
    """The lines that a file has now and had not."""
    old = before[file].split("\n")
    return [line for line in files[file].split("\n") if line not in old]


def test_an_article_goes_by_another_number_everywhere() -> None:
    before = edition()
    files = after(before, "ai-law/art_17", "ai-law/art_17-1")
    for folder in SAYS:
        assert f"{folder}/ai-law/art-17.md" not in files
        own = files[f"{folder}/ai-law/art-17-1.md"]
        assert own == before[f"{folder}/ai-law/art-17.md"].replace("art_17", "art_17-1")
    assert changed(before, files, "en/ai-law/art-18.md") == [
        "{#part_1} The system is divided by degree of risk, [17-1](ai-law/art_17-1__para_1), "
        "[AI]{lang=en}.",
        ":also: ai-law/art_17-1__para_1 topic:liability",
        ":title: This is paragraph 1 of Article 17-1, [18](ai-law/art_18) and [the part](#part_1)",
        ":also: ai-law/art_17-1__para_1__subpara_1",
        "This is paragraph 1 of Article 17-1, [18](ai-law/art_18) and [the part](#part_1). "
        "`[x](ai-law/art_17)`",
    ]
    assert "Осыны 17-1-баптың 1-тармағы мен" in files["kz/ai-law/art-18.md"]
    assert "Это пункт 1 статьи 17-1, " in files["ru/ai-law/art-18.md"]
    assert changed(before, files, "docs/registers/terms.yml") == [
        "  defined-at: ai-law/art_17-1__para_1",
        "    kk: Мұны 17-1-баптың 1-тармағы айтады.",
        "    ru: Так говорит пункт 1 статьи 17-1.",
        "    en: So says paragraph 1 of Article 17-1.",
    ]
    assert "first: art_17-1" in files["docs/registers/acts.yml"]


def test_numbers_that_change_places() -> None:
    files = edition()
    for folder, words in {"kz": "Екінші", "ru": "Второй", "en": "The second"}.items():
        files[f"{folder}/ai-law/art-17.md"] += SECOND.format(words=words)
    there = "ai-law/art_17__para_1", "ai-law/art_17__para_2"
    done = after(with_ledger(files), *there, *reversed(there))
    text = done["ru/ai-law/art-17.md"]
    order = re.findall(r"^(?:\{#|:::\{[a-z]+\} )([a-z_0-9]+)", text, re.MULTILINE)
    assert order == [
        "para_1",
        "para_1",
        "para_2",
        "para_2__subpara_1",
        "para_2__part_2",
        "para_2__subpara_1",
    ]
    assert "{#para_1} 1. Второй." in text
    assert "{#para_2} 2. Система делится" in text
    assert "{#para_2__subpara_1} 1) Система" in text
    assert "пункт 2 статьи 17, " in done["ru/ai-law/art-18.md"]
    again = after(with_ledger(done), *there, *reversed(there))
    sources = [file for file in files if file.endswith(".md")]
    assert {file: again[file] for file in sources} == {file: files[file] for file in sources}


def test_a_provision_goes_to_another_article_with_its_notes() -> None:
    before = edition()
    path = "ru/ai-law/art-17.md"
    before[path] = before[path].replace("риска.\n:::", "риска, [здесь](#para_1).\n:::")
    pair = "ai-law/art_17__para_1__subpara_1", "ai-law/art_18__part_1__subpara_4"
    files = after(before, *pair)
    assert files[path].endswith("{#para_1__part_2} Система делится по степени риска.\n")
    assert "subpara_1" not in files[path]
    start = files["ru/ai-law/art-18.md"].index("{#part_1__subpara_4}")
    came = files["ru/ai-law/art-18.md"][start:].split("\n\n")
    assert came[0] == "{#part_1__subpara_4} 4) Система делится по степени риска;"
    assert came[1].startswith(":::{commentary} part_1__subpara_4\n:id: g-17-one\n")
    assert "[здесь](ai-law/art_17__para_1)" in came[2]
    moved = {one.old: one.new for one in find_moved(read(files)[0])}
    assert moved["ai-law/art_17__para_1__part_1__subpara_1"] == pair[1]
    assert ":also: ai-law/art_18__part_1__subpara_4" in files["ru/ai-law/art-18.md"]


def test_a_note_goes_by_another_name() -> None:
    files = edition()
    files["en/topics/liability.md"] = files["en/topics/liability.md"].replace(
        "note:c-2", "note:c-1"
    )
    files = {**files, SEEN_FILE: render_seen(record_seen(read(files)[0]))}
    done = after(files, "note:c-1", "note:c-9")
    for folder in SAYS:
        assert ":id: c-9 c-2\n" in done[f"{folder}/ai-law/art-18.md"]
    assert "(note:c-9)" in done["en/topics/liability.md"]
    assert "\nc-9:\n" in done[SEEN_FILE]
    assert "c-1" not in done[SEEN_FILE]


def test_what_was_reviewed_stays_reviewed() -> None:
    files = edition()
    files = {**files, SEEN_FILE: render_seen(record_seen(read(files)[0]))}
    assert not find_stale(read(files)[0]).restated
    assert not find_stale(read(after(files, "ai-law/art_17", "ai-law/art_16"))[0]).restated


def test_what_is_gone_is_recorded() -> None:
    files = edition()
    for folder in SAYS:
        path = f"{folder}/ai-law/art-17.md"
        text = files[path]
        files[path] = text[: text.index("{#para_1__part_2}")] + text[text.index(":::{comm") :]
    pair = "ai-law/art_17__para_1__part_2", "ai-law/art_17__para_1"
    done = after(
        files,
        *pair,
        "ai-law/art_17__para_1__part_1",
        "ai-law/art_17__para_1",
        "ai-law/art_17__para_1__part_1__subpara_1",
        "ai-law/art_17__para_1__subpara_1",
    )
    assert [file for file in done if done[file] != files.get(file)] == [LEDGER_FILE]
    moved = {one.old: one.new for one in find_moved(read(done)[0])}
    assert moved["ai-law/art_17__para_1__part_2"] == "ai-law/art_17__para_1"


def test_chains_end_where_the_thing_is() -> None:
    files = after(edition(), "ai-law/art_17", "ai-law/art_20")
    files = after(files, "ai-law/art_20", "ai-law/art_30")
    moved = {one.old: one.new for one in find_moved(read(files)[0])}
    assert moved["ai-law/art_17__para_1"] == "ai-law/art_30__para_1"
    assert moved["ai-law/art_20"] == "ai-law/art_30"


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (
            ("ai-law/art_17", "ai-law/art_18"),
            "G805 ai-law/art_17 → ai-law/art_18: there is something at ai-law/art_18 already.",
        ),
        (
            ("ai-law/art_99", "ai-law/art_17"),
            "G805 ai-law/art_99 → ai-law/art_17: the old name was never published.",
        ),
        (("ai-law/art_17", "ai-law/art_17"), "the two names are one."),
        (("ai-law/art_17", "ai-law"), "something at ai-law already"),
        (("ai-law/art_17", "ai-law/art_18__part_9"), "an article has a heading"),
        (("ai-law/art_17__para_1", "ai-law/art_40__para_1"), "there is no article ai-law/art_40."),
        (("ai-law/art_17", "unknown/art_1"), "there is no act unknown."),
        (
            ("ai-law/art_17__para_1__part_1", "ai-law/art_17__para_7"),
            "is another name of ai-law/art_17__para_1.",
        ),
        (("topics/liability/", "topics/guilt/"), "renames provisions and notes only."),
        (("note:c-1", "c-7"), "a note goes by note:… only."),
        (("note:c-1", "note:p-1"), "there is something at note:p-1 already."),
        (("ai-law/art_17__para_1", "ai-law/art_17__para_1-x"), "G805"),
        (
            ("note:c-1", "note:x", "note:p-1", "note:x"),
            "G805 note:c-1 → note:x: something else goes to note:x too.",
        ),
        (("ai-law/art_18__part_1", "ai-law/art_17__para_1__part_3"), "G407"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(
    pairs: tuple[str, ...], expected: str
) -> None:
    assert any(expected in reason for reason in reasons(edition(), *pairs))


def test_back_and_forth_is_a_circle() -> None:
    files = after(edition(), "ai-law/art_17", "ai-law/art_20")
    found = reasons(files, "ai-law/art_20", "ai-law/art_17")
    assert ["G804" in reason for reason in found] == [True]


def test_words_that_only_a_person_can_mend() -> None:
    files = edition()
    words = "This is paragraph 1 of Article 17"
    path = "en/ai-law/art-18.md"
    files[path] = files[path].replace(words, "See Articles 17 to 18")
    found = reasons(files, "ai-law/art_17", "ai-law/art_30")
    assert {reason.partition(" would no longer name")[0] for reason in found} == {
        "G807 “Articles 17 to 18”",
        "G807 “Articles 17 to 18, 18”",
    }


def test_words_that_are_links_in_part_are_found() -> None:
    files = edition()
    path = "en/ai-law/art-18.md"
    said = "See [Article 17](ai-law/art_17), *paragraph 1*\nof [this](topic:liability) Article, and"
    files[path] = files[path].replace(
        "This is paragraph 1 of Article 17, [18](ai-law/art_18)", said, 2
    )
    files[path] = files[path].replace(f":title: {said}", ":title: See", 1)
    text = after(files, "ai-law/art_17", "ai-law/art_30")[path]
    assert "See [Article 30](ai-law/art_30), *paragraph 1*\nof [this]" in text


def test_an_edition_with_faults_is_mended_first() -> None:
    files = edition()
    files["ru/ai-law/art-17.md"] = files["ru/ai-law/art-17.md"].replace("1. ", "2. ", 1)
    assert [reason[:4] for reason in reasons(files, "ai-law/art_17", "ai-law/art_20")] == ["G402"]


def test_the_ledger_has_the_step_and_every_old_name() -> None:
    files = after(edition(), "ai-law/art_17", "ai-law/art_20")
    corpus = corpus_from(encoded(files)).corpus
    (step,) = corpus.ledger.steps
    assert (step.date, step.why, dict(step.moved)) == (
        "2026-03-01",
        "Law No. 1",
        {"ai-law/art_17": "ai-law/art_20"},
    )
    assert {"ai-law/art_17__para_1", "ai-law/art_20__para_1"} <= set(corpus.ledger.names)
    assert corpus.ledger.names["note:g-17-one"].homes == ("ai-law/art-17/", "ai-law/art-20/")
    assert [p for p in check_corpus(corpus) if p.code.startswith("G80")] == []
