"""The time of things: the way of the law as a picture and as a list, and every date we know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap

from markupsafe import Markup

from glossa.model.registers import Event
from glossa.site.html import element
from glossa.site.pages.notes import Reference, refer, shorten, source_name
from glossa.site.pages.press import Press
from glossa.site.values import Entry, SitePage
from glossa.site.view import View
from glossa.tables.places import TIMELINE, stage_id
from glossa.tables.timeline import (
    ABROAD,
    SCHOLARSHIP,
    by_stage,
    list_events,
    milestones_abroad,
    way_of_the_law,
    year_fraction,
)

SINCE = 2016
"""The first year of the picture."""

WIDTH, ROW, TOP, LEFT = 880, 26, 34, 16
"""Measures of the picture, in its own units: width, height of a row, head, margin."""

LETTER, LINE, GAP = 7.4, 16, 12
"""How wide a letter is, with some to spare; how high a line; how far words are from their mark."""


@dataclass(frozen=True, slots=True)
class EventView:
    """A date with what happened, who says so, and how sure that is."""

    id: str
    date: str
    iso: str
    title: Markup
    source: Reference
    locator: str
    acts: tuple[Reference, ...]
    cautions: tuple[str, ...]
    side: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A date in the picture: where on the scale, how far down, its words line by line."""

    event: Event
    at: float
    top: int
    words: tuple[str, ...]

    @property
    def height(self) -> int:
        """How much room it takes."""
        return ROW + LINE * (len(self.words) - 1)


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of the text with its dates; notes that speak of it lead here."""

    id: str
    name: str
    events: tuple[EventView, ...]
    notes: int


@dataclass(frozen=True, slots=True)
class YearView:
    """A year with its dates."""

    year: str
    events: tuple[EventView, ...]


def build_timeline(press: Press, tag: str) -> SitePage:
    """The picture, the stages and the whole list."""
    view = press.view(tag, TIMELINE)
    events = list_events(view.corpus)
    years = groupby(events, key=lambda event: event.date[:4])
    title = view.words.say("Timeline")
    stages = _stages(view)
    return press.page(
        "timeline.html",
        view,
        TIMELINE,
        title,
        description=shorten(f"{title}: {view.words.say('The way of the Law')}"),
        contents=(
            Entry(
                view.words.say("The way of the Law"),
                "s-way",
                tuple(Entry(stage.name, stage.id) for stage in stages),
            ),
            Entry(view.words.say("All dates"), "s-dates"),
        ),
        data=view.document("data/timeline.json"),
        count=view.words.count("%(num)s date", "%(num)s dates", len(events)),
        picture=draw_timeline(view),
        stages=stages,
        years=tuple(YearView(year, tuple(view_event(e, view) for e in run)) for year, run in years),
    )


def view_event(event: Event, view: View) -> EventView:
    """A date as a page shows it."""
    words = view.words
    known = [name for name in event.refs if view.corpus.resolve(f"act:{name}")]
    side = {ABROAD: "abroad", SCHOLARSHIP: "scholarship"}.get(event.category, "home")
    return EventView(
        id=event.id,
        date=words.partial_date(event.date),
        iso=event.date,
        title=view.text(event.title),
        source=Reference(
            Markup("{}").format(source_name(event.source, view)),
            view.href(f"source:{event.source}"),
        ),
        locator=event.locator,
        acts=tuple(refer(f"act:{name}", view) for name in known),
        cautions=tuple(words.name("caution", caution) for caution in event.cautions),
        side=side,
    )


def _stages(view: View) -> tuple[StageView, ...]:
    notes = view.corpus.annotations
    return tuple(
        StageView(
            stage_id(stage.value),
            view.words.name("stage", stage.value),
            tuple(view_event(event, view) for event in events),
            sum(any(source.stage is stage for source in note.sources) for note in notes),
        )
        for stage, events in by_stage(view.corpus).items()
    )


def draw_timeline(view: View) -> Markup:
    """The way of the law and the milestones abroad on one scale of time, as SVG.

    Each date has rows of its own, so that its words never meet others and are never cut; a disc is
    a date of ours, a diamond one abroad, an outline one that is not verified. Colours come from
    the stylesheet.
    """
    chosen = {*way_of_the_law(view.corpus), *milestones_abroad(view.corpus, SINCE)}
    events = [event for event in list_events(view.corpus) if event in chosen]
    if not events:
        return Markup("")
    last = int(max(event.date[:4] for event in events)) + 1
    rows = list(_place(events, last, view))
    height = rows[-1].top + rows[-1].height + 12
    name = view.words.say("The way of the Law, and milestones abroad")
    return element(
        "svg",
        element("title", name, id="timeline-title"),
        element(
            "desc",
            view.words.say("Every date of the picture stands in the lists below."),
            id="timeline-desc",
        ),
        *_draw_years(last, height),
        *map(_draw_row, rows),
        class_="g-timeline",
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_labelledby="timeline-title timeline-desc",
    )


def _place(events: Iterable[Event], last: int, view: View) -> Iterator[_Row]:
    """The dates one under another, each as high as its words."""
    top = TOP
    for event in events:
        at = float(_x(year_fraction(event.date), last))
        side = max(at, WIDTH - at) - GAP
        words = f"{view.words.partial_date(event.date)}: {view.plain(event.title)}"
        row = _Row(event, at, top, tuple(wrap(words, int(side / LETTER))))
        yield row
        top += row.height


def _x(at: float, last: int) -> str:
    return f"{LEFT + (at - SINCE) / (last - SINCE) * (WIDTH - 2 * LEFT):.1f}"


def _draw_years(last: int, height: int) -> list[Markup]:
    drawn: list[Markup] = []
    for year in range(SINCE, last + 1):
        x = _x(year, last)
        drawn.append(element("line", x1=x, x2=x, y1="22", y2=str(height), class_="g-t-year"))
        if year < last:
            near = _x(year + 0.5, last)
            drawn.append(element("text", str(year), x=near, y="14", class_="g-t-scale"))
    return drawn


def _draw_row(row: _Row) -> Markup:
    y = row.top + ROW / 2
    left = row.at > WIDTH / 2
    x = f"{row.at - GAP if left else row.at + GAP:.1f}"
    place = "g-t-words g-t-words--before" if left else "g-t-words"
    lines = (
        element("text", words, x=x, y=f"{y + 4.5 + number * LINE:.1f}", class_=place)
        for number, words in enumerate(row.words)
    )
    kind = "abroad" if row.event.category == ABROAD else "home"
    return element("g", _draw_mark(row, kind, y), *lines, class_=f"g-t-row g-t-row--{kind}")


def _draw_mark(row: _Row, kind: str, y: float) -> Markup:
    doubt = " g-t-unsure" if row.event.cautions else ""
    if kind == "home":
        return element(
            "circle", cx=f"{row.at:.1f}", cy=f"{y:.1f}", r="5.5", class_=f"g-t-mark{doubt}"
        )
    around = ((row.at - 6, y), (row.at, y - 6), (row.at + 6, y), (row.at, y + 6))
    points = " ".join(f"{x:.1f},{down:.1f}" for x, down in around)
    return element("polygon", points=points, class_=f"g-t-mark g-t-abroad{doubt}")
