"""The languages of an edition, any number of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language the sources are written in.

    `tag` is its BCP 47 tag (`kk`), `folder` the name people use in paths and URLs (`kz`), `name`
    what it calls itself.
    """

    tag: str
    folder: str
    name: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Short plain words in each language, by tag: a title, a label, a note of a register."""

    by_tag: Mapping[str, str]

    def __hash__(self) -> int:
        return hash(frozenset(self.by_tag.items()))

    def __getitem__(self, tag: str) -> str:
        return self.by_tag[tag]

    def __contains__(self, tag: object) -> bool:
        return tag in self.by_tag

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_tag)

    def __bool__(self) -> bool:
        return bool(self.by_tag)

    def get(self, tag: str, default: str = "") -> str:
        """The words in language `tag`, or `default` where there are none."""
        return self.by_tag.get(tag, default)
