"""The data page: every file under `/data/`, what it is, its size, and examples of use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from babel.numbers import format_decimal

from glossa.site.citing import FOLDER as CITE
from glossa.site.html import safe_url
from glossa.site.pages.notes import shorten
from glossa.site.pages.press import Press
from glossa.site.pages.verify import FOLDER as VERIFY
from glossa.site.search import FOLDER as SEARCH
from glossa.site.values import Document, Entry, SitePage
from glossa.site.words import Words
from glossa.tables.places import DATA

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

FAMILIES = (("akn/", "akn"), ("concordance-", "concordance"), ("pdf/", "pdf"), ("feed.", "feed"))
"""Files of one kind by how their names begin: they share a row."""

SHELVES = {
    "read": ("pdf", "feed"),
    "law": (
        *("corpus.json", "corpus.schema.json", "akn", "annotations.jsonld"),
        *("proposals.csv", "comparisons.csv", "timeline.json"),
    ),
    "words": ("concordance", "terms.csv", "terms.tbx", "references.csv", "references.json"),
    "sources": ("sources.json", "sources.bib", "sources.ris", "locales-kk-KZ.xml"),
    "keep": ("redirects.json", "SHA256SUMS"),
}
"""What the files serve for, and in which order they stand."""

EXAMPLE = "ai-law/art_17__para_3"
"""The address in the examples, where the edition has it."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to download; `size` with its unit."""

    name: str
    href: str
    size: str


@dataclass(frozen=True, slots=True)
class DataRow:
    """Files of one kind with what they are."""

    id: str
    says: str
    files: tuple[DataFile, ...]


@dataclass(frozen=True, slots=True)
class DataShelf:
    """Rows that serve one purpose, under its name."""

    id: str
    name: str
    rows: tuple[DataRow, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A use of the data: what for, and the command."""

    says: str
    command: str


def build_data(press: Press, tag: str, documents: Iterable[Document]) -> SitePage:
    """The page of the data files; the pieces of the search index are for its page alone."""
    view = press.view(tag, DATA)
    words = view.words
    files = [
        DataFile(
            document.path.removeprefix(DATA),
            view.document(document.path),
            name_size(len(document.data), words),
        )
        for document in documents
        if not document.path.startswith((SEARCH, CITE, VERIFY))
    ]
    title = words.say("Data")
    lead = words.say("the whole edition as files for your own use")
    contents = (
        Entry(words.say("Files"), "s-files"),
        Entry(words.say("Licence"), "s-licence"),
        Entry(words.say("Examples of use"), "s-examples"),
    )
    return press.page(
        "data.html",
        view,
        DATA,
        title,
        description=shorten(f"{title}: {lead}"),
        contents=contents,
        count=words.count("%(num)s file", "%(num)s files", len(files)),
        shelves=_shelve(files, words),
        licence=safe_url(LICENCE),
        examples=_examples(words, press),
    )


def _shelve(files: Iterable[DataFile], words: Words) -> tuple[DataShelf, ...]:
    """The files by what they serve for; one that no shelf names stands on the last."""
    families: dict[str, list[DataFile]] = {}
    for file in files:
        families.setdefault(family_of(file.name), []).append(file)
    named = {family for shelf in SHELVES.values() for family in shelf}
    rest = [family for family in families if family not in named]
    names = {
        "read": words.say("To read and to follow"),
        "law": words.say("Law and notes"),
        "words": words.say("Words and references"),
        "sources": words.say("Sources"),
        "keep": words.say("To check and to keep"),
    }
    shelves = []
    for key, shelf in SHELVES.items():
        listed = [*shelf, *(rest if key == "keep" else ())]
        rows = [_row(name, families[name], words) for name in listed if name in families]
        shelves += [DataShelf(f"s-{key}", names[key], tuple(rows))] if rows else []
    return tuple(shelves)


def _row(family: str, files: Iterable[DataFile], words: Words) -> DataRow:
    return DataRow(f"f-{family.replace('.', '-')}", _describe(family, words), tuple(files))


def family_of(name: str) -> str:
    """The name that a row goes by: that of its one file, or of the family."""
    return next((family for start, family in FAMILIES if name.startswith(start)), name)


def name_size(size: int, words: Words) -> str:
    """A size in bytes as readers have it: `517 kB`, `2.1 MB`; SI units of a thousand."""
    if size < 1_000_000:
        number, unit = str(max(1, round(size / 1000))), "%(number)s kB"
    else:
        number = format_decimal(round(size / 1_000_000, 1), locale=words.tag)
        unit = "%(number)s MB"
    return words.name("size", unit) % {"number": number}


def _describe(family: str, words: Words) -> str:
    """What the catalogue says of a file; nothing of one it does not know."""
    said = words.name("data", family)
    return "" if said == family else said


def _examples(words: Words, press: Press) -> tuple[Example, ...]:
    root = f"{press.base_url}{DATA}"
    select = f'.provisions[] | select(.ids[0] == "{EXAMPLE}") | .text.{words.tag}'
    return (
        Example(
            words.say("Read one provision in your language, with curl and jq"),
            f"curl -s {root}corpus.json | jq -r '{select}'",
        ),
        Example(
            words.say("Take all sources over into Zotero: File, then Import"),
            f"curl -O {root}sources.ris",
        ),
        Example(
            words.say("Make sure that the files came whole and unchanged"),
            "sha256sum --check --ignore-missing SHA256SUMS",
        ),
    )
