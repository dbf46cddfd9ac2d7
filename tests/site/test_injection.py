"""Text with markup in every field stays text, on every page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from glossa.site.edition import Site, build_site
from tests.sites import parse, poison, rich_corpus

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</title></style></textarea><iframe srcdoc='<b>'>",
    "{{ 7 * 7 }}{% raw %}%(x)s<b>",
    '<!--<a href="javascript:alert(1)">--!>',
    "]]><x:script xmlns:x='http://www.w3.org/1999/xhtml'>",
)

ALLOWED = {
    *("a", "article", "aside", "blockquote", "br", "cite", "code", "dd", "del", "details", "div"),
    *("dl", "dt", "em", "fieldset", "ins", "input", "label", "legend", "summary"),
    *("figcaption", "figure", "footer", "h1", "h2", "h3", "header", "li", "nav", "ol", "p", "pre"),
    *("caption", "del", "ins", "time"),
    *("section", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
PICTURE = {"svg", "title", "desc", "rect", "path", "text", "g", "line", "circle", "polygon"}
"""Elements of the pictures that we draw, on the pages of references and of time only."""
DRAWN = {
    "xmlns",
    "viewbox",
    "width",
    "height",
    "role",
    "x",
    "y",
    "d",
    "stroke-width",
    "text-anchor",
    *("cx", "cy", "points", "r", "x1", "x2", "y1", "y2"),
}
ATTRIBUTES = {
    *(
        "aria-current",
        "aria-label",
        "aria-labelledby",
        "class",
        "data-counts",
        "data-kind",
        "data-language",
        "data-work",
        "href",
        "hreflang",
    ),
    *("aria-hidden", "data-facet", "datetime", "download", "role", "rowspan", "tabindex"),
    *("id", "lang", "rel", "scope", "start", "title"),
    *("checked", "hidden", "name", "type", "value"),
}


@pytest.fixture(params=PAYLOADS)
def payload(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def site(payload: str) -> Site:
    return build_site(poison(rich_corpus(), payload), base_url="https://glossa.example")


def contents(site: Site) -> Iterator[tuple[str, str]]:
    for pages in site.pages.values():
        for page in pages:
            yield page.path, page.html


def test_no_field_becomes_markup(site: Site, payload: str) -> None:
    for path, html in contents(site):
        for node in parse(html).iter():
            drawn = node.tag in PICTURE and path.split("/")[1] in {"references", "timeline"}
            assert drawn or node.tag in ALLOWED, f"{path}: {node.tag}"
            assert set(node.attrib) <= (ATTRIBUTES | DRAWN if drawn else ATTRIBUTES), path
            assert not node.get("href", "").lstrip().lower().startswith("javascript")


def test_the_words_survive_as_words(site: Site, payload: str) -> None:
    article = dict(contents(site))["kz/ai-law/art-18/"]
    assert parse(article).text_content().count(payload) > 10


def test_documents_without_a_language_stay_whole(site: Site, payload: str) -> None:
    for document in site.documents:
        if document.path.endswith(".html"):
            tree = parse(document.text)
            assert len(tree.xpath("//script")) <= 1
            assert not tree.xpath("//img|//svg|//iframe")
        if document.path.endswith((".html", ".xml")):
            assert payload not in document.text
