"""Prose to HTML, escaped by construction.

Every piece of text passes through `markupsafe`: a `str` can only ever become text, and the names of
elements and attributes come from this module's callers, never from a source. What a source can
address is decided by the `Locate` that is handed in and by `safe_url`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from glossa.model.prose import (
    Block,
    Code,
    CodeBlock,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Picture,
    Prose,
    Quotation,
    Strong,
    Table,
    Text,
)


def anchor_of(name: str) -> str:
    """An id for what has that name in a register: Latin letters, figures and hyphens alone."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads; `title` says what is there, `outside` that it leaves the site."""

    href: str
    title: str = ""
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a page shows it: its address, its size in pixels, 0 where that is not known."""

    src: str
    width: int = 0
    height: int = 0


Locate = Callable[[str], str | Destination | None]
"""From a reference as a source writes it to the `href` it has on this page, or None."""

SCHEMES = frozenset({"https"})
"""What an external link may begin with."""

CONTACT = frozenset({"mailto"})
"""What a link that writes a letter begins with; only pages of prose have such links."""

TERM = "term:"
"""What a link to the register of terms begins with; such words look like the text around them."""

_WHOLE = re.compile(r"(\d+(?:-\d+)*-[^\W\d_]+)")
"""A number with its word or ending, which a line must not part: `17-баптың`, `230-VIII`, `5-го`."""

_LOOSE = re.compile(r"[\s\x00-\x1f\x7f\\]")


def element(name: str, *children: str, **attributes: str | None) -> Markup:
    """An element; `str` children and values are escaped, `Markup` stays, None leaves out.

    Attribute names that Python reserves end in `_`; inner underscores become hyphens.
    """
    opening = Markup("<{}{}>").format(name, render_attributes(attributes))
    return Markup("{}{}</{}>").format(opening, Markup("").join(children), name)


def render_attributes(attributes: dict[str, str | None]) -> Markup:
    """The attributes as they stand in a tag, each with a space before it."""
    return Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), value)
        for key, value in attributes.items()
        if value is not None
    )


def safe_url(url: str, schemes: frozenset[str] = SCHEMES) -> str | None:
    """`url` if a page may link to it: an absolute address of an allowed scheme, plainly written."""
    if _LOOSE.search(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in schemes:
        return None
    return url if parts.netloc or parts.scheme == "mailto" else None


def render_prose(prose: Prose, locate: Locate) -> Markup:
    """Blocks in reading order."""
    return Markup("\n").join(render_block(block, locate) for block in prose)


def render_block(block: Block, locate: Locate, heading_id: str | None = None) -> Markup:
    """One block; `heading_id` is the anchor of a heading."""
    match block:
        case Paragraph(children):
            return element("p", render_inlines(children, locate))
        case Heading(level, children):
            return element(f"h{level}", render_inlines(children, locate), id=heading_id)
        case Quotation(blocks):
            return element("blockquote", render_prose(blocks, locate))
        case ListBlock():
            return _render_list(block, locate)
        case Table():
            return _render_table(block, locate)
        case CodeBlock(text):
            return element("pre", element("code", text))
        case Picture(_, alt):
            # Pages of prose alone have pictures, and show them by `render_picture`.
            return element("p", alt)


def render_picture(picture: Picture, shown: Shown | None) -> Markup:
    """A picture of ours; its words where it is not there.

    It keeps its place free while it comes, and comes when it is scrolled near.
    """
    if shown is None:
        return element("p", picture.alt)
    size = {"width": str(shown.width), "height": str(shown.height)} if shown.width else {}
    attributes = render_attributes(
        {"src": shown.src, "alt": picture.alt, **size, "loading": "lazy", "decoding": "async"}
    )
    return element("figure", Markup("<img{}>").format(attributes), class_="g-shot")


def render_inlines(inlines: Iterable[Inline], locate: Locate) -> Markup:
    """Running words."""
    return Markup("").join(_render_inline(node, locate) for node in inlines)


def _render_text(text: str) -> Markup:
    parts = _WHOLE.split(text)
    # Every second part is one that the pattern took.
    parts[1::2] = [element("span", part, class_="g-nb") for part in parts[1::2]]
    return Markup("").join(parts)


def _render_inline(node: Inline, locate: Locate) -> Markup:
    match node:
        case Text(text):
            return _render_text(text)
        case Code(text):
            return element("code", text)
        case LineBreak():
            return Markup("<br>")
        case Emphasis(children):
            return element("em", render_inlines(children, locate))
        case Strong(children):
            return element("strong", render_inlines(children, locate))
        case Foreign(language, children):
            return element("span", render_inlines(children, locate), lang=language)
        case Link(target, children):
            return _render_link(target, render_inlines(children, locate), locate)


def _render_link(target: str, words: Markup, locate: Locate) -> Markup:
    outside = safe_url(target)
    if outside is not None:
        return element("a", words, href=outside, class_="g-external", rel="noreferrer")
    kind = "g-term" if target.startswith(TERM) else None
    match locate(target):
        case None:
            # A reference that leads nowhere is a problem of the check; its words must survive.
            return words
        case Destination(href, title, True):
            return element(
                "a", words, href=href, title=title or None, class_="g-external", rel="noreferrer"
            )
        case Destination(href, title):
            return element("a", words, href=href, title=title or None, class_=kind)
        case href:
            return element("a", words, href=href, class_=kind)


def _render_list(block: ListBlock, locate: Locate) -> Markup:
    items = Markup("").join(element("li", _render_item(item, locate)) for item in block.items)
    if block.start is None:
        return element("ul", items)
    return element("ol", items, start=str(block.start) if block.start != 1 else None)


def _render_item(blocks: Prose, locate: Locate) -> Markup:
    match blocks:
        case (Paragraph(children),):
            return render_inlines(children, locate)
        case (Paragraph(children), *rest):
            lead = render_inlines(children, locate)
            return Markup("{}{}").format(lead, render_prose(tuple(rest), locate))
        case _:
            return render_prose(blocks, locate)


def _render_table(table: Table, locate: Locate) -> Markup:
    head = Markup("").join(
        element("th", render_inlines(cell, locate), scope="col") for cell in table.header
    )
    rows = Markup("").join(
        element("tr", *(element("td", render_inlines(cell, locate)) for cell in row))
        for row in table.rows
    )
    # A table with a class is left alone by the theme's script, which would wrap it anew.
    return element(
        "table", element("thead", element("tr", head)), element("tbody", rows), class_="g-grid"
    )
