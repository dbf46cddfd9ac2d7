"""What is said of later changes: on the provision they touch, and on the page of the act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from glossa.model.registers import ReportedChange
from glossa.site.pages.notes import Reference, refer
from glossa.site.view import View
from glossa.tables.changes import changes_at, changes_of_act


@dataclass(frozen=True, slots=True)
class ReportedView:
    """A later change: how sure it is, which acts may have made it, who says so, what it touches."""

    sureness: str
    date: str
    iso: str
    by: tuple[Reference, ...]
    note: Markup
    source: Markup
    at: tuple[Reference, ...]


def view_changes_at(reference: str, view: View) -> tuple[ReportedView, ...]:
    """The changes that are reported of one provision."""
    return tuple(_view(changes_at(view.corpus, reference), view))


def view_changes_of(act: str, view: View) -> tuple[ReportedView, ...]:
    """The changes that are reported of an act and of its provisions."""
    return tuple(_view(changes_of_act(view.corpus, act), view))


def _view(changes: Iterable[ReportedChange], view: View) -> Iterable[ReportedView]:
    for change in changes:
        yield ReportedView(
            sureness=view.words.name("sureness", change.sureness.value),
            date=view.words.partial_date(change.date) if change.date else "",
            iso=change.date,
            by=tuple(refer(f"act:{act}", view) for act in change.by),
            note=view.text(change.note),
            source=view.text(change.source),
            at=tuple(refer(reference, view) for reference in change.at),
        )
