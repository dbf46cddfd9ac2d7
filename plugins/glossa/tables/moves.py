"""What became of names that moved: old place and new, for the site, for servers, for the check."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from glossa.corpus import Corpus
from glossa.model.address import parse_address
from glossa.model.ledger import Ledger, Step, holders
from glossa.tables.places import ACTS, LANGUAGELESS, Spot
from glossa.tables.published import list_published, spot_of

PARALLEL = "parallel/"
"""What the key of an article's page has behind it where all its languages stand side by side."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A published name that stands elsewhere now.

    `new` is its name today, `old_spot` and `new_spot` where it stood and stands. `step` says when
    and why; None where the name is the old one and only its page is another.
    """

    old: str
    new: str
    old_spot: Spot
    new_spot: Spot
    step: Step | None = None

    @property
    def is_page(self) -> bool:
        """Whether a whole page moved, not a place on one."""
        return not self.old_spot.fragment


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old URL and the new one, from the root of the site (`/kz/ai-law/art-17/`).

    `language` is the tag of the page's language, empty for what has none. Where `old` has a
    fragment, only a browser can follow it: servers never see fragments.
    """

    old: str
    new: str
    language: str


def build_redirects(corpus: Corpus, files: Collection[str] = ()) -> tuple[Redirect, ...]:
    """Every old URL of what moved, in every language; `files` are the data files there are now."""
    return tuple(
        redirect
        for moved in find_moved(corpus, files)
        for old, new in _pairs(moved)
        for redirect in _in_every_language(old, new, corpus)
    )


def find_moved(corpus: Corpus, files: Collection[str] = ()) -> tuple[Moved, ...]:
    """What the ledger has under a place where it no longer is, in the order of the ledger."""
    living = {**list_published(corpus), **dict.fromkeys(files, "")}
    return tuple(_find_moved(corpus.ledger, living))


def find_renamed(corpus: Corpus) -> tuple[Moved, ...]:
    """Names that are given to something else today, with what they stood for before."""
    living, ledger = list_published(corpus), corpus.ledger
    return tuple(
        Moved(name, today, spot_of(name, living[name]), spot_of(today, living[today]), step)
        for name in ledger.names
        if name in living
        for step, new in ledger.destinations(name)
        if (today := nearest(new, living)) is not None and today != name
    )


def find_today(
    name: str, ledger: Ledger, living: Collection[str]
) -> tuple[str, Step | None] | None:
    """What `name` is called today, and the step that says so; None where it is lost."""
    for one in (name, *_other_names(name)):
        if one in living:
            return one, None
    for step, new in ledger.destinations(name):
        today = nearest(new, living)
        if today is not None:
            return today, step
    return None


def nearest(name: str, living: Collection[str]) -> str | None:
    """`name`, or the narrowest thing around it that is still there."""
    every = (one for outer in holders(name) for one in (outer, *_other_names(outer)))
    return next((one for one in every if one in living), None)


def _find_moved(ledger: Ledger, living: Mapping[str, str]) -> Iterator[Moved]:
    for name, recorded in ledger.names.items():
        found = find_today(name, ledger, living)
        if found is None:
            continue
        today, step = found
        new = spot_of(today, living[today])
        for home in recorded.homes or ("",):
            old = spot_of(name, home)
            if old != new and (today != name or recorded.homes):
                yield Moved(name, today, old, new, step)


def _other_names(name: str) -> Iterator[str]:
    """A provision stands on the page of its act while it is only cited, later on one of its own."""
    page, mark, key = name.partition("#")
    if mark and page.startswith(ACTS):
        yield f"{page.removeprefix(ACTS)}{key}"
        return
    address = parse_address(name)
    if address is not None:
        yield f"{ACTS}{address.act}/#{address.eid}" if address.eid else f"{ACTS}{address.act}/"


def _pairs(moved: Moved) -> Iterator[tuple[str, str]]:
    """The keys that changed: an article takes along the page with all its languages."""
    yield _key(moved.old_spot), _key(moved.new_spot)
    old, new = parse_address(moved.old), parse_address(moved.new)
    if moved.is_page and old and old.eid:
        has_parallel = new is not None and new.eid is not None
        key = moved.new_spot.key + (PARALLEL if has_parallel else "")
        yield moved.old_spot.key + PARALLEL, key


def _key(spot: Spot) -> str:
    return f"{spot.key}#{spot.fragment}" if spot.fragment else spot.key


def _in_every_language(old: str, new: str, corpus: Corpus) -> Iterator[Redirect]:
    if not old.partition("#")[0].endswith("/"):
        yield Redirect(f"/{old}", f"/{new}", "")
        return
    for language in corpus.languages:
        yield Redirect(f"/{language.folder}/{old}", f"/{language.folder}/{new}", language.tag)
    yield Redirect(f"/{LANGUAGELESS}{old}", f"/{LANGUAGELESS}{new}", "")
