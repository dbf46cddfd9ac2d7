"""The references that leave a provision and those that arrive at it, as its page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from glossa.cite.acts import standard_acts
from glossa.cite.values import Language
from glossa.cite.write import Style, write_address
from glossa.model.address import parse_address
from glossa.site.pages.notes import Reference, link_note
from glossa.site.view import View
from glossa.tables.references import Reference as Row
from glossa.tables.references import ReferenceKind


@dataclass(frozen=True, slots=True)
class KindGroup:
    """References of one kind, each as a link to its other end."""

    name: str
    links: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """What a provision refers to and what refers to it, by kind, with the whole counts."""

    outgoing: tuple[KindGroup, ...]
    incoming: tuple[KindGroup, ...]
    leaving: int
    arriving: int


def view_crossing(reference: str, view: View) -> Crossing | None:
    """The references at a provision, or None where there are none."""
    index = view.atlas.citations.index
    outgoing, incoming = index.outgoing.get(reference, ()), index.incoming.get(reference, ())
    if not outgoing and not incoming:
        return None
    return Crossing(
        _group(((row.kind, row.target) for row in outgoing), view),
        _group(((row.kind, row.origin) for row in incoming), view),
        len(outgoing),
        len(incoming),
    )


@dataclass(frozen=True, slots=True)
class Arrival:
    """A reference that arrives: what it comes from, and for a note what that speaks of."""

    origin: Reference
    place: Reference | None


@dataclass(frozen=True, slots=True)
class ArrivalGroup:
    """The references of one kind that arrive."""

    name: str
    arrivals: tuple[Arrival, ...]


def view_arrivals(reference: str, view: View) -> tuple[ArrivalGroup, ...]:
    """What refers to an act as such, by kind: by whom, and where."""
    by_kind: dict[ReferenceKind, list[Arrival]] = {}
    for row in view.atlas.citations.index.incoming.get(reference, ()):
        arrival = Arrival(link_end(row.origin, view), place_of(row, view))
        by_kind.setdefault(row.kind, []).append(arrival)
    return tuple(
        ArrivalGroup(kind_name(kind, view), tuple(by_kind[kind]))
        for kind in ReferenceKind
        if kind in by_kind
    )


def place_of(row: Row, view: View) -> Reference | None:
    """What a note speaks of, where that is not what it refers to."""
    note = view.corpus.annotation(row.origin.removeprefix("note:"))
    if note is None or note.target == row.target:
        return None
    return link_end(note.target, view)


def kind_name(kind: ReferenceKind, view: View) -> str:
    """What references of a kind are called: `Citations`."""
    return view.words.name("reference kind", kind.value)


def link_end(end: str, view: View) -> Reference:
    """One end of a reference: its short name, and where it leads."""
    kind, colon, name = end.partition(":")
    note = view.corpus.annotation(name) if colon and kind == "note" else None
    if note is not None:
        return link_note(note, view)
    if colon and kind == "term":
        term = view.corpus.terms[name]
        return Reference(view.text(term.label), view.href(end))
    destination = view.locate(end)
    words = Markup("{}").format(_name_end(end, view))
    return Reference(words, destination.href if destination else None)


def sort_key(row: Row) -> tuple[str, str, str]:
    """References of one kind between the same ends side by side."""
    return row.kind.value, row.origin, row.target


def _name_end(end: str, view: View) -> str:
    address = parse_address(end)
    if address is None or address.act in view.corpus.acts:
        return view.label(end)
    # An act that every lawyer knows, and the register does not.
    names = {act.id: act for act in standard_acts()}
    return write_address(address, Language(view.tag), Style.ABBREVIATED, acts=names)


def _group(ends: Iterable[tuple[ReferenceKind, str]], view: View) -> tuple[KindGroup, ...]:
    by_kind: dict[ReferenceKind, list[str]] = {}
    for kind, end in ends:
        by_kind.setdefault(kind, []).append(end)
    return tuple(
        KindGroup(kind_name(kind, view), tuple(link_end(end, view) for end in by_kind[kind]))
        for kind in ReferenceKind
        if kind in by_kind
    )
