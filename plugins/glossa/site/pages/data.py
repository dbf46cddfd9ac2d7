"""The data page: every file under `/data/`, what it is, its size, and examples of use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from babel.numbers import format_decimal

from glossa.site.atlas import DATA
from glossa.site.citing import FOLDER as CITE
from glossa.site.html import safe_url
from glossa.site.pages.notes import shorten
from glossa.site.pages.press import Press
from glossa.site.pages.verify import FOLDER as VERIFY
from glossa.site.search import FOLDER as SEARCH
from glossa.site.values import Document, Entry, SitePage
from glossa.site.words import Words

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

FAMILIES = (("akn/", "akn"), ("concordance-", "concordance"), ("pdf/", "pdf"), ("feed.", "feed"))
"""Files of one kind by how their names begin: they share a row."""

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
        rows=tuple(
            DataRow(f"f-{family.replace('.', '-')}", _describe(family, words), tuple(run))
            for family, run in groupby(files, key=lambda file: family_of(file.name))
        ),
        licence=safe_url(LICENCE),
        examples=_examples(words, press),
    )


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
