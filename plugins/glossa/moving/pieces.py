"""A source file taken apart into its blocks, and the references written in them.

The same grammar as `glossa.source` reads, seen as text with places: nothing is parsed away, and
the pieces put together again are the file. What this misses, the comparison of the editions before
and after (`glossa.moving.proof`) finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_FRONT = re.compile(r"---[^\n]*\n.*?\n---[^\n]*\n", re.DOTALL)
_HEAD = re.compile(r" {0,3}(?P<colons>:{3,})\{(?P<kind>[a-z]+)\}[ ]*(?P<target>\S*)")
_PROVISION = re.compile(r" {0,3}\{#(?P<id>[^}\n]*)\}[ \n]?(?P<number>\(?[0-9a-z][0-9-]*[.)])?")
_ATTRIBUTE = re.compile(r"\s*:(?P<name>[a-z-]+):[ ]*(?P<value>.*)")
_LINK = re.compile(r"\]\((?P<target>[^()\s]+)\)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_ACT = re.compile(r"^act:[ ]*(?P<act>[a-z0-9-]+)[ ]*$", re.MULTILINE)
_ARTICLE = re.compile(r"^provision:[ ]*(?P<eid>[a-z0-9_-]+)[ ]*$", re.MULTILINE)
_REFERRING = frozenset({"also", "with"})


class Role(StrEnum):
    """What a reference does where it stands."""

    ACT = "act"
    ARTICLE = "article"
    PROVISION = "provision"
    NUMBER = "number"
    TARGET = "target"
    REFERENCE = "reference"
    ID = "id"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Written:
    """A reference in a text, from `start` to `end` (exclusive)."""

    start: int
    end: int
    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a file with the blank lines after it; `line` is its first line, from 0.

    `role` is PROVISION or TARGET for what can move to another file, ARTICLE for the front matter;
    None for anything else. `subject` is the id or the target it begins with.
    """

    text: str
    line: int
    role: Role | None
    subject: str

    @property
    def written(self) -> tuple[Written, ...]:
        """The references in it, in order."""
        return tuple(sorted(_find_written(self), key=lambda one: one.start))


def take_apart(text: str) -> tuple[Piece, ...]:
    """The blocks of a source file."""
    front = _FRONT.match(text)
    at = front.end() if front else 0
    pieces = [Piece(text[:at], 0, Role.ARTICLE, "")] if at else []
    line = text.count("\n", 0, at)
    for block in _split_blocks(text[at:]):
        pieces.append(_piece(block, line))
        line += block.count("\n")
    return tuple(pieces)


def _piece(block: str, line: int) -> Piece:
    head, provision = _HEAD.match(block), _PROVISION.match(block)
    if head:
        return Piece(block, line, Role.TARGET, head["target"])
    if provision:
        return Piece(block, line, Role.PROVISION, provision["id"])
    return Piece(block, line, None, "")


def _split_blocks(text: str) -> Iterator[str]:
    """Blocks end with the blank lines after them; a fence keeps its own blank lines."""
    block: list[str] = []
    closing: re.Pattern[str] | None = None
    for line in _lines(text):
        if closing is None and block and not block[-1].strip() and line.strip():
            yield "".join(block)
            block = []
        opening = _opening(line) if closing is None else None
        if opening:
            closing = opening
        elif closing is not None and closing.fullmatch(line.rstrip("\n")):
            closing = None
        block.append(line)
    if block:
        yield "".join(block)


def _lines(text: str) -> list[str]:
    *whole, last = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]


def _opening(line: str) -> re.Pattern[str] | None:
    """What ends the fence that a line opens, if it opens one."""
    head, fence = _HEAD.match(line), _FENCE.match(line)
    if head:
        return re.compile(rf"\s*:{{{len(head['colons'])},}}\s*")
    if fence:
        return re.compile(rf"\s*{fence[1][0]}{{{len(fence[1])},}}\s*")
    return None


def _find_written(piece: Piece) -> Iterator[Written]:
    if piece.role is Role.ARTICLE:
        yield from _in_front_matter(piece.text)
        return
    provision = _PROVISION.match(piece.text) if piece.role is Role.PROVISION else None
    if provision:
        yield _written(provision, "id", 0, Role.PROVISION)
        if provision["number"]:
            yield _written(provision, "number", 0, Role.NUMBER)
    at, in_head, fence = 0, False, None
    for line in _lines(piece.text):
        fence = _next_fence(line, fence)
        head, attribute = _HEAD.match(line), _ATTRIBUTE.match(line)
        if head and fence is None:
            in_head = True
            if head["target"]:
                yield _written(head, "target", at, Role.TARGET)
        elif in_head and attribute:
            yield from _in_attribute(attribute, at)
        else:
            in_head = False
            yield from _links(line, at) if fence is None else ()
        at += len(line)


def _next_fence(line: str, fence: str | None) -> str | None:
    found = _FENCE.match(line)
    if fence is None:
        return found[1] if found else None
    return None if found and found[1].startswith(fence) else fence


def _in_front_matter(text: str) -> Iterator[Written]:
    act, article = _ACT.search(text), _ARTICLE.search(text)
    if act and article:
        yield _written(act, "act", 0, Role.ACT)
        yield _written(article, "eid", 0, Role.ARTICLE)


def _in_attribute(attribute: re.Match[str], at: int) -> Iterator[Written]:
    role = Role.ID if attribute["name"] == "id" else Role.REFERENCE
    if role is Role.ID or attribute["name"] in _REFERRING:
        for word in re.finditer(r"\S+", attribute["value"]):
            start = at + attribute.start("value") + word.start()
            yield Written(start, start + len(word[0]), word[0], role)


def _links(line: str, at: int) -> Iterator[Written]:
    masked = _CODE.sub(lambda code: " " * len(code[0]), line)
    for link in _LINK.finditer(masked):
        yield _written(link, "target", at, Role.LINK)


def _written(match: re.Match[str], group: str, at: int, role: Role) -> Written:
    return Written(at + match.start(group), at + match.end(group), match[group], role)
