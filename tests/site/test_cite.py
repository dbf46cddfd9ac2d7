"""Every provision and note says how it is cited, to readers and to programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import lxml.html
import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from glossa.corpus import read_project
from glossa.export.citation_forms import write_citation
from glossa.model.annotations import Kind
from glossa.site.citing import file_of
from glossa.site.described import render_description
from glossa.site.edition import Site, build_site
from glossa.site.pages.article import build_article
from glossa.site.pages.essays import build_page, build_topic
from glossa.site.pages.parallel import build_parallel
from glossa.site.pages.press import Press, set_up_press
from glossa.site.values import SitePage
from tests.sites import page_at, parse, poison, rich_corpus
from tests.zotero import read_item

BASE = "https://glossa.example/"
TAGS = ("kk", "ru", "en")
PROJECT = '[project]\nversion = "0.3.0"\n[tool.glossa]\nedition-date = 2026-11-21\n'


@pytest.fixture(scope="module")
def site() -> Site:
    return build_site(rich_corpus(**{"pyproject.toml": PROJECT}), base_url=BASE)


def cites(html: str) -> list[lxml.html.HtmlElement]:
    return list(parse(html).xpath("//*[@data-cite]"))


@pytest.mark.parametrize("tag", TAGS)
def test_every_provision_and_note_can_be_cited(site: Site, tag: str) -> None:
    citing = site.press.atlas.citing
    for key, rows in citing.pages().items():
        found = [one.get("data-cite") for one in cites(page_at(site.pages[tag], key).html)]
        wanted = {f"{one.pin.id}-{tag}" for one in rows if one.pin.tag == tag}
        assert {name.removeprefix("ai-law-") for name in found} == wanted, key
        assert len(found) == len(set(found))


@pytest.mark.parametrize("tag", TAGS)
def test_the_page_has_each_form_as_text_its_own_language_first(site: Site, tag: str) -> None:
    citing = site.press.atlas.citing
    written = {
        (one.pin.id, one.pin.tag): str(write_citation(one))
        for rows in citing.pages().values()
        for one in rows
    }
    for cite in cites(page_at(site.pages[tag], "ai-law/art-18/").html):
        name = str(cite.get("data-cite")).removesuffix(f"-{tag}").removeprefix("ai-law-")
        forms = [(dd.get("lang"), dd.text_content()) for dd in cite.iter("dd")]
        assert forms[0][0] == tag
        assert {lang for lang, _ in forms} == set(TAGS)
        assert all(text == written[name, str(lang)] for lang, text in forms)


def test_the_files_have_the_entries_that_the_page_offers(site: Site) -> None:
    documents = {document.path: document.text for document in site.documents}
    for tag in TAGS:
        for key in ("ai-law/art-18/", "topics/liability/"):
            names = [one.get("data-cite") for one in cites(page_at(site.pages[tag], key).html)]
            items = json.loads(documents[file_of(tag, key, "json")])
            assert {item["id"] for item in items} == set(names)
            for name in names:
                assert f"{{{name},\n" in documents[file_of(tag, key, "bib")]
                assert f"ID  - {name}\r\n" in documents[file_of(tag, key, "ris")]


@pytest.mark.parametrize("tag", TAGS)
def test_a_proposal_in_the_register_is_cited_as_the_note_where_it_stands(
    site: Site, tag: str
) -> None:
    corpus = site.press.corpus
    html = parse(page_at(site.pages[tag], "proposals/").html)
    proposals = [note for note in corpus.annotations if note.kind is Kind.PROPOSAL]
    assert proposals
    for note in proposals:
        (cite,) = html.get_element_by_id(note.id).xpath(".//*[@data-cite]")
        assert cite.get("data-cite") == f"{note.id}-{tag}"
        (summary,) = cite.xpath("./summary")
        assert note.texts[tag].title in str(summary.get("aria-label"))
        written = {
            one.pin.tag: str(write_citation(one)) for one in site.press.atlas.citing.note(note)
        }
        assert {dd.get("lang"): dd.text_content() for dd in cite.iter("dd")} == written
        home = f"{site.press.atlas.path(tag, site.press.atlas.home_of(note))}#{note.id}"
        assert f"{BASE}{home}" in written[tag]
    assert len(html.xpath("//*[@data-cite]")) == len(proposals)


@pytest.mark.parametrize("tag", TAGS)
def test_a_row_of_comparisons_leads_into_the_citation_of_its_note(site: Site, tag: str) -> None:
    pages = {page.path: page for page in site.pages[tag]}
    register = page_at(site.pages[tag], "comparisons/")
    rows = parse(register.html).xpath("//table[contains(@class, 'g-systems')]/tbody/tr")
    notes = [note for note in site.press.corpus.annotations if note.kind is Kind.COMPARISON]
    assert {row.get("id") for row in rows} == {note.id for note in notes} != set()
    for row in rows:
        (href,) = row.xpath(".//a[contains(@href, '#cite-')]/@href")
        path, _, fragment = urljoin(f"/{register.path}", href).removeprefix("/").partition("#")
        opened = parse(pages[path].html).get_element_by_id(fragment)
        (details,) = opened.xpath("ancestor::details[@data-cite]")
        assert details.get("data-cite") == f"{row.get('id')}-{tag}"
        assert opened.xpath(".//dd")


ARTICLES = (
    *(f"ai-law/art_{number}" for number in (1, 5, 17, 18, 27)),
    "admin-offences-code/art_641-1",
    "civil-code/art_917",
)
EDITORS = {"kk": "Glossa редакциясы", "ru": "редакция Glossa", "en": "Glossa editors"}


def ten_pages(press: Press, tag: str) -> Iterator[SitePage]:
    corpus = press.corpus
    articles = {str(address): article for address, article in corpus.articles.items()}
    for name in ARTICLES:
        yield build_article(press, articles[name], tag)
    yield build_parallel(press, articles[ARTICLES[2]], tag)
    yield build_topic(press, corpus.topics["liability"], tag)
    yield build_page(press, corpus.pages["page:about"], tag)


def test_ten_pages_are_read_as_zotero_reads_them() -> None:
    corpus = read_project(Path(__file__).parents[2]).corpus
    press = set_up_press(corpus, base_url=BASE)
    for tag in TAGS:
        pages = list(ten_pages(press, tag))
        assert len(pages) == 10
        for page in pages:
            item = read_item(render_description(press, page))
            assert item.kind == "bookSection"
            assert item.fields["title"] == page.title.replace("\u00a0", " ")
            assert item.fields["bookTitle"] == "Glossa"
            assert item.fields["date"] == corpus.release.date.replace("-", "/")
            assert item.fields["url"] == f"{BASE}{page.path}"
            assert item.fields["language"] == tag
            ((given, family),) = item.creators
            assert (given, family.replace("\u00a0", " ")) == ("", EDITORS[tag])


def graph(site: Site, tag: str, key: str) -> list[dict[str, Any]]:
    head = render_description(site.press, page_at(site.pages[tag], key))
    (block,) = parse(head).xpath("//script[@type='application/ld+json']")
    nodes: list[dict[str, Any]] = json.loads(block.text)["@graph"]
    return nodes


@pytest.mark.parametrize("tag", TAGS)
def test_linked_data_tells_the_law_from_our_words_and_each_note(site: Site, tag: str) -> None:
    nodes = graph(site, tag, "ai-law/art-18/")
    act, article, *notes = nodes
    assert act["@type"] == "Legislation"
    assert act["legislationIdentifier"] == "230-VIII"
    assert act["legislationLegalForce"] == "InForce"
    assert "legislationLegalValue" not in act
    assert article["@type"] == ["Legislation", "LegislationObject"]
    assert article["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue"
    assert article["isPartOf"]["@id"] == act["@id"]
    assert [note["@id"] for note in notes] == ["#c-1", "#p-1", "#g-18-whole"]
    html = page_at(site.pages[tag], "ai-law/art-18/").html
    for node in (article, *article["hasPart"], *notes):
        assert len(parse(html).xpath(f"//*[@id='{node['@id'][1:]}']")) == 1
    for note in notes:
        assert note["@type"] == "Comment"
        assert note["license"].startswith("https://creativecommons.org/")
        assert note["author"]
        assert note["datePublished"] == "2026-11-21"
        assert note["inLanguage"] == tag


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("tag", TAGS)
def test_linked_data_is_rdf(site: Site, tag: str) -> None:
    schema = Namespace("https://schema.org/")
    page = page_at(site.pages[tag], "ai-law/art-18/")
    block = {"@context": {"@vocab": str(schema)}, "@graph": graph(site, tag, page.key)}
    read = Graph().parse(data=json.dumps(block), format="json-ld", base=f"{BASE}{page.path}")
    notes = set(read.subjects(RDF.type, schema.Comment))
    assert notes == {URIRef(f"{BASE}{page.path}#{name}") for name in ("c-1", "p-1", "g-18-whole")}
    article = URIRef(f"{BASE}{page.path}#art_18")
    assert {str(value) for value in read.objects(article, schema.url)} == {f"{BASE}{page.path}"}
    assert set(read.objects(URIRef(f"{BASE}{page.path}#g-18-whole"), schema.about)) == {article}


def test_a_page_without_anything_to_cite_says_only_what_it_is(site: Site) -> None:
    about = render_description(site.press, page_at(site.pages["ru"], "about/"))
    assert "citation_title" in about
    assert "<script" not in about
    assert render_description(site.press, page_at(site.pages["ru"], "search/")) == ""


@pytest.mark.parametrize(
    "payload", ["</script><b>", "<!--<script>", "a\u2028b\u2029", '"><meta name=x>', "]]>&amp;"]
)
def test_no_words_end_the_data_block(payload: str) -> None:
    site = build_site(poison(rich_corpus(), payload), base_url=BASE)
    for tag, pages in site.pages.items():
        for page in pages:
            _, opening, rest = str(render_description(site.press, page)).partition("<script")
            inside = rest.partition(">")[2].removesuffix("</script>")
            assert not set(inside) & set("<>&\u2028\u2029")
            if opening:
                assert payload in graph(site, tag, page.key)[-1]["name"]
