"""Places that left a page which lives on, and numbers on it that were given anew."""

from __future__ import annotations

from dataclasses import dataclass

from glossa.site.pages.notes import summarise
from glossa.site.view import View
from glossa.tables.moves import Moved


@dataclass(frozen=True, slots=True)
class Place:
    """A place that moved: its old anchor (empty where that is taken), both names, the new address.

    `date` is the day it moved, as the page has it; empty where only its page is another.
    """

    id: str
    old: str
    new: str
    href: str
    date: str


def view_moved(key: str, view: View) -> tuple[Place, ...]:
    """The places that left the page `key`, unless they answer to their old anchor on it."""
    rows = view.atlas.moves.places.get(key, ())
    return tuple(view_place(one, view) for one in rows if not one.answers)


def view_formerly(key: str, view: View) -> tuple[Place, ...]:
    """The names on the page `key` that stood for something else once."""
    rows = view.atlas.moves.formerly.get(key, ())
    return tuple(view_place(one, view, taken=True) for one in rows)


def view_place(moved: Moved, view: View, *, taken: bool = False) -> Place:
    """One of them as a page shows it; without its anchor where that is `taken`."""
    return Place(
        id="" if taken else moved.anchor,
        old=_say(moved.old, view),
        new=_say(moved.new, view),
        href=view.to(moved.new_spot.key, moved.new_spot.fragment),
        date=view.words.date(moved.step.date) if moved.step else "",
    )


def _say(name: str, view: View) -> str:
    """What a name is called on a page: a provision in short, a note by its title, else itself."""
    kind, colon, rest = name.partition(":")
    note = view.corpus.annotation(rest) if colon and kind == "note" else None
    if note is not None:
        return summarise(note, view)
    is_key = colon or "#" in name or name.endswith("/") or "." in name
    return rest if colon else name if is_key else view.label(name)
