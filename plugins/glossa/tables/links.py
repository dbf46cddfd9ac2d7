"""Citations in running text as links to what they name.

The words stay as they are. Only citations that stand whole in plain words become links; what the
author linked, emphasised or wrote as code is left alone, and so is a citation of several provisions
at once, which no single link could follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from glossa.model import prose
from glossa.model.address import Address
from glossa.problems import Place
from glossa.tables.citations import CitationFound, CitationReader, Passage


class CitationLinker:
    """Links the citations of an edition's texts."""

    def __init__(self, reader: CitationReader) -> None:
        self._reader = reader

    def link_words(
        self, words: tuple[prose.Inline, ...], tag: str, context: Address, place: Place
    ) -> tuple[prose.Inline, ...]:
        """The words of a provision, with links."""
        passage = Passage(str(context), tag, prose.plain_text(words), context, place)
        return self._linked(words, passage)

    def link_prose(
        self, blocks: prose.Prose, tag: str, context: Address, place: Place
    ) -> prose.Prose:
        """The blocks of a note, with links in their paragraphs and lists.

        Quotations are left alone: they speak of the numbers of the text they are taken from.
        """
        return tuple(self._block(block, tag, context, place) for block in blocks)

    def _block(self, block: prose.Block, tag: str, context: Address, place: Place) -> prose.Block:
        match block:
            case prose.Paragraph(children):
                return replace(block, children=self.link_words(children, tag, context, place))
            case prose.ListBlock(items):
                linked = tuple(self.link_prose(item, tag, context, place) for item in items)
                return replace(block, items=linked)
            case _:
                return block

    def _linked(
        self, words: tuple[prose.Inline, ...], passage: Passage
    ) -> tuple[prose.Inline, ...]:
        found = [one for one in self._reader.read(passage) if len(one.targets) == 1]
        if not found:
            return words
        return tuple(piece for piece in _insert(words, found, passage.place))


def _insert(
    words: Iterable[prose.Inline], found: list[CitationFound], place: Place
) -> Iterator[prose.Inline]:
    """The words with a link for each citation that lies whole in one piece of plain text."""
    start = 0
    for word in words:
        end = start + len(_text_of(word))
        if isinstance(word, prose.Text):
            inside = [one for one in found if start <= one.start and one.end <= end]
            yield from _split(word.text, start, inside, place)
        else:
            yield word
        start = end


def _split(
    text: str, offset: int, found: list[CitationFound], place: Place
) -> Iterator[prose.Inline]:
    at = 0
    for one in found:
        before, quote = text[at : one.start - offset], text[one.start - offset : one.end - offset]
        if before:
            yield prose.Text(before)
        yield prose.Link(one.targets[0], (prose.Text(quote),), place)
        at = one.end - offset
    if text[at:]:
        yield prose.Text(text[at:])


def _text_of(word: prose.Inline) -> str:
    match word:
        case prose.Text(text) | prose.Code(text):
            return text
        case prose.LineBreak():
            return "\n"
        case _:
            return "".join(_text_of(child) for child in word.children)
