"""The pages of an edition as values."""

from __future__ import annotations

import json
import posixpath
from itertools import pairwise
from urllib.parse import unquote, urldefrag

import pytest

from glossa.corpus import Corpus
from glossa.site.edition import Site, build_site
from tests.editions import read
from tests.sites import ids_of, page_at, parse, rich_corpus, rich_edition

KINDS_OF_PAGE = (
    *("", "ai-law/", "ai-law/art-18/", "ai-law/art-18/parallel/", "topics/liability/", "acts/"),
    *("acts/eu-ai-act/", "sources/", "proposals/", "comparisons/", "timeline/"),
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return rich_corpus()


@pytest.fixture(scope="module")
def site(corpus: Corpus) -> Site:
    return build_site(corpus, base_url="https://glossa.example", edit_base="https://e.org/edit/")


def test_addresses_are_those_of_the_contract(site: Site) -> None:
    keys = {page.key for page in site.pages["kk"] if page.elsewhere is None}
    assert keys == {
        "",
        "about/",
        "acts/",
        "acts/ai-law/",
        "acts/eu-ai-act/",
        "ai-law/",
        "ai-law/art-17/",
        "ai-law/art-17/parallel/",
        "ai-law/art-18/",
        "ai-law/art-18/parallel/",
        "references/",
        "references/ai-law/",
        "references/eu-ai-act/",
        "comparisons/",
        "proposals/",
        "concordance/",
        "search/",
        "data/",
        "sources/",
        "timeline/",
        "status/",
        "contributors/",
        "verify/",
        "topics/",
        "topics/liability/",
    }
    assert {page.path.split("/")[0] for page in site.pages["kk"]} == {"kz"}
    paths = {document.path for document in site.documents}
    assert {"index.html", "404.html", "id/ai-law/art-17/index.html", "sitemap.xml"} <= paths


def test_every_language_has_the_same_pages_and_ids(site: Site) -> None:
    shared = [[page for page in pages if page.elsewhere is None] for pages in site.pages.values()]
    shapes = [
        [(page.key, ids_of(page.html)) for page in pages if page.key != "concordance/"]
        for pages in shared
    ]
    assert shapes[0] == shapes[1] == shapes[2]


def test_ids_of_an_article_are_those_of_the_model(corpus: Corpus, site: Site) -> None:
    for address, article in corpus.articles.items():
        targets = {str(address), *(str(item.address) for item in article.provisions)}
        model = [str(address.eid)]
        for item in article.provisions:
            model += [str(name.eid) for name in (item.address, *item.also)]
        for note in corpus.annotations:
            model += note.ids if note.target in targets else ()
        key = f"{address.act}/{address.eid.slug if address.eid else ''}/"
        for pages in site.pages.values():
            found = ids_of(page_at(pages, key).html)
            assert sorted(name for name in found if not name.startswith(("s-", "cite-"))) == sorted(
                model
            )


def test_no_id_stands_twice_on_a_page(site: Site) -> None:
    for pages in site.pages.values():
        for page in pages:
            found = ids_of(page.html)
            assert len(found) == len(set(found)), page.path


def test_every_link_leads_to_a_page_and_an_id(site: Site) -> None:
    pages = {page.path: page for listed in site.pages.values() for page in listed}
    anchors = {path: {"", *ids_of(page.html)} for path, page in pages.items()}
    documents = {document.path for document in site.documents}
    for path, page in pages.items():
        for href in map(str, parse(page.html).xpath("//@href")):
            if not href.startswith(("https://", "mailto:")):
                place, fragment = urldefrag(href)
                place = place.partition("?")[0]
                there = posixpath.normpath(posixpath.join(path, place)) if place else path
                if there in documents:
                    continue
                whole = f"{there.rstrip('/')}/"
                assert unquote(fragment) in anchors[whole], f"{path}: {href}"


def test_a_page_says_what_it_is(site: Site) -> None:
    for pages in site.pages.values():
        for page in pages:
            assert len(parse(page.html).xpath("//h1")) == 1, page.path
            assert page.title
    article = page_at(site.pages["ru"], "ai-law/art-18/")
    assert article.title == "Статья\u00a018. Заголовок"
    assert article.description.startswith("Заголовок. Система делится")
    assert article.files == ("ru/ai-law/art-18.md",)


def test_an_article_shows_where_the_law_stands(site: Site) -> None:
    text = parse(page_at(site.pages["en"], "ai-law/art-18/").html).text_content()
    folded = " ".join(text.split())
    assert "Official text: Қазақша, Русский." in folded
    assert "Unofficial translation: English." in folded
    assert "The Kazakh and Russian texts are equally authentic" in folded
    assert "Chapter 4. Systems" in folded


def test_a_note_says_who_where_and_of_which_stage(site: Site) -> None:
    note = parse(page_at(site.pages["ru"], "ai-law/art-18/").html).get_element_by_id("c-1")
    text = " ".join(note.text_content().split())
    assert "turetsky2025, Conclusion текст Сената" in text
    assert "Вывод, полученный от ИИ" in text
    assert "шире" in text


def test_a_proposal_never_looks_like_law(site: Site) -> None:
    for pages in site.pages.values():
        html = parse(page_at(pages, "ai-law/art-18/").html)
        card = html.get_element_by_id("p-1")
        assert card.xpath(".//*[@class='g-warning']")[0].text
        assert not card.xpath(".//figcaption//a")


def test_the_parallel_view_marks_each_language(site: Site) -> None:
    html = parse(page_at(site.pages["kk"], "ai-law/art-18/parallel/").html)
    cells = html.xpath("//tr[@id='art_18__part_1']/td/@lang")
    assert cells == ["kk", "ru", "en"]


def test_what_is_not_translated_is_shown_and_said() -> None:
    files = rich_edition()
    del files["kz/ai-law/art-18.md"], files["kz/about.md"]
    whole = files["kz/ai-law/art-17.md"]
    files["kz/ai-law/art-17.md"] = whole[: whole.index(":::{")]
    site = build_site(read(files)[0])
    article = parse(page_at(site.pages["kk"], "ai-law/art-18/").html)
    assert article.xpath("//h1/span[@lang='ru']")
    assert article.xpath("//*[@id='art_18__part_1']/p[@lang='ru']")
    notice = "Аудармасы жоқ, орысшасы көрсетілді"
    assert notice in article.get_element_by_id("art_18__part_1").text_content()
    note = parse(page_at(site.pages["kk"], "ai-law/art-17/").html).get_element_by_id("g-17-one")
    assert notice in note.text_content()
    assert note.xpath(".//div[@lang='ru']")
    about = parse(page_at(site.pages["kk"], "about/").html)
    assert about.xpath("//h1/@lang") == ["ru"]


def test_letters_can_be_written_from_pages_of_prose_only(site: Site) -> None:
    assert "mailto:" in page_at(site.pages["en"], "about/").html
    with_letters = {page.key for page in site.pages["en"] if "mailto:" in page.html}
    assert with_letters <= {"", "about/"}


def test_edit_links_lead_to_the_source(site: Site) -> None:
    html = parse(page_at(site.pages["kk"], "ai-law/art-17/").html)
    assert html.xpath("//a[@rel='edit']/@href") == ["https://e.org/edit/kz/ai-law/art-17.md"]


def test_maps_name_every_page_in_every_language(site: Site) -> None:
    documents = {document.path: document.text for document in site.documents}
    assert "https://glossa.example/ru/sitemap.xml" in documents["sitemap.xml"]
    assert documents["kz/sitemap.xml"].count("<loc>") == len(site.pages["kk"])
    assert (
        '<xhtml:link rel="alternate" hreflang="x-default" '
        'href="https://glossa.example/id/ai-law/art-17/"/>' in documents["kz/sitemap.xml"]
    )


def test_the_page_of_a_wrong_address_works_from_a_sub_path(corpus: Corpus) -> None:
    site = build_site(corpus, base_url="https://example.org/law/")
    page = next(item.text for item in site.documents if item.path == "404.html")
    assert 'href="/law/kz/"' in page
    assert 'href="/law/assets/glossa/frame.css"' in page


def test_addresses_in_the_export_exist(site: Site) -> None:
    documents = {document.path: document.text for document in site.documents}
    anchors = {
        page.path: {"", *ids_of(page.html)} for listed in site.pages.values() for page in listed
    }
    exported = json.loads(documents["data/corpus.json"])
    urls = [url for item in exported["provisions"] for url in item["url"].values()]
    assert len(urls) == 3 * len(exported["provisions"])
    for url in urls:
        path, fragment = urldefrag(url.removeprefix("/"))
        assert fragment in anchors[path]


@pytest.mark.parametrize("key", KINDS_OF_PAGE)
def test_headings_do_not_skip_a_level(site: Site, key: str) -> None:
    for pages in site.pages.values():
        levels = [
            int(heading.tag[1])
            for heading in parse(page_at(pages, key).html).xpath("//h1|//h2|//h3|//h4")
        ]
        assert levels[0] == 1
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), levels
