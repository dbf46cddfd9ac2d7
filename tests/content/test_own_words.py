"""Our words are our own: no long run of words stands in a paper or in the official text.

Needs the papers and the official sample, which are no part of the project: skips, visibly, without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from glossa.corpus import Corpus, read_project
from glossa.model.prose import Prose, Quotation, plain_text

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared"
IN_A_PAPER, IN_THE_LAW = 8, 12
"""How many consecutive words may not stand in a paper, or in the official text."""

IN_A_TITLE = 6
"""As many words of a title in a run, and the run is a mention of it."""

QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“]*“")
WORD = re.compile(r"[^\W_]+")
OFFICIAL = {"kk": "kaz.md", "ru": "rus.md"}

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the papers are not here")


def words_of(text: str) -> list[str]:
    return WORD.findall(text.casefold().replace("ё", "е"))


def runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


@cache
def corpus() -> Corpus:
    return read_project(ROOT).corpus


@cache
def runs_of_papers() -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for path in sorted((SHARED / "papers").glob("*.txt")):
        found |= runs(words_of(path.read_text("utf-8")), IN_A_PAPER)
    return frozenset(found)


@cache
def runs_of_law(tag: str) -> frozenset[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for path in sorted((SHARED / "official-sample").glob(f"*/{OFFICIAL[tag]}")):
        found |= runs(words_of(path.read_text("utf-8")), IN_THE_LAW)
    return frozenset(found)


@cache
def runs_of_titles() -> frozenset[tuple[str, ...]]:
    """Titles and names, which are what they are: of acts, articles, chapters, works."""
    titles = [
        *(title for act in corpus().acts.values() for title in _named(act)),
        *(heading for a in corpus().articles.values() for heading in a.headings.values()),
        *(text for source in corpus().sources.values() for text in _texts_in(source.csl)),
        *(title for source in corpus().sources.values() for title in source.titles.by_tag.values()),
    ]
    return frozenset(run for title in titles for run in runs(words_of(title), IN_A_TITLE))


def _named(act: object) -> Iterator[str]:
    for words in (act.title, act.short, *(c.title for c in act.chapters)):  # type: ignore[attr-defined]
        yield from words.by_tag.values()
    for names in act.names.values():  # type: ignore[attr-defined]
        yield from names


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else ():
        yield from _texts_in(inner)
    for inner in value if isinstance(value, list) else ():
        yield from _texts_in(inner)


def is_citation(run: tuple[str, ...]) -> bool:
    """Two numbers or more: the name of a provision or a standard, which cannot be put otherwise."""
    return sum(word.isdigit() for word in run) >= 2


def texts(tag: str) -> Iterator[tuple[str, str]]:
    """Everything we say in a language, quotations left out."""
    for article in corpus().articles.values():
        for provision in article.provisions:
            if tag in provision.texts:
                yield str(provision.address), provision.texts[tag].plain
    for note in corpus().annotations:
        if tag in note.texts:
            yield f"note:{note.id}", plain_text(_own(note.texts[tag].body))
    for table in corpus().tables.values():
        words = (table.caption, table.note, *table.columns.values())
        yield from ((table.id, wording.get(tag)) for wording in words)
        for row in table.rows:
            for cell in row.cells.values():
                yield f"{table.id}, {row.note}", cell.text.get(tag)
                yield f"{table.id}, {row.note}", cell.correction.get(tag)


def _own(prose: Prose) -> Prose:
    return tuple(block for block in prose if not isinstance(block, Quotation))


def borrowed(tag: str, known: frozenset[tuple[str, ...]], length: int) -> list[str]:
    """The runs of our words that stand elsewhere too, with their place."""
    return [
        f"{origin} ({tag}): {' '.join(run)}"
        for origin, text in texts(tag)
        # A quotation parts the words before it from those after it.
        for piece in QUOTED.split(text)
        for run in runs(words_of(piece), length) & known
        if not is_citation(run) and not runs(list(run), IN_A_TITLE) & runs_of_titles()
    ]


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_no_sentence_of_a_paper(tag: str) -> None:
    assert borrowed(tag, runs_of_papers(), IN_A_PAPER) == []


@pytest.mark.parametrize("tag", ["kk", "ru"])
def test_no_sentence_of_the_official_text(tag: str) -> None:
    assert borrowed(tag, runs_of_law(tag), IN_THE_LAW) == []


def test_the_test_would_see_a_borrowed_sentence() -> None:
    law = (SHARED / "official-sample/ai-law/rus.md").read_text("utf-8")
    sentence = " ".join(words_of(law)[400:420])
    assert runs(words_of(sentence), IN_THE_LAW) <= runs_of_law("ru")
