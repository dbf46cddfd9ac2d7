"""What the ledger calls published is on the site, and what is on the site is published."""

from __future__ import annotations

import pytest

from glossa.check.ledger import name_published
from glossa.corpus import Corpus
from glossa.site.book.press import print_books
from glossa.site.citing import FOLDER as CITE
from glossa.site.edition import Site, build_site
from glossa.site.feed import build_feeds
from glossa.site.pages.verify import FOLDER as VERIFY
from glossa.site.search import FOLDER as SEARCH_PIECES
from glossa.tables.published import spot_of
from tests.sites import ids_of, rich_corpus

DERIVED = ("concordance/", "references/")
"""Rooms whose inner pages follow from the words of the law and have no names of their own."""

PIECES = (SEARCH_PIECES, CITE, VERIFY)
"""Folders of files that belong to a page and go where it goes."""


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return rich_corpus()


@pytest.fixture(scope="module")
def site(corpus: Corpus) -> Site:
    return build_site(
        corpus,
        base_url="https://x.kz/",
        further=lambda press: (*print_books(press), *build_feeds(press, {})),
    )


def test_every_published_name_stands_where_it_says_in_every_language(
    corpus: Corpus, site: Site
) -> None:
    spots = {spot_of(name, home) for name, home in name_published(corpus).items()}
    documents = {document.path for document in site.documents}
    for pages in site.pages.values():
        anchors = {page.key: {"", *ids_of(page.html)} for page in pages}
        for spot in spots:
            assert spot.key in documents or spot.fragment in anchors[spot.key], spot


def test_every_page_and_file_is_published(corpus: Corpus, site: Site) -> None:
    keys = {spot_of(name, home).key for name, home in name_published(corpus).items()}
    for pages in site.pages.values():
        shared = {page.key.removesuffix("parallel/") for page in pages if page.elsewhere is None}
        assert {key for key in shared if key and not key.startswith(DERIVED)} <= keys
    files = {document.path for document in site.documents if document.path.startswith("data/")}
    assert {path for path in files if not path.startswith(PIECES)} <= keys
