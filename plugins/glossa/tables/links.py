"""Citations in running text as links to what they name.

The words stay as they are. Only citations that stand whole in plain words become links; what the
author linked, emphasised or wrote as code is left alone, and so is a citation of several provisions
at once, which no single link could follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from glossa.model import prose
from glossa.problems import Place
from glossa.tables.citations import CitationReader
from glossa.tables.passages import CitationFound, Passage
from glossa.tables.thread import speaks_of_drafts


class CitationLinker:
    """Links the citations of an edition's texts."""

    def __init__(self, reader: CitationReader) -> None:
        self._reader = reader

    def link_words(
        self, words: tuple[prose.Inline, ...], passage: Passage
    ) -> tuple[prose.Inline, ...]:
        """The words of a provision, with links; `passage` holds the same as plain text."""
        found = self._found(passage)
        return tuple(_insert(words, found, passage.place)) if found else words

    def link_prose(self, blocks: prose.Prose, passage: Passage) -> prose.Prose:
        """The blocks of a note, with links in their paragraphs and lists.

        A note is read as a whole: what its first paragraph says decides what the second means.
        Quotations are left alone: they speak of the numbers of the text they are taken from.
        """
        if passage.note is not None and speaks_of_drafts(passage.note):
            return blocks
        found = self._found(passage)
        return _link_blocks(blocks, 0, found, passage) if found else blocks

    def _found(self, passage: Passage) -> list[CitationFound]:
        """What a link could follow: one target, and not the place where the words stand."""
        return [
            one
            for one in self._reader.read(passage)
            if len(one.targets) == 1 and one.targets[0] != passage.origin
        ]


def _link_blocks(
    blocks: prose.Prose, start: int, found: list[CitationFound], passage: Passage
) -> prose.Prose:
    """Blocks whose plain text begins at `start` of the passage."""
    linked = []
    for block in blocks:
        length = len(prose.plain_text((block,)))
        inside = [one for one in found if start <= one.start and one.end <= start + length]
        linked.append(_link_block(block, start, inside, passage) if inside else block)
        start += length + 1
    return tuple(linked)


def _link_block(
    block: prose.Block, start: int, found: list[CitationFound], passage: Passage
) -> prose.Block:
    match block:
        case prose.Paragraph(children):
            shifted = [replace(one, start=one.start - start, end=one.end - start) for one in found]
            return replace(block, children=tuple(_insert(children, shifted, passage.place)))
        case prose.ListBlock(items):
            linked = []
            for item in items:
                linked.append(_link_blocks(item, start, found, passage))
                start += len(prose.plain_text(item)) + 1
            return replace(block, items=tuple(linked))
        case _:
            return block


def _insert(
    words: Iterable[prose.Inline], found: list[CitationFound], place: Place
) -> Iterator[prose.Inline]:
    """The words with a link for each citation that lies whole in one piece of plain text."""
    start = 0
    for word in words:
        end = start + len(_text_of(word))
        if isinstance(word, prose.Text):
            inside = [one for one in found if _is_at(one, word.text, start, end)]
            yield from _split(word.text, start, inside, place)
        else:
            yield word
        start = end


def _is_at(one: CitationFound, text: str, start: int, end: int) -> bool:
    whole = start <= one.start and one.end <= end
    return whole and text[one.start - start : one.end - start] == one.quote


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
