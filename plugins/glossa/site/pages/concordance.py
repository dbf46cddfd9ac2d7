"""The concordance: an index of all words, a page a letter, a page for each word of its own.

A word that defined terms are made of, or that is frequent, stands on a page of its own; on its
letter's page it has its figures and a link. A word that every text is full of is folded away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossa.lemma import initial_letter
from glossa.site.pages.concordance_desk import Desk, anchor_of, letter_key, word_key
from glossa.site.pages.concordance_entry import view_entry
from glossa.site.pages.letters import LetterPart
from glossa.site.pages.press import Press
from glossa.site.values import SitePage
from glossa.site.view import View
from glossa.tables.concordance import Entry
from glossa.tables.places import CONCORDANCE


@dataclass(frozen=True, slots=True)
class HeadwordLine:
    """A headword in an index: where its entry stands, how often the law has it."""

    headword: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """A letter with its headwords; `folded` are those that every text is full of."""

    letter: str
    href: str
    headwords: tuple[HeadwordLine, ...]
    folded: tuple[HeadwordLine, ...]


def build_concordance_pages(press: Press, tag: str) -> Iterator[SitePage]:
    """Every page of the concordance in one language."""
    desk = Desk(press, tag)
    letters = desk.concordance.by_letter()
    yield _index(desk)
    for letter in letters:
        for part in desk.parts(letter):
            yield _letter(desk, letter, part, tuple(letters))
    for entry in desk.concordance.entries:
        if entry.key in desk.own:
            yield _word(desk, entry)


def _index(desk: Desk) -> SitePage:
    press, tag = desk.press, desk.tag
    view = press.view(tag, CONCORDANCE)
    groups = tuple(
        _group(letter, entries, desk, view)
        for letter, entries in desk.concordance.by_letter().items()
    )
    entries = desk.concordance.entries
    return press.page(
        "concordance.html",
        view,
        CONCORDANCE,
        view.words.say("Concordance"),
        groups=groups,
        own=tuple(_headword(entry, word_key(entry, tag), "", view) for entry in desk.vocabulary),
        lemmas=len(entries),
        tokens=sum(len(entry.lines) for entry in entries),
        csv=view.document(f"data/concordance-{tag}.csv"),
        assets=("words.css", "words.js"),
    )


def _letter(desk: Desk, letter: str, part: LetterPart, letters: tuple[str, ...]) -> SitePage:
    press, tag = desk.press, desk.tag
    key = letter_key(letter, tag, part.number)
    view = press.view(tag, key)
    views = tuple(view_entry(entry, desk, view, on_letter=True) for entry in part.entries)
    parts = desk.parts(letter)
    title = f"{view.words.say('Concordance')}: {letter}"
    return press.page(
        "letter.html",
        view,
        key,
        title if len(parts) == 1 else f"{title} ({part.label})",
        elsewhere=CONCORDANCE,
        letter=letter,
        letters=tuple((other, view.to(letter_key(other, tag))) for other in letters),
        parts=tuple(
            (other.label, view.to(letter_key(letter, tag, other.number)), other is part)
            for other in parts
        ),
        entries=tuple(one for one in views if not one.folded),
        folded=tuple(one for one in views if one.folded),
        moved=_moved(parts[1:], letter, desk, view) if part.number == 1 else (),
        home=view.to(CONCORDANCE),
        assets=("words.css", "words.js"),
    )


def _moved(
    parts: tuple[LetterPart, ...], letter: str, desk: Desk, view: View
) -> tuple[tuple[str, str, str], ...]:
    """The words of a letter's further pages: anchor, headword, where they stand now."""
    return tuple(
        (anchor, entry.headword, view.to(letter_key(letter, desk.tag, part.number), anchor))
        for part in parts
        for entry in part.entries
        for anchor in (anchor_of(entry, desk.tag),)
    )


def _word(desk: Desk, entry: Entry) -> SitePage:
    press, tag = desk.press, desk.tag
    key = word_key(entry, tag)
    view = press.view(tag, key)
    letter = initial_letter(entry.headword, tag)
    return press.page(
        "word.html",
        view,
        key,
        f"{view.words.say('Concordance')}: {entry.headword}",
        elsewhere=CONCORDANCE,
        entry=view_entry(entry, desk, view, on_letter=False),
        letter=letter,
        home=view.to(CONCORDANCE),
        letter_href=view.to(desk.page_of[entry.key], anchor_of(entry, tag)),
        assets=("words.css",),
    )


def _group(letter: str, entries: Iterable[Entry], desk: Desk, view: View) -> LetterGroup:
    tag = desk.tag
    lines = [
        (entry, _headword(entry, desk.page_of[entry.key], anchor_of(entry, tag), view))
        for entry in entries
    ]
    return LetterGroup(
        letter=letter,
        href=view.to(letter_key(letter, tag)),
        headwords=tuple(line for entry, line in lines if not entry.is_folded),
        folded=tuple(line for entry, line in lines if entry.is_folded),
    )


def _headword(entry: Entry, key: str, anchor: str, view: View) -> HeadwordLine:
    return HeadwordLine(entry.headword, len(entry.lines), view.to(key, anchor))
