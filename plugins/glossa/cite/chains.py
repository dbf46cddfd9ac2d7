"""Chains in Russian and English, where the inner unit mostly comes first.

`подпункт 3) пункта 3 статьи 17 Закона`, `point (a) of Article 6(1) of the Regulation`; and outer
first: `ст. 17 п. 3`, `Article 5(1), point (c)`. Chains that commas and “and” join and that one act
closes make one citation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossa.cite.acts import is_head
from glossa.cite.composer import LONGEST_CHAIN, MOST_CHAINS, Composer
from glossa.cite.drafts import (
    ROOTS,
    Chain,
    Draft,
    Item,
    can_hold,
    closed,
    is_anchored,
    is_rooted,
)
from glossa.cite.groups import Group
from glossa.cite.lexicon import Anchor, Lexicon, Link
from glossa.cite.mentions import Mention
from glossa.cite.tokens import Token
from glossa.cite.values import ActKind, Language
from glossa.model.address import GROUPS, Unit

_DOWN = frozenset({Link.NONE, Link.COMMA, Link.OPEN})
_JOIN = frozenset({Link.AND, Link.COMMA})
_ADD = frozenset({Link.NONE, Link.WITH, Link.SUPPLEMENT})


def compose(tokens: Sequence[Token], lexicon: Lexicon, items: Sequence[Item]) -> list[Draft]:
    """The drafts of a text, in order, from its groups and mentions of acts in order."""
    return _Composer.over(tokens, lexicon, items).compose()


@dataclass(frozen=True, slots=True)
class _Composer(Composer):
    def read(self, at: int) -> tuple[Draft | None, int]:
        item = self.items[at]
        if isinstance(item, Group):
            return self._read_draft(at)
        following = self.group(at + 1)
        if following is None or not self._leads(item, self.links[at], following):
            return None, at + 1
        draft, end = self._read_draft(at + 1)
        if draft and draft.act is None and not self._stays_here(draft):
            inside = self.links[at] is not Link.SUPPLEMENT
            draft = replace(draft, act=item, start=item.start if inside else draft.start)
        return draft, end

    def _stays_here(self, draft: Draft) -> bool:
        return any(group.anchor is Anchor.THIS for chain in draft.chains for group in chain)

    def _leads(self, act: Mention, link: Link | None, group: Group) -> bool:
        """Whether an act before a group is its act: `КоАП, ст. 641-1`, `Code … supplemented by`."""
        if link is Link.SUPPLEMENT:
            return True
        if link not in (Link.NONE, Link.COMMA):
            return False
        return group.form.short or (act.kind is ActKind.NAMED and group.unit in ROOTS)

    def _read_draft(self, at: int) -> tuple[Draft | None, int]:
        start, first = self.items[at].start, at
        chains: list[Chain] = []
        joined = True
        while joined and len(chains) < MOST_CHAINS:
            begun = at
            chain, at = self._read_chain(begun)
            chains.extend(self._spread(chain, begun))
            following = self.group(at)
            follows = following is not None and self.links[at - 1] in _JOIN
            joined = follows and not is_anchored(chain) and not self._hangs(following)
        act, end = self._closing_act(at)
        at += act is not None
        if act or self.links[at - 1] is Link.SUPPLEMENT:
            addition, at = self._addition(chains[-1], at)
            chains[-1] = (*chains[-1], *addition)
            end = self.items[at - 1].end
        else:
            end = closed(self.tokens, end, Link.OPEN in self.links[first : at - 1])
        whole = () if self._is_of_another(chains) else _valid(_inherit(chains))
        return (Draft(start, end, whole, act) if whole else None), at

    def _is_of_another(self, chains: Sequence[Chain]) -> bool:
        """Whether it is a unit of something that is no act: “part 3 of the series”."""
        if self.lexicon.language is not Language.EN or len(chains) > 1 or len(chains[0]) != 1:
            return False
        group = chains[0][0]
        plain = group.unit in _COMMON and self.tokens[group.start].text.islower()
        between = [token.norm for token in self.tokens[group.end : group.end + 2]]
        owner = self.tokens[group.end + 2 : group.end + 3]
        of_some = between[:1] == ["of"] and between[1:] in (["the"], ["a"], ["an"], ["this"])
        head = is_head(self.lexicon, self.tokens, group.end + 2)
        return plain and of_some and not head and bool(owner) and owner[0].text.islower()

    def _spread(self, chain: Chain, at: int) -> list[Chain]:
        """`Articles 34, 35 and 42, point (b)`: the point is of the last alone."""
        first = chain[0] if chain else None
        comma = self.links[at] is Link.COMMA and first is self.items[at]
        if first is None or len(chain) < 2 or len(first.paths) < 2 or not comma:
            return [chain]
        last = replace(first, paths=first.paths[-1:])
        return [(replace(first, paths=first.paths[:-1]),), (last, *chain[1:])]

    def _closing_act(self, at: int) -> tuple[Mention | None, int]:
        """The act behind the chains, and the end of the citation."""
        end = self.items[at - 1].end
        if at < len(self.items):
            item = self.items[at]
            close = self.links[at - 1] is Link.NONE or self.links[at - 1] is Link.OF
            if isinstance(item, Mention) and close:
                return item, item.end
        return None, self._thereof(end)

    def _thereof(self, end: int) -> int:
        after = self.lexicon.anchors.match(self.tokens, end)
        return after[1] if after and after[0] is Anchor.AFTER else end

    def _addition(self, chain: Chain, at: int) -> tuple[Chain, int]:
        """“Article 917 of the Civil Code with paragraph 4”: the paragraph lies in the article."""
        added = self.group(at)
        if added is None or self.links[at - 1] not in _ADD or not self._is_free(at):
            return (), at
        below = not is_anchored((added,)) and can_hold(chain[-1], added)
        fits = below and added.unit not in (Unit.ARTICLE, None)
        return ((added,), at + 1) if fits else ((), at)

    def _read_chain(self, at: int) -> tuple[Chain, int]:
        """The chain that begins at item `at`, outermost group first, and the item behind it."""
        first = self.group(at)
        if first is None:
            return (), at + 1
        chain: Chain = (first,)
        at += 1
        while (outer := self.group(at)) and self._is_up(chain[0], at):
            if len(chain) == LONGEST_CHAIN:
                break
            chain, at = (outer, *chain), at + 1
        if len(chain) == 1:
            chain, at = self._read_down(chain, at)
            outer = self.group(at)
            if outer and len(chain) > 1 and self._is_up(chain[0], at):
                # “paragraph 1, point (b), of this Article”
                chain, at = (outer, *chain), at + 1
        return self._hang(chain), at

    def _read_down(self, chain: Chain, at: int) -> tuple[Chain, int]:
        while len(chain) < LONGEST_CHAIN and self._is_down(chain, at):
            inner = self.group(at)
            chain, at = (*chain, inner) if inner else chain, at + 1
        return chain, at

    def _hang(self, chain: Chain) -> Chain:
        """“paragraph 2 thereof” hangs on what was cited before."""
        if self._hangs(chain[-1]) and not is_rooted(chain):
            return (replace(chain[0], anchor=Anchor.ITS), *chain[1:])
        return chain

    def _hangs(self, group: Group | None) -> bool:
        after = self.lexicon.anchors.match(self.tokens, group.end) if group else None
        return after is not None and after[0] is Anchor.AFTER

    def _is_up(self, inner: Group, at: int) -> bool:
        """Whether item `at` is the unit that holds `inner`."""
        outer = self.group(at)
        link = self.links[at - 1]
        if outer is None or (outer.ordinal_first and outer.unit is Unit.ITEM):
            return False
        if inner.anchor is not None or not can_hold(outer, inner):
            return False
        if inner.unit is Unit.ITEM and inner.ordinal_first:
            return link is Link.LISTED
        if link is Link.COMMA and outer.unit is Unit.ARTICLE and inner.unit not in _TOP:
            # “paragraph 2, Article 9”, as English translations of the law of Kazakhstan have it.
            english = self.lexicon.language is Language.EN
            return english and len(outer.paths) == 1 and not inner.is_through
        if link is Link.OF:
            return self.lexicon.language is Language.EN or inner.is_through
        russian = self.lexicon.language is Language.RU
        return link is Link.NONE and russian and outer.form.genitive and inner.unit not in _BESIDE

    def _is_down(self, chain: Chain, at: int) -> bool:
        """Whether item `at` lies in the innermost unit of the chain: `ст. 17 п. 3`."""
        inner = self.group(at)
        link = self.links[at - 1]
        if inner and chain[-1].anchor is Anchor.SAME and inner.anchor is None:
            return link in _DOWN
        if inner is None or inner.anchor is not None or inner.unit in (Unit.ARTICLE, None):
            return inner is not None and inner.unit is None and link is Link.NONE
        if link is Link.SUPPLEMENT:
            return chain[-1].unit is Unit.ARTICLE and self._is_free(at)
        # «глава 3, раздел 2» lists; «гл. III, разд. 2» and “Chapter III, Section 2” go down.
        listing = self.lexicon.language is Language.RU and not inner.form.short
        if link is Link.COMMA and inner.unit in GROUPS and listing:
            return False
        return link in _DOWN and can_hold(chain[-1], inner) and self._is_free(at)

    def _is_free(self, at: int) -> bool:
        """Whether no article of its own follows group `at`, directly or behind an “and”."""
        for index in range(at, min(at + LONGEST_CHAIN, len(self.items) - 1)):
            inner, outer = self.group(index), self.group(index + 1)
            if inner is None or outer is None:
                return True
            if self._is_up(inner, index + 1):
                # “Article 462, part three, Article 463”: the order of the first holds on.
                listed = index == at and self._is_listed(index, inner)
                if is_rooted((outer,)) and not listed:
                    return False
            elif self.links[index] not in _JOIN and self.links[index] is not Link.NONE:
                return True
        return True

    def _is_listed(self, at: int, group: Group) -> bool:
        """Whether commas on both sides bind group `at` to what stands before it."""
        followed = self.tokens[group.end].text == "," if group.end < len(self.tokens) else False
        english = self.lexicon.language is Language.EN
        return english and followed and self.links[at - 1] is Link.COMMA


_COMMON = frozenset({Unit.PART, Unit.SECTION, Unit.CHAPTER, Unit.ITEM})
_BESIDE = frozenset({Unit.ANNEX, Unit.RECITAL})
_TOP = frozenset({Unit.ANNEX, Unit.RECITAL, Unit.ARTICLE})


def _inherit(chains: Sequence[Chain]) -> list[Chain]:
    """Chains without an article take it from the chain behind them.

    In `подпунктом 1) пункта 2 и пунктом 3 статьи 5` both lie in article 5.
    """
    whole = list(chains)
    for n in range(len(whole) - 2, -1, -1):
        if not is_rooted(whole[n]):
            whole[n] = (*_borrowed(whole[n], whole[n + 1]), *whole[n])
    return whole


def _borrowed(chain: Chain, lender: Chain) -> Chain:
    units = [group.unit for group in lender]
    top = next((group.unit for group in chain if group.unit is not None), None)
    level = units.index(top) if top in units else len(lender) - 1
    borrowed = lender[:level]
    first = next((group for group in chain if group.unit is not None), None)
    fits = first is None or not borrowed or can_hold(borrowed[-1], first)
    return borrowed if fits else tuple(g for g in borrowed if first and can_hold(g, first))


def _valid(chains: Sequence[Chain]) -> tuple[Chain, ...]:
    """The chains that point somewhere: “first part” alone, or a bare абзац, does not."""
    return tuple(chain for chain in chains if _points(chain))


def _points(chain: Chain) -> bool:
    inner = chain[-1]
    alone = len(chain) == 1 and inner.anchor is None
    if alone and inner.ordinal_first and inner.unit is not Unit.SUBPARAGRAPH:
        return False
    return inner.anchor is Anchor.SAME or any(group.paths for group in chain)
