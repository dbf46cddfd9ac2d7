"""A printed table is read whole, or its hole is reported."""

from __future__ import annotations

from tests.editions import read, small_edition
from tests.export.test_corpus_json import TABLE


def codes(table: str) -> list[str]:
    files = small_edition(**{"docs/registers/tables.yml": table})
    return [problem.code for problem in read(files)[1]]


def test_a_whole_table_has_no_fault() -> None:
    assert codes(TABLE) == []


def test_a_row_without_a_cell_is_reported() -> None:
    second = "  columns: {right: {kk: а, ru: б, en: в}, wrong: {kk: а, ru: б, en: в}}"
    assert "G509" in codes(TABLE.replace("  columns: {right: {kk: а, ru: б, en: в}}", second))


def test_what_a_cell_names_must_be_there() -> None:
    assert codes(TABLE.replace("at: [ai-law/art_17]", "at: [ai-law/art_99]")) == ["G506"]
    assert "G506" in codes(TABLE.replace("g-17-one:", "g-17-none:"))


def test_a_column_has_a_name_in_every_language() -> None:
    assert "G504" in codes(
        TABLE.replace("columns: {right: {kk: а, ru: б, en: в}}", "columns: {right: {kk: а}}")
    )
