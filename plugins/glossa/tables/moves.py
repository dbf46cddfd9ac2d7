"""What became of names that moved: old place and new, for the site, for servers, for the check."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from glossa.corpus import Corpus
from glossa.model.address import parse_address
from glossa.model.ledger import Ledger, Step, holders
from glossa.tables.places import ACTS, DATA, LANGUAGELESS, REFERENCES, Spot
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

    @property
    def is_article(self) -> bool:
        """Whether it was an article, which has a second page with all its languages."""
        return self.is_page and "/art_" in self.old

    @property
    def anchor(self) -> str:
        """The anchor it had; an article has its own over its text."""
        return self.old_spot.fragment or self.old.partition("/")[2]

    @property
    def new_anchor(self) -> str:
        """The anchor it has now; nothing where it is a page without one."""
        return self.new_spot.fragment or self.new.partition("/")[2]

    @property
    def is_note(self) -> bool:
        """Whether it is a note."""
        return self.old.startswith("note:")

    @property
    def answers(self) -> bool:
        """Whether it stands on the same page still, where it answers to its old anchor."""
        has_anchors = self.new.startswith("note:") or parse_address(self.new) is not None
        return has_anchors and self.old_spot.key == self.new_spot.key


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old URL and the new one, from the root of the site (`/kz/ai-law/art-17/`).

    `language` is the tag of the page's language, empty for what has none. Where `old` has a
    fragment, only a browser can follow it: servers never see fragments.
    """

    old: str
    new: str
    language: str


@dataclass(frozen=True, slots=True)
class MoveIndex:
    """What moved, as the pages of an edition ask for it; keys are those of pages.

    `moved` is all of it; `pages` are gone as a whole; `places` stood on a page, by its key;
    `formerly` are names on a page that stood for something else once; `aliases` are anchors of old
    that a thing answers to on its page today, by its name.
    """

    moved: tuple[Moved, ...] = ()
    pages: Mapping[str, Moved] = field(default_factory=dict)
    places: Mapping[str, tuple[Moved, ...]] = field(default_factory=dict)
    formerly: Mapping[str, tuple[Moved, ...]] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def index_moves(corpus: Corpus) -> MoveIndex:
    """The index of an edition; an empty one where nothing moved."""
    moved, renamed = find_moved(corpus), find_renamed(corpus)
    if not moved and not renamed:
        return MoveIndex()
    living = {spot_of(name, home) for name, home in list_published(corpus).items()}
    aliases: dict[str, dict[str, None]] = {}
    for one in moved:
        if Spot(one.new_spot.key, one.anchor) not in living:
            aliases.setdefault(one.new, {})[one.anchor] = None
    return MoveIndex(
        moved=moved,
        pages={one.old_spot.key: one for one in moved if one.is_page},
        places=_by_page(one for one in moved if not one.is_page),
        formerly=_by_page(renamed),
        aliases={name: tuple(anchors) for name, anchors in aliases.items()},
    )


def _by_page(every: Iterable[Moved]) -> dict[str, tuple[Moved, ...]]:
    pages: dict[str, list[Moved]] = {}
    for one in every:
        pages.setdefault(one.old_spot.key, []).append(one)
    return {key: tuple(rows) for key, rows in pages.items()}


def build_redirects(corpus: Corpus) -> tuple[Redirect, ...]:
    """Every old URL of what moved, in every language."""
    return tuple(
        redirect
        for moved in find_moved(corpus)
        for old, new in _pairs(moved)
        for redirect in _in_every_language(old, new, corpus)
    )


def find_moved(corpus: Corpus) -> tuple[Moved, ...]:
    """What the ledger has under a place where it no longer is, in the order of the ledger.

    A data file counts as there unless a step moved it: which files there are the exports know.
    """
    ledger = corpus.ledger
    files = {name for name in ledger.names if name.startswith(DATA) and "#" not in name}
    kept = {
        ledger.destinations(name)[0][1] if ledger.destinations(name) else name for name in files
    }
    return tuple(_find_moved(ledger, {**dict.fromkeys(kept, ""), **list_published(corpus)}))


def find_renamed(corpus: Corpus) -> tuple[Moved, ...]:
    """Names that are given to something else today, with what they stood for before.

    What only went along with an article or a paragraph is not named beside it.
    """
    living, ledger = list_published(corpus), corpus.ledger
    return tuple(
        Moved(name, today, spot_of(name, living[name]), spot_of(today, living[today]), step)
        for name in ledger.names
        if name in living
        for step, new in ledger.destinations(name)
        if name in step.moved and (today := nearest(new, living)) is not None and today != name
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
    if moved.is_page and moved.old_spot.key.startswith(ACTS) and moved.new.startswith(ACTS):
        keys = (spot.key.removeprefix(ACTS) for spot in (moved.old_spot, moved.new_spot))
        old, new = (f"{REFERENCES}{key}" for key in keys)
        yield old, new
    if moved.is_article:
        inner = PARALLEL if "/art_" in moved.new else ""
        yield moved.old_spot.key + PARALLEL, moved.new_spot.key + inner


def _key(spot: Spot) -> str:
    return f"{spot.key}#{spot.fragment}" if spot.fragment else spot.key


def _in_every_language(old: str, new: str, corpus: Corpus) -> Iterator[Redirect]:
    if not old.partition("#")[0].endswith("/"):
        yield Redirect(f"/{old}", f"/{new}", "")
        return
    for language in corpus.languages:
        yield Redirect(f"/{language.folder}/{old}", f"/{language.folder}/{new}", language.tag)
    yield Redirect(f"/{LANGUAGELESS}{old}", f"/{LANGUAGELESS}{new}", "")
