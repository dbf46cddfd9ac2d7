"""Acts that a citation leaves to the words around it.

`Законом РК № 12-V (порядок введения в действие см. ст. 2)`: the numbered act before the bracket.
Kazakh has the article's owned form there: `№ 122-VI (1-бабы 7-тармағын қоспағанда …) Заңымен`.
`… Уголовным кодексом Казахской ССР: измена Родине (статья 50); шпионаж (статья 51)`: the act that
introduces the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from glossa.cite.drafts import ROOTS, Draft
from glossa.cite.lexicon import Anchor, Lexicon
from glossa.cite.mentions import Mention
from glossa.cite.tokens import Token
from glossa.cite.values import ActKind

_LOOK_BACK = 25
_NAMES = (ActKind.NAMED, ActKind.TITLED)


class Surroundings:
    """Gives drafts the act that their surroundings name. Asked in reading order, reads once."""

    def __init__(
        self, lexicon: Lexicon, tokens: Sequence[Token], mentions: Sequence[Mention]
    ) -> None:
        self._lexicon = lexicon
        self._tokens = tokens
        self._mentions = mentions
        self._seen = self._read = 0
        self._numbered: Mention | None = None
        self._latest: Mention | None = None
        self._listing: Mention | None = None

    def named(self, draft: Draft) -> Draft:
        """The draft with the act of its surroundings, where it names none itself."""
        self._advance(draft.start)
        if draft.act is not None:
            return self._pointed(draft, draft.act)
        first = draft.chains[0][0]
        named = self._latest is not None and self._latest.kind in _NAMES
        if named and first.anchor is Anchor.ITS and first.unit in ROOTS:
            return replace(draft, act=self._latest)
        if self._numbered and self._is_pointed_to(draft):
            near = draft.start - self._numbered.end < _LOOK_BACK
            return replace(draft, act=self._numbered) if near else draft
        if self._latest and self._is_beside(draft, self._latest):
            return replace(draft, act=self._latest)
        if self._listing and self._is_bracketed(draft):
            return replace(draft, act=self._listing)
        return draft

    def _advance(self, upto: int) -> None:
        """Take in the mentions and colons before token `upto`."""
        for at in range(self._read, upto):
            while self._seen < len(self._mentions) and self._mentions[self._seen].end <= at:
                self._latest = self._mentions[self._seen]
                self._numbered = self._latest if self._latest.numbered else self._numbered
                self._seen += 1
            if self._tokens[at].text == ":":
                known = self._latest and self._latest.kind in (ActKind.NAMED, ActKind.TITLED)
                self._listing = self._latest if known else None
        self._read = max(self._read, upto)

    def _is_pointed_to(self, draft: Draft) -> bool:
        """Whether it says “see” before the citation, or after it, as Kazakh does."""
        words = self._lexicon.acts
        before = [token.norm for token in self._tokens[max(0, draft.start - 2) : draft.start]]
        after = [token.norm for token in self._tokens[draft.end : draft.end + 1]]
        owned = draft.chains[0][0].form.owned and not draft.chains[0][0].anchor
        return owned or bool(words.see_before & set(before) or words.see_after & set(after))

    def _pointed(self, draft: Draft, act: Mention) -> Draft:
        """“Article 5 of the said Law”: the act named last, if no citation names one."""
        if not act.back or self._latest is None or self._latest.kind not in _NAMES:
            return draft
        latest = self._latest
        known = replace(act, kind=latest.kind, act=latest.act, candidates=latest.candidates)
        return replace(draft, act=known)

    def _is_beside(self, draft: Draft, act: Mention) -> bool:
        """`Civil Code (Article 917)`; `the Convention, in particular Article 9 thereof`."""
        if draft.chains[0][0].anchor or draft.chains[0][0].unit not in ROOTS:
            return False
        last = self._lexicon.anchors.match(self._tokens, draft.end - 1)
        if last and last[0] is Anchor.AFTER:
            return True
        if act.kind not in _NAMES or self._tokens[act.end].text != "(":
            return False
        # Kazakh: `Заңының (Жаршы, 2015 ж., № 22-V, 155-құжат) 5-бабы` is owned across the bracket.
        across = draft.chains[0][0].form.owned and self._tokens[draft.start - 1].text == ")"
        return across or draft.start == act.end + 1

    def _is_bracketed(self, draft: Draft) -> bool:
        """Whether the citation is all that stands between two brackets."""
        before = self._tokens[draft.start - 1].text if draft.start else ""
        after = self._tokens[draft.end].text if draft.end < len(self._tokens) else ""
        return (before, after) == ("(", ")")
