"""The ways from a page into the repository."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from glossa.problems import Place
from glossa.site.edition import Site, build_site
from glossa.site.repository import NOWHERE, Repository, encode
from tests.sites import page_at, parse, rich_corpus

HOME = "https://github.com/example/glossa"
WAYS = Repository(f"{HOME}/edit/main/", HOME)


@pytest.fixture(scope="module")
def site() -> Site:
    return build_site(rich_corpus(), edit_base=WAYS.edit_base, repository=HOME)


def links(site: Site, tag: str, xpath: str) -> list[str]:
    page = page_at(site.pages[tag], "ai-law/art-17/")
    return [
        str(url) for url in parse(page.html).xpath(f"{xpath}//details//p[@class='g-ways']//@href")
    ]


@pytest.mark.parametrize("text", ["а б", "a&b=c#d", "100 %", "«ЖИ» ?", "a+b", 'x"<>', "ғ№\u00a0–"])
def test_what_is_filled_in_arrives_as_it_was(text: str) -> None:
    url = WAYS.form("mistake", "kk", quote=text) or ""
    assert parse_qs(urlsplit(url).query)["quote"] == [" ".join(text.split())]
    assert not set(" \"<>'\u00a0") & set(encode(text))


def test_without_a_repository_there_is_no_way() -> None:
    assert NOWHERE.edit(Place("ru/a.md", 3)) is None
    assert NOWHERE.form("mistake", "ru") is None
    page = page_at(build_site(rich_corpus()).pages["ru"], "ai-law/art-17/")
    assert not parse(page.html).xpath("//details//p[@class='g-ways']")


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_every_line_opens_where_its_words_are_written(site: Site, tag: str) -> None:
    corpus = site.press.corpus
    for article in corpus.articles.values():
        for provision in article.provisions:
            place = provision.texts[tag].place
            xpath = f"//div[@id='{provision.address.eid}']"
            page = page_at(site.pages[tag], f"{article.address.path}")
            (url, *_) = parse(page.html).xpath(f"{xpath}//details//p[@class='g-ways']//@href")
            assert url == f"{HOME}/edit/main/{place.file}#L{place.line}"
    place = corpus.annotations[0].texts[tag].place
    assert f"{HOME}/edit/main/{place.file}#L{place.line}" in links(site, tag, "//article")


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_a_provision_takes_a_commentary_and_a_report(site: Site, tag: str) -> None:
    _, add, report = links(site, tag, "//div[@id='art_17__para_1']")
    assert parse_qs(urlsplit(add).query) == {
        "template": [f"commentary.{tag}.yml"],
        "address": ["ai-law/art_17__para_1"],
        "kind": ["commentary"],
        "stage": ["law"],
    }
    asked = parse_qs(urlsplit(report).query)
    words = site.press.corpus.articles
    (article,) = [item for item in words.values() if item.address.path == "ai-law/art-17/"]
    assert asked["template"] == [f"mistake.{tag}.yml"]
    assert asked["quote"] == [article.provisions[0].texts[tag].plain]
    assert asked["language"] == [tag]


def test_a_note_is_reported_by_its_id(site: Site) -> None:
    edit, report = links(site, "en", "//article[@id='g-17-one']")
    assert "en/ai-law/art-17.md#L" in edit
    assert parse_qs(urlsplit(report).query)["address"] == ["note:g-17-one"]
