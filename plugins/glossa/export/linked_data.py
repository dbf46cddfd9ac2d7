"""What a page holds, in the words of schema.org: the law restated, and each note with its authors.

JSON-LD 1.1. The text is `Legislation` of unofficial value (an extension of schema.org after ELI),
part of the act as the state publishes it; a note is a `Comment` about the provision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from glossa.export.citation_forms import name_editors, name_kind, title_of
from glossa.export.cited import Author, Cited, Commentary, Pin, Statute
from glossa.export.web_annotation import LICENCE

Json = dict[str, Any]

CONTEXT = "https://schema.org"
UNOFFICIAL = "https://schema.org/UnofficialLegalValue"
FORCE = {"in-force": "InForce", "amended": "InForce", "not-yet-in-force": "NotInForce"} | {
    "repealed": "NotInForce"
}
"""The legal force of an act (`LegalForceStatus`) by its status in the register."""


def build_linked(rows: Iterable[Cited], title: str) -> Json:
    """The graph of a page in one language; `title` is what the page is called."""
    cited = list(rows)
    laws = [one for one in cited if isinstance(one, Statute)]
    notes = [one for one in cited if isinstance(one, Commentary)]
    places = {law.pin.address: _here(law.pin) for law in laws}
    graph = [*(_text(laws, title) if laws else ()), *(_comment(note, places) for note in notes)]
    return {"@context": CONTEXT, "@graph": graph}


def _text(laws: list[Statute], title: str) -> list[Json]:
    """The act, and the article with its provisions."""
    article, *provisions = laws
    act = _act(article)
    own = {
        "@id": _here(article.pin),
        "url": article.pin.url,
        "@type": ["Legislation", "LegislationObject"],
        "name": title,
        "legislationIdentifier": article.pin.address,
        "legislationLegalValue": UNOFFICIAL,
        "isPartOf": {"@id": act["@id"]},
        "author": _editors(article.pin),
        "version": article.pin.release.version,
        "hasPart": [
            {"@id": _here(law.pin), "@type": "Legislation", "name": law.place} for law in provisions
        ],
    }
    return [act, _whole(own | _published(article.pin))]


def _act(law: Statute) -> Json:
    act = law.act
    return _whole(
        {
            "@id": law.official or f"urn:glossa:{act.id}",
            "@type": "Legislation",
            "name": law.title,
            "legislationIdentifier": act.number,
            "legislationDate": act.date,
            "legislationDateVersion": act.edition,
            "legislationType": act.kind,
            "legislationJurisdiction": act.jurisdiction,
            "legislationLegalForce": FORCE.get(act.status, ""),
            "inLanguage": list(act.authentic),
            "url": law.official,
        }
    )


def _comment(note: Commentary, places: Mapping[str, str]) -> Json:
    place = places.get(note.target)
    about = {"@id": place} if place else {"@type": "CreativeWork", "name": note.place}
    authors = [_person(author) for author in note.authors]
    return _whole(
        {
            "@id": _here(note.pin),
            "@type": "Comment",
            "name": title_of(note),
            "genre": name_kind(note.kind, note.pin.tag),
            "about": about,
            "author": authors or _editors(note.pin),
            "editor": _editors(note.pin) if authors else {},
        }
        | _published(note.pin)
    )


def _here(pin: Pin) -> str:
    """An element of the page itself: names in the graph are relative to its address."""
    return f"#{pin.id}"


def _published(pin: Pin) -> Json:
    return {
        "inLanguage": pin.tag,
        "datePublished": pin.release.date,
        "license": LICENCE,
    }


def _person(author: Author) -> Json:
    if not author.given:
        return {"@type": "Organization", "name": author.family}
    return {"@type": "Person", "name": f"{author.given} {author.family}"}


def _editors(pin: Pin) -> Json:
    return {"@type": "Organization", "name": name_editors(pin)}


def _whole(values: Json) -> Json:
    return {key: value for key, value in values.items() if value not in ("", [], {})}
