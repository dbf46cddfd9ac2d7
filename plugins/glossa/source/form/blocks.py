"""Blocks of a source in canonical form: one way to write each kind, one blank line between two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from glossa.source.attributes import (
    ATTRIBUTES,
    read_cautions,
    read_citations,
    read_ids,
    read_people,
    read_reference,
    read_references,
    read_reviews,
    read_stages,
)
from glossa.source.directives import OF_A_WORDING, take_apart
from glossa.source.files import PROVISION
from glossa.source.form.marks import list_marks, tidy_container, tidy_words, trim
from glossa.source.form.same import blocks_of
from glossa.source.markdown import MarkdownReader, build_parser

_CLOSING = re.compile(r"^\s*(:{3,})\s*$", re.MULTILINE)
_TICKS = re.compile(r"^\s*(`{3,})", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")
_ORDER = {name: at for at, name in enumerate((*ATTRIBUTES, *OF_A_WORDING))}


def write_blocks(text: str) -> str:
    """The blocks of a page, an article or a note, a blank line between two."""
    lines = text.split("\n")
    nodes = SyntaxTreeNode(build_parser().parse(text)).children
    written = (
        _write_block(node, lines, mark) for node, mark in zip(nodes, list_marks(nodes), strict=True)
    )
    return "\n\n".join(written)


def _write_block(node: SyntaxTreeNode, lines: Sequence[str], mark: str) -> str:
    first, end = node.map or (0, 0)
    raw = "\n".join(lines[first:end]).rstrip("\n ")
    if node.type == "colon_fence":
        return _write_directive(node, lines)
    write = _WRITERS.get(node.type)
    if write is None:
        return raw
    written = write(node, raw)
    is_proved = write is _write_container and mark != "*"
    if mark == "*":
        # A list after a list has the other mark: alone, it was given the first.
        written = re.sub(r"^-", mark, written, flags=re.MULTILINE)
    same = is_proved or written == raw or blocks_of(written) == blocks_of(raw)
    return written if same else raw


def _write_heading(node: SyntaxTreeNode, raw: str) -> str:
    return trim(f"{node.markup} {tidy_words(node.children[0].content)}")


def _write_paragraph(node: SyntaxTreeNode, raw: str) -> str:
    text = node.children[0].content
    match = PROVISION.match(text)
    head = match[0].rstrip("\n ") if match else ""
    return f"{head} {tidy_words(text[match.end() :])}" if match else tidy_words(text)


def _write_container(node: SyntaxTreeNode, raw: str) -> str:
    return tidy_container(raw)


def _write_table(node: SyntaxTreeNode, raw: str) -> str:
    rows = [_cells(line) for line in raw.split("\n")]
    rows[1] = [_rule(cell) for cell in rows[1]]
    head, rule, *body = rows
    drawn = "|".join(["", *rule, ""])
    return "\n".join([_row(head), drawn, *map(_row, body)])


def _cells(line: str) -> list[str]:
    cells = _BAR.split(line.strip())
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    return [tidy_words(cell.strip(" ")) for cell in cells]


def _rule(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return f"{':' * left}---{':' * right}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _write_code(node: SyntaxTreeNode, raw: str) -> str:
    longest = max(map(len, _TICKS.findall(node.content)), default=2)
    fence = node.markup if "`" in node.info else "`" * max(3, longest + 1)
    return f"{fence}{node.info.strip()}\n{node.content}{fence}"


_WRITERS: dict[str, Callable[[SyntaxTreeNode, str], str]] = {
    "heading": _write_heading,
    "paragraph": _write_paragraph,
    "bullet_list": _write_container,
    "ordered_list": _write_container,
    "blockquote": _write_container,
    "table": _write_table,
    "fence": _write_code,
}


def _write_directive(node: SyntaxTreeNode, lines: Sequence[str]) -> str:
    directive = take_apart(node, MarkdownReader("", lines))
    names = sorted(directive.attributes, key=lambda name: _ORDER.get(name, len(_ORDER)))
    attributes = [
        trim(f":{name}: {_space(name, directive.attributes[name].text)}") for name in names
    ]
    is_law = directive.name == "wording"
    body = (write_law if is_law else write_blocks)(directive.body)
    inner = "\n".join([*attributes, *(["", body] if body else [])])
    longest = max(map(len, _CLOSING.findall(inner)), default=2)
    fence = ":" * max(3, longest + 1)
    head = trim(f"{fence}{{{directive.name}}} {directive.target.text}")
    return "\n".join([head, *([inner] if inner else []), fence])


def write_law(text: str) -> str:
    """The paragraphs of a proposed wording; `1)` in them is the law's, not a list's."""
    return "\n\n".join(tidy_words(block) for block in _paragraphs(text))


def _paragraphs(text: str) -> Iterator[str]:
    block: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.strip():
            block.append(line)
        elif block:
            yield "\n".join(block)
            block = []


def _by_words(text: str) -> str:
    return " ".join(text.split())


def _by_pairs(text: str) -> str:
    pairs = (piece.partition(",") for piece in text.split(";"))
    parts = ((head.strip(), comma, tail.strip()) for head, comma, tail in pairs)
    return "; ".join(trim(f"{head}{comma} {tail}") for head, comma, tail in parts)


def _by_pieces(text: str) -> str:
    return "; ".join(_by_words(piece) for piece in text.split(";"))


_SPACING: dict[Callable[..., Any], Callable[[str], str]] = {
    read_ids: _by_words,
    read_reference: _by_words,
    read_references: _by_words,
    read_people: _by_words,
    read_cautions: _by_words,
    read_citations: _by_pairs,
    read_stages: _by_pieces,
    read_reviews: _by_pieces,
}
"""How the words of an attribute are spaced, by its reader; the others stand as they are."""


def _space(name: str, text: str) -> str:
    attribute = ATTRIBUTES.get(name)
    spacing = _SPACING.get(attribute.read) if attribute else None
    return spacing(text) if spacing else text
