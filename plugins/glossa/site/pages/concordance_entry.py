"""An entry of the concordance as a page shows it: figures, distribution, lines, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from glossa.lemma import initial_letter
from glossa.site.labels import name_chapter
from glossa.site.pages.concordance_desk import FEW, Desk, anchor_of, letter_key, word_key
from glossa.site.pages.official import name_layer
from glossa.site.view import View
from glossa.tables.concordance import Entry, Line, Share
from glossa.tables.layers import Layer
from glossa.tables.places import Spot

BAR = 7
"""How wide a chapter is in the picture of a word's distribution, gap included."""

HEIGHT = 16


@dataclass(frozen=True, slots=True)
class LineView:
    """A keyword in its context; `official` names the law's own text where it stands in that.

    `more` is the provision in the other languages, maybe empty.
    """

    label: str
    href: str
    before: str
    word: str
    after: str
    official: str
    more: Markup


@dataclass(frozen=True, slots=True)
class NoteUse:
    """A note that uses the word, or a page of such notes: what it is on, how often."""

    label: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class EntryView:
    """A word with its figures and, where they stand on this page, its lines.

    `permalink` leads to the first page of its letter, where it has an anchor whatever is added.
    """

    anchor: str
    permalink: str
    headword: str
    count: int
    forms: tuple[tuple[str, int], ...]
    spread: Markup
    notes: tuple[NoteUse, ...]
    note_count: int
    lines: tuple[LineView, ...]
    page: str | None
    folded: bool


def view_entry(entry: Entry, desk: Desk, view: View, *, on_letter: bool) -> EntryView:
    """The entry; on its letter's page a word with a page of its own has its figures alone."""
    moved = on_letter and entry.key in desk.own
    forms = sorted(entry.forms.items(), key=lambda pair: (-pair[1], pair[0]))
    anchor, letter = anchor_of(entry, desk.tag), initial_letter(entry.headword, desk.tag)
    return EntryView(
        anchor=anchor,
        permalink=view.to(letter_key(letter, desk.tag), anchor),
        headword=entry.headword,
        count=len(entry.lines),
        forms=tuple(forms),
        spread=_draw(desk.chapters.spread(entry), view),
        notes=() if moved else tuple(_notes(entry, desk, view)),
        note_count=sum(entry.notes.values()),
        lines=() if moved else tuple(_lines(entry, desk, view)),
        page=view.to(word_key(entry, desk.tag)) if moved else None,
        folded=entry.is_folded,
    )


def _lines(entry: Entry, desk: Desk, view: View) -> Iterator[LineView]:
    """The lines; after the last one of a provision, that provision in the other languages."""
    following = (*(line.address for line in entry.lines[1:]), None)
    for line, after in zip(entry.lines, following, strict=True):
        ends = line.address != after and not entry.is_folded
        more = desk.passage(line.address, view) if ends else Markup("")
        yield _line(line, more, desk, view)


def _line(line: Line, more: Markup, desk: Desk, view: View) -> LineView:
    label, spot = desk.place(line.address, view)
    href = view.to(spot.key, spot.fragment)
    is_law = line.layer is Layer.OFFICIAL
    official = name_layer(line.address.act, desk.tag, view) if is_law else ""
    return LineView(label, href, line.before, line.word, line.after, official, more)


def _notes(entry: Entry, desk: Desk, view: View) -> Iterator[NoteUse]:
    if len(entry.notes) <= FEW:
        for name, count in entry.notes.items():
            label, spot = desk.note(name, view)
            yield NoteUse(label, view.to(spot.key, spot.fragment), count)
        return
    pages: dict[str, tuple[Spot, int]] = {}
    for name, count in entry.notes.items():
        _, spot = desk.note(name, view)
        first, sum_so_far = pages.get(spot.key, (spot, 0))
        pages[spot.key] = (first, sum_so_far + count)
    for key, (first, count) in pages.items():
        yield NoteUse(desk.page_label(key, view), view.to(key, first.fragment), count)


def _draw(shares: tuple[Share, ...], view: View) -> Markup:
    """The distribution as a row of bars, a chapter each, with the figures as its title."""
    highest = max((share.count for share in shares), default=1)
    bars = "".join(_bar(at, share.count, highest) for at, share in enumerate(shares) if share.count)
    figures = "; ".join(f"{_name(share, view)}: {share.count}" for share in shares if share.count)
    return Markup(
        '<svg class="g-spread" role="img" width="{0}" height="{1}" viewBox="0 0 {0} {1}">'
        '<title>{2}</title><path d="{3}"/></svg>'
    ).format(len(shares) * BAR, HEIGHT, figures, bars)


def _bar(at: int, count: int, highest: int) -> str:
    height = max(round(count / highest * HEIGHT), 2)
    return f"M{at * BAR} {HEIGHT}v-{height}h{BAR - 1}v{height}z"


def _name(share: Share, view: View) -> str:
    if share.chapter is None:
        return view.act_label(share.act)
    chapter = name_chapter(share.chapter.last.number, view.words)
    main = next(iter(view.corpus.articles)).act
    return chapter if share.act == main else f"{view.act_label(share.act)}, {chapter}"
