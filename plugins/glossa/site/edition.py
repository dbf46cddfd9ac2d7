"""The whole site as values: every page of every language, the navigation, the files without one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from markupsafe import Markup

from glossa.corpus import Corpus
from glossa.export import registers
from glossa.export.bibliography import FORMATS
from glossa.export.corpus_json import SCHEMA, export_corpus, read_schema
from glossa.export.files import SUMS, export_further, export_sums
from glossa.export.references import export_references_csv, export_references_json
from glossa.site.citing import file_of
from glossa.site.hosting import HEADERS_FILE, render_headers
from glossa.site.html import element
from glossa.site.navigation import list_navigation
from glossa.site.pages.act import build_act
from glossa.site.pages.acts import build_acts, build_entry
from glossa.site.pages.article import build_article
from glossa.site.pages.cite import build_citation_files
from glossa.site.pages.comparisons import build_comparisons
from glossa.site.pages.concordance import build_concordance_pages
from glossa.site.pages.contributors import build_contributors
from glossa.site.pages.data import build_data
from glossa.site.pages.divergences import build_divergences
from glossa.site.pages.doors import build_chooser, build_not_found
from glossa.site.pages.essays import build_page, build_topic, build_topics, home_essay
from glossa.site.pages.home import build_home
from glossa.site.pages.moved import build_moved
from glossa.site.pages.parallel import build_parallel
from glossa.site.pages.press import Press, set_up_press
from glossa.site.pages.proposals import build_proposals
from glossa.site.pages.references import (
    build_act_references,
    build_references_page,
    count_acts,
)
from glossa.site.pages.search import build_search_page
from glossa.site.pages.sources import build_sources
from glossa.site.pages.status import build_status
from glossa.site.pages.terms import build_terms
from glossa.site.pages.timeline import build_timeline
from glossa.site.pages.verify import build_verify, build_verify_files
from glossa.site.repository import Repository
from glossa.site.search import build_search
from glossa.site.values import Document, NavItem, SitePage
from glossa.tables.concordance import export_concordance
from glossa.tables.places import DATA, HOME
from glossa.tables.terms import export_terms


@dataclass(frozen=True, slots=True)
class Site:
    """An edition printed: pages and navigation by language tag, in the order of languages."""

    press: Press
    pages: dict[str, tuple[SitePage, ...]]
    navigation: dict[str, tuple[NavItem, ...]]
    documents: tuple[Document, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags."""
        return tuple(self.pages)


def build_site(
    corpus: Corpus,
    *,
    edit_base: str = "",
    base_url: str = "",
    repository: str = "",
    further: Callable[[Press], Iterable[Document]] = lambda press: (),
) -> Site:
    """Every page of an edition.

    `edit_base` is where sources are edited; `base_url` the absolute address of the site's root,
    for its map, or empty; `repository` the address of the repository, for its forms; `further`
    makes data files that need more than the corpus (printing books, reading history).
    """
    press = set_up_press(corpus, Repository(edit_base, repository), base_url)
    made = (
        *_exports(press),
        *_further_exports(corpus),
        *build_citation_files(press.atlas.citing),
        *build_verify_files(press),
        *further(press),
        *build_search(press),
    )
    exports = tuple(_with_sums(made))
    press = replace(press, offered=frozenset(document.path for document in exports))
    pages = {tag: (*_pages(press, tag), build_data(press, tag, exports)) for tag in press.templates}
    navigation = {tag: tuple(list_navigation(press, tag)) for tag in press.templates}
    documents = (
        *_choosers(press, _titles(press, pages)),
        *_maps(press, pages),
        *exports,
        *_old_files(press, exports),
        Document(HEADERS_FILE, render_headers(urlsplit(press.base_url).path or "/")),
    )
    return Site(press, pages, navigation, documents)


def _pages(press: Press, tag: str) -> Iterator[SitePage]:
    corpus = press.corpus
    yield build_home(press, tag)
    for act in corpus.acts.values():
        if corpus.articles_of(act.id):
            yield build_act(press, act, tag)
    for article in corpus.articles.values():
        yield build_article(press, article, tag)
        yield build_parallel(press, article, tag)
    if corpus.topics:
        yield build_topics(press, tag)
    for topic in corpus.topics.values():
        yield build_topic(press, topic, tag)
    if corpus.acts:
        yield build_acts(press, tag)
    for act in corpus.acts.values():
        yield build_entry(press, act, tag)
    yield build_sources(press, tag)
    yield build_proposals(press, tag)
    yield build_comparisons(press, tag)
    if corpus.timeline:
        yield build_timeline(press, tag)
    yield build_references_page(press, tag)
    for name, _ in count_acts(press):
        yield build_act_references(press, name, tag)
    yield build_status(press, tag)
    yield build_contributors(press, tag)
    for page in corpus.pages.values():
        if page.subject.startswith("page:") and page.subject != "page:home":
            yield build_page(press, page, tag)
    if corpus.articles:
        yield from build_concordance_pages(press, tag)
    if corpus.terms:
        yield build_terms(press, tag)
    if corpus.divergences:
        yield build_divergences(press, tag)
    yield build_search_page(press, tag)
    yield build_verify(press, tag)


def _titles(press: Press, pages: dict[str, tuple[SitePage, ...]]) -> dict[str, dict[str, str]]:
    """The title of each page that all languages have, by its key."""
    titles: dict[str, dict[str, str]] = {}
    for tag, listed in pages.items():
        for page in listed:
            if page.elsewhere is None:
                titles.setdefault(page.key, {})[tag] = page.title
    # The door to the whole site says what is behind it, also where no home page was written.
    titles[HOME] = {
        tag: home_essay(press.view(tag, HOME)).title or words.say("Annotated law")
        for tag, words in press.languages
    }
    return titles


def _choosers(press: Press, titles: dict[str, dict[str, str]]) -> Iterator[Document]:
    yield build_not_found(press)
    for key, by_tag in titles.items():
        yield build_chooser(press, key, by_tag)
    yield from build_moved(press, titles)


def _old_files(press: Press, exports: Iterable[Document]) -> Iterator[Document]:
    """Data files that were renamed, under the names that programs know them by.

    The citations of a page that moved are found under its old address too.
    """
    contents = {document.path: document.content for document in exports}
    for old, moved in press.atlas.moves.pages.items():
        new = moved.new_spot.key
        pairs = [(old, new)] + [
            (file_of(tag, old, ending), file_of(tag, new, ending))
            for tag in press.templates
            for ending in FORMATS
        ]
        for one, other in pairs:
            if other in contents and one not in contents:
                yield Document(one, contents[other])


def _exports(press: Press) -> Iterator[Document]:
    corpus, index = press.corpus, press.atlas.citations.index
    yield Document(f"{DATA}corpus.json", export_corpus(corpus, index))
    yield Document(f"{DATA}{SCHEMA}", read_schema())
    for name, write in registers.EXPORTS.items():
        yield Document(f"{DATA}{name}", write(corpus))
    yield Document(f"{DATA}references.csv", export_references_csv(corpus, index))
    yield Document(f"{DATA}references.json", export_references_json(corpus, index))
    for tag, concordance in press.tables.concordances.items():
        yield Document(f"{DATA}concordance-{tag}.csv", export_concordance(concordance))
    if press.corpus.terms:
        sheet = export_terms(press.corpus, press.tables.term_uses)
        yield Document(f"{DATA}terms.csv", sheet)


def _further_exports(corpus: Corpus) -> Iterator[Document]:
    for name, text in export_further(corpus):
        yield Document(f"{DATA}{name}", text)


def _with_sums(documents: tuple[Document, ...]) -> Iterator[Document]:
    yield from documents
    files = {document.path.removeprefix(DATA): document.data for document in documents}
    yield Document(f"{DATA}{SUMS}", export_sums(files))


def _maps(press: Press, pages: dict[str, tuple[SitePage, ...]]) -> Iterator[Document]:
    base = press.base_url
    if not base:
        return
    for tag, listed in pages.items():
        urls = Markup("\n").join(_map_entry(page, press) for page in listed)
        yield Document(_map_path(press, tag), _xml("urlset", urls))
    maps = (element("sitemap", element("loc", base + _map_path(press, tag))) for tag in pages)
    yield Document("sitemap.xml", _xml("sitemapindex", Markup("\n").join(maps)))


def _map_path(press: Press, tag: str) -> str:
    return press.atlas.path(tag, "sitemap.xml")


def _map_entry(page: SitePage, press: Press) -> Markup:
    links = (
        Markup('<xhtml:link rel="alternate" hreflang="{}" href="{}"/>').format(tag, url)
        for tag, url in (press.alternates(page.key) if page.elsewhere is None else ())
    )
    return element("url", element("loc", press.base_url + page.path), *links)


def _xml(root: str, inner: Markup) -> str:
    names = Markup(
        ' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    )
    head = Markup('<?xml version="1.0" encoding="UTF-8"?>\n')
    return str(head + Markup("<{0}{1}>\n{2}\n</{0}>\n").format(root, names, inner))
