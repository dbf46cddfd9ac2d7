"""The words of legal citations in one language, from `grammar/*.toml`.

The files are data for reading and for writing: forms of the unit words in every case, anchors
(“this”, “the same”), what links the parts of a citation, numerals, and the forms of citation with
an example each. `load_lexicon` reads a language once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from importlib import resources
from typing import Any, Generic, TypeVar

from glossa.cite.tokens import Kind, Token, fold
from glossa.cite.values import Language
from glossa.model.address import Unit

T = TypeVar("T")


class Anchor(Enum):
    """A word that stands for a number: “this article”, “the same article”, “its paragraph 2”."""

    THIS = auto()
    NEAR = auto()
    THAT = auto()
    ITS = auto()
    SAME = auto()
    AFTER = auto()


class Link(Enum):
    """What may stand between two parts of a citation."""

    NONE = auto()
    OF = auto()
    LISTED = auto()
    COMMA = auto()
    AND = auto()
    OPEN = auto()
    WITH = auto()
    SUPPLEMENT = auto()


@dataclass(frozen=True, slots=True)
class UnitForm:
    """One form of a unit word. `unit` is None for units without a level of their own (абзац)."""

    unit: Unit | None
    plural: bool | None
    """None where the form may be either (`статьи`)."""
    genitive: bool
    owned: bool = False
    """Kazakh: the form that follows an owner (бабы)."""
    short: bool = False


class Phrases(Generic[T]):
    """Values by phrases of one or more words; finds the longest that begins at a token."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for words, value in entries:
            self._by_first.setdefault(words[0], []).append((words, value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def match(self, tokens: Sequence[Token], at: int) -> tuple[T, int] | None:
        """The value of the longest phrase at token `at` and the index after it, or None."""
        if at >= len(tokens):
            return None
        for words, value in self._by_first.get(tokens[at].norm, ()):
            end = at + len(words)
            found = tuple(token.norm for token in tokens[at:end])
            if found == words:
                return value, end
        return None


@dataclass(frozen=True, slots=True)
class Form:
    """A form of citation, with the example that is its test."""

    name: str
    example: str
    quote: str
    act: str | None
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActWords:
    """The words by which acts are recognised."""

    heads: frozenset[tuple[str, ...]]
    country: Phrases[bool]
    """True for a country whose acts are not those of the register (КазССР, Russia)."""
    months: frozenset[str]
    endings: tuple[str, ...]
    """Case endings, the longest first, to be cut off where words are compared."""
    adjectives: tuple[str, ...]
    prepositionals: tuple[str, ...]
    genitives: tuple[str, ...]
    predicates: tuple[str, ...]
    """Beginnings of Russian verbs that end like nouns: no part of a name."""
    spoken_of: frozenset[str]
    """Heads that alone mean the act spoken of, even where more words follow."""
    date_from: frozenset[str]
    date_year: frozenset[str]
    about: frozenset[str]
    draft: frozenset[str]
    number: frozenset[str]
    hereinafter: Phrases[bool]
    see_before: frozenset[str]
    see_after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the grammar knows of one language's words."""

    language: Language
    units: Phrases[UnitForm]
    shorts: Mapping[str, UnitForm]
    tables: Mapping[Unit, Mapping[str, Any]]
    """Per unit its rows of case forms as in the file (`one`, `owned`, `short`), to write."""
    others: tuple[str, ...]
    """Beginnings of attributes that make a unit word another thing: `воинская часть`."""
    anchors: Phrases[Anchor]
    links: Mapping[tuple[str, ...], Link]
    supplement: str
    supplement_words: frozenset[str]
    exceptions: frozenset[str]
    """Kazakh: words behind a provision that is taken out of the one before it."""
    number_and: Phrases[bool]
    number_range: frozenset[str]
    number_from: frozenset[str]
    ordinals: Mapping[str, int]
    ordinal_stems: Mapping[int, str]
    cardinals: Mapping[str, int]
    tens: Mapping[str, int]
    suffixes: frozenset[str]
    counted: frozenset[str]
    years: frozenset[str]
    acts: ActWords
    forms: tuple[Form, ...]


@cache
def load_lexicon(language: Language) -> Lexicon:
    """The lexicon of a language, read once from the package's data."""
    data = read_grammar(language.value)
    numbers, links = data["numbers"], data["links"]
    return Lexicon(
        language=language,
        units=Phrases(_unit_forms(data["units"])),
        shorts=dict(_short_forms(data["units"])),
        tables={Unit(key): row for key, row in data["units"].items() if key != "through"},
        others=tuple(data.get("others", {}).get("attributes", "").split()),
        anchors=Phrases(_anchor_forms(data["anchors"])),
        links=dict(_link_forms(links)),
        supplement=links["supplement"],
        supplement_words=frozenset(links.get("supplement-words", "").split()),
        exceptions=frozenset(links.get("except", "").split()),
        number_and=Phrases((words, True) for words in _phrases(numbers["and"])),
        number_range=frozenset(numbers["range"].split()),
        number_from=frozenset(numbers.get("from", "").split()),
        ordinals=dict(_ordinals(numbers)),
        ordinal_stems=dict(_ordinal_stems(numbers)),
        cardinals={w: n for n, w in enumerate(numbers.get("cardinals", "").split(), 1)},
        tens=dict(_tens(numbers)),
        suffixes=frozenset(numbers["suffixes"].split()),
        counted=frozenset(numbers["counted"].split()),
        years=frozenset(numbers.get("years", "").split()),
        acts=_act_words(data["acts"]),
        forms=tuple(_form(entry) for entry in data["form"]),
    )


def read_grammar(name: str) -> dict[str, Any]:
    """The data file `grammar/{name}.toml`."""
    path = resources.files("glossa.cite") / "grammar" / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8"))


def _phrases(row: str) -> list[tuple[str, ...]]:
    """`также ,+и` -> ("также",), (",", "и")."""
    return [tuple(fold(word) for word in phrase.split("+")) for phrase in row.split()]


def _unit_forms(
    units: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[tuple[str, ...], UnitForm]]:
    for key, row in units.items():
        unit = None if key == "through" else Unit(key)
        yield from _forms_of(unit, row)


def _forms_of(
    unit: Unit | None, row: Mapping[str, str]
) -> Iterator[tuple[tuple[str, ...], UnitForm]]:
    one = _phrases(row.get("one", "")) + _phrases(row.get("owned", ""))
    many = _phrases(row.get("many", "")) + _phrases(row.get("owned-many", ""))
    genitives = {words for name in _ROWS for words in _phrases(row.get(name, ""))[1:2]}
    owned = set(_phrases(row.get("owned", ""))) | set(_phrases(row.get("owned-many", "")))
    more = _phrases(row.get("more", "")) + _attributive(row)
    for words in {*one, *many, *more}:
        plural = None if (words in one) == (words in many) else words in many
        genitive = plural is None or words in genitives
        yield words, UnitForm(unit, plural, genitive, words in owned)


def _attributive(row: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Kazakh: what stands in a unit, made of its locative: бабында -> бабындағы."""
    if "owned" not in row:
        return []
    locatives = [_phrases(row[name])[4] for name in _ROWS if name in row]
    endings = {"а": "ғы", "е": "гі"}
    return [(*words[:-1], words[-1] + endings[words[-1][-1]]) for words in locatives]


_ROWS = ("one", "many", "owned", "owned-many")


def _short_forms(units: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, UnitForm]]:
    for key, row in units.items():
        unit = None if key == "through" else Unit(key)
        for name in ("short", "short-many", "more-short"):
            for word in row.get(name, "").split():
                yield word, UnitForm(unit, None, genitive=True, short=True)


def _anchor_forms(rows: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], Anchor]]:
    for name, row in rows.items():
        for words in _phrases(row):
            yield words, Anchor[name.upper()]


def _link_forms(rows: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], Link]]:
    ands = _phrases(rows["and"])
    prepositions = _phrases(rows.get("prepositions", ""))
    for words in [*ands, (",",)]:
        for preposition in prepositions:
            yield (*words, *preposition), Link.AND
    for name, link in _LINKS.items():
        for words in _phrases(rows.get(name, "")):
            yield words, link
    yield ("(",), Link.OPEN
    yield (), Link.NONE


_LINKS = {
    "and": Link.AND,
    "comma": Link.COMMA,
    "with": Link.WITH,
    "of": Link.OF,
    "listed": Link.LISTED,
}


def _ordinal_stems(numbers: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    yield from enumerate(numbers["ordinals"].split(), 1)
    for n, stem in enumerate(numbers["tens-ordinals"].split(), _first_ten(numbers)):
        yield 10 * n, stem


def _ordinals(numbers: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    endings = numbers.get("ordinal-endings", "").split() or [""]
    for n, stem in _ordinal_stems(numbers):
        yield from ((fold(stem + ending), n) for ending in endings)


def _tens(numbers: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    for n, word in enumerate(numbers["tens"].split(), _first_ten(numbers)):
        yield fold(word), 10 * n


def _first_ten(numbers: Mapping[str, str]) -> int:
    """Kazakh counts on from ten (он бірінші), the others from twenty."""
    return 1 if len(numbers["tens"].split()) == 9 else 2


def _act_words(rows: Mapping[str, str]) -> ActWords:
    def words(name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in rows.get(name, "").split())

    return ActWords(
        heads=frozenset(_phrases(rows["heads"])),
        country=Phrases(
            [
                *((phrase, False) for phrase in _phrases(rows["country"])),
                *((phrase, True) for phrase in _phrases(rows["foreign"])),
            ]
        ),
        months=words("months"),
        endings=tuple(sorted(words("endings"), key=lambda ending: (-len(ending), ending))),
        adjectives=tuple(sorted(words("adjectives"))),
        prepositionals=tuple(sorted(words("prepositionals"))),
        genitives=tuple(sorted(words("genitives"))),
        predicates=tuple(sorted(words("predicates"))),
        spoken_of=words("spoken-of"),
        date_from=words("date-from"),
        date_year=words("date-year"),
        about=words("about"),
        draft=words("draft"),
        number=words("number"),
        hereinafter=Phrases((phrase, True) for phrase in _phrases(rows["hereinafter"])),
        see_before=words("see-before"),
        see_after=words("see-after"),
    )


def _form(entry: Mapping[str, Any]) -> Form:
    example = entry["example"]
    return Form(
        entry["name"],
        example,
        entry.get("quote", example),
        entry.get("act"),
        tuple(entry["targets"]),
    )


def match_unit(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> tuple[UnitForm, int] | None:
    """The unit word at token `at`, abbreviations included, and the index after it, or None."""
    found = lexicon.units.match(tokens, at)
    if found:
        return found
    if at < len(tokens) and tokens[at].norm in lexicon.shorts:
        return _match_short(lexicon, tokens, at)
    return None


def _match_short(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> tuple[UnitForm, int] | None:
    """An abbreviation: `ст.`, doubled `ст.ст.`, or without its stop right before a number."""
    form, end = lexicon.shorts[tokens[at].norm], at + 1
    dotted = end < len(tokens) and tokens[end].text == "."
    if dotted and end + 2 < len(tokens) and tokens[end + 1].norm == tokens[at].norm:
        end += 2
        dotted = tokens[end].text == "."
        form = _doubled(lexicon, tokens, form, end + 1)
    end += dotted
    if end >= len(tokens) or _is_abbreviated_phrase(tokens, at):
        return None
    numbered = tokens[end].kind is Kind.NUMBER or tokens[end].text == "("
    return (form, end) if dotted or numbered else None


def _doubled(lexicon: Lexicon, tokens: Sequence[Token], form: UnitForm, at: int) -> UnitForm:
    """`п.п. 1, 2` are paragraphs, `п.п. 1)` a subparagraph."""
    closed = at + 1 < len(tokens) and tokens[at + 1].text == ")"
    return lexicon.shorts.get("пп", form) if closed and form.unit is Unit.PARAGRAPH else form


def _is_abbreviated_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word ends `т.п.`, `т. ч.`, which are no units."""
    return at >= 2 and tokens[at - 1].text == "." and tokens[at - 2].norm == "т"
