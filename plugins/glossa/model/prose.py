"""The text of a note or provision as a small tree.

The set of nodes is closed: what a contributor can write is what stands here, and every reader of
the tree (the page, an export, the concordance) handles each of them. No node carries markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glossa.problems import Place


@dataclass(frozen=True, slots=True)
class Text:
    """Running words."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Words to be read letter by letter: an id, a command."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the author asked for."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Strongly stressed words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than the text around them; `language` is a BCP 47 tag."""

    language: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead elsewhere; `target` as written, `place` where the link stands."""

    target: str
    children: tuple[Inline, ...]
    place: Place


Inline = Text | Code | LineBreak | Emphasis | Strong | Foreign | Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside an essay; `level` 2 or 3."""

    level: int
    children: tuple[Inline, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody else's words, set off."""

    blocks: tuple[Block, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; `start` is the first number of a numbered one, None for a plain one."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of header cells."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines to be read as they stand: a piece of a source file, a command."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page of prose, by its name; `alt` says what it shows."""

    name: str
    alt: str
    place: Place


Block = Paragraph | Heading | Quotation | ListBlock | Table | CodeBlock | Picture

Prose = tuple[Block, ...]


def plain_text(nodes: Prose | tuple[Inline, ...]) -> str:
    """The words alone; line ends part blocks, empty lines cells, where no sentence goes on."""
    pieces: list[str] = []
    for node in nodes:
        pieces.extend(_pieces(node))
    return "".join(pieces).strip("\n")


def _pieces(node: Block | Inline) -> Iterator[str]:
    match node:
        case Text(text) | Code(text):
            yield text
        case LineBreak():
            yield "\n"
        case Emphasis() | Strong() | Foreign() | Link():
            yield plain_text(node.children)
        case Paragraph() | Heading():
            yield plain_text(node.children) + "\n"
        case CodeBlock(text) | Picture(alt=text):
            yield text + "\n"
        case Quotation(blocks):
            yield plain_text(blocks) + "\n"
        case ListBlock(items):
            yield from (plain_text(item) + "\n" for item in items)
        case Table(header, rows):
            yield from (plain_text(cell) + "\n\n" for row in (header, *rows) for cell in row)


def find_links(nodes: Prose | tuple[Inline, ...]) -> Iterator[Link]:
    """Every link in `nodes`, in reading order."""
    for node in nodes:
        match node:
            case Link():
                yield node
            case Emphasis() | Strong() | Foreign() | Paragraph() | Heading():
                yield from find_links(node.children)
            case Quotation(blocks):
                yield from find_links(blocks)
            case ListBlock(items):
                for item in items:
                    yield from find_links(item)
            case Table(header, rows):
                for row in (header, *rows):
                    for cell in row:
                        yield from find_links(cell)
            case Text() | Code() | LineBreak() | CodeBlock() | Picture():
                pass
