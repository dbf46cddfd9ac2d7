"""What Zotero's translator “Embedded Metadata” takes from the head of a page, by its own rules.

Only the rules for the tags of Highwire Press are here: which tag fills which field, what a page is
taken for, how a name is parted (`ZU.cleanAuthor`), what the title loses (the publication's name).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import lxml.html

FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_book_title": "bookTitle",
    "citation_publisher": "publisher",
    "citation_public_url": "url",
    "citation_language": "language",
}
TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
}


@dataclass(frozen=True, slots=True)
class Item:
    kind: str
    fields: dict[str, str]
    creators: tuple[tuple[str, str], ...]
    """Given and family name."""


def read_item(head: str) -> Item:
    """The item that Zotero makes of a page with this head."""
    tree = lxml.html.fromstring(f"<html><head>{head}</head><body></body></html>")
    tags = [(str(m.get("name")), str(m.get("content"))) for m in tree.iter("meta")]
    fields: dict[str, str] = {}
    for name, field in FIELDS.items():
        value = ", ".join(content for tag, content in tags if tag.endswith(name))
        if value.strip():
            fields[field] = " ".join(value.strip().split(" "))
    fields.setdefault("url", dict(tags).get("citation_fulltext_html_url", ""))
    names = [content for tag, content in tags if tag.endswith("citation_author")]
    kinds = [TYPES[tag] for tag, _ in tags if tag in TYPES]
    fields["title"] = _drop_publication(fields["title"], fields.get("publicationTitle", ""))
    creators = tuple(_part(one) for name in names for one in re.split(r"\s*;\s*", name))
    return Item(kinds[-1] if kinds else "journalArticle", fields, creators)


def _drop_publication(title: str, publication: str) -> str:
    title = re.sub(r"\s+", " ", title)
    return re.sub(rf"\s*\W\s*{re.escape(publication)}\s*$", "", title) if publication else title


def _part(name: str) -> tuple[str, str]:
    """`Family, Given` at the comma, any other name at its last plain space."""
    if "," in name:
        family, _, given = name.partition(",")
        return given.strip(), family.strip()
    given, _, family = name.strip().rpartition(" ")
    return given, family
