"""Chains in Kazakh, where the act and the outer unit come first.

`Заңның 17-бабы 3-тармағының 3) тармақшасы`, `осы Кодекстің 2-бабының 2-тармағында, 4-бабының 1 және
3-тармақтарында`. An act named once holds for every chain that commas and “and” join to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from glossa.cite.composer import LONGEST_CHAIN, MOST_CHAINS, Composer
from glossa.cite.drafts import Chain, Draft, Item, can_hold, closed, is_anchored
from glossa.cite.groups import Group
from glossa.cite.lexicon import Lexicon, Link
from glossa.cite.mentions import Mention
from glossa.cite.tokens import Kind, Token
from glossa.cite.values import ActKind
from glossa.model.address import GROUPS, Unit

_JOIN = frozenset({Link.AND, Link.COMMA})
_DOWN = frozenset({Link.NONE, Link.LISTED, Link.OPEN, Link.WITH})
_BARE_POINT = "("
_LONGEST_ASIDE = 16


def compose(tokens: Sequence[Token], lexicon: Lexicon, items: Sequence[Item]) -> list[Draft]:
    """The drafts of a text, in order, from its groups and mentions of acts in order."""
    return _Composer.over(tokens, lexicon, items).compose()


@dataclass(frozen=True, slots=True)
class _Composer(Composer):
    def read(self, at: int) -> tuple[Draft | None, int]:
        item, act = self.items[at], None
        start = at
        if isinstance(item, Mention):
            following = self.group(at + 1)
            if following is None or not self._leads(at, following):
                return None, at + 1
            act, at = item, at + 1
        chains, end = self._read_chains(at)
        inside = act is None or self._owns(act)
        owner = act if inside else None
        valid = tuple(chain for chain in chains if self._points(chain, owner))
        if not valid:
            return None, end
        first = self.items[start if inside else at]
        opened = Link.OPEN in self.links[at : end - 1]
        return Draft(
            first.start, closed(self.tokens, self.items[end - 1].end, opened), valid, act
        ), end

    def _owns(self, act: Mention) -> bool:
        """Whether the act stands in the genitive or is a bare name: not `Заң 8-2-баппен …`."""
        last = self.tokens[act.end - 1].norm
        return act.kind is not ActKind.SHORT or last.endswith(self.lexicon.acts.genitives)

    def _leads(self, at: int, group: Group) -> bool:
        """`Заңның 17-бабы`, and short `AI Act, 5-бап`."""
        if group.anchor is not None:
            return False
        link = self.links[at]
        return link is Link.NONE or (
            link is Link.COMMA and group.form.plural is False and not group.bare
        )

    def _read_chains(self, at: int) -> tuple[list[Chain], int]:
        """The chains from item `at` on: each group goes down the path, or back up and on."""
        first = self.group(at)
        if first is None:
            return [], at + 1
        path: Chain = (first,)
        chains: list[Chain] = []
        at += 1
        while len(chains) < MOST_CHAINS:
            group, link = self.group(at), self.links[at - 1]
            following = self._next_path(path, group, link) if group else None
            if following is None:
                break
            if not self._is_deeper(path, following):
                chains.append(path)
            path, at = following, at + 1
        return [*chains, path], at

    def _is_deeper(self, path: Chain, following: Chain) -> bool:
        return len(following) > len(path) and following[: len(path)] == path

    def _next_path(self, path: Chain, group: Group, link: Link | None) -> Chain | None:
        """The path with `group` in its place, or None where a new citation begins."""
        if group.anchor is not None or len(path) >= LONGEST_CHAIN:
            return None
        if link is Link.OPEN and self._is_exception(group):
            return None
        if link in _DOWN:
            return self._down(path, group, strict=link is not Link.NONE)
        if link not in _JOIN:
            return None
        return self._beside(path, group) or self._after(path, group, link)

    def _is_exception(self, group: Group) -> bool:
        """`10-бабына (1-тармағын қоспағанда)`: article 10 is cited, and what is left out of it."""
        aside = self.tokens[group.start : group.start + _LONGEST_ASIDE]
        for before, token in pairwise(aside):
            if token.text == ")" and before.kind is not Kind.NUMBER:
                return before.norm in self.lexicon.exceptions
        return False

    def _down(self, path: Chain, group: Group, strict: bool) -> Chain | None:
        """`17-баптың 3-тармағы`: the group lies in the innermost unit."""
        if can_hold(path[-1], group):
            return (*path, group)
        return None if strict else self._beside(path, group)

    def _beside(self, path: Chain, group: Group) -> Chain | None:
        """The path with the group in place of the one of its unit: `2-бабының …, 4-бабының …`."""
        for level, held in enumerate(path):
            if held.unit is group.unit and not (level == 0 and held.anchor):
                return (*path[:level], group)
        return None

    def _after(self, path: Chain, group: Group, link: Link | None) -> Chain | None:
        """Behind a comma the path goes down (`17-бап, 3-тармақ`), else on from the outermost."""
        listed = group.unit in GROUPS and group.form.owned
        comma = link is Link.COMMA and not listed
        if can_hold(path[-1], group) and (comma or group.unit is None):
            return (*path, group)
        if group.unit is Unit.ARTICLE or group.unit in GROUPS:
            return None if is_anchored(path) else (group,)
        for level in range(len(path) - 1, -1, -1):
            if path[level].unit is not None and can_hold(path[level], group):
                return (*path[: level + 1], group)
        return None

    def _points(self, chain: Chain, act: Mention | None) -> bool:
        """Whether the chain is a citation: not `демалыстың бірінші бөлігі`, nor a bare абзац."""
        first = chain[0]
        if self.tokens[first.start].text == _BARE_POINT and first.form.short:
            return False
        unowned = act is None and first.anchor is None
        if unowned and first.ordinal_first and first.form.owned:
            return False
        if len(chain) == 1 and first.unit is Unit.ITEM:
            return False
        if act is None and all(group.bare for group in chain):
            return False
        return any(group.paths for group in chain)
