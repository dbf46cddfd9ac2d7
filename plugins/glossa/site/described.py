"""What the head of a page tells programs: the tags of reference managers, and linked data.

The tags are those of Highwire Press, which Zotero, Mendeley and Google Scholar read. Linked data is
a data block (HTML Living Standard, 4.12.1): no browser runs it, so the Content-Security-Policy
leaves it alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from glossa.export.citation_forms import name_editors, read_forms
from glossa.export.cited import Cited, Pin
from glossa.export.linked_data import build_linked
from glossa.site.html import element
from glossa.site.pages.press import Press
from glossa.site.values import SitePage
from glossa.tables.search_pieces import write_json

_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"} | {
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}
"""Letters that could end a script element or begin a comment in it, as JSON may write them."""


def render_description(press: Press, page: SitePage) -> Markup:
    """Tags and linked data for the head of a page that has a source; nothing for others."""
    if not page.files or page.tag not in read_forms():
        return Markup("")
    tags = (
        Markup('<meta name="{}" content="{}">').format(name, content)
        for name, content in list_tags(press, page)
    )
    cited = press.atlas.citing.on_page(page.key, page.tag)
    return Markup("\n").join([*tags, *_linked(cited, page.title)])


def list_tags(press: Press, page: SitePage) -> Iterator[tuple[str, str]]:
    """Name and content of the `citation_*` tags of a page."""
    release = press.corpus.release
    url = f"{press.base_url}{page.path}" if press.base_url else ""
    editors = name_editors(Pin("", page.tag, url, "", release))
    yield "citation_title", page.title
    # A space that does not break keeps readers from parting the name into given and family name.
    yield "citation_author", editors.replace(" ", "\u00a0")
    yield "citation_book_title", release.name
    yield "citation_publisher", release.name
    if release.date:
        yield "citation_publication_date", release.date.replace("-", "/")
    if url:
        yield "citation_public_url", url
        yield "citation_fulltext_html_url", url
    yield "citation_language", page.tag


def _linked(cited: tuple[Cited, ...], title: str) -> Iterator[Markup]:
    if cited:
        text = write_json(build_linked(cited, title)).translate(_UNSAFE)
        yield element("script", Markup(text), type="application/ld+json")
