"""The tables of references, the picture, the lines at provisions, the links in running text."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter

import lxml.etree
import pytest

from glossa.site.edition import Site, build_site
from glossa.tables.network import acts_of, build_network
from glossa.tables.references import ReferenceIndex
from tests.sites import page_at, parse, rich_corpus, rich_edition

SVG = "{http://www.w3.org/2000/svg}"
LINES = {
    "kz": ("Заңның 18-бабына сәйкес", "17-бапқа қараңыз"),
    "ru": ("по статье 18 Закона", "смотрите статью 17"),
    "en": ("under Article 18 of the Law", "see Article 17"),
}


def citing_edition() -> dict[str, str]:
    """Article 17 and its note cite Article 18, Article 18 cites Article 17."""
    files = rich_edition()
    changed = {}
    for folder, (first, second) in LINES.items():
        path = f"{folder}/ai-law/art-17.md"
        text = files[path].replace("{#para_1__part_2} ", f"{{#para_1__part_2}} {first} – ")
        changed[path] = text.replace(":as-of: law\n\n", f":as-of: law\n\n{first}: ")
        path = f"{folder}/ai-law/art-18.md"
        changed[path] = files[path].replace("{#part_1} ", f"{{#part_1}} {second} – ")
    return changed


@pytest.fixture(scope="module")
def site() -> Site:
    return build_site(rich_corpus(**citing_edition()))


@pytest.fixture(scope="module")
def index(site: Site) -> ReferenceIndex:
    return site.press.atlas.citations.index


def test_counts_of_the_tables_equal_the_index(site: Site, index: ReferenceIndex) -> None:
    for act in ("ai-law", "eu-ai-act"):
        rows = [row for row in index.references if act in acts_of(site.press.corpus, row)]
        for pages in site.pages.values():
            tree = parse(page_at(pages, f"references/{act}/").html)
            counted = {
                str(section.get("data-kind")): len(section.xpath(".//tbody/tr"))
                for section in tree.xpath("//section[@data-kind]")
            }
            assert counted == dict(Counter(row.kind.value for row in rows))


def test_the_front_page_counts_them_all(site: Site, index: ReferenceIndex) -> None:
    text = parse(page_at(site.pages["en"], "references/").html).text_content()
    assert f"{len(index.references)} references" in text


def test_the_matrix_counts_citations_between_articles(site: Site, index: ReferenceIndex) -> None:
    network = build_network(site.press.corpus, index, "ai-law")
    assert sum(network.counts.values()) >= 3
    tree = parse(page_at(site.pages["kk"], "references/ai-law/").html)
    cells = tree.xpath("//table[@class='g-matrix']/tbody//td/a")
    assert sum(int(cell.text_content()) for cell in cells) == sum(network.counts.values())
    assert len(cells) == len(network.counts)


def test_the_picture_is_whole_and_has_words(site: Site) -> None:
    for pages in site.pages.values():
        html = page_at(pages, "references/ai-law/").html
        drawn = html[html.index("<svg") : html.index("</svg>") + len("</svg>")]
        picture = lxml.etree.fromstring(drawn)
        named = {
            str(node.get("id")) for node in picture if node.tag in (f"{SVG}title", f"{SVG}desc")
        }
        assert named == set(str(picture.get("aria-labelledby")).split())
        assert all((node.text or "").strip() for node in picture.iter(f"{SVG}title", f"{SVG}desc"))
        assert len(picture.findall(f"{SVG}path")) == 2
        assert [node.get("style") for node in picture.iter()].count(None) == len([*picture.iter()])


def test_two_builds_draw_the_same(site: Site) -> None:
    again = build_site(rich_corpus(**citing_edition()))
    for tag, pages in site.pages.items():
        assert [page.html for page in pages] == [page.html for page in again.pages[tag]]


def test_a_provision_shows_what_leaves_and_what_arrives(site: Site, index: ReferenceIndex) -> None:
    name = "ai-law/art_18"
    tree = parse(page_at(site.pages["en"], "ai-law/art-18/").html)
    (summary,) = tree.xpath("//header//details[@class='g-crossing']/summary")
    assert summary.text_content() == f"Referred to by\u00a0{len(index.incoming[name])}"
    links = tree.xpath("//header//details[@class='g-crossing']//dd")
    assert len(links) == len(index.incoming[name])
    provision = "ai-law/art_18__part_1"
    (summary,) = tree.xpath("//aside//details[@class='g-crossing']/summary")
    leaving, arriving = len(index.outgoing[provision]), len(index.incoming[provision])
    assert summary.text_content() == f"Refers to\u00a0{leaving} · Referred to by\u00a0{arriving}"


def test_a_citation_is_a_link_with_the_heading_and_the_same_words(site: Site) -> None:
    plain = build_site(rich_corpus())
    for tag, folder, heading in (("kk", "kz", "Тақырып"), ("ru", "ru", "Заголовок")):
        tree = parse(page_at(site.pages[tag], "ai-law/art-17/").html)
        for node in tree.xpath("//*[@id='art_17__para_1__part_2'] | //*[@id='g-17-one']"):
            (link,) = node.xpath(".//a[contains(@href, 'art-18/')]")
            assert link.get("title") == heading
            assert LINES[folder][0] in node.text_content()
        before = parse(page_at(plain.pages[tag], "ai-law/art-17/").html)
        assert not before.xpath("//*[@id='g-17-one']//a[contains(@href, 'art-18/')]")


def test_notes_on_drafts_have_no_links() -> None:
    files = citing_edition()
    for folder in LINES:
        path = f"{folder}/ai-law/art-17.md"
        files[path] = files[path].replace(":as-of: law", ":as-of: bill")
    site = build_site(rich_corpus(**files))
    tree = parse(page_at(site.pages["ru"], "ai-law/art-17/").html)
    assert not tree.xpath("//*[@id='g-17-one']//a[contains(@href, 'art-18/')]")
    assert tree.xpath("//*[@id='art_17__para_1__part_2']//a[contains(@href, 'art-18/')]")


def test_the_exports_hold_the_same_rows(site: Site, index: ReferenceIndex) -> None:
    documents = {document.path: document.text for document in site.documents}
    rows = list(csv.DictReader(io.StringIO(documents["data/references.csv"])))
    data = json.loads(documents["data/references.json"])
    corpus = json.loads(documents["data/corpus.json"])
    assert len(rows) == len(index.references)
    assert data["references"] == corpus["references"]
    assert [row["origin"] for row in rows] == [row["origin"] for row in data["references"]]
    assert len({row["id"] for row in data["references"]}) == len(rows)
