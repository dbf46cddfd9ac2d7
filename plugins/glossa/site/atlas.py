"""The map of one edition as its pages use it: places, paths, citations, what is stale."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from glossa.corpus import Corpus
from glossa.model.annotations import Annotation
from glossa.site.citations import Citations
from glossa.site.citing import Citing
from glossa.tables.moves import MoveIndex, index_moves
from glossa.tables.places import Places, Spot
from glossa.tables.published import list_published, spot_of
from glossa.tables.staleness import Staleness, find_stale


@dataclass(frozen=True, slots=True)
class Atlas:
    """The map of one edition; `root` is the absolute address of the site, or empty."""

    corpus: Corpus
    root: str = ""
    folders: Mapping[str, str] = field(init=False)
    citations: Citations = field(init=False, repr=False, compare=False)
    citing: Citing = field(init=False, repr=False, compare=False)
    staleness: Staleness = field(init=False, repr=False, compare=False)
    places: Places = field(init=False, repr=False, compare=False)
    moves: MoveIndex = field(init=False, repr=False, compare=False)
    anchors: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        folders = {language.tag: language.folder for language in self.corpus.languages}
        object.__setattr__(self, "folders", folders)
        object.__setattr__(self, "citations", Citations(self.corpus))
        object.__setattr__(self, "places", Places(self.corpus))
        object.__setattr__(self, "staleness", find_stale(self.corpus))
        object.__setattr__(self, "moves", index_moves(self.corpus))
        object.__setattr__(self, "anchors", _anchors(self.corpus, self.moves))
        object.__setattr__(self, "citing", Citing(self.corpus, self.root, self.home_of))

    def path(self, tag: str, key: str) -> str:
        """The path of a page in a language."""
        return f"{self.folders[tag]}/{key}"

    def find(self, reference: str) -> Spot | None:
        """Where a reference leads, or None where it leads nowhere."""
        return self.places.find(reference)

    def home_of(self, note: Annotation) -> str:
        """The key of the page a note belongs to."""
        return self.places.home_of(note)

    def former_anchors(self, *names: str) -> tuple[str, ...]:
        """The anchors that a thing with these names had before it moved."""
        return tuple(anchor for name in names for anchor in self.moves.aliases.get(name, ()))


def _anchors(corpus: Corpus, moves: MoveIndex) -> dict[str, tuple[str, ...]]:
    """The anchors of each page that links can mean: those of its things, then those of old."""
    anchors: dict[str, dict[str, None]] = {}
    for name, home in list_published(corpus).items():
        spot = spot_of(name, home)
        old = moves.aliases.get(name, ())
        listed = (spot.fragment, *old) if spot.fragment else old
        anchors.setdefault(spot.key, {}).update(dict.fromkeys(listed))
    return {key: tuple(listed) for key, listed in anchors.items()}


def relative_url(here: str, there: str, fragment: str = "") -> str:
    """How the page at path `here` addresses `there`: works from any place a site is put."""
    anchor = f"#{fragment}" if fragment else ""
    if here == there:
        return anchor or "./"
    return _find_way(here, there) + anchor


@lru_cache(maxsize=2048)
def _find_way(here: str, there: str) -> str:
    """The way between two paths; a page has many links to the same few."""
    way = posixpath.relpath(there or ".", here or ".")
    return f"{way}/" if there.endswith("/") or not there else way
