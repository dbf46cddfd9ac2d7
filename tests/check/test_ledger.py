"""What was published stays: the check says what vanished, where, and which command mends it."""

from __future__ import annotations

import pytest

from glossa.check.ledger import check_ledger
from glossa.corpus import read_project
from glossa.problems import Severity, render_text
from tests.browser.conftest import ROOT
from tests.editions import small_edition
from tests.ledgers import read_kept, steps, with_ledger
from tests.sites import rich_edition


def edition() -> dict[str, str]:
    return with_ledger(rich_edition())


def without(files: dict[str, str], *names: str) -> dict[str, str]:
    return {file: text for file, text in files.items() if not file.endswith(names)}


def replaced(files: dict[str, str], old: str, new: str) -> dict[str, str]:
    assert any(old in text for text in files.values())
    return {
        file: text if file.endswith("ledger.yml") else text.replace(old, new)
        for file, text in files.items()
    }


def test_a_whole_edition_has_nothing_unresolved() -> None:
    assert read_kept(edition())[1] == []
    assert read_kept(small_edition())[1] == []


def test_the_real_ledger_has_nothing_unresolved() -> None:
    corpus = read_project(ROOT).corpus
    assert len(corpus.ledger.names) > 1600
    assert [p for p in check_ledger(corpus) if p.severity is not Severity.NOTICE] == []


def test_a_provision_that_vanishes_is_told_with_address_place_and_the_way_out() -> None:
    files = edition()
    for folder in ("kz", "ru", "en"):
        path = f"{folder}/ai-law/art-17.md"
        text = files[path]
        at = text.index("{#para_1__subpara_1}")
        files[path] = text[:at] + text[text.index("{#para_1__part_2}") :]
        files[path] = files[path].replace("commentary} para_1__subpara_1", "commentary} para_1")
    lost = [p for p in read_kept(files)[1] if p.code == "G801"]
    assert render_text(lost[1]) == (
        "kz/ai-law/art-17.md:7:1: G801 “ai-law/art_17__para_1__subpara_1” was published and is "
        "gone: links to it would be dead.\n    Put it back, or say where its links lead now: "
        "glossa ledger move ai-law/art_17__para_1__subpara_1 ai-law/art_17__para_1 "
        '--why "…"'
    )
    # Its other name is lost with it.
    assert len(lost) == 2


@pytest.mark.parametrize(
    ("gone", "name", "place"),
    [
        (("art-18.md",), "ai-law/art_18", "docs/registers/ledger.yml"),
        (("liability.md", "topics.yml"), "topics/liability/", "docs/registers/ledger.yml"),
        (("about.md",), "about/", "docs/registers/ledger.yml"),
        (("timeline.yml",), "timeline/", "docs/registers/ledger.yml"),
    ],
)
def test_whatever_vanishes_is_told(gone: tuple[str, ...], name: str, place: str) -> None:
    found = [p for p in read_kept(without(edition(), *gone))[1] if f"“{name}”" in p.message]
    assert [(p.code, p.place.file) for p in found] == [("G801", place)]
    assert f"glossa ledger move {name} " in found[0].hint


def test_a_note_that_vanishes_is_told() -> None:
    found = read_kept(replaced(edition(), ":id: c-1 c-2", ":id: c-2"))[1]
    assert ["note:c-1" in p.message for p in found] == [True]
    assert "glossa ledger move note:c-1 ai-law/art_18 --why" in found[0].hint


def test_an_entry_of_a_register_that_vanishes_is_told() -> None:
    found = read_kept(replaced(edition(), "t-2:\n", "t-9:\n"))[1]
    assert [p.code for p in found] == ["G802", "G801"]
    assert "glossa ledger move timeline/#t-2 timeline/ " in found[1].hint


def test_what_lay_in_a_vanished_article_is_not_told_beside_it() -> None:
    lost = [p.message.split("”")[0][1:] for p in read_kept(without(edition(), "art-18.md"))[1]]
    assert [name for name in lost if name.startswith("ai-law/")] == ["ai-law/art_18"]


def test_what_is_new_is_a_notice_and_blocks_nobody() -> None:
    files = replaced(edition(), ":id: c-1 c-2", ":id: c-1 c-2 c-3")
    (notice,) = read_kept(files)[1]
    assert (notice.code, notice.severity) == ("G802", Severity.NOTICE)
    assert "1 new name not yet in the ledger: note:c-3." in notice.message


def test_a_moved_name_is_not_lost() -> None:
    moved = steps({"note:gone": "note:c-1"}, {"ai-law/art_99": "ai-law/art_17"})
    files = with_ledger(rich_edition(), moved)
    names = "  gone: ai-law/art-18/\n"
    ledger = files["docs/registers/ledger.yml"].replace("notes:\n", f"notes:\n{names}")
    assert read_kept({**files, "docs/registers/ledger.yml": ledger})[1] == []


def test_a_move_that_leads_nowhere() -> None:
    files = with_ledger(rich_edition(), steps({"ai-law/art_99": "ai-law/art_98"}))
    (problem,) = read_kept(files)[1]
    assert problem.code == "G803"
    assert "glossa ledger move ai-law/art_98 ai-law " in problem.hint
    assert problem.place.line > 1


def test_a_circle() -> None:
    there, back = {"ai-law/art_17": "ai-law/art_19"}, {"ai-law/art_19": "ai-law/art_17"}
    (problem,) = read_kept(with_ledger(rich_edition(), steps(there, back)))[1]
    assert problem.code == "G804"


def test_a_provision_that_gets_a_page_of_its_own_is_not_lost() -> None:
    files = edition()
    ledger = files["docs/registers/ledger.yml"]
    named = ledger.replace("  acts/ai-law/: []\n", "  acts/ai-law/:\n  - art_18\n")
    assert named != ledger
    assert read_kept({**files, "docs/registers/ledger.yml": named})[1] == []
