"""Defined terms in running text as links to their entry in the register.

The words stay as they are. In a piece of text each term is marked where it first stands, in plain
words only: what is a link, stressed or foreign already is left alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from glossa.model import prose
from glossa.problems import Place
from glossa.tables.terms import TermFinder, TermUse


def mark_terms(
    words: tuple[prose.Inline, ...], finder: TermFinder, place: Place, leave: Collection[str] = ()
) -> tuple[prose.Inline, ...]:
    """The words with a link `term:…` for the first use of each term but those to leave alone."""
    uses = list(finder.find("".join(map(_text_of, words))))
    return tuple(_marked(words, uses, place, set(leave)))


def _marked(
    words: tuple[prose.Inline, ...], uses: list[TermUse], place: Place, done: set[str]
) -> Iterator[prose.Inline]:
    start = 0
    for word in words:
        end = start + len(_text_of(word))
        if isinstance(word, prose.Text):
            inside = [use for use in uses if start <= use.start and use.end <= end]
            yield from _split(word.text, start, inside, place, done)
        else:
            yield word
        start = end


def _text_of(word: prose.Inline) -> str:
    match word:
        case prose.Text(text) | prose.Code(text):
            return text
        case prose.LineBreak():
            return "\n"
        case _:
            return "".join(map(_text_of, word.children))


def _split(
    text: str, offset: int, uses: list[TermUse], place: Place, done: set[str]
) -> Iterator[prose.Inline]:
    at = 0
    for use in uses:
        if use.term in done:
            continue
        done.add(use.term)
        before, quote = text[at : use.start - offset], text[use.start - offset : use.end - offset]
        if before:
            yield prose.Text(before)
        yield prose.Link(f"term:{use.term}", (prose.Text(quote),), place)
        at = use.end - offset
    if text[at:]:
        yield prose.Text(text[at:])
