"""How drafts are read from a text, whatever the order of its language: item after item."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from glossa.cite.drafts import Draft, Item, link_between
from glossa.cite.groups import Group
from glossa.cite.lexicon import Lexicon, Link
from glossa.cite.tokens import Token

LONGEST_CHAIN = 8
"""No provision lies deeper than this."""
MOST_CHAINS = 60
"""How many chains one citation may join."""


@dataclass(frozen=True, slots=True)
class Composer(ABC):
    """A text's groups and mentions of acts in order; `links[i]` stands after item i."""

    tokens: Sequence[Token]
    lexicon: Lexicon
    items: Sequence[Item]
    links: Sequence[Link | None]

    @classmethod
    def over(cls, tokens: Sequence[Token], lexicon: Lexicon, items: Sequence[Item]) -> Self:
        """The composer of a text."""
        links = [
            link_between(lexicon, tokens, left.end, right.start) for left, right in pairwise(items)
        ]
        return cls(tokens, lexicon, items, [*links, None])

    def compose(self) -> list[Draft]:
        """The drafts of the text, in order."""
        drafts: list[Draft] = []
        at = 0
        while at < len(self.items):
            draft, at = self.read(at)
            if draft:
                drafts.append(draft)
        return drafts

    @abstractmethod
    def read(self, at: int) -> tuple[Draft | None, int]:
        """The draft that begins at item `at`, or None, and where to go on."""

    def group(self, at: int) -> Group | None:
        """Item `at`, if it is a group."""
        item = self.items[at] if at < len(self.items) else None
        return item if isinstance(item, Group) else None
