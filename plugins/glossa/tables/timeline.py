"""The dates of an edition: the way of the law from stage to stage, and what happened beside it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from glossa.corpus import Corpus
from glossa.model.annotations import Stage
from glossa.model.registers import Event

ABROAD = "foreign"
"""The category of what happened in other countries."""

SCHOLARSHIP = "doctrine"
"""The category of what was written."""


def list_events(corpus: Corpus) -> tuple[Event, ...]:
    """All dates in order of time; a partial date stands before the fuller ones it may be."""
    return tuple(sorted(corpus.timeline.values(), key=lambda event: (event.date, event.id)))


def by_stage(corpus: Corpus) -> Mapping[Stage, tuple[Event, ...]]:
    """The dates of each stage of the text, stages in order, also those without a date."""
    events = list_events(corpus)
    return {stage: tuple(e for e in events if e.stage == stage.value) for stage in Stage}


def way_of_the_law(corpus: Corpus) -> tuple[Event, ...]:
    """The dates that made the text what it is: those with a stage, without what was written."""
    return tuple(
        event for event in list_events(corpus) if event.stage and event.category != SCHOLARSHIP
    )


def milestones_abroad(corpus: Corpus, since: int) -> tuple[Event, ...]:
    """Dates of other countries from the year `since` on."""
    return tuple(
        event
        for event in list_events(corpus)
        if event.category == ABROAD and int(event.date[:4]) >= since
    )


def year_fraction(iso: str) -> float:
    """A date as a number of years: `2025-07-02` is about 2025.5; a partial one, its beginning."""
    year, *rest = (int(part) for part in iso.split("-"))
    month, day = (*rest, 1, 1)[:2] if rest else (1, 1)
    return year + (date(year, month, day) - date(year, 1, 1)).days / 365.25
