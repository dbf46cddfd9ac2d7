"""How to cite a provision, an article or a note, as a page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from glossa.export.citation_forms import write_citation
from glossa.export.citation_items import item_key, write_items
from glossa.export.cited import Cited
from glossa.site.citing import Citing, file_of
from glossa.site.values import Document
from glossa.site.view import View
from glossa.tables.places import VERIFY

FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}


@dataclass(frozen=True, slots=True)
class CiteForm:
    """A citation in one language; the day of access goes between `text` and `end`.

    `lang` is the tag of the language where it is not the page's own.
    """

    tag: str
    lang: str | None
    name: str
    text: str
    end: str


@dataclass(frozen=True, slots=True)
class CiteView:
    """How something is cited: the page's own language first.

    `files` are format and address, all with an entry `key`; `verify` is where the words are held
    against a quotation.
    """

    name: str
    key: str
    forms: tuple[CiteForm, ...]
    files: tuple[tuple[str, str], ...]
    verify: str


def view_citation(cited: tuple[Cited, ...], key: str, name: str, view: View) -> CiteView | None:
    """How what stands on the page `key` is cited; `name` tells it from its neighbours."""
    if not cited:
        return None
    ordered = sorted(cited, key=lambda one: one.pin.tag != view.tag)
    first = ordered[0].pin
    query = urlencode({"address": first.address, "hash": first.short_hash}, safe="/:")
    return CiteView(
        name,
        item_key(ordered[0]),
        tuple(_form(one, view) for one in ordered),
        tuple(
            (format_, view.document(file_of(first.tag, key, ending)))
            for ending, format_ in FORMATS.items()
        ),
        f"{view.to(VERIFY, tag=first.tag)}?{query}",
    )


def build_citation_files(citing: Citing) -> Iterator[Document]:
    """The files for reference managers: one for each page, language and format."""
    for key, rows in citing.pages().items():
        for tag in dict.fromkeys(cited.pin.tag for cited in rows):
            own = [cited for cited in rows if cited.pin.tag == tag]
            for ending, text in write_items(own):
                yield Document(file_of(tag, key, ending), text)


def _form(cited: Cited, view: View) -> CiteForm:
    tag, written = cited.pin.tag, write_citation(cited)
    name = next(language.name for language in view.corpus.languages if language.tag == tag)
    return CiteForm(tag, tag if tag != view.tag else None, name, written.text, written.end)
