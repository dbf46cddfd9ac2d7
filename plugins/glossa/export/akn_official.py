"""The official text of an act as the body of an Akoma Ntoso document, word for word.

Words of a provision before its list are its `intro`, those after it its `wrapUp`; where nothing
lies in it, all are its `content`. Remarks (Примечание, Ескертпе) are law outside the numbering:
they stand in the `wrapUp` of their article under the class `remark`. What the source notes on
amendments is not law and stands among the notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from glossa.export.akn_units import MAKE, list_ancestors, list_holders, make_unit
from glossa.model.address import GROUPS, EId, Unit
from glossa.official.values import Line, OfficialProvision, OfficialText, Role

Marks = Callable[[EId], Iterable[etree._Element]]
"""The references to notes that stand at a provision."""

_WORDS = frozenset({Role.WORDS, Role.TABLE})
_LATER = frozenset({Role.CLOSING, Role.REMARK})


def write_body(text: OfficialText, marks: Marks) -> etree._Element:
    """Sections, chapters, articles and what lies in them, in the order of the source."""
    body = MAKE("body")
    holding = list_holders(item.eid for item in text.provisions)
    placed: dict[EId, etree._Element] = {}
    groups: list[EId] = []
    for item in text.provisions:
        own = item.eid
        if own.last.unit in GROUPS:
            groups = [eid for eid in groups if eid.last < own.last and _is_wider(eid, own)]
        around = [*list_ancestors(own), *reversed(groups)]
        holder = next((placed[eid] for eid in around if eid in placed), body)
        placed[own] = _write(item, own in holding or own.last.unit in GROUPS, marks)
        _put_inside(holder, placed[own])
        if own.last.unit in GROUPS:
            groups.append(own)
    return body


def write_conclusions(text: OfficialText) -> Iterator[etree._Element]:
    """What stands after the law and is no provision of it: who signed, annexes, what is unclear."""
    roles = (Role.SIGNATURE, Role.ANNEX, Role.UNPLACED)
    lines = [line for line in text.aside if line.role in roles]
    if lines:
        written = (MAKE("p", line.full, class_=line.role.value) for line in lines)
        yield MAKE("conclusions", *written)


def write_amendments(text: OfficialText) -> Iterator[etree._Element]:
    """The source's notes on amendments, each with the provision it stands at."""
    noted = [(item.eid, note) for item in text.provisions for note in item.notes]
    if noted:
        notes = (
            MAKE(
                "note",
                MAKE("p", MAKE("ref", str(eid), href=f"#{eid}"), class_="at"),
                MAKE("p", note),
                class_="amendment",
                eId=f"amendment_{count}",
            )
            for count, (eid, note) in enumerate(noted, 1)
        )
        yield MAKE("notes", *notes, source="#origin")


def _is_wider(outer: EId, inner: EId) -> bool:
    order = list(Unit)
    return order.index(outer.last.unit) < order.index(inner.last.unit)


def _put_inside(holder: etree._Element, element: etree._Element) -> None:
    """Last among the provisions in `holder`; its closing words come after all of them."""
    last = holder[-1] if len(holder) else None
    if last is not None and etree.QName(last).localname == "wrapUp":
        last.addprevious(element)
    else:
        holder.append(element)


def _write(item: OfficialProvision, holds: bool, marks: Marks) -> etree._Element:
    """A provision: number, heading, words; `holds` tells whether others lie in it."""
    words = [_paragraph(line, item) for line in item.lines if line.role in _WORDS]
    later = [_paragraph(line, item) for line in item.lines if line.role in _LATER]
    parts = [MAKE("num", item.number)] if item.number else []
    if item.heading:
        parts.append(MAKE("heading", item.heading))
    # References to notes stand with the heading, else with the first words, else with the number.
    spoken = parts[-1:] if item.heading else [*words, *later, *parts]
    for holder in spoken[:1]:
        holder.extend(marks(item.eid))
    if holds:
        parts += [MAKE("intro", *words)] if words else []
        parts += [MAKE("wrapUp", *later)] if later else []
    elif words or later:
        parts.append(MAKE("content", *words, *later))
    return make_unit(item.eid, *parts)


def _paragraph(line: Line, item: OfficialProvision) -> etree._Element:
    """A line of the law; the number of the provision's first one stands in `num`."""
    text = line.text if line is item.lines[0] else line.full
    return MAKE("p", text, class_="" if line.role is Role.WORDS else line.role.value)
