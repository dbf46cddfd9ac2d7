"""Entries of `tables.yml`: the tables that the papers print, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossa.model.annotations import Stage
from glossa.model.languages import Wording
from glossa.model.registers import PrintedCell, PrintedRow, PrintedTable
from glossa.problems import Problem
from glossa.source.entries import EntryReader


def read_printed_table(reader: EntryReader) -> PrintedTable:
    """An entry of `tables.yml`; every row has a cell for every column, and none beside."""
    columns = reader.words_by_name("columns")
    return PrintedTable(
        id=reader.name,
        place=reader.place,
        source=reader.text("source", required=True),
        number=reader.text("number", required=True),
        locator=reader.text("locator", required=True),
        stage=reader.choice("as-of", tuple(Stage), required=True),
        about=reader.text("about", required=True),
        caption=reader.words("caption", required=True),
        columns=columns,
        rows=tuple(_read_rows(reader, columns)),
        note=reader.words("note"),
    )


def _read_rows(reader: EntryReader, columns: Mapping[str, Wording]) -> Iterator[PrintedRow]:
    for entry in reader.entries("rows"):
        cells = {cell.name: _read_cell(cell) for cell in entry.entries("cells")}
        entry.finish()
        yield from _complete(PrintedRow(entry.name, entry.place, cells), columns, entry)


def _complete(
    row: PrintedRow, columns: Mapping[str, Wording], entry: EntryReader
) -> Iterator[PrintedRow]:
    """The row, if its cells are those of the table; a table with a hole in it is not whole."""
    if row.cells.keys() == columns.keys():
        yield row
        return
    message = f"{row.note} has the cells {', '.join(row.cells) or 'none'}."
    hint = f"A row has these: {', '.join(columns)}."
    entry.problems.append(Problem("G509", row.place, message, hint))


def _read_cell(entry: EntryReader) -> PrintedCell:
    cell = PrintedCell(
        text=entry.words("text", required=True),
        at=entry.list("at"),
        correction=entry.words("correction"),
        right=entry.list("right"),
    )
    entry.finish()
    return cell
