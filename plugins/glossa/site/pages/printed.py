"""The tables that the papers print: whole, in our words, each cell with what it speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from glossa.model.languages import Wording
from glossa.model.registers import PrintedCell, PrintedRow, PrintedTable
from glossa.site.pages.notes import Reference, link_note, refer, source_name
from glossa.site.view import View


@dataclass(frozen=True, slots=True)
class PrintedCellView:
    """A cell under its column; `correction` is empty where the paper does not err."""

    column: Markup
    text: Markup
    links: tuple[Reference, ...]
    correction: Markup
    right: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class PrintedRowView:
    """A row: its anchor, the note that says where it stands and what of it is so."""

    id: str
    note: Reference
    cells: tuple[PrintedCellView, ...]


@dataclass(frozen=True, slots=True)
class PrintedTableView:
    """A table with its caption, who printed it where, and at which stage of the text."""

    id: str
    name: str
    caption: Markup
    source: Reference
    locator: str
    stage: Reference
    about: Reference
    note: Markup
    columns: tuple[Markup, ...]
    rows: tuple[PrintedRowView, ...]


def view_printed_tables(view: View) -> tuple[PrintedTableView, ...]:
    """Every table of the register, in its order."""
    return tuple(_table(table, view) for table in view.corpus.tables.values())


def table_anchor(table: PrintedTable) -> str:
    """The id of a table on the page of comparisons."""
    return f"s-{table.id}"


def table_name(table: PrintedTable, view: View) -> str:
    """`Nurmagambetov et al. (2025): Table 3`."""
    number = view.words.say("Table %(number)s", number=table.number)
    return f"{source_name(table.source, view)}: {number}"


def _table(table: PrintedTable, view: View) -> PrintedTableView:
    source = Markup("{}").format(source_name(table.source, view))
    stage = Markup("{}").format(view.words.name("stage", table.stage))
    return PrintedTableView(
        id=table_anchor(table),
        name=table_name(table, view),
        caption=view.text(table.caption),
        source=Reference(source, view.href(f"source:{table.source}")),
        locator=table.locator,
        stage=Reference(stage, view.stage(table.stage)),
        about=refer(table.about, view),
        note=view.text(table.note),
        columns=tuple(view.text(words) for words in table.columns.values()),
        rows=tuple(_row(row, number, table, view) for number, row in enumerate(table.rows, 1)),
    )


def _row(row: PrintedRow, number: int, table: PrintedTable, view: View) -> PrintedRowView:
    name = Markup("{}").format(view.words.say("Row %(number)s", number=str(number)))
    return PrintedRowView(
        id=f"row-{row.note}",
        note=Reference(name, view.href(f"note:{row.note}")),
        cells=tuple(_cell(row.cells[key], table.columns[key], view) for key in table.columns),
    )


def _cell(cell: PrintedCell, column: Wording, view: View) -> PrintedCellView:
    return PrintedCellView(
        column=view.text(column),
        text=view.text(cell.text),
        links=tuple(_link(reference, view) for reference in cell.at),
        correction=view.text(cell.correction),
        right=tuple(_link(reference, view) for reference in cell.right),
    )


def _link(reference: str, view: View) -> Reference:
    """A link named in short; a note by its kind and title, so that a proposal says what it is."""
    name = reference.removeprefix("note:")
    note = view.corpus.annotation(name) if name != reference else None
    return link_note(note, view) if note else refer(reference, view)
