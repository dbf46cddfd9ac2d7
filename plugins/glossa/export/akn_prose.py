"""Prose as the inline and block elements of Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from glossa.export.xml import Child, Maker
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


@dataclass(frozen=True, slots=True)
class Inlines:
    """How words are written: with which elements, and where a reference leads (`locate`)."""

    make: Maker
    locate: Callable[[str], str]

    def render(self, inlines: Iterable[Inline]) -> Iterator[Child]:
        """Running words, as children of a `p`."""
        for node in inlines:
            yield self._render(node)

    def _render(self, node: Inline) -> Child:
        match node:
            case Text(text):
                return text
            case Code(text):
                return self.make("span", text, class_="code")
            case LineBreak():
                return self.make("eol")
            case Emphasis(children):
                return self.make("i", *self.render(children))
            case Strong(children):
                return self.make("b", *self.render(children))
            case Foreign(language, children):
                return self.make("span", *self.render(children), lang=language)
            case Link(target, children):
                return self.make("ref", *self.render(children), href=self.locate(target))


def render_blocks(blocks: Prose, inlines: Inlines, style: str = "") -> Iterator[etree._Element]:
    """Blocks as elements; `style` is the class of paragraphs, empty for none."""
    for block in blocks:
        yield from _render_block(block, inlines, style)


def _render_block(block: Block, inlines: Inlines, style: str) -> Iterator[etree._Element]:
    make = inlines.make
    match block:
        case Paragraph(children):
            yield make("p", *inlines.render(children), class_=style)
        case Heading(_, children):
            yield make("p", *inlines.render(children), class_="heading")
        case CodeBlock(text) | Picture(alt=text):
            yield make("p", text, class_="code")
        case Quotation(inner):
            yield from render_blocks(inner, inlines, "quotation")
        case ListBlock(items, start):
            listed = (make("li", *render_blocks(item, inlines)) for item in items)
            yield make("ul", *listed) if start is None else make("ol", *listed)
        case Table(header, rows):
            yield _render_table(header, rows, inlines)


Cells = tuple[tuple[Inline, ...], ...]


def _render_table(header: Cells, rows: tuple[Cells, ...], inlines: Inlines) -> etree._Element:
    make = inlines.make

    def row_of(cells: Cells, name: str) -> etree._Element:
        return make("tr", *(make(name, make("p", *inlines.render(cell))) for cell in cells))

    return make("table", row_of(header, "th"), *(row_of(row, "td") for row in rows))
