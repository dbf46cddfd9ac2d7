"""Mentions of acts in Kazakh: country, date, number and title stand before the kind of act.

`«Жасанды интеллект туралы» Қазақстан Республикасының 2025 жылғы 17 қарашадағы № 230-VIII Заңының`,
`Қазақстан Республикасы Салық кодексінің`, `осы Заңның`, `АК-нің`.
"""

from __future__ import annotations

from dataclasses import replace

from glossa.cite.acts import is_head
from glossa.cite.lexicon import match_unit
from glossa.cite.mentions import Mention, Reader, Tail
from glossa.cite.tokens import Kind
from glossa.cite.values import ActKind

_MOST_PARTS = 7
_MOST_ATTRIBUTES = 4
_LONGEST_BRACKET = 14


class KazakhReader(Reader):
    """Reads mentions in Kazakh."""

    __slots__ = ()

    def read(self, at: int) -> Mention | None:
        """The mention that begins at token `at`, or None."""
        mention = self._read_pointed(at) or self._read_described(at)
        return self._extend(mention) if mention else None

    def _read_described(self, at: int) -> Mention | None:
        tail = self._read_before(at)
        prefixed = tail.end > at
        known = self.index.at(self.tokens, tail.end) if tail.end < len(self.tokens) else None
        whole = known is not None and known[1] - tail.end > 1
        if known and (self.tokens[tail.end].text[0].isupper() or prefixed or whole):
            return self._known(at, known, tail)
        head = self._kazakh_head(tail.end, prefixed)
        if head:
            return self._by_head(at, head, replace(tail, end=head), prefixed)
        if tail.number:
            return self._describe(at, tail)
        return None

    def _known(self, at: int, known: tuple[tuple[str, ...], int], tail: Tail) -> Mention:
        acts, end = known
        if tail.foreign:
            return Mention(at, end, ActKind.TITLED, self._slice(at, end))
        if len(acts) > 1:
            return Mention(at, end, ActKind.AMBIGUOUS, None, acts)
        return Mention(at, end, ActKind.NAMED, acts[0], numbered=bool(tail.number))

    def _by_head(self, at: int, head: int, tail: Tail, prefixed: bool) -> Mention | None:
        described = self._describe(at, tail)
        if described:
            return described
        capital = self.tokens[head - 1].text[0].isupper() or self.tokens[at].text[0].isupper()
        if head == at + 1:
            return Mention(at, head, ActKind.SHORT) if capital else None
        if prefixed or capital:
            return Mention(at, head, ActKind.TITLED, self._slice(at, head))
        return None

    def _read_before(self, at: int) -> Tail:
        """Country, date, number and title before the kind of act, in any order."""
        tail = Tail(at)
        for _ in range(_MOST_PARTS):
            part, after = self.read_part(tail.end)
            if part is None:
                break
            tail = Tail(
                after,
                tail.title or part.title,
                tail.number or part.number,
                tail.foreign or part.foreign,
            )
        return tail

    def _read_bracketed(self, at: int, text: list[str]) -> tuple[Tail | None, int]:
        """Brackets stand behind the kind of act in Kazakh: `_extend` reads them."""
        return None, at

    def _date_end(self, at: int) -> int:
        """The index behind `2025 жылғы 17 қарашадағы` or `30.12.2021`; or 0."""
        words = self.lexicon.acts
        if at >= len(self.tokens):
            return 0
        if self.tokens[at].kind is Kind.DECIMAL and self.tokens[at].text.count(".") == 2:
            return at + 1 + (at + 1 < len(self.tokens) and self.tokens[at + 1].text == ".")
        if self.tokens[at].kind is not Kind.NUMBER or at + 3 >= len(self.tokens):
            return 0
        month = self.tokens[at + 3].norm
        dated = self.tokens[at + 1].norm in words.date_year and any(
            month.startswith(name) for name in words.months
        )
        return at + 4 if dated else 0

    def _kazakh_head(self, at: int, prefixed: bool) -> int:
        """The index behind the kind of act, up to four attributes before it; or 0."""
        for skipped in range(_MOST_ATTRIBUTES + 1):
            head = is_head(self.lexicon, self.tokens, at + skipped)
            if head:
                return head if not skipped or prefixed or self._binds(head - 1) else 0
            if not self._is_attribute(at + skipped):
                return 0
            if not prefixed and not self.tokens[at].text[0].isupper():
                return 0
            if skipped and self.index.at(self.tokens, at + skipped):
                return 0
        return 0

    def _binds(self, at: int) -> bool:
        """Whether words before the kind of act belong to its name: not in `Егер Заңның …`."""
        return self.tokens[at].text[0].islower()

    def _is_attribute(self, at: int) -> bool:
        if at >= len(self.tokens) or self.tokens[at].kind is not Kind.WORD:
            return False
        return (
            match_unit(self.lexicon, self.tokens, at) is None
            and self.lexicon.anchors.match(self.tokens, at) is None
        )

    def _extend(self, mention: Mention) -> Mention:
        """The mention with `(Ерекше бөлім)` and `жобасының` behind it."""
        end = self._bracket_end(mention.end)
        if end < len(self.tokens) and self.tokens[end].norm in self.lexicon.acts.draft:
            return Mention(
                mention.start, end + 1, ActKind.TITLED, self._slice(mention.start, end + 1)
            )
        return replace(mention, end=end)

    def _bracket_end(self, at: int) -> int:
        """The index behind a bracket that a number follows, so that the citation goes on."""
        if at >= len(self.tokens) or self.tokens[at].text != "(":
            return at
        for end in range(at + 1, min(at + _LONGEST_BRACKET, len(self.tokens) - 1)):
            if self.tokens[end].text == "(":
                return at
            if self.tokens[end].text == ")":
                return end + 1 if self.tokens[end + 1].kind is Kind.NUMBER else at
        return at
