"""Acts by their names: register entries as values, and an index that finds them in any case form.

Russian and Kazakh names inflect; words are compared by their stems, the ending cut off by a light
stemmer that treats every form of a word alike. Abbreviations are compared as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from glossa.cite.lexicon import Lexicon, load_lexicon, read_grammar
from glossa.cite.tokens import Kind, Token, fold, tokenise
from glossa.cite.values import Language
from glossa.model.registers import Act

K = TypeVar("K")
_EMPTY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class ActNames:
    """What an act is called: values from the acts register.

    Keys of the mappings are language tags. `names` are the other names that texts use, in the
    nominative; `title` and `short` are names too. `number` is the act's own (`230-VIII`).
    """

    id: str
    names: Mapping[str, Sequence[str]]
    title: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    short: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    number: str = ""

    def all_names(self, language: Language) -> tuple[str, ...]:
        """Every name in a language, the title first."""
        own = [self.title.get(language.value, ""), self.short.get(language.value, "")]
        return tuple(name for name in [*own, *self.names.get(language.value, ())] if name)


def names_of(act: Act) -> ActNames:
    """The names of an act of the register."""
    title = {tag: act.title[tag] for tag in act.title}
    short = {tag: act.short[tag] for tag in act.short}
    return ActNames(act.id, act.names, title, short, act.number)


@cache
def standard_acts() -> tuple[ActNames, ...]:
    """The codes and laws that every text on the law of Kazakhstan names."""
    tags = [language.value for language in Language]
    return tuple(
        ActNames(
            act,
            {tag: tuple(row[tag]) for tag in tags},
            short={tag: row[tag][0] for tag in tags if row[tag]},
            number=row.get("number", ""),
        )
        for act, row in read_grammar("acts").items()
    )


_KK_VOWELS = frozenset("аәеиоөуүұыіэюя")
_KK_VOICELESS = str.maketrans("ғгб", "қкп")
_SHORTEST_STEM = 3


def stem(word: str, language: Language) -> str:
    """A folded word without its ending; the same for every case form of a word.

    `кодекса` and `кодексом` give `кодекс`, `заңының` and `заңға` give `заң`. English words stay.
    """
    bare = _cut(word, load_lexicon(language).acts.endings)
    if language is not Language.KK:
        return bare
    while (shorter := _without_owner(bare)) != bare:
        bare = shorter
    if bare[-1:] in ("т", "д") and len(bare) > _SHORTEST_STEM and bare[-2] not in _KK_VOWELS:
        # регламенті is “its regulation” and, by its letters, the accusative of регламен.
        bare = bare[:-1]
    # A final қ, к or п is voiced before an ending: бұйрық, бұйрығы.
    return bare[:-1] + bare[-1:].translate(_KK_VOICELESS)


def _without_owner(word: str) -> str:
    """`кодексі` as `кодекс`, `ережесі` as `ереже`: сі stands behind a vowel only."""
    if word[-1:] not in ("ы", "і") or len(word) <= _SHORTEST_STEM:
        return word
    after_vowel = word[-2] == "с" and word[-3] in _KK_VOWELS
    return word[:-2] if after_vowel and len(word) - 2 >= _SHORTEST_STEM else word[:-1]


def _cut(word: str, endings: Iterable[str]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


class _Node:
    """A node of the tree of names: the acts whose name ends here, and the words that go on."""

    __slots__ = ("acts", "next")

    def __init__(self) -> None:
        self.acts: list[str] = []
        self.next: dict[str, _Node] = {}


_LONGEST_NAME = 40
_MARKS = (Kind.MARK, Kind.DASH)


class ActIndex:
    """Finds acts in tokens of one language by name, quoted title, abbreviation or number."""

    def __init__(self, acts: Iterable[ActNames], language: Language) -> None:
        self._language = language
        self._lexicon = load_lexicon(language)
        self._tree = _Node()
        self._titles: dict[tuple[str, ...], list[str]] = {}
        self._abbreviations: dict[str, list[str]] = {}
        self._numbers: dict[str, list[str]] = {}
        for act in acts:
            for name in act.all_names(language):
                self._add(act.id, name)
            if act.number:
                _append(self._numbers, _plain_number(act.number), act.id)

    def _add(self, act: str, name: str) -> None:
        tokens = tokenise(name)
        if len(tokens) == 1 and _is_abbreviation(tokens[0].text):
            _append(self._abbreviations, tokens[0].text, act)
        elif tokens and tokens[0].norm in self._lexicon.acts.number:
            _append(self._numbers, _plain_number(name), act)
        else:
            self._add_words(act, name, tokens)

    def _add_words(self, act: str, name: str, tokens: Sequence[Token]) -> None:
        quoted = quoted_part(name)
        if quoted:
            _append(self._titles, self._key(tokenise(quoted)), act)
        key = self._key(tokens)
        if not key:
            return
        if not quoted:
            _append(self._titles, key, act)
        node = self._tree
        for word in key:
            node = node.next.setdefault(word, _Node())
        if act not in node.acts:
            node.acts.append(act)

    def _key(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """The stems of a name's words, the country's name left out."""
        words: list[str] = []
        at = 0
        while at < len(tokens):
            country = self._lexicon.acts.country.match(tokens, at)
            if country and (words or self._language is Language.KK):
                at = country[1]
                continue
            if tokens[at].kind not in _MARKS:
                words.append(stem(tokens[at].norm, self._language))
            at += 1
        return tuple(words)

    def by_title(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """The acts whose title the tokens are."""
        return tuple(self._titles.get(self._key(tokens), ()))

    def by_number(self, number: str) -> tuple[str, ...]:
        """The acts with a number, however its mark is written: `№ 230-VIII`, `N 230-VIII`."""
        return tuple(self._numbers.get(_plain_number(number), ()))

    def at(self, tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int] | None:
        """The acts whose name begins at token `at`, the longest such name, and its end."""
        short = self._abbreviations.get(_without_suffix(tokens[at].text))
        if short:
            return tuple(short), at + 1
        node, found, start = self._tree, None, at
        for _ in range(_LONGEST_NAME):
            if at >= len(tokens):
                break
            country = node is not self._tree and self._lexicon.acts.country.match(tokens, at)
            if country:
                at = country[1]
                continue
            following = node.next.get(stem(tokens[at].norm, self._language))
            if following is None:
                inside = node is not self._tree and tokens[at].kind in _MARKS
                at = at + 1 if inside else len(tokens)
                continue
            node, at = following, at + 1
            if node.acts:
                country = self._lexicon.acts.country.match(tokens, at)
                last = country[1] if country else at
                closed = _close(tokens, start, last)
                found = (tuple(node.acts), closed if closed > last else _close(tokens, start, at))
        return found


def _close(tokens: Sequence[Token], start: int, end: int) -> int:
    """The end of a name, the mark included that closes what was opened in it."""
    if end >= len(tokens) or tokens[end].text not in _CLOSING:
        return end
    inside = [token.text for token in tokens[start:end]]
    opened = sum(text in _CLOSING[tokens[end].text] for text in inside)
    closed = 0 if tokens[end].text == '"' else inside.count(tokens[end].text)
    return end + 1 if opened > closed else end


_UNION = re.compile(r"^\((?:eu|ec|ес|ео)\)\s*")
"""What stands before the number of an act of the EU."""

_CLOSING = {"»": "«", "”": "“„", "“": "„", '"': '"', ")": "("}


def _append(index: dict[K, list[str]], key: K, act: str) -> None:
    acts = index.setdefault(key, [])
    if act not in acts:
        acts.append(act)


def _is_abbreviation(text: str) -> bool:
    return len(text) <= 8 and sum(letter.isupper() for letter in text) >= 2


def _without_suffix(text: str) -> str:
    """`АК-нің` as `АК`."""
    head, _, tail = text.partition("-")
    return head if tail.islower() else text


def _plain_number(number: str) -> str:
    """`№ 230-VІІІ Заң` (Cyrillic І) as `230-viii`."""
    bare = _UNION.sub("", fold(number))
    plain = bare.translate(str.maketrans("іхс", "ixc")).lstrip("№no. \xa0")
    return plain.split()[0] if plain else ""


def quoted_part(name: str) -> str:
    """The title between the quotation marks of an act's name, or an empty string."""
    for left, right in ("«»", "“”", '""'):
        start, end = name.find(left), name.rfind(right)
        if 0 <= start < end:
            return name[start + 1 : end]
    return ""


def is_head(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> int:
    """The index behind the word for a kind of act (`закон`, `Code`) at token `at`, or 0."""
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD:
        return 0
    key = stem(_without_suffix(tokens[at].norm), lexicon.language)
    return at + 1 if key in head_stems(lexicon.language) else 0


@cache
def head_stems(language: Language) -> frozenset[str]:
    """The stems of the words for kinds of acts."""
    heads = load_lexicon(language).acts.heads
    return frozenset(stem(words[-1], language) for words in heads)
