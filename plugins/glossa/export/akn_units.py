"""The elements of Akoma Ntoso that hold provisions, nested as their addresses say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from glossa.export.xml import Maker
from glossa.model.address import EId, Unit

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
MAKE = Maker(NAMESPACE)

_ELEMENTS = {
    Unit.SECTION: "section",
    Unit.CHAPTER: "chapter",
    Unit.ARTICLE: "article",
    Unit.PARAGRAPH: "paragraph",
    Unit.PART: "part",
    Unit.SUBPARAGRAPH: "subparagraph",
    Unit.POINT: "point",
}
"""Units by the element that bears their name; the rest are an `hcontainer` of theirs."""


def make_unit(eid: EId, *children: etree._Element) -> etree._Element:
    """The element of a provision or group of articles, under its eId."""
    name = _ELEMENTS.get(eid.last.unit)
    if name is None:
        return MAKE("hcontainer", *children, eId=str(eid), name=eid.last.unit.value)
    return MAKE(name, *children, eId=str(eid))


def list_holders(eids: Iterable[EId]) -> frozenset[EId]:
    """The provisions that others among `eids` lie in."""
    return frozenset(parent for eid in eids for parent in list_ancestors(eid))


def list_ancestors(eid: EId) -> Iterator[EId]:
    """The provisions around one, the nearest first."""
    parent = eid.parent
    while parent is not None:
        yield parent
        parent = parent.parent
