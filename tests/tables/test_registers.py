"""Proposals, comparisons and dates as rows: nothing lost, nothing counted twice."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from glossa.corpus import Corpus, read_project
from glossa.export import registers
from glossa.export.corpus_json import NOT_LAW
from glossa.model.annotations import Kind, ProposalStatus
from glossa.model.registers import Sureness
from glossa.tables.changes import changes_at, changes_of_act
from glossa.tables.comparisons import (
    SYSTEMS,
    correspond,
    correspond_back,
    group_by_system,
    list_comparisons,
)
from glossa.tables.proposals import list_proposals
from glossa.tables.timeline import by_stage, list_events, way_of_the_law, year_fraction
from glossa.tables.topics import count_topics, index_topics

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_project(ROOT).corpus


def ids(corpus: Corpus, kind: Kind) -> list[str]:
    return sorted(note.id for note in corpus.annotations if note.kind is kind)


def test_every_proposal_stands_in_the_register_once(corpus: Corpus) -> None:
    register = list_proposals(corpus)
    assert sorted(row.note.id for row in register.rows) == ids(corpus, Kind.PROPOSAL)
    assert sum(map(len, register.by_act().values())) == len(register.rows)
    assert sum(map(len, register.by_status().values())) == len(register.rows)
    proponents = sum(len(set(row.note.proponents)) for row in register.rows)
    assert sum(map(len, register.by_proponent().values())) == proponents
    assert sum(map(len, register.by_topic().values())) == sum(
        len(row.topics) for row in register.rows
    )


def test_the_drafted_norm_comes_first(corpus: Corpus) -> None:
    register = list_proposals(corpus)
    assert [row.note.id for row in register.drafted] == ["p-001"]
    assert register.rows[0].note.id == "p-001"
    assert all(row.note.status is not ProposalStatus.ADOPTED for row in register.drafted)


def test_every_comparison_is_filed_under_one_system(corpus: Corpus) -> None:
    rows = list_comparisons(corpus)
    groups = group_by_system(rows)
    assert sorted(row.note.id for row in rows) == ids(corpus, Kind.COMPARISON)
    assert sum(map(len, groups.values())) == len(rows)
    assert tuple(groups)[: len(SYSTEMS)] == SYSTEMS
    assert all(row.note.counterpart for row in rows)


def test_every_comparison_has_a_topic(corpus: Corpus) -> None:
    assert [row.note.id for row in list_comparisons(corpus) if not row.topics] == []


def test_reported_changes_are_found_at_their_provisions_and_act(corpus: Corpus) -> None:
    assert [change.id for change in changes_at(corpus, "ai-law/art_17__para_1")] == [
        "chg-17-1-digital"
    ]
    assert changes_at(corpus, "ai-law/art_17__para_2") == ()
    assert [change.id for change in changes_of_act(corpus, "ai-law")] == [
        "chg-informatization-words",
        "chg-ai-law-326",
        "chg-17-1-digital",
    ]
    assert not any(change.sureness is Sureness.CONFIRMED for change in corpus.changes.values())


def test_the_correspondence_goes_both_ways_and_names_every_article(corpus: Corpus) -> None:
    forth = correspond(corpus, "ai-law", "eu-ai-act")
    back = correspond_back(corpus, "ai-law", "eu-ai-act")
    assert [item.article for item in forth] == [f"art_{number}" for number in range(1, 32)]
    known = {key.split("__")[0] for key in corpus.acts["eu-ai-act"].provisions}
    assert {item.article for item in back} >= known
    numbered = [item.article for item in back if item.article.startswith("art_")]
    assert numbered == sorted(numbered, key=lambda key: int(key.removeprefix("art_")))
    there = {note.id for item in back for _, note in item.pairs}
    # A note that compares with a provision, and names one of ours, is found from either side.
    here = {
        note.id
        for item in forth
        for counterpart, note in item.pairs
        if counterpart != "act:eu-ai-act"
    }
    assert here <= there
    assert [item for item in back if not item.pairs]


def test_absence_is_no_match(corpus: Corpus) -> None:
    forth = {item.article: item for item in correspond(corpus, "ai-law", "eu-ai-act")}
    assert forth["art_2"].pairs
    assert not forth["art_2"].is_matched
    assert forth["art_17"].is_matched


def test_the_tables_of_the_papers_are_whole(corpus: Corpus) -> None:
    tables = {(table.source, table.number): table for table in corpus.tables.values()}
    expected = {("nurmagambetov2025", str(number)) for number in range(1, 6)}
    assert tables.keys() == expected | {("nurmukhambetova2025", "1")}
    shape = {key: (len(table.rows), len(table.columns)) for key, table in tables.items()}
    assert sorted(shape.values()) == [(3, 5), (4, 3), (4, 3), (4, 5), (5, 2), (5, 3)]
    rows = [row.note for table in tables.values() for row in table.rows]
    assert len(rows) == len(set(rows)) == 25


def test_every_cell_of_a_printed_table_is_bound(corpus: Corpus) -> None:
    tags = {language.tag for language in corpus.languages}
    for table in corpus.tables.values():
        for row in table.rows:
            note = corpus.annotation(row.note)
            assert note is not None
            assert table.source in {source.source for source in note.sources}
            for cell in row.cells.values():
                assert set(cell.text.by_tag) == tags
                assert cell.at
                assert all(corpus.resolve(reference) for reference in (*cell.at, *cell.right))
                assert bool(cell.correction.by_tag) == bool(cell.right)
    corrected = sum(
        bool(cell.right)
        for table in corpus.tables.values()
        for row in table.rows
        for cell in row.cells.values()
    )
    assert corrected == 11


def test_dates_stand_in_order_and_stages_hold_their_own(corpus: Corpus) -> None:
    events = list_events(corpus)
    assert len(events) == len(corpus.timeline)
    assert [event.date for event in events] == sorted(event.date for event in events)
    staged = [event for found in by_stage(corpus).values() for event in found]
    assert len(staged) == sum(bool(event.stage) for event in events)
    way = [event.stage for event in way_of_the_law(corpus)]
    order = ("bill", "majilis-2025-09-24", "senate-2025-10-23", "law", "law-2026")
    assert [stage for stage in dict.fromkeys(way) if stage in order] == list(order)


def test_partial_dates_are_their_beginning() -> None:
    assert year_fraction("2025") == 2025
    assert year_fraction("2025-01") == 2025
    assert 2025.49 < year_fraction("2025-07-02") < 2025.51
    assert year_fraction("2025-12-31") < 2026


def test_topics_of_notes_are_topics(corpus: Corpus) -> None:
    index = index_topics(corpus)
    assert set(index) == {note.id for note in corpus.annotations}
    counts = count_topics(corpus)
    assert set(counts) == set(corpus.topics)
    assert sum(counts.values()) == sum(map(len, index.values()))


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_exports_have_a_row_for_each(corpus: Corpus) -> None:
    proposals = rows_of(registers.export_proposals(corpus))
    assert sorted(row["id"].split("; ")[0] for row in proposals) == ids(corpus, Kind.PROPOSAL)
    assert {row["nature"] for row in proposals} == {NOT_LAW}
    drafted = next(row for row in proposals if row["id"] == "p-001")
    assert drafted["worded_by_en"] == "rustembekova2026"
    assert drafted["worded_by_kk"] == drafted["worded_by_ru"] == "glossa"
    assert drafted["wording_ru"].startswith("[civil-code/art_917__para_4] 4. ")
    comparisons = rows_of(registers.export_comparisons(corpus))
    assert sorted(row["id"].split("; ")[0] for row in comparisons) == ids(corpus, Kind.COMPARISON)
    dates = json.loads(registers.export_timeline(corpus))["timeline"]
    assert len(dates) == len(corpus.timeline)
    assert [item["date"] for item in dates] == sorted(item["date"] for item in dates)


def test_no_cell_is_a_formula(corpus: Corpus) -> None:
    for write in (registers.export_proposals, registers.export_comparisons):
        for row in rows_of(write(corpus)):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
