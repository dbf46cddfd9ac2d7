"""The people behind the notes: who wrote and reviewed them, whose works and views they give."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from glossa.site.pages.notes import Reference, link_note
from glossa.site.pages.press import Press
from glossa.site.values import Entry, SitePage
from glossa.site.view import View
from glossa.tables.credit import Credit, count_credit, count_unsigned
from glossa.tables.places import CONTRIBUTORS


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person with links to notes, in named lists; lists without any note are left out."""

    id: str
    name: Markup
    role: Markup
    lists: tuple[tuple[str, tuple[Reference, ...]], ...]


def build_contributors(press: Press, tag: str) -> SitePage:
    """The page of everybody in the people register who has a part in a note."""
    view = press.view(tag, CONTRIBUTORS)
    credits = count_credit(view.corpus)
    say = view.words.say
    wrote = [item for item in credits if item.wrote or item.reviewed]
    works = [item for item in credits if item.works and item not in wrote]
    views = [item for item in credits if item.views and item not in (*wrote, *works)]
    groups = (
        ("s-wrote", say("Who wrote and reviewed the notes"), wrote),
        ("s-works", say("Whose works the notes draw on"), works),
        ("s-views", say("Whose views and proposals the notes pass on"), views),
    )
    filled = tuple(
        (key, name, tuple(_contributor(item, view) for item in found))
        for key, name, found in groups
        if found or key == "s-wrote"
    )
    return press.page(
        "contributors.html",
        view,
        CONTRIBUTORS,
        say("Contributors"),
        contents=tuple(Entry(name, key) for key, name, _ in filled),
        unsigned=count_unsigned(view.corpus),
        guide=view.href("page:contribute"),
        groups=filled,
    )


def _contributor(item: Credit, view: View) -> Contributor:
    say = view.words.say
    lists = (
        (say("Notes written"), item.wrote),
        (say("Notes reviewed"), item.reviewed),
        (say("Notes on their works"), item.works),
        (say("Notes that pass on their views"), item.views),
    )
    return Contributor(
        item.person.id,
        view.text(item.person.name),
        view.text(item.person.role),
        tuple((name, _link(notes, view)) for name, notes in lists if notes),
    )


def _link(names: tuple[str, ...], view: View) -> tuple[Reference, ...]:
    notes = (view.corpus.annotation(name) for name in names)
    return tuple(link_note(note, view) for note in notes if note)
