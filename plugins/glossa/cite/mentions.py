"""Mentions of acts: `настоящего Кодекса`, `Заңның`, `Law No. 230-VIII “On …”`.

A mention is a kind of act (“law”, “code”) or a registered name with what may belong to it: country,
date, number, quoted title. Each is read with a bounded look ahead, so reading stays linear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossa.cite.acts import ActIndex, is_head, stem
from glossa.cite.lexicon import Anchor, Lexicon
from glossa.cite.tokens import Kind, Token
from glossa.cite.values import ActKind, Language


@dataclass(frozen=True, slots=True)
class Mention:
    """An act named in a text; `start` and `end` are indices of tokens, end exclusive."""

    start: int
    end: int
    kind: ActKind
    act: str | None = None
    candidates: tuple[str, ...] = ()
    back: bool = False
    """“the same Law”: the act of the citation before."""
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Tail:
    """What was read beside the name: where it ends, and the title and number in it."""

    end: int
    title: tuple[int, int] | None = None
    number: tuple[int, int] | None = None
    foreign: bool = False


_LONGEST_TITLE = 90
_MOST_PARTS = 7
_ARTICLES = frozenset({"the", "a", "an"})
"""Words of grammar, which begin no name: “The Law” at the head of a sentence is the Law."""
_INSIDE_TITLES = frozenset({"and", "of", "the", "with", "for", "to", "against"})
_REFLEXIVE = "ся"
"""How Russian verbs end that look like genitives: `Правил придерживается …`."""
_CLOSING = {"«": "»", "“": "”", "„": "“", '"': '"'}


def collect_mentions(reader: Reader, aliases: dict[str, Mention]) -> list[Mention]:
    """The mentions of acts in the reader's text, in order, not overlapping.

    `aliases` are the short names defined so far (“далее – Закон”); new ones are added to it.
    """
    found: list[Mention] = []
    at = 0
    while at < len(reader.tokens):
        mention = reader.read(at)
        if mention is None:
            at += 1
            continue
        found.append(reader.aliased(mention, aliases))
        at = mention.end
    return found


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads mentions in Russian and English."""

    tokens: Sequence[Token]
    lexicon: Lexicon
    index: ActIndex
    text: str

    def read(self, at: int) -> Mention | None:
        """The mention that begins at token `at`, or None."""
        if self.tokens[at].kind is not Kind.WORD:
            known = self.index.at(self.tokens, at) if self.tokens[at].kind is Kind.NUMBER else None
            return self._named(at, *known) if known and known[1] > at + 1 else None
        return self._read_pointed(at) or self._read_draft(at) or self._read_named(at)

    def aliased(self, mention: Mention, aliases: dict[str, Mention]) -> Mention:
        """The mention, read by a definition before it: “(далее – Закон)” makes Закон a name."""
        if mention.kind in (ActKind.NAMED, ActKind.TITLED):
            defined = self._definition(mention.end)
            if defined:
                aliases[defined] = mention
            return mention
        key = stem(self.tokens[mention.end - 1].norm, self.lexicon.language)
        if mention.kind is ActKind.SHORT and key in aliases:
            known = aliases[key]
            return replace(mention, kind=known.kind, act=known.act, candidates=known.candidates)
        return mention

    def _definition(self, at: int) -> str | None:
        """The word that “(hereinafter – the Law)” right behind a mention defines."""
        for start in range(at, min(at + 5, len(self.tokens) - 2)):
            match = self.lexicon.acts.hereinafter.match(self.tokens, start)
            if not match:
                continue
            for end in range(match[1], min(match[1] + 5, len(self.tokens))):
                if is_head(self.lexicon, self.tokens, end):
                    return stem(self.tokens[end].norm, self.lexicon.language)
        return None

    def _read_pointed(self, at: int) -> Mention | None:
        """`настоящего Кодекса`, `that Regulation`."""
        anchor = self.lexicon.anchors.match(self.tokens, at)
        if not anchor or anchor[0] in (Anchor.SAME, Anchor.ITS, Anchor.AFTER):
            return None
        this = anchor[0] is Anchor.THIS
        for skipped in range(3):
            head = is_head(self.lexicon, self.tokens, anchor[1] + skipped)
            if head:
                return Mention(at, head, ActKind.THIS if this else ActKind.SHORT, back=not this)
            if not self._is_attribute(anchor[1] + skipped):
                break
        # “настоящего Перечня”: whatever kind of act it is, a capital makes it one.
        named = this and self._is_attribute(anchor[1]) and self.tokens[anchor[1]].text[0].isupper()
        return Mention(at, anchor[1] + 1, ActKind.THIS) if named else None

    def _is_attribute(self, at: int) -> bool:
        """Whether the word can stand between “this” and “Code”: a capital, no unit word."""
        if at >= len(self.tokens) or self.tokens[at].kind is not Kind.WORD:
            return False
        return self.lexicon.units.match(self.tokens, at) is None

    def _read_draft(self, at: int) -> Mention | None:
        """`draft Digital Code`: never the act in force of that name."""
        if self.tokens[at].norm not in self.lexicon.acts.draft:
            return None
        known = self.index.at(self.tokens, at)
        mention = self._named(at, *known) if known else None
        inner = mention or self._read_named(at + 1) if at + 1 < len(self.tokens) else None
        if inner is None or mention:
            return inner
        return Mention(at, inner.end, ActKind.TITLED, self._slice(at, inner.end))

    def _read_named(self, at: int) -> Mention | None:
        known = self.index.at(self.tokens, at)
        if known and self.tokens[at].text[0].isupper():
            named, whole = self._named(at, *known), self._read_kind(at)
            # `Закона «О персональных данных и их защите»`: more than the name of the register.
            longer = whole and whole.end > named.end and whole.kind is ActKind.NAMED
            return whole if longer else named
        if known and (known[1] - at > 1 or is_head(self.lexicon, self.tokens, at)):
            return self._named(at, *known)
        return self._read_kind(at)

    def _named(self, at: int, acts: tuple[str, ...], end: int) -> Mention:
        tail = self._read_tail(end)
        if tail.title and not self._by_title(*tail.title):
            # `Конституции РК «если Сенат не одобрит …»`: a quotation, no title.
            tail = replace(tail, end=self._read_tail(end, titled=False).end)
        if tail.foreign:
            return Mention(at, tail.end, ActKind.TITLED, self._slice(at, tail.end))
        if len(acts) > 1:
            return Mention(at, tail.end, ActKind.AMBIGUOUS, None, acts)
        return Mention(at, tail.end, ActKind.NAMED, acts[0], numbered=tail.number is not None)

    def _read_kind(self, at: int) -> Mention | None:
        """A kind of act with or without attributes: `Закона РК «…»`, `Labour Code`, `the Rules`."""
        head = self._head_end(at)
        if not head:
            return None
        tail = self._read_tail(head)
        if head == at + 1 and self._is_common(at) and not tail.number:
            return None
        described = self._describe(at, tail)
        if described:
            return described
        if not self.tokens[at].text[0].isupper():
            return None
        return self._unnamed(at, head, tail.end)

    def _is_common(self, at: int) -> bool:
        """English: a head without its capital, which only a number makes a name."""
        return self.lexicon.language is Language.EN and self.tokens[at].text.islower()

    def _unnamed(self, at: int, head: int, end: int) -> Mention:
        """“the Law” is short for the act spoken of; “Labour Code” and “Правил …” are names."""
        about = self._about_end(head)
        known = self._by_title(head, about) if about > head else ()
        end = max(end, about)
        if len(known) == 1:
            return Mention(at, end, ActKind.NAMED, known[0])
        if end == at + 1 and not self._has_complement(end):
            return Mention(at, end, ActKind.SHORT)
        return Mention(at, end, ActKind.TITLED, self._slice(at, end))

    def _has_complement(self, at: int) -> bool:
        """Russian `Правил организации…`: a name that goes on, not the act spoken of."""
        if self.lexicon.language is not Language.RU or at >= len(self.tokens):
            return False
        head = stem(self.tokens[at - 1].norm, Language.RU)
        spoken_of = {stem(word, Language.RU) for word in self.lexicon.acts.spoken_of}
        token = self.tokens[at]
        return (
            head not in spoken_of
            and token.kind is Kind.WORD
            and len(token.norm) > 3
            and token.norm not in self.lexicon.acts.draft
            and not self.lexicon.units.match(self.tokens, at)
            and token.norm.endswith(self.lexicon.acts.genitives)
            and not token.norm.endswith(_REFLEXIVE)
            and not token.norm.startswith(self.lexicon.acts.predicates)
        )

    def _head_end(self, at: int) -> int:
        """The index behind the head of a name that begins at `at`, or 0.

        Russian sets up to two adjectives before it, English up to six capitalised words.
        """
        english = self.lexicon.language is Language.EN
        for skipped in range(7 if english else 3):
            head = is_head(self.lexicon, self.tokens, at + skipped)
            capital = skipped == 0 or self.tokens[head - 1].text[0].isupper()
            if head and (capital or not english):
                return head
            if not self._goes_before(at + skipped, skipped, english):
                return 0
            if skipped and self.index.at(self.tokens, at + skipped):
                return 0
        return 0

    def _goes_before(self, at: int, skipped: int, english: bool) -> bool:
        if at >= len(self.tokens) or self.tokens[at].kind is not Kind.WORD:
            return False
        token = self.tokens[at]
        if english and not skipped and token.norm in _ARTICLES:
            return False
        if english:
            return token.text[0].isupper() or (skipped > 0 and token.norm in ("and", "on"))
        capital = token.text[0].isupper() or skipped > 0
        return capital and len(token.norm) > 4 and token.norm.endswith(self.lexicon.acts.adjectives)

    def _about_end(self, head: int) -> int:
        """The end of an unquoted title: `Закона о связи`, `Code on Water`."""
        if head >= len(self.tokens) or self.tokens[head].norm not in self.lexicon.acts.about:
            return head
        english, end = self.lexicon.language is Language.EN, head + 1
        while end < min(head + 9, len(self.tokens)) and self._in_title(end, english):
            country = self.lexicon.acts.country.match(self.tokens, end)
            if country:
                return country[1]
            end += 1
        while english and self.tokens[end - 1].text.islower() and end > head + 1:
            end -= 1
        return end if end > head + 1 else head

    def _in_title(self, at: int, english: bool) -> bool:
        token = self.tokens[at]
        if token.kind is not Kind.WORD or self.lexicon.units.match(self.tokens, at):
            return False
        if english:
            return token.text[0].isupper() or token.norm in _INSIDE_TITLES
        return len(token.norm) > 3 and token.norm.endswith(self.lexicon.acts.prepositionals)

    def _describe(self, at: int, tail: Tail) -> Mention | None:
        """The act by its title, else by its number; None where it has neither."""
        by_title = self._by_title(*tail.title) if tail.title else ()
        by_number = self._by_number(*tail.number) if tail.number else ()
        both = tuple(act for act in by_title if act in by_number)
        acts = both or by_title or by_number
        if len(acts) == 1:
            return Mention(at, tail.end, ActKind.NAMED, acts[0], numbered=bool(tail.number))
        if acts:
            return Mention(at, tail.end, ActKind.AMBIGUOUS, None, acts)
        span = tail.title or tail.number
        if span is None:
            return None
        value = self._slice(*span)
        return Mention(at, tail.end, ActKind.TITLED, value, numbered=bool(tail.number))

    def _by_title(self, start: int, end: int) -> tuple[str, ...]:
        return self.index.by_title(self.tokens[start:end])

    def _by_number(self, start: int, end: int) -> tuple[str, ...]:
        return self.index.by_number(self._slice(start, end))

    def _slice(self, start: int, end: int) -> str:
        """The text of the tokens from `start` to `end`."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def _read_tail(self, at: int, titled: bool = True) -> Tail:
        """Country, date, number, quoted title and short name behind the kind, in any order."""
        tail = Tail(at)
        after = at
        for _ in range(_MOST_PARTS):
            part, after = self.read_part(after)
            if part is None or (part.title and not titled):
                break
            tail = Tail(
                after if part.end else tail.end,
                tail.title or part.title,
                tail.number or part.number,
                tail.foreign or part.foreign,
            )
        return tail

    def read_part(self, at: int) -> tuple[Tail | None, int]:
        """One thing that belongs to an act's name, and the index behind it.

        A part whose `end` is 0 belongs to the name only if another follows (a date, `[14]`).
        """
        country = self.lexicon.acts.country.match(self.tokens, at)
        if country:
            return Tail(country[1], foreign=country[0]), country[1]
        date = self._date_end(at)
        if date:
            return Tail(0), date
        number = self._number_end(at)
        if number:
            return Tail(number, number=(at, number)), number
        return self._read_marked(at)

    def _read_marked(self, at: int) -> tuple[Tail | None, int]:
        """A title in quotation marks, a name in brackets, a footnote's number."""
        title = self._title_end(at)
        if title:
            return Tail(title, title=(at + 1, title - 1)), title
        text = [token.text for token in self.tokens[at : at + 4]]
        if text[:1] == ["["] and text[2:3] == ["]"]:
            return Tail(0), at + 3
        if text[:1] == ["("]:
            return self._read_bracketed(at, text)
        return None, at

    def _read_bracketed(self, at: int, text: list[str]) -> tuple[Tail | None, int]:
        """`(Налоговый кодекс)`, `(Особенная часть)`, `(EU)`."""
        if text[1:2] and text[1].isupper() and text[2:3] == [")"]:
            return Tail(0), at + 3
        known = self.index.at(self.tokens, at + 1) if at + 1 < len(self.tokens) else None
        if known and known[1] < len(self.tokens) and self.tokens[known[1]].text == ")":
            return Tail(known[1] + 1, title=(at + 1, known[1])), known[1] + 1
        if text[3:4] == [")"] and text[1].istitle() and text[2].islower():
            return Tail(at + 4), at + 4
        return None, at

    def _title_end(self, at: int) -> int:
        """The index behind a quoted title, nested quotation marks counted; or 0."""
        if at >= len(self.tokens) or self.tokens[at].text not in _CLOSING:
            return 0
        left = self.tokens[at].text
        right, depth = _CLOSING[left], 1
        for end in range(at + 1, min(at + _LONGEST_TITLE, len(self.tokens))):
            text = self.tokens[end].text
            depth += (text == left and left != right) - (text == right)
            if depth == 0:
                return end + 1 if end > at + 1 else 0
        return 0

    def _number_end(self, at: int) -> int:
        """The index behind `№ 230-VIII`, `N 157-IV`, `2016/679`; or 0."""
        if at >= len(self.tokens):
            return 0
        marked = self.tokens[at].norm in self.lexicon.acts.number
        end = at + marked
        if marked and end < len(self.tokens) and self.tokens[end].text == ".":
            end += 1
        if end >= len(self.tokens) or not self._is_number(end, marked):
            return 0
        return self._number_suffix(end + 1)

    def _is_number(self, at: int, marked: bool) -> bool:
        token = self.tokens[at]
        if marked:
            return token.kind in (Kind.NUMBER, Kind.DECIMAL, Kind.WORD)
        return token.kind is Kind.DECIMAL and "/" in token.text

    def _number_suffix(self, at: int) -> int:
        """`-VIII`, `/EC` behind a number, and one more word of capitals: `№ 231-VIII ЗРК`."""
        for _ in range(3):
            if at + 1 >= len(self.tokens):
                break
            joint = self.tokens[at]
            touching = joint.start == self.tokens[at - 1].end
            if not touching or (joint.kind is not Kind.DASH and joint.text != "/"):
                break
            at += 2
        return at + 1 if at < len(self.tokens) and self.tokens[at].text == "ЗРК" else at

    def _date_end(self, at: int) -> int:
        """The index behind `от 17 ноября 2025 года`, `of 17 November 2025`; or 0."""
        words = self.lexicon.acts
        if at + 1 >= len(self.tokens) or self.tokens[at].norm not in words.date_from:
            return 0
        end = at + 1
        if self.tokens[end].kind is Kind.DECIMAL:
            end += 1
        elif end + 2 < len(self.tokens) and self.tokens[end + 1].norm in words.months:
            end += 3
        else:
            return 0
        if end < len(self.tokens) and self.tokens[end].norm in words.date_year:
            end += 1
            end += end < len(self.tokens) and self.tokens[end].text == "."
        return end
