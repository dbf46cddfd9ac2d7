"""Citations for reference managers: CSL-JSON items of provisions and notes, and files of them.

Fields after CSL 1.0.2. The provision stands in the title: the styles, and most programs that read
BibTeX or RIS, have no field for it, and a citation without it is worth nothing. What pins the words
stands in `note`, which every program keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossa.export.bibliography import FORMATS, Fields
from glossa.export.citation_forms import (
    describe_edition,
    describe_pin,
    name_editors,
    name_kind,
    title_of,
)
from glossa.export.cited import Author, Cited, Commentary, Statute


def build_item(cited: Cited) -> Fields:
    """The citation as a CSL-JSON item, keyed by `item_key`."""
    fields = _statute(cited) if isinstance(cited, Statute) else _commentary(cited)
    whole = {"id": item_key(cited), **fields, "URL": cited.pin.url, "language": cited.pin.tag}
    return {key: value for key, value in whole.items() if value not in ("", [], {})}


def item_key(cited: Cited) -> str:
    """`ai-law-art_17__para_3-ru`, `a-tur-019-ru`: unlike any other in a reader's own library."""
    act = f"{cited.act.id}-" if isinstance(cited, Statute) else ""
    return f"{act}{cited.pin.id}-{cited.pin.tag}"


def write_items(cited: Iterable[Cited]) -> Iterator[tuple[str, str]]:
    """Ending and text of a file in each format."""
    items = [build_item(one) for one in cited]
    for ending, write in FORMATS.items():
        yield ending, write(items)


def _statute(cited: Statute) -> Fields:
    said = (describe_edition(cited), cited.official, describe_pin(cited.pin))
    return {
        "type": "legislation",
        "title": f"{cited.title}, {cited.place}",
        "number": cited.act.number,
        "issued": _date(cited.act.date),
        "note": ". ".join(part for part in said if part),
    }


def _commentary(cited: Commentary) -> Fields:
    editors = {"literal": name_editors(cited.pin)}
    kind = f"{name_kind(cited.kind, cited.pin.tag)}: {cited.place}"
    return {
        "type": "webpage",
        "title": title_of(cited),
        "author": [_person(author) for author in cited.authors] or [editors],
        "editor": [editors] if cited.authors else [],
        "container-title": cited.pin.release.name,
        "issued": _date(cited.pin.release.date),
        "version": cited.pin.release.version,
        "note": f"{kind}. {describe_pin(cited.pin)}",
    }


def _person(author: Author) -> dict[str, str]:
    if not author.given:
        return {"literal": author.family}
    return {"family": author.family, "given": author.given}


def _date(iso: str) -> Fields:
    """An ISO date, maybe partial, as CSL has dates."""
    parts = [int(part) for part in iso.split("-")] if iso else []
    return {"date-parts": [parts]} if parts else {}
