"""Finding citations in a text: the one entry point of the recogniser.

Tokens, then mentions of acts, groups of numbers, chains, and last the back-references, in reading
order. Every step is linear in the text, and none raises, whatever the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from glossa.cite import chains, chains_kk
from glossa.cite.acts import ActIndex, standard_acts
from glossa.cite.back import Antecedents
from glossa.cite.drafts import Draft, Item, is_anchored, split_groups
from glossa.cite.groups import find_groups
from glossa.cite.lexicon import Lexicon, load_lexicon
from glossa.cite.mentions import Mention, Reader, collect_mentions
from glossa.cite.mentions_kk import KazakhReader
from glossa.cite.tokens import Token, tokenise
from glossa.cite.values import Citation, Language


def find_citations(
    text: str, language: Language, index: ActIndex | None = None
) -> tuple[Citation, ...]:
    """The citations in `text`, in reading order, not overlapping.

    `index` holds the names by which acts are recognised, in the same language; without it the
    standard ones. A citation of an act whose name is unknown is found all the same, with the name
    as the text has it.
    """
    index = index or standard_index(language)
    lexicon, tokens = load_lexicon(language), tokenise(text)
    if not tokens:
        return ()
    kazakh = language is Language.KK
    reader = (KazakhReader if kazakh else Reader)(tokens, lexicon, index, text)
    mentions = collect_mentions(reader)
    taken = {at for mention in mentions for at in range(mention.start, mention.end)}
    groups = find_groups(tokens, lexicon, taken)
    items: list[Item] = sorted([*mentions, *groups], key=lambda item: item.start)
    drafts = (chains_kk if kazakh else chains).compose(tokens, lexicon, items)
    antecedents = Antecedents(text, tokens, language)
    numbered = _NumberedActs(lexicon, tokens, mentions)
    return tuple(
        antecedents.cite(numbered.named(piece)) for draft in drafts for piece in _pieces(draft)
    )


@cache
def standard_index(language: Language) -> ActIndex:
    """The index of the acts that every text on the law of Kazakhstan names."""
    return ActIndex(standard_acts(), language)


def _pieces(draft: Draft) -> list[Draft]:
    """An article named with its chapter is two citations, unless they share one anchor."""
    if len(draft.chains) > 1 or is_anchored(draft.chains[0]):
        return [draft]
    parts = split_groups(draft.chains[0])
    inside = draft.act is not None and draft.start <= draft.act.start < draft.end
    if len(parts) < 2 or inside:
        return [draft]
    pieces = [Draft(min(g.start for g in p), max(g.end for g in p), (p,), draft.act) for p in parts]
    return sorted(pieces, key=lambda piece: piece.start)


class _NumberedActs:
    """The act of `Законом РК № 12-V (порядок введения в действие см. ст. 2)`."""

    def __init__(
        self, lexicon: Lexicon, tokens: Sequence[Token], mentions: Sequence[Mention]
    ) -> None:
        self._lexicon = lexicon
        self._tokens = tokens
        self._mentions = [mention for mention in mentions if mention.numbered]
        self._next = 0

    def named(self, draft: Draft) -> Draft:
        """The draft with the numbered act in whose brackets it is pointed to, if it is."""
        while self._next < len(self._mentions) and self._mentions[self._next].end <= draft.start:
            self._next += 1
        if draft.act or self._next == 0 or not self._is_pointed_to(draft):
            return draft
        act = self._mentions[self._next - 1]
        near = draft.start - act.end < _LOOK_BACK
        return Draft(draft.start, draft.end, draft.chains, act) if near else draft

    def _is_pointed_to(self, draft: Draft) -> bool:
        words = self._lexicon.acts
        before = [t.norm for t in self._tokens[max(0, draft.start - 2) : draft.start]]
        after = [t.norm for t in self._tokens[draft.end : draft.end + 1]]
        return bool(words.see_before & set(before) or words.see_after & set(after))


_LOOK_BACK = 25
