"""The data page against the files it offers."""

from __future__ import annotations

import hashlib

import lxml.html
import pytest

from glossa.corpus import Corpus
from glossa.site.edition import Site, build_site
from glossa.site.pages.data import family_of, name_size
from glossa.site.values import Document, SitePage
from glossa.site.words import read_words
from tests.editions import read, small_edition

DATA = "data/"
TAGS = ("kk", "ru", "en")


def small() -> Corpus:
    corpus, problems = read(small_edition())
    assert problems == []
    return corpus


@pytest.fixture(scope="module")
def site() -> Site:
    corpus = small()
    further = [
        *(Document(f"{DATA}feed.{tag}.xml", "<feed/>") for tag in TAGS),
        *(Document(f"{DATA}pdf/ai-law.{tag}.pdf", b"%PDF \xff") for tag in TAGS),
    ]
    return build_site(corpus, base_url="https://x.kz/", further=lambda press: further)


def data_page(site: Site, tag: str) -> SitePage:
    (page,) = (page for page in site.pages[tag] if page.key == "data/")
    return page


@pytest.mark.parametrize("tag", TAGS)
def test_every_file_has_its_link_and_no_link_leads_nowhere(site: Site, tag: str) -> None:
    root = lxml.html.fromstring(data_page(site, tag).html)
    every = [doc.path for doc in site.documents if doc.path.startswith(DATA)]
    # Pieces that pages fetch are no files to download from here.
    pieces = tuple(f"{DATA}{folder}/" for folder in ("search", "cite", "verify"))
    files = [path for path in every if not path.startswith(pieces)]
    links = list(root.iterfind(".//tbody//a"))
    assert sorted(str(a.text) for a in links) == sorted(file.removeprefix(DATA) for file in files)
    assert {str(a.get("href")) for a in links} == {f"../../{file}" for file in files}
    assert len(files) == len(set(files))


@pytest.mark.parametrize("tag", TAGS)
def test_every_file_is_described(site: Site, tag: str) -> None:
    root = lxml.html.fromstring(data_page(site, tag).html)
    for row in root.iterfind(".//tbody/tr[@id]"):
        assert row.findtext("td", "").strip(), row.get("id")
    assert len(list(root.iterfind(".//pre"))) == 3


def test_the_sums_are_those_of_the_files(site: Site) -> None:
    files = {doc.path.removeprefix(DATA): doc.data for doc in site.documents}
    lines = files["SHA256SUMS"].decode().splitlines()
    assert {line[66:] for line in lines} == {
        doc.path.removeprefix(DATA) for doc in site.documents if doc.path.startswith(DATA)
    } - {"SHA256SUMS"}
    for line in lines:
        assert line[:64] == hashlib.sha256(files[line[66:]]).hexdigest()


def test_it_stands_on_the_last_shelf_of_the_navigation(site: Site) -> None:
    for tag in TAGS:
        assert "data/" in [item.key for item in site.navigation[tag][-1].children]


def test_sizes_are_words_of_their_language() -> None:
    assert name_size(10, read_words("en")) == "1\u00a0kB"
    assert name_size(517_000, read_words("kk")) == "517\u00a0кБ"
    assert name_size(3_235_417, read_words("ru")) == "3,2\u00a0МБ"


def test_files_of_a_kind_share_a_row() -> None:
    assert family_of("akn/ai-law.kk.xml") == family_of("akn/civil-code.en.xml") == "akn"
    assert family_of("terms.csv") == "terms.csv"


def test_the_home_of_an_act_offers_its_book_where_there_is_one(site: Site) -> None:
    plain = build_site(small())
    for tag in TAGS:
        (own,) = (page for page in site.pages[tag] if page.key == "ai-law/")
        links = [str(a.get("href")) for a in lxml.html.fromstring(own.html).iterfind(".//a")]
        assert f"../../data/pdf/ai-law.{tag}.pdf" in links
        (other,) = (page for page in plain.pages[tag] if page.key == "ai-law/")
        assert ".pdf" not in other.html
