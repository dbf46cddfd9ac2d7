"""Files and notes that are, by their letters, in another language than their folder's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossa.corpus import Corpus
from glossa.model.pages import NoteSlot
from glossa.model.prose import Code, Emphasis, Foreign, Inline, Link, Paragraph, Prose, Strong, Text
from glossa.problems import Place, Problem

_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_KAZAKH = re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")

_ENOUGH = 80
"""So many letters tell a language; a name or a heading does not."""
_KAZAKH_SHARE, _RUSSIAN_SHARE = 0.06, 0.02
"""The share of Kazakh's own letters: a sixth and more in Kazakh, that of names in Russian."""
_NAMES = {"kk": "Kazakh", "ru": "Russian", "en": "English"}


def check_languages(corpus: Corpus) -> Iterator[Problem]:
    """G606: a source file, or a piece of one, is in another language than its folder's."""
    pieces: dict[tuple[str, str], list[tuple[Place, str]]] = {}
    for tag, place, text in _pieces(corpus):
        if tag in _NAMES and len(text) >= _ENOUGH:
            pieces.setdefault((place.file, tag), []).append((place, text))
    for (_, tag), found in pieces.items():
        told = ((place, find_language(text)) for place, text in found)
        wrong = [(place, language) for place, language in told if language not in (tag, None)]
        # One problem for a whole file that is in the wrong place.
        for place, language in wrong[: 1 if len(wrong) * 2 > len(found) else None]:
            message = f"By its letters this is {_NAMES[str(language)]}, not {_NAMES[tag]}."
            hint = "Put it into the folder of its language, or mark it: [words]{lang=…}."
            yield Problem("G606", place, message, hint)


def find_language(text: str) -> str | None:
    """The tag of the language that the letters of `text` tell; None where they leave it open."""
    latin, cyrillic = len(_LATIN.findall(text)), len(_CYRILLIC.findall(text))
    if latin + cyrillic < _ENOUGH:
        return None
    if latin > 2 * cyrillic:
        return "en"
    if cyrillic < 2 * latin:
        return None
    share = len(_KAZAKH.findall(text)) / cyrillic
    if share > _KAZAKH_SHARE:
        return "kk"
    return "ru" if share < _RUSSIAN_SHARE else None


def _pieces(corpus: Corpus) -> Iterator[tuple[str, Place, str]]:
    """The tag, place and own words of every provision, note and paragraph of a page."""
    for article in corpus.articles.values():
        for provision in article.provisions:
            for tag, text in provision.texts.items():
                yield tag, text.place, own_words(text.words)
    for note in corpus.annotations:
        for tag, words in note.texts.items():
            yield tag, words.place, _own_words_of(words.body)
    for page in corpus.pages.values():
        for tag, body in page.bodies.items():
            for block in body:
                if not isinstance(block, NoteSlot):
                    yield tag, block.place, _own_words_of((block,))


def _own_words_of(prose: Prose) -> str:
    paragraphs = (block for block in prose if isinstance(block, Paragraph))
    return " ".join(own_words(block.children) for block in paragraphs)


def own_words(nodes: tuple[Inline, ...]) -> str:
    """The words, without those that are marked as another language's and without code."""
    pieces = []
    for node in nodes:
        match node:
            case Text(text):
                pieces.append(text)
            case Emphasis() | Strong() | Link():
                pieces.append(own_words(node.children))
            case Foreign() | Code():
                pieces.append(" ")
            case _:
                pieces.append("\n")
    return "".join(pieces)
