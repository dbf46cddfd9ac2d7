"""Markdown to prose: the common subset a law book needs, read by markdown-it.

What the subset leaves out (raw HTML, images, unknown attributes) is reported with its place, and
its words are kept as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin

from glossa.model import prose
from glossa.model.address import Address, parse_eid
from glossa.problems import Place, Problem

MAX_NESTING = 30
"""How deep quotations, lists and emphasis may lie in one another."""

MAX_BRACKETS = 500
"""How many brackets one paragraph, heading or cell may open; ours have a few dozen at most."""

_LINK = re.compile(
    r"https://[^\s\"'<>`\\]+"  # the web
    r"|mailto:[^\s\"'<>`\\:]+@[^\s\"'<>`\\:]+"
    r"|(?:act|topic|regime|note|source|page):[a-z0-9][a-z0-9_./-]*"
    r"|#[a-z][a-z0-9_-]*"
    r"|[a-z][a-z0-9-]*(?:/[a-z0-9_-]+)?",
    re.ASCII,
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@cache
def build_parser() -> MarkdownIt:
    """The one parser of sources: see `new_parser`."""
    return new_parser()


def new_parser() -> MarkdownIt:
    """A parser of sources: CommonMark with tables, colon fences and `[words]{lang=en}`."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    parser.enable("table")
    # Indented text is a slip, not code; definitions would vanish; a line under a line is a rule.
    parser.disable(["code", "reference", "lheading"])
    parser.use(colon_fence_plugin)
    parser.use(attrs_plugin, spans=True, allowed=["lang"])
    parser.core.ruler.at("inline", _parse_inlines)
    # Every link is read, so that a forbidden one is reported rather than left as odd text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _parse_inlines(state: StateCore) -> None:
    """markdown-it's rule of that name, except that it opens no block with too many brackets.

    Each bracket is looked behind for its end, and in it for the next: thousands take seconds.
    """
    for token in state.tokens:
        if token.type == "inline" and not _has_many_brackets(token):
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _has_many_brackets(token: Token) -> bool:
    return token.type == "inline" and token.content.count("[") > MAX_BRACKETS


@dataclass(slots=True)
class MarkdownReader:
    """Reads the pieces of one file and collects what is wrong in them.

    `lines` are those of the file; places count from them. `article` is the one the file is about,
    from which `#para_3` is read.
    """

    file: str
    lines: Sequence[str]
    article: Address | None = None
    problems: list[Problem] = field(default_factory=list)

    def read_blocks(self, text: str, first_line: int) -> tuple[SyntaxTreeNode, ...]:
        """The top-level blocks of `text`, whose first line is line `first_line` of the file."""
        tokens = build_parser().parse(text)
        for token in tokens:
            if token.map:
                token.map = [token.map[0] + first_line, token.map[1] + first_line]
        self._flatten_deep(tokens)
        return tuple(SyntaxTreeNode(tokens).children)

    def read_inline(self, text: str, line: int) -> tuple[prose.Inline, ...]:
        """The words of `text`, which stands at line `line` of the file."""
        tokens = build_parser().parseInline(text)
        self._flatten_deep(tokens, line)
        return self._inline_children(tokens[0].children or [], line)

    def read_prose(self, nodes: Sequence[SyntaxTreeNode]) -> prose.Prose:
        """The blocks as prose."""
        return tuple(block for node in nodes for block in self.read_block(node))

    def read_block(self, node: SyntaxTreeNode) -> Iterator[prose.Block]:
        """One block as prose; nothing but a problem where the subset has no such block."""
        place = self.place_of(node)
        match node.type:
            case "paragraph":
                yield prose.Paragraph(self._inline(node), place)
            case "heading":
                yield prose.Heading(int(node.tag[1:]), self._inline(node), place)
            case "blockquote":
                yield prose.Quotation(self.read_prose(node.children), place)
            case "bullet_list" | "ordered_list":
                items = tuple(self.read_prose(item.children) for item in node.children)
                start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
                self._check_number(node, start, place)
                yield prose.ListBlock(items, start, place)
            case "table":
                yield self._table(node, place)
            case "fence":
                yield prose.CodeBlock(node.content.rstrip("\n"), place)
            case _:
                yield from self._refuse_block(node, place)

    def place_of(self, node: SyntaxTreeNode) -> Place:
        """Where a block begins."""
        line = node.map[0] if node.map else 0
        text = self.lines[line] if line < len(self.lines) else ""
        return Place(self.file, line + 1, len(text) - len(text.lstrip()) + 1)

    def absolute(self, target: str) -> str:
        """`#para_3` as the full address of a provision of this file's article."""
        relative = parse_eid(target[1:]) if target.startswith("#") else None
        if relative is None or self.article is None or self.article.eid is None:
            return target
        return str(Address(self.article.act, self.article.eid.below(relative)))

    def report(self, code: str, place: Place, message: str, hint: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(code, place, message, hint))

    def _flatten_deep(self, tokens: Sequence[Token], line: int = 0) -> None:
        """Read as plain text what has hundreds of marks, or hundreds within one another.

        The parser's own limit of depth holds for blocks and brackets, not for emphasis.
        """
        for token in tokens:
            deep = any(child.level > MAX_NESTING for child in token.children or ())
            if deep or _has_many_brackets(token):
                token.children = [Token("text", "", 0, content=token.content.replace("\n", " "))]
                place = Place(self.file, (line or (token.map[0] if token.map else 0)) + 1)
                message = (
                    f"Marks lie in one another more than {MAX_NESTING} deep here."
                    if deep
                    else f"More than {MAX_BRACKETS} brackets open in this block."
                )
                self.report("G119", place, message, "Write the words without most of them.")

    def _check_number(self, node: SyntaxTreeNode, start: int | None, place: Place) -> None:
        """A single item that is not the first is a sentence such as “3) тармақша …”."""
        if start not in (None, 1) and len(node.children) == 1:
            mark = f"{start}{node.children[0].markup}"
            message = f"“{mark}” at the beginning makes this paragraph a list."
            hint = f"Write {mark[:-1]}\\{mark[-1]} with a backslash, or begin with another word."
            self.report("G117", place, message, hint)

    def _table(self, node: SyntaxTreeNode, place: Place) -> prose.Table:
        rows = [
            tuple(self._inline(cell) for cell in row.children)
            for part in node.children
            for row in part.children
        ]
        return prose.Table(rows[0], tuple(rows[1:]), place)

    def _refuse_block(self, node: SyntaxTreeNode, place: Place) -> Iterator[prose.Block]:
        if node.type == "html_block":
            self._report_html(place)
            yield prose.Paragraph((prose.Text(node.content.strip()),), place)
        elif node.type == "colon_fence":
            message = "A directive stands where none can stand."
            self.report("G305", place, message, "Directives stand between paragraphs of the page.")
        else:
            message = "A line of dashes or stars stands here."
            self.report("G207", place, message, "Remove it: pages have no rules across.")

    def _report_html(self, place: Place) -> None:
        hint = "Write Markdown: *emphasis*, **strong**, [text](address). A bare < is written \\<."
        self.report("G113", place, "Raw HTML is not read.", hint)

    def _inline(self, node: SyntaxTreeNode) -> tuple[prose.Inline, ...]:
        if not node.children or node.children[0].token is None:
            return ()
        token = node.children[0].token
        line = token.map[0] if token.map else 0
        return self._inline_children(token.children or [], line)

    def _inline_children(self, tokens: list[Token], line: int) -> tuple[prose.Inline, ...]:
        walker = _InlineWalker(self, line)
        return _merge_texts(walker.walk(SyntaxTreeNode(tokens).children))


@dataclass(slots=True)
class _InlineWalker:
    """Turns inline nodes into words, counting the lines that markdown-it does not count."""

    reader: MarkdownReader
    line: int

    def walk(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[prose.Inline]:
        for node in nodes:
            yield from self.read(node)

    def read(self, node: SyntaxTreeNode) -> Iterator[prose.Inline]:
        match node.type:
            case "text" | "text_special":
                yield prose.Text(node.content)
            case "softbreak":
                self.line += 1
                yield prose.Text(" ")
            case "hardbreak":
                self.line += 1
                yield prose.LineBreak()
            case "code_inline":
                yield prose.Code(node.content)
            case "em":
                yield prose.Emphasis(self.children(node))
            case "strong":
                yield prose.Strong(self.children(node))
            case "link":
                yield from self.link(node)
            case "span":
                yield from self.span(node)
            case _:
                yield from self.refuse(node)

    def children(self, node: SyntaxTreeNode) -> tuple[prose.Inline, ...]:
        return _merge_texts(self.walk(node.children))

    def place(self, needle: str) -> Place:
        lines = self.reader.lines
        text = lines[self.line] if self.line < len(lines) else ""
        return Place(self.reader.file, self.line + 1, max(text.find(needle), 0) + 1)

    def link(self, node: SyntaxTreeNode) -> Iterator[prose.Inline]:
        target = str(node.attrs.get("href", ""))
        place = self.place(f"]({target}")
        children = self.children(node)
        if _LINK.fullmatch(target):
            yield prose.Link(self.reader.absolute(target), children, place)
            return
        message = f"The link leads to “{target[:80]}”, which is no address, topic or https:// page."
        hint = "Write [text](ai-law/art_24), [text](#para_3), [text](topic:…) or https://…"
        self.reader.report("G114", place, message, hint)
        yield from children

    def span(self, node: SyntaxTreeNode) -> Iterator[prose.Inline]:
        language = str(node.attrs.get("lang", ""))
        children = self.children(node)
        if _LANGUAGE.fullmatch(language) and not node.meta.get("insecure_attrs"):
            yield prose.Foreign(language, children)
            return
        message = "Only a language can stand in braces after a bracket."
        hint = "Write [words]{lang=en}."
        self.reader.report("G115", self.place("]{"), message, hint)
        yield from children

    def refuse(self, node: SyntaxTreeNode) -> Iterator[prose.Inline]:
        if node.type == "html_inline":
            self.reader._report_html(self.place(node.content.split("\n")[0]))
            self.line += node.content.count("\n")
            yield prose.Text(node.content)
            return
        message, hint = "Pictures are not read.", "Describe in words, or link to the picture."
        self.reader.report("G116", self.place("!["), message, hint)
        yield prose.Text(node.content)


def _merge_texts(nodes: Iterator[prose.Inline]) -> tuple[prose.Inline, ...]:
    merged: list[prose.Inline] = []
    for node in nodes:
        if isinstance(node, prose.Text) and merged and isinstance(merged[-1], prose.Text):
            merged[-1] = prose.Text(merged[-1].text + node.text)
        elif node != prose.Text(""):
            merged.append(node)
    return tuple(merged)
