"""The state of the edition: what is written, which official texts are here, what waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from glossa.site.pages.notes import Reference, link_note, refer
from glossa.site.pages.official import ChangeView, Presence, view_change, view_presences
from glossa.site.pages.press import Press
from glossa.site.values import Entry, SitePage
from glossa.site.view import View
from glossa.tables.credit import count_reviews
from glossa.tables.places import STATUS, act_key
from glossa.tables.progress import Progress, count_progress


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A kind of work: its name, how much there is, and by language how much is written."""

    key: str
    name: str
    total: int
    cells: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """What a language lacks, of one kind."""

    tag: str
    language: str
    name: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act and the languages in which its official text is here, or is not."""

    act: Reference
    presences: tuple[Presence, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A note that waits for a review: where it stands, what it is on, what changed.

    `language` is that of the text that changed.
    """

    note: Reference
    target: Reference
    language: str
    changes: tuple[ChangeView, ...] = ()


def build_status(press: Press, tag: str) -> SitePage:
    """The page that says how far the edition is."""
    view = press.view(tag, STATUS)
    title = view.words.say("Translation status")
    progress = count_progress(view.corpus)
    say = view.words.say
    contents = (
        Entry(say("Written and translated"), "s-written"),
        Entry(say("Reviewed notes"), "s-reviewed"),
        Entry(say("Official texts"), "s-official"),
        Entry(say("Stale notes"), "s-stale"),
    )
    return press.page(
        "status.html",
        view,
        STATUS,
        title,
        description=title,
        contents=contents,
        rows=tuple(_row(item, view) for item in progress),
        missing=tuple(_missing(progress, view)),
        reviews=_reviews(view),
        acts=tuple(_acts(view)),
        changes=tuple(_changes(view)),
        stale=_stale(view),
        restated=_restated(view),
    )


def _row(item: Progress, view: View) -> WorkRow:
    cells = tuple(
        (language.tag, item.written[language.tag], item.percent(language.tag))
        for language in view.corpus.languages
    )
    return WorkRow(item.work.value, view.words.name("work", item.work.value), item.total, cells)


def _reviews(view: View) -> tuple[tuple[str, str, int, int], ...]:
    """By language: tag, name, notes that somebody has reviewed, and all that it has."""
    counts = count_reviews(view.corpus)
    return tuple((item.tag, item.name, *counts[item.tag]) for item in view.corpus.languages)


def _missing(progress: Iterable[Progress], view: View) -> Iterable[Missing]:
    for language in view.corpus.languages:
        for item in progress:
            names = item.missing[language.tag]
            if names:
                references = tuple(_refer(name, view) for name in names)
                name = view.words.name("work", item.work.value)
                yield Missing(language.tag, language.name, name, references)


def _refer(name: str, view: View) -> Reference:
    """A link to what is missing, in the language that has it."""
    note = view.corpus.annotation(name.removeprefix("note:"))
    if note is not None and name.startswith("note:"):
        return link_note(note, view)
    page = view.corpus.pages.get(name)
    if page is not None:
        return Reference(view.text(page.titles), view.href(name))
    if view.corpus.resolve(name):
        return refer(name, view)
    return Reference(Markup("{}").format(name), None)


def _acts(view: View) -> Iterable[ActRow]:
    for act in view.corpus.acts.values():
        if view.corpus.articles_of(act.id):
            name = Markup("{}").format(view.act_label(act.id))
            yield ActRow(Reference(name, view.to(act_key(act.id))), view_presences(act, view))


def _changes(view: View) -> Iterable[tuple[str, str, tuple[ChangeView, ...]]]:
    """What the last change of each official text touched: act, language, provisions."""
    names = {language.tag: language.name for language in view.corpus.languages}
    for (act, tag), changes in view.atlas.staleness.changes.items():
        views = tuple(view_change(change, tag, view) for change in changes)
        yield view.act_label(act), names[tag], views


def _stale(view: View) -> tuple[Waiting, ...]:
    names = {language.tag: language.name for language in view.corpus.languages}
    rows = []
    for name, by_tag in view.atlas.staleness.stale.items():
        note = view.corpus.annotation(name)
        if note is None:
            continue
        for tag, stale in by_tag.items():
            changes = tuple(view_change(change, tag, view) for change in stale.changes)
            target = refer(str(stale.address), view)
            rows.append(Waiting(link_note(note, view), target, names[tag], changes))
    return tuple(rows)


def _restated(view: View) -> tuple[Waiting, ...]:
    names = {language.tag: language.name for language in view.corpus.languages}
    rows = []
    for name, tags in view.atlas.staleness.restated.items():
        note = view.corpus.annotation(name)
        if note is not None:
            languages = ", ".join(names[tag] for tag in tags)
            rows.append(Waiting(link_note(note, view), refer(note.target, view), languages))
    return tuple(rows)
