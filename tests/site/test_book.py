"""The book of an act, read back by a PDF reader: nothing missing, nothing proposed unmarked."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from glossa.corpus import Corpus, read_project
from glossa.model.annotations import Kind
from glossa.model.provisions import Article
from glossa.site.book.desk import Desk
from glossa.site.book.press import EDITIONS, Manuscript, print_book, print_books, write_manuscripts
from glossa.site.pages.press import Press, set_up_press
from glossa.site.words import read_words
from tests.officials import kept_file, official_text
from tests.sites import poison, rich_corpus

TAGS = ("kk", "ru", "en")
BASE = "https://glossa.example/"
EDITION = Path(__file__).parents[2]


@cache
def small() -> Press:
    return set_up_press(rich_corpus(), base_url=BASE)


@cache
def small_book(tag: str) -> PdfReader:
    return read(next(m for m in write_manuscripts(small()) if m.name == f"pdf/ai-law.{tag}.pdf"))


def read(manuscript: Manuscript) -> PdfReader:
    return PdfReader(io.BytesIO(print_book(manuscript)))


def letters(text: str) -> str:
    """Letters and figures alone: lines are broken and words hyphenated as the page wants it."""
    return re.sub(r"[\W_]+", "", text)


def letters_of(book: PdfReader) -> str:
    return letters("".join(page.extract_text() for page in book.pages))


def titles(book: PdfReader) -> Iterator[str]:
    def walk(items: list[Destination | list[Destination]]) -> Iterator[str]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item)  # type: ignore[arg-type]
            else:
                yield str(item.title)

    yield from walk(book.outline)  # type: ignore[arg-type]


def headings(articles: tuple[Article, ...], tag: str) -> list[str]:
    words = read_words(tag)
    return [
        f"{words.say('Article %(number)s', number=a.address.eid.last.number)}. {a.headings[tag]}"
        for a in articles
        if a.address.eid
    ]


def check_whole(book: PdfReader, press: Press, act: str, tag: str) -> None:
    """Every article is a bookmark, every provision and every note of the act is printed."""
    corpus, desk = press.corpus, Desk(press, press.corpus.acts[act], tag)
    articles = corpus.articles_of(act)
    listed = [title for title in titles(book) if title in headings(articles, tag)]
    assert listed == headings(articles, tag)
    printed = letters_of(book)
    for article in articles:
        for provision in article.provisions:
            text = provision.texts[tag]
            assert letters(text.number + text.plain)[:40] in printed, provision.address
    notes = [corpus.annotation(name) for name in desk.numbers]
    for note in notes:
        assert note is not None
        assert letters(note.id) in printed, note.id
        title = note.texts[tag].title
        assert letters(title)[:30] in printed, note.id
    assert {note.id for note in notes if note} >= {
        note.id for note in corpus.annotations if note.target.startswith(f"{act}/")
    }


@pytest.mark.parametrize("tag", TAGS)
def test_everything_is_in_the_book(tag: str) -> None:
    check_whole(small_book(tag), small(), "ai-law", tag)


@pytest.mark.slow
@pytest.mark.parametrize("tag", TAGS)
def test_everything_of_the_edition_is_in_its_books(tag: str) -> None:
    press = set_up_press(read_project(EDITION).corpus, base_url=BASE)
    books = [m for m in write_manuscripts(press) if m.name.endswith(f".{tag}.pdf")]
    assert len(books) == 3
    for manuscript in books:
        act = manuscript.name.removeprefix("pdf/").partition(".")[0]
        check_whole(read(manuscript), press, act, tag)


def test_a_note_names_who_wrote_and_reviewed_it() -> None:
    printed, words = letters_of(small_book("en")), read_words("en")
    people = small().corpus.people
    written = [note for note in small().corpus.annotations if note.authors]
    reviewed = [r for note in small().corpus.annotations for r in note.texts["en"].reviews]
    assert written
    for note in written:
        name = people[note.authors[0]].name["en"]
        assert letters(f"{words.say('Written by')}: {name}") in printed
    for review in reviewed:
        assert letters(people[review.person].name["en"] + words.date(review.date)) in printed


@pytest.mark.parametrize("tag", TAGS)
def test_the_book_says_what_it_is(tag: str) -> None:
    book, words = small_book(tag), read_words(tag)
    root: Any = book.trailer["/Root"]
    assert root["/Lang"] == tag
    assert root["/MarkInfo"]["/Marked"]
    assert book.metadata is not None
    assert words.say("Annotated law") in str(book.metadata.title)
    # An edition without a date of its own has that of its law.
    assert str(book.metadata.get("/CreationDate")).startswith("D:20251117")
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    first = letters(book.pages[0].extract_text())
    notice = "The law is told here in the editors’ own words. This is not the official text."
    assert letters(words.say(notice)) in first
    assert letters(words.say("The Kazakh and Russian texts are equally authentic")) in first


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_proposed_says_so_in_words(tag: str) -> None:
    warning = letters(read_words(tag).say("Proposed, not law"))
    corpus = small().corpus
    proposals = [note for note in corpus.annotations if note.kind is Kind.PROPOSAL]
    for page in small_book(tag).pages:
        printed = letters(page.extract_text())
        for note in proposals:
            if letters(note.id) in printed:
                before = printed[: printed.index(letters(note.id))]
                assert warning.casefold() in before.casefold()


def test_the_same_edition_gives_the_same_bytes() -> None:
    one, two = (next(iter(write_manuscripts(set_up_press(rich_corpus())))) for _ in range(2))
    assert one.values == two.values
    assert print_book(one) == print_book(two)


def test_what_is_printed_is_kept(tmp_path: Path) -> None:
    store = tmp_path / "books"
    first = {book.path: book.data for book in print_books(small(), store)}
    assert set(first) == {f"data/pdf/ai-law.{tag}.pdf" for tag in TAGS}
    for path in store.iterdir():
        path.write_bytes(b"kept")
    assert {book.data for book in print_books(small(), store)} == {b"kept"}


def test_old_books_are_let_go(tmp_path: Path) -> None:
    for number in range(EDITIONS * len(TAGS)):
        old = tmp_path / f"{number}.pdf"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    list(print_books(small(), tmp_path))
    names = {path.name for path in tmp_path.iterdir()}
    assert len(names) == EDITIONS * len(TAGS)
    assert not {"0.pdf", "1.pdf", "2.pdf"} & names


def test_the_official_text_stands_first_and_ours_says_whose_it_is() -> None:
    text = official_text(art_17__para_1__subpara_2=None)
    corpus = rich_corpus(**kept_file(text))
    book = read(manuscript_of(corpus, "ru"))
    printed = letters_of(book)
    law = letters("Системы по степени воздействия подразделяются на системы")
    own = letters("Своими словами: не официальный текст")
    assert own.upper() in printed[printed.index(law) :]
    assert letters("написала редакция") in letters(book.pages[0].extract_text())


def manuscript_of(corpus: Corpus, tag: str) -> Manuscript:
    press = set_up_press(corpus, base_url=BASE)
    return next(one for one in write_manuscripts(press) if one.name == f"pdf/ai-law.{tag}.pdf")


def test_a_letter_that_no_face_has_stops_no_book(caplog: pytest.LogCaptureFixture) -> None:
    press = set_up_press(poison(rich_corpus(), "中文"), base_url=BASE)
    with caplog.at_level("INFO"):
        book = read(next(iter(write_manuscripts(press))))
    root: Any = book.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "is no PDF/UA" in caplog.text


@pytest.mark.parametrize(
    "hostile", ["#panic()", "$x$ *b* _i_ `r` @a <b> \\ // /* ~", "[#sys.inputs]"]
)
def test_words_are_never_commands(hostile: str) -> None:
    press = set_up_press(poison(rich_corpus(), hostile), base_url=BASE)
    book = read(next(iter(write_manuscripts(press))))
    assert letters(hostile) in letters_of(book)
