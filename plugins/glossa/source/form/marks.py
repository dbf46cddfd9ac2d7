"""The marks inside blocks: emphasis, line ends, the bullets of lists, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from glossa.source.form.same import blocks_of, mend, words_of
from glossa.source.markdown import build_parser, new_parser

_LISTS = {"bullet_list": "-*"}
"""The marks of a list; the second one where a list follows another, which it must not join.

Numbers keep theirs: jurists write both `1.` and `1)`.
"""

_MARK = re.compile(r"(?:[ >]*[0-9]{1,9}[.)])*[ >]*[-+*]")
_OTHER_MARK = re.compile(r"[*+]")
_LOOSE_END = re.compile(r" $|\n\n\n|\n\Z", re.MULTILINE)
_TIGHT_QUOTE = re.compile(r"^( {0,3}>)(?=[^ >])")
_CONTINUED = re.compile(r"\n {1,3}(?=\S)")


def tidy_words(text: str) -> str:
    """Running words: stars for underscores, no spaces at the ends of lines."""
    return mend(text, (_trim_lines, _star_emphasis), words_of)


def tidy_container(text: str) -> str:
    """A list or a quotation, with what lies in it."""
    mends = (_set_list_marks, _open_quotes, _tidy_inner_words, _trim_blanks)
    return mend(text, mends, blocks_of)


def trim(line: str) -> str:
    """The line without spaces at its end; a no-break space stays."""
    return line.rstrip(" ")


def _trim_lines(text: str) -> str:
    *lines, last = text.split("\n")
    trimmed = [trim(line) + ("\\" if line.endswith("  ") else "") for line in lines]
    return _CONTINUED.sub("\n", "\n".join([*trimmed, trim(last)]))


def _star_emphasis(text: str) -> str:
    if "_" not in text:
        return text
    letters = list(text)
    for token in _build_locating_parser().parseInline(text)[0].children or []:
        if token.markup in ("_", "__") and "at" in token.meta:
            at, strong = token.meta["at"], token.markup == "__"
            first = at - 1 if strong and token.nesting == 1 else at
            letters[first : first + 1 + strong] = "*" * (1 + strong)
    return "".join(letters)


@cache
def _build_locating_parser() -> MarkdownIt:
    parser = new_parser()
    parser.inline.ruler.at("emphasis", _tokenize_with_places)
    return parser


def _tokenize_with_places(state: StateInline, silent: bool) -> bool:
    """The rule for emphasis; each mark keeps where it stands, which tokens do not tell."""
    start, known = state.pos, len(state.tokens)
    done = tokenize(state, silent)
    # What was pending comes first, as a token of its own.
    marks: list[Token] = state.tokens[-(state.pos - start) :] if done else []
    assert len(state.tokens) - known >= len(marks)
    for offset, token in enumerate(marks):
        token.meta = {"at": start + offset}
    return done


def _parse(text: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(build_parser().parse(text))


def _set_list_marks(text: str) -> str:
    if not _OTHER_MARK.search(text):
        return text
    lines, reached = text.split("\n"), dict[int, int]()
    for item, mark in _list_items(_parse(text).children):
        line = item.map[0] if item.map else 0
        found = _MARK.match(lines[line], reached.get(line, 0))
        if found is None:  # pragma: no cover - an item begins with its mark
            return text
        lines[line] = lines[line][: found.end() - 1] + mark + lines[line][found.end() :]
        reached[line] = found.end()
    return "\n".join(lines)


def _list_items(nodes: Sequence[SyntaxTreeNode]) -> Iterator[tuple[SyntaxTreeNode, str]]:
    """Every item of the lists in `nodes` with its mark, in reading order."""
    for node, mark in zip(nodes, list_marks(nodes), strict=True):
        if not mark:
            yield from _list_items(node.children)
            continue
        for item in node.children:
            yield item, mark
            yield from _list_items(item.children)


def list_marks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[str]:
    """The mark of each node that is a list, nothing for the others."""
    before, mark = "", ""
    for node in nodes:
        marks = _LISTS.get(node.type, "")
        follows = bool(marks) and node.type == before
        mark = marks[1] if follows and mark == marks[0] else marks[:1]
        before = node.type
        yield mark


def _open_quotes(text: str) -> str:
    return "\n".join(_TIGHT_QUOTE.sub(r"\1 ", line) for line in text.split("\n"))


def _tidy_inner_words(text: str) -> str:
    if "_" not in text and not _LOOSE_END.search(text):
        return text
    lines = text.split("\n")
    for node in _parse(text).walk():
        if node.type == "inline" and node.map and node.parent and node.parent.type != "td":
            _put_back(lines, node.map[0], node.content, tidy_words(node.content))
    return "\n".join(lines)


def _put_back(lines: list[str], first: int, before: str, after: str) -> None:
    """Write `after` where `before` ends the lines from `first` on."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    for number, (old, new) in enumerate(pairs, first):
        line, tail = trim(lines[number]), trim(old).lstrip(" ")
        if line.endswith(tail):
            lines[number] = line[: len(line) - len(tail)] + new.lstrip(" ")


def _trim_blanks(text: str) -> str:
    """One blank line at most, and no spaces at line ends, outside of code."""
    if not _LOOSE_END.search(text):
        return text
    lines = text.split("\n")
    code = set[int]()
    for node in _parse(text).walk():
        if node.type == "fence" and node.map:
            code.update(range(*node.map))
    kept: list[str] = []
    for number, line in enumerate(lines):
        if number in code:
            kept.append(line)
        elif trim(line) or (kept and kept[-1]):
            kept.append(trim(line))
    while kept and not kept[-1]:
        kept.pop()
    return "\n".join(kept)
