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
    *("a", "abbr", "article", "aside", "b", "blockquote", "br", "caption", "cite", "code", "dd"),
    *("del", "details", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "footer"),
    *("h1", "h2", "h3", "header", "input", "ins", "label", "legend", "li", "nav", "ol", "output"),
    *("p", "path", "pre", "section", "span", "strong", "summary", "svg", "table", "tbody", "td"),
    *("th", "thead", "time", "title", "tr", "ul"),
}
FORM = {"form", "button", "noscript", "textarea"}
"""Elements of the search and of the verification, on their own pages only."""
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
    *("aria-current", "aria-hidden", "aria-label", "aria-labelledby", "autocapitalize"),
    *("autocomplete", "checked", "class", "d", "data-counts", "data-facet", "data-filter"),
    *(
        "colspan",
        "data-cite",
        "data-kind",
        "data-language",
        "data-work",
        "datetime",
        "download",
        "for",
        "height",
        "hidden",
    ),
    *("href", "hreflang", "id", "lang", "name", "rel", "role", "rowspan", "scope", "spellcheck"),
    *("start", "tabindex", "title", "type", "value", "viewbox", "width"),
}


SAFE = ("https://", "#", "../", "./", "mailto:")


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


def find_odd(path: str, html: str) -> Iterator[str]:
    """Elements, attributes and addresses on a page that our templates never write."""
    room = path.split("/")[1]
    for node in parse(html).iter():
        drawn = node.tag in PICTURE and room in {"references", "timeline"}
        asked = node.tag in FORM and room in {"search", "verify"}
        if not (drawn or asked or node.tag in ALLOWED):
            yield f"{path}: <{node.tag}>"
        more = DRAWN if drawn else {"action", "method", "rows"} if asked else set()
        yield from (f"{path}: {name}" for name in set(node.attrib) - ATTRIBUTES - more)
        href = node.get("href", "#")
        if ":" in href and not href.startswith(SAFE):
            yield f"{path}: {href}"


def test_no_field_becomes_markup(site: Site, payload: str) -> None:
    assert [odd for path, html in contents(site) for odd in find_odd(path, html)] == []


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
