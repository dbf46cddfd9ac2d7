"""One source file, whatever it is about, into values."""

from __future__ import annotations

import re

from markdown_it.tree import SyntaxTreeNode

from glossa.model.address import Address, EId, Unit, parse_address, parse_eid
from glossa.model.pages import NoteSlot
from glossa.model.prose import Block, Heading, plain_text
from glossa.model.provisions import ProvisionText
from glossa.problems import Place, Problem
from glossa.source.directives import parse_note
from glossa.source.front_matter import FrontMatter, read_front_matter
from glossa.source.markdown import MarkdownReader
from glossa.source.pictures import is_picture, read_picture
from glossa.source.text import SourceText
from glossa.source.values import ArticleSource, Field, FileSource, NoteSource, PageSource

PROVISION = re.compile(r"\{#([^}\n]*)\}[ \n]?")
"""How the block of a provision begins."""

_NUMBER = re.compile(r"(\((?:[a-z]|[ivx]+)\)|[0-9]+(?:-[0-9]+)*[.)])(?:[ \n]|$)")
_WORD = re.compile(r"[a-z][a-z0-9-]*")


def parse_file(source: SourceText, language: str) -> tuple[FileSource | None, list[Problem]]:
    """What the file says; None where its front matter does not tell what it is about.

    `language` is the tag of the folder the file lies in. All faults of the file come back.
    """
    front, problems = read_front_matter(source)
    if not front.fields:
        return None, problems
    article, subject = _read_subject(front, source, problems)
    if subject is None:
        return None, problems
    reader = MarkdownReader(source.file, source.lines, article)
    nodes = reader.read_blocks("\n".join(source.lines[front.lines :]), front.lines)
    title, rest = _take_title(list(nodes), reader, front)
    parser = _FileParser(reader, language, subject)
    parsed: FileSource
    if article:
        parser.read_provisions(rest)
        parsed = ArticleSource(
            source.file, language, article, title, parser.provisions, tuple(parser.notes)
        )
    else:
        parser.read_essay(rest)
        parsed = PageSource(
            source.file, language, subject, title, tuple(parser.body), tuple(parser.notes)
        )
    return parsed, [*problems, *reader.problems]


def _read_subject(
    front: FrontMatter, source: SourceText, problems: list[Problem]
) -> tuple[Address | None, Field | None]:
    """What the file is about: an article's address, or else the reference of a page."""
    act, provision = front.fields.get("act"), front.fields.get("provision")
    chosen = [key for key in ("act", "topic", "page") if key in front.fields]
    if len(chosen) != 1 or (provision and not act):
        message = "The front matter does not say what this file is about."
        hint = "Write `act:` and `provision:`, or `act:`, or `topic:`, or `page:`."
        problems.append(Problem("G209", Place(source.file), message, hint))
        return None, None
    field = front.fields[chosen[0]]
    if not _WORD.fullmatch(field.text):
        hint = "An id has small Latin letters, figures and hyphens."
        problems.append(Problem("G209", field.place, f"“{field.text}” is no id.", hint))
        return None, None
    if not provision:
        return None, Field(f"{chosen[0]}:{field.text}", field.place)
    address = parse_address(f"{field.text}/{provision.text}")
    if address is None or not _is_article(address.eid):
        hint = "Write the article's eId, such as art_17 or art_641-1."
        message = f"“{provision.text}” is no article."
        problems.append(Problem("G209", provision.place, message, hint))
        return None, None
    return address, Field(str(address), provision.place)


def _take_title(
    nodes: list[SyntaxTreeNode], reader: MarkdownReader, front: FrontMatter
) -> tuple[Field, list[SyntaxTreeNode]]:
    first = nodes[0] if nodes else None
    if first is None or first.type != "heading" or first.tag != "h1":
        place = reader.place_of(first) if first else Place(reader.file, front.lines + 1)
        hint = "Put the heading in a line of its own right after the front matter: # Heading"
        reader.report("G210", place, "The page does not begin with its heading.", hint)
        return Field("", place), nodes
    (heading,) = reader.read_block(first)
    assert isinstance(heading, Heading)
    title = plain_text(heading.children)
    if not title:
        reader.report("G210", heading.place, "The heading is empty.", "Write the title after #.")
    return Field(title, heading.place), nodes[1:]


class _FileParser:
    """Walks the blocks of one file; provisions, notes and the body grow as it goes."""

    def __init__(self, reader: MarkdownReader, language: str, subject: Field) -> None:
        self.reader = reader
        self.language = language
        self.subject = subject
        self.provisions: dict[EId, ProvisionText] = {}
        self.notes: list[NoteSource] = []
        self.body: list[Block | NoteSlot] = []

    def read_provisions(self, nodes: list[SyntaxTreeNode]) -> None:
        """The blocks of an article: provisions and directives, nothing else."""
        for node in nodes:
            if node.type == "colon_fence":
                self.read_note(node)
            elif not self.read_provision(node):
                self.report_stray(node)
        if not self.provisions:
            hint = "Write each provision as a paragraph that begins with its id: {#para_1} 1. …"
            self.reader.report("G407", self.subject.place, "The article has no provision.", hint)

    def read_essay(self, nodes: list[SyntaxTreeNode]) -> None:
        """The blocks of a page of prose, with directives between them."""
        for node in nodes:
            if is_picture(node):
                self.body.extend(read_picture(node, self.reader, self.subject.text))
                continue
            if node.type == "colon_fence":
                note = self.read_note(node)
                if note:
                    self.body.append(NoteSlot(note.annotation.id))
                continue
            if _is_provision(node):
                place = self.reader.place_of(node)
                hint = "Provisions belong into the file of their article."
                self.reader.report("G406", place, "A provision stands in a page of prose.", hint)
            self.body.extend(self.read_section(node))

    def read_section(self, node: SyntaxTreeNode) -> list[Block]:
        blocks = list(self.reader.read_block(node))
        for block in blocks:
            if isinstance(block, Heading) and block.level not in (2, 3):
                hint = "Sections have ## and ###; # is the title of the page alone."
                self.reader.report("G210", block.place, "A heading of the wrong level.", hint)
        return blocks

    def read_note(self, node: SyntaxTreeNode) -> NoteSource | None:
        note = parse_note(node, self.reader, self.subject.text, self.language)
        if note:
            self.notes.append(note)
        return note

    def read_provision(self, node: SyntaxTreeNode) -> bool:
        """Add the provision that a paragraph writes; false where it writes none."""
        if not _is_provision(node):
            return False
        place = self.reader.place_of(node)
        text = node.children[0].content
        match = PROVISION.match(text)
        if match is None:
            hint = "Close the braces: {#para_3}."
            self.reader.report("G401", place, "The id of this provision is not closed.", hint)
            return True
        eid = self.read_eid(match[1], place)
        if eid is None:
            return True
        number = _NUMBER.match(text, match.end())
        start = number.end() if number else match.end()
        printed = number[1] if number else ""
        self.check_number(eid, printed, place)
        line = place.line - 1 + text.count("\n", 0, start)
        words = self.reader.read_inline(text[start:], line)
        if not words:
            hint = "Write its words after the id and the number."
            self.reader.report("G408", place, "This provision has no words.", hint)
        self.provisions[eid] = ProvisionText(printed, words, place)
        return True

    def read_eid(self, written: str, place: Place) -> EId | None:
        """The full eId of a provision; None, and a problem, where it cannot stand here."""
        relative, article = parse_eid(written), self.reader.article
        assert article is not None
        assert article.eid is not None
        if relative is None or relative.steps[0].unit is Unit.ARTICLE:
            hint = "Write it from the article down: para_3, para_3__subpara_7, part_2, subpara_1."
            self.reader.report("G401", place, f"“{written}” is no id of a provision.", hint)
            return None
        eid = article.eid.below(relative)
        if eid in self.provisions:
            first = self.provisions[eid].place.line
            message = f"{written} stands twice, first on line {first}."
            self.reader.report("G403", place, message, "Give each provision an id of its own.")
            return None
        self.check_position(eid, place)
        return eid

    def check_position(self, eid: EId, place: Place) -> None:
        parent = eid.parent
        if parent and parent.depth and parent not in self.provisions:
            message = f"{eid.last} has no {parent.last} before it."
            hint = "Write the paragraph that holds it first, or mend the id."
            self.reader.report("G404", place, message, hint)
        last = next(reversed(self.provisions), None)
        if last and eid < last:
            message = f"{eid.last} stands after {last.last}."
            hint = "Put the provisions in the order of the law, or mend the id."
            self.reader.report("G404", place, message, hint)

    def check_number(self, eid: EId, printed: str, place: Place) -> None:
        """The number in the text must be that of the id, with the mark of its unit."""
        step = eid.last
        expected = _printed_numbers(step.unit, step.number)
        if printed in expected:
            return
        found = f"“{printed}”" if printed else "no number"
        hint = f"Write {' or '.join(f'“{form}”' if form else 'no number' for form in expected)}"
        message = f"The id says {step}, the text has {found}."
        self.reader.report("G402", place, message, f"{hint} after the id, or mend the id.")

    def report_stray(self, node: SyntaxTreeNode) -> None:
        place = self.reader.place_of(node)
        for _ in self.reader.read_block(node):
            message = "This block is neither a provision nor a directive."
            hint = "Begin a provision with its id, {#para_3}; put remarks into a :::{note}."
            self.reader.report("G405", place, message, hint)
            return


def _is_article(eid: EId | None) -> bool:
    return eid is not None and not eid.depth and eid.last.unit is Unit.ARTICLE


def _is_provision(node: SyntaxTreeNode) -> bool:
    return node.type == "paragraph" and node.children[0].content.startswith("{#")


def _printed_numbers(unit: Unit, number: str) -> tuple[str, ...]:
    """How the number of such a provision can stand in the text."""
    match unit:
        case Unit.PARAGRAPH:
            return (f"{number}.",)
        case Unit.SUBPARAGRAPH:
            return (f"{number})",)
        case Unit.POINT:
            return (f"({number})",)
        case Unit.PART:
            return ("", f"{number}.")
        case _:
            return ("",)
