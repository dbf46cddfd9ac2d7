"""The tables of the papers and the later changes, as `corpus.json` has them."""

from __future__ import annotations

from typing import Any

from glossa.corpus import Corpus
from glossa.model.languages import Wording
from glossa.model.registers import PrintedCell, PrintedTable, ReportedChange

Json = dict[str, Any]


def printed_tables(corpus: Corpus) -> list[Json]:
    """Each table whole; a cell names its column, a row the note that gives it."""
    return [_table(table) for table in corpus.tables.values()]


def reported_changes(corpus: Corpus) -> list[Json]:
    """Each change with how sure it is and who says so."""
    return [_change(change) for change in corpus.changes.values()]


def _table(table: PrintedTable) -> Json:
    said = {
        "id": table.id,
        "source": table.source,
        "number": table.number,
        "locator": table.locator,
        "as_of": table.stage,
        "about": table.about,
        "title": _words(table.caption),
        "note": _words(table.note),
        "columns": [{"key": key, "label": _words(words)} for key, words in table.columns.items()],
        "rows": [
            {"note": row.note, "cells": [_cell(key, cell) for key, cell in row.cells.items()]}
            for row in table.rows
        ],
    }
    return {key: value for key, value in said.items() if value}


def _cell(column: str, cell: PrintedCell) -> Json:
    said: Json = {"column": column, "text": _words(cell.text), "at": list(cell.at)}
    if cell.correction:
        said |= {"correction": _words(cell.correction), "right": list(cell.right)}
    return said


def _change(change: ReportedChange) -> Json:
    return {
        "id": change.id,
        "at": list(change.at),
        "by": list(change.by),
        "sure": change.sureness.value,
        "date": change.date,
        "text": _words(change.note),
        "source": _words(change.source),
    }


def _words(words: Wording) -> dict[str, str]:
    return {tag: words[tag] for tag in words if words[tag]}
