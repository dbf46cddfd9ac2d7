"""Printing books: values and words into the template, the template through Typst, PDF out.

Typst is called with nothing but the template, its fonts and the values: no system fonts, no
network, no clock. The same edition gives the same bytes. What was printed once is kept by the hash
of everything that went into it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal

import typst
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from glossa.corpus import Corpus
from glossa.export.files import name_book
from glossa.model.registers import Act
from glossa.site.book.acts import write_book
from glossa.site.book.desk import Desk
from glossa.site.book.title import write_title
from glossa.site.pages.press import Press
from glossa.site.values import Document
from glossa.tables.places import DATA

log = get_plugin_logger("glossa")

Standard = Literal["ua-1"]
STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, with its language, its title and its bookmarks."""

TEMPLATE = "law.typ"

EDITIONS = 4
"""Of how many editions the books are kept: one site may be built for several addresses."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A book before it is printed: its file name below `/data/`, its values as JSON."""

    name: str
    values: str

    @property
    def key(self) -> str:
        """What names the printed book: the hash of values, template, fonts and printer."""
        parts = [version("typst"), STANDARD, self.values]
        digest = hashlib.sha256("\0".join(parts).encode())
        for path in sorted(_workshop().rglob("*")):
            if path.suffix in (".typ", ".ttf"):
                digest.update(path.read_bytes())
        return digest.hexdigest()


def print_books(press: Press, store: Path | None = None) -> Iterator[Document]:
    """The books of an edition, each act with articles in each language.

    `store` is a folder where printed books are kept from build to build, made when needed.
    """
    manuscripts = list(write_manuscripts(press))
    # Typst lets go of the interpreter while it works, so two processors print two books.
    with ThreadPoolExecutor(max_workers=2) as pool:
        printed = list(pool.map(lambda one: _print_or_fetch(one, store), manuscripts))
    if store is not None:
        _tidy(store, len(manuscripts))
    for manuscript, data in zip(manuscripts, printed, strict=True):
        yield Document(f"{DATA}{manuscript.name}", data)


def write_manuscripts(press: Press) -> Iterator[Manuscript]:
    """The books of an edition before they are printed."""
    return (_write(press, *book) for book in _list_books(press))


def write_manuscript(press: Press, name: str) -> Manuscript | None:
    """The one book of that file name (`pdf/ai-law.ru.pdf`), or None where there is none."""
    books = (book for book in _list_books(press) if name_book(book[0].id, book[1]) == name)
    return next((_write(press, *book) for book in books), None)


def _list_books(press: Press) -> Iterator[tuple[Act, str]]:
    """The act and the language of each book."""
    for act in acts_with_articles(press.corpus):
        yield from ((act, tag) for tag in press.templates)


def _write(press: Press, act: Act, tag: str) -> Manuscript:
    desk = Desk(press, act, tag)
    values = {**write_title(desk), **write_book(desk)}
    return Manuscript(name_book(act.id, tag), json.dumps(values, ensure_ascii=False))


def acts_with_articles(corpus: Corpus) -> tuple[Act, ...]:
    """The acts that have pages of ours."""
    return tuple(act for act in corpus.acts.values() if corpus.articles_of(act.id))


def print_book(manuscript: Manuscript) -> bytes:
    """The book as PDF.

    Where a word has a letter that none of the faces has, the book is tagged all the same but no
    PDF/UA, and the log says why. PluginError where template and values do not fit.
    """
    try:
        return _compile(manuscript, STANDARD)
    except typst.TypstError as fault:
        log.info(f"{manuscript.name} is no PDF/UA: {fault}")
    try:
        return _compile(manuscript, None)
    except typst.TypstError as fault:
        raise PluginError(f"glossa: {manuscript.name} could not be printed: {fault}") from fault


def _compile(manuscript: Manuscript, standard: Standard | None) -> bytes:
    workshop = _workshop()
    return typst.compile(
        workshop / TEMPLATE,
        root=workshop,
        font_paths=[workshop / "fonts"],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"book": manuscript.values},
        pdf_standards=standard,
    )


def _print_or_fetch(manuscript: Manuscript, store: Path | None) -> bytes:
    if store is None:
        return print_book(manuscript)
    kept = store / f"{manuscript.key}.pdf"
    if not kept.is_file():
        store.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(".new")
        fresh.write_bytes(print_book(manuscript))
        fresh.replace(kept)
    kept.touch()
    return kept.read_bytes()


def _tidy(store: Path, printed: int) -> None:
    """Let go of the books that nobody asked for longest, beyond those of a few editions."""
    kept = sorted(store.glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in kept[EDITIONS * printed :]:
        path.unlink(missing_ok=True)


def _workshop() -> Path:
    return Path(str(files("glossa.site.book")))
