"""Prose as values that a typesetter's template lays out: strings, lists and objects, no markup.

A template takes strings as words and never as commands, so nothing a contributor writes can be
either. An inline is a string or an object with one key that says what it is; a block likewise:

    "words"  {"emph": […]}  {"strong": […]}  {"code": "x"}  {"br": true}
    {"lang": "kk", "words": […]}  {"words": […], "here": "art_17"}  {"words": […], "url": "https://…"}
    {"p": […]}  {"h": […]}  {"quote": [blocks]}  {"list": [[blocks]], "start": 1 or null}
    {"head": [cells], "rows": [[cells]]}  {"pre": "x"}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

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
    Prose,
    Quotation,
    Strong,
    Table,
    Text,
)

Json = Any


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a link leads: a label of the same document (`here`), or an absolute address."""

    here: str = ""
    url: str = ""


Locate = Callable[[str], Spot]


def typeset_inlines(inlines: Iterable[Inline], locate: Locate) -> list[Json]:
    """Running words; a link that leads nowhere is its words alone."""
    return [_inline(node, locate) for node in inlines]


def typeset_blocks(blocks: Prose, locate: Locate) -> list[Json]:
    """Blocks, in their order."""
    return [_block(block, locate) for block in blocks]


def _inline(node: Inline, locate: Locate) -> Json:
    match node:
        case Text(text):
            return text
        case Code(text):
            return {"code": text}
        case LineBreak():
            return {"br": True}
        case Emphasis(children):
            return {"emph": typeset_inlines(children, locate)}
        case Strong(children):
            return {"strong": typeset_inlines(children, locate)}
        case Foreign(language, children):
            return {"lang": language, "words": typeset_inlines(children, locate)}
        case Link(target, children):
            return typeset_link(typeset_inlines(children, locate), locate(target))


def typeset_link(words: list[Json], spot: Spot) -> Json:
    """Words that lead to a spot."""
    if spot.here:
        return {"words": words, "here": spot.here}
    return {"words": words, "url": spot.url} if spot.url else {"words": words}


def _block(block: Block, locate: Locate) -> Json:
    match block:
        case Paragraph(children):
            return {"p": typeset_inlines(children, locate)}
        case Heading(_, children):
            return {"h": typeset_inlines(children, locate)}
        case Quotation(blocks):
            return {"quote": typeset_blocks(blocks, locate)}
        case ListBlock(items, start):
            return {"list": [typeset_blocks(item, locate) for item in items], "start": start}
        case Table(header, rows):
            return {"head": _cells(header, locate), "rows": [_cells(row, locate) for row in rows]}
        case CodeBlock(text):
            return {"pre": text}


def _cells(cells: Iterable[tuple[Inline, ...]], locate: Locate) -> list[Json]:
    return [typeset_inlines(cell, locate) for cell in cells]
