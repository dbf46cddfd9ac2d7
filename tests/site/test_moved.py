"""Old links live: pages that are gone, places that left a page, numbers given anew."""

from __future__ import annotations

import json

import pytest

from glossa.corpus import Corpus
from glossa.site.edition import Site, build_site
from tests.ledgers import moved_edition, read_kept, steps, with_ledger
from tests.sites import ids_of, page_at, parse, rich_edition

LONE_ACT = """\
lone-act:
  title: {kk: Жалғыз, ru: Одинокий, en: Lone}
  jurisdiction: KZ
  kind: law
  status: in-force
"""


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    corpus, problems = read_kept(moved_edition())
    assert problems == []
    return corpus


@pytest.fixture(scope="module")
def site(corpus: Corpus) -> Site:
    return build_site(corpus, base_url="https://glossa.example")


@pytest.fixture(scope="module")
def documents(site: Site) -> dict[str, str]:
    return {document.path: document.text for document in site.documents}


@pytest.mark.parametrize("folder", ["kz", "ru", "en"])
def test_the_old_address_of_an_article_leads_on(documents: dict[str, str], folder: str) -> None:
    html = parse(documents[f"{folder}/ai-law/art-9/index.html"])
    assert html.xpath("//link[@rel='canonical']/@href") == [
        f"https://glossa.example/{folder}/ai-law/art-17/"
    ]
    assert html.xpath("//a[@data-moved]/@href") == ["../art-17/"]
    ways = {
        item.get("id"): item.xpath("a/@href")[0]
        for item in html.xpath("//ul[@class='g-places']/li")
    }
    assert ways == {
        "art_9__para_1": "../art-17/#art_17__para_1",
        "art_9__para_1__subpara_1": "../art-17/#art_17__para_1__subpara_1",
        "art_9__para_2": "../art-18/#art_18__part_1",
    }
    # A refresh would lose the place that was asked for.
    assert not html.xpath("//meta[@http-equiv='refresh']")
    inner = parse(documents[f"{folder}/ai-law/art-9/parallel/index.html"])
    assert inner.xpath("//a[@data-moved]/@href") == ["../../art-17/parallel/"]


def test_a_page_without_places_refreshes_where_there_are_no_scripts(
    documents: dict[str, str],
) -> None:
    text = documents["ru/old-page/index.html"]
    assert '<noscript><meta http-equiv="refresh" content="0; url=../about/"></noscript>' in text
    assert "../../assets/glossa/moved.js" in text


def test_what_is_gone_leads_to_what_it_lay_in(documents: dict[str, str]) -> None:
    html = parse(documents["en/ai-law/art-7/parallel/index.html"])
    assert html.xpath("//a[@data-moved]/@href") == ["../../"]


def test_the_old_address_without_a_language(documents: dict[str, str]) -> None:
    html = parse(documents["id/ai-law/art-9/index.html"])
    assert html.xpath("//a[@data-language]/@href") == [
        "../../../kz/ai-law/art-17/",
        "../../../ru/ai-law/art-17/",
        "../../../en/ai-law/art-17/",
    ]
    # Without scripts the place that was asked for is offered, under its old anchor too.
    place = html.get_element_by_id("art_9__para_1")
    assert place.xpath("a/@href")[1] == "../../../ru/ai-law/art-17/#art_9__para_1"


def test_a_page_without_a_language_keeps_the_place_without_scripts(
    documents: dict[str, str],
) -> None:
    html = parse(documents["id/ai-law/art-18/index.html"])
    for anchor in ("art_18__part_1", "c-2"):
        assert html.get_element_by_id(anchor).xpath("a/@href") == [
            f"../../../{folder}/ai-law/art-18/#{anchor}" for folder in ("kz", "ru", "en")
        ]


def test_servers_keep_the_place_because_the_new_page_has_the_old_anchors(site: Site) -> None:
    for pages in site.pages.values():
        seventeen = parse(page_at(pages, "ai-law/art-17/").html)
        assert seventeen.xpath("//*[@id='art_9']/ancestor::h1")
        holder = seventeen.xpath("//*[@id='art_9__para_1']/parent::div/@id")
        assert holder == ["art_17__para_1"]


def test_a_renamed_note_answers_to_its_old_name(site: Site) -> None:
    for pages in site.pages.values():
        found = parse(page_at(pages, "ai-law/art-18/").html).get_element_by_id("old-note")
        assert found.xpath("ancestor::*[@id='c-1']")


def test_a_place_that_left_a_page_is_told_there(site: Site) -> None:
    html = parse(page_at(site.pages["en"], "ai-law/art-18/").html)
    (item,) = html.xpath("//section[@class='g-section g-moved']//li")
    assert item.get("id") == "art_18__para_5"
    assert item.xpath("a/@href") == ["../art-17/#art_17__para_1"]
    assert "4\u00a0Mar\u00a02026" in item.text_content()
    # What stays on the page answers there.
    assert html.xpath("//*[@id='art_18__part_9']/parent::div/@id") == ["art_18__part_1"]
    note = parse(page_at(site.pages["kk"], "ai-law/art-17/").html).get_element_by_id("p-1")
    assert note.xpath("a/@href") == ["../art-18/#p-1"]


def test_no_id_stands_twice(site: Site, documents: dict[str, str]) -> None:
    texts = {page.path: str(page.html) for pages in site.pages.values() for page in pages}
    for path, text in {**texts, **documents}.items():
        if not path.startswith("data/") and not path.endswith(".xml"):
            found = ids_of(text)
            assert len(found) == len(set(found)), path


def test_a_renamed_file_is_there_under_both_names(documents: dict[str, str]) -> None:
    assert documents["data/all.json"] == documents["data/corpus.json"]
    assert "all.json" not in documents["data/SHA256SUMS"]


def test_servers_get_every_row(documents: dict[str, str]) -> None:
    rows = json.loads(documents["data/redirects.json"])["redirects"]
    assert {"old": "/kz/ai-law/art-9/", "new": "/kz/ai-law/art-17/", "language": "kk"} in rows
    assert {"old": "/id/old-page/", "new": "/id/about/", "language": None} in rows
    olds = [row["old"] for row in rows]
    assert len(olds) == len(set(olds))


def test_references_of_an_act_without_any_lead_to_the_act() -> None:
    acts = rich_edition()["docs/registers/acts.yml"] + LONE_ACT
    files = with_ledger(rich_edition(**{"docs/registers/acts.yml": acts}))
    made = {document.path: document.text for document in build_site(read_kept(files)[0]).documents}
    html = parse(made["kz/references/lone-act/index.html"])
    assert html.xpath("//a[@data-moved]/@href") == ["../../acts/lone-act/"]
    assert "kz/references/ai-law/index.html" not in made


def test_every_old_url_leads_to_a_page_with_that_place(
    site: Site, documents: dict[str, str]
) -> None:
    anchors = {
        page.path: {"", *ids_of(page.html)} for pages in site.pages.values() for page in pages
    }
    for row in json.loads(documents["data/redirects.json"])["redirects"]:
        page, _, anchor = row["new"].removeprefix("/").partition("#")
        if page in anchors:
            assert anchor in anchors[page], row
        else:
            assert page in documents or f"{page}index.html" in documents, row


SHIFT = {"ai-law/art_17": "ai-law/art_18"}


def test_a_number_given_anew_says_what_it_was() -> None:
    site = build_site(read_kept(with_ledger(rich_edition(), steps(SHIFT)))[0])
    for pages in site.pages.values():
        html = parse(page_at(pages, "ai-law/art-17/").html)
        (way,) = html.xpath("//section[@class='g-section g-moved']//a/@href")
        assert way == "../art-18/"


def test_citations_of_what_moved_are_verified_and_found(documents: dict[str, str]) -> None:
    index = json.loads(documents["data/verify/ru/index.json"])
    assert index["moved"]["ai-law/art-9/#art_9__para_1"] == ["ai-law/art-17/", "art_17__para_1"]
    assert index["moved"]["ai-law/art-9/#art_9"] == ["ai-law/art-17/", "art_17"]
    assert index["notes"]["old-note"] == "ai-law/art-18/"
    old, new = (f"data/cite/ru/ai-law/art-{number}.bib" for number in (9, 17))
    assert documents[old] == documents[new]
