"""Lists of provision numbers: `1, 2 и 3`, `бірінші және екінші`, `50(2) and (4)`, `5)–7)`.

A list is read once from left to right, whatever stands behind it, so reading stays linear.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from glossa.cite.lexicon import Lexicon, match_unit
from glossa.cite.numerals import expand_range, is_rising, parse_roman
from glossa.cite.tokens import Kind, Token
from glossa.cite.values import Language
from glossa.model.address import Step, Unit

Path = tuple[Step, ...]

_ROMAN_UNITS = frozenset({Unit.SECTION, Unit.CHAPTER, Unit.ANNEX})
_UNBRACKETED = frozenset({*_ROMAN_UNITS, Unit.ARTICLE})
_BRACKETED = frozenset({Unit.ARTICLE, Unit.PARAGRAPH, Unit.POINT, Unit.PART, Unit.ANNEX})
_LONGEST_FIGURE = 4
_LEAST_RANGE = 10


class Element(NamedTuple):
    """One number of a list."""

    value: str
    brackets: tuple[str, ...]
    """What follows in brackets: `50(2)(a)` has `2`, `a`."""
    closed: bool
    """Followed by a bracket: `3)`."""
    enclosed: bool
    """In brackets: `(c)`."""
    figures: bool
    end: int
    inner: tuple[Path, ...] = ()
    """What a parenthesis behind it names: `73 (частями первой и второй)`."""


class Listed(NamedTuple):
    """An element with how it hangs on the one before it."""

    element: Element
    ranged: bool


def read_element(
    lexicon: Lexicon, tokens: Sequence[Token], at: int, unit: Unit | None = None
) -> Element | None:
    """The number at token `at`, or None."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind is Kind.NUMBER:
        return _read_figures(lexicon, tokens, at, unit)
    if token.text == "(":
        return _read_enclosed(tokens, at)
    if token.kind is Kind.WORD:
        return _read_word(lexicon, tokens, at, unit)
    return None


def _read_figures(
    lexicon: Lexicon, tokens: Sequence[Token], at: int, unit: Unit | None
) -> Element | None:
    value = tokens[at].norm
    if len(value.split("-")[0]) > _LONGEST_FIGURE or value[0] == "0" or _is_lettered(tokens, at):
        return None
    end = _skip_suffix(lexicon, tokens, at + 1)
    brackets, end = _read_brackets(tokens, end)
    closed = unit not in _UNBRACKETED and end < len(tokens) and tokens[end].text == ")"
    return Element(value, brackets, closed, False, True, end + closed)


def _is_lettered(tokens: Sequence[Token], at: int) -> bool:
    """Whether a letter touches the number: there is no address for “Article 5a”."""
    if at + 1 >= len(tokens) or tokens[at + 1].start > tokens[at].end:
        return False
    return tokens[at + 1].kind is Kind.WORD and len(tokens[at + 1].text) == 1


def _skip_suffix(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> int:
    """The index behind an ordinal's ending: `5-й`, `17-ші`."""
    if at + 1 < len(tokens) and tokens[at].kind is Kind.DASH:
        return at + 2 if tokens[at + 1].norm in lexicon.suffixes else at
    return at


def _read_brackets(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int]:
    found: list[str] = []
    while (inner := _bracket_at(tokens, at)) and tokens[at].start - tokens[at - 1].end <= 1:
        found.append(inner)
        at += 3
    return tuple(found), at


def _bracket_at(tokens: Sequence[Token], at: int) -> str | None:
    """The number or letter in brackets at token `at`."""
    if at + 2 >= len(tokens) or tokens[at].text != "(" or tokens[at + 2].text != ")":
        return None
    inner = tokens[at + 1]
    figures = inner.kind is Kind.NUMBER and len(inner.norm.split("-")[0]) < _LONGEST_FIGURE
    return inner.norm if figures or _is_letter(inner) else None


def _is_letter(token: Token) -> bool:
    if token.kind is not Kind.WORD or not token.text.isascii() or not token.text.islower():
        return False
    return len(token.text) == 1 or (len(token.text) < 6 and parse_roman(token.text) is not None)


def _read_enclosed(tokens: Sequence[Token], at: int) -> Element | None:
    value = _bracket_at(tokens, at)
    if value is None:
        return None
    brackets, end = _read_brackets(tokens, at + 3)
    return Element(value, brackets, False, True, value[0].isdigit(), end)


def _read_word(
    lexicon: Lexicon, tokens: Sequence[Token], at: int, unit: Unit | None
) -> Element | None:
    found = read_ordinal(lexicon, tokens, at)
    if found:
        return Element(str(found[0]), (), False, False, False, found[1])
    token = tokens[at]
    if unit in _ROMAN_UNITS or (unit is None and lexicon.language is Language.KK):
        value = parse_roman(token.text) if token.text.isupper() else None
        if value is not None:
            return Element(str(value), (), False, False, False, at + 1)
    if _is_letter(token) and at + 1 < len(tokens) and tokens[at + 1].text == ")":
        return Element(token.norm, (), True, False, False, at + 2)
    return None


def read_ordinal(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A numeral in words at token `at` (`двадцать первой`, `он бірінші`, `two`), and its end."""
    if at >= len(tokens):
        return None
    word = tokens[at].norm
    plain = lexicon.ordinals.get(word) or lexicon.cardinals.get(word)
    if plain:
        return plain, at + 1
    ten, _, rest = word.partition("-")
    if ten not in lexicon.tens:
        return None
    if not rest:
        rest = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        at += 1
    one = lexicon.ordinals.get(rest) or lexicon.cardinals.get(rest) or 10
    return (lexicon.tens[ten] + one, at + 1) if one < 10 else None


def read_list(
    lexicon: Lexicon,
    tokens: Sequence[Token],
    at: int,
    unit: Unit | None = None,
    within: bool = False,
) -> list[Listed]:
    """The numbers from token `at` on, as many as hang together; empty where none stands.

    `within` says that the list stands in a parenthesis, whose end may look like `3)`.
    """
    if _lists_years(lexicon, tokens, at):
        return []
    if at < len(tokens) and tokens[at].norm in lexicon.number_from:
        at += 1
    element = read_element(lexicon, tokens, at, unit)
    found: list[Listed] = []
    ranged = False
    while element and not (found and not _fits(lexicon, tokens, found[0].element, element, within)):
        if not within:
            element = _with_inner(lexicon, tokens, element, unit)
        if ranged and not _rises(found[-1].element, element):
            break
        found.append(Listed(element, ranged))
        if within and element.closed and not found[0].element.closed:
            break
        after, ranged = _read_separator(lexicon, tokens, element.end)
        element = read_element(lexicon, tokens, after, unit) if after > element.end else None
    return found


def _rises(first: Element, last: Element) -> bool:
    """Whether two numbers can bound a range: not in `статья 5 – 3 000 тенге`."""
    if not (first.figures and last.figures) or last.enclosed:
        return True
    return int(first.value.split("-")[0]) <= int(last.value.split("-")[0])


def _lists_years(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> bool:
    """Whether the numbers are years: `статья 2021 года` and `article from 2021` are papers."""
    start = at
    while at < min(len(tokens), start + _LONGEST_YEARS) and not _is_word(tokens[at]):
        if tokens[at].kind is Kind.NUMBER and not _is_year(tokens[at]):
            return False
        at += 1
        at += at < len(tokens) and tokens[at].norm in _YEAR_ANDS
    if at > start:
        return at < len(tokens) and tokens[at].norm in lexicon.years
    begins = at + 1 < len(tokens) and tokens[at].norm in lexicon.number_from
    return begins and lexicon.language is Language.EN and _is_year(tokens[at + 1])


_LONGEST_YEARS = 8
_YEAR_ANDS = frozenset({"и", "или"})


def _is_word(token: Token) -> bool:
    return token.kind is Kind.WORD


def _is_year(token: Token) -> bool:
    years = token.norm.split("-") if token.kind is Kind.NUMBER else []
    return bool(years) and all(len(y) == 4 and "18" <= y[:2] <= "21" for y in years)


def _with_inner(
    lexicon: Lexicon, tokens: Sequence[Token], element: Element, unit: Unit | None
) -> Element:
    """The element with the parts that a parenthesis behind an article's number names."""
    kazakh = unit is None and lexicon.language is Language.KK
    at = element.end
    if not element.figures or at >= len(tokens) or tokens[at].text != "(":
        return element
    if element.closed or not (kazakh or unit is Unit.ARTICLE):
        return element._replace(end=_skip_words(lexicon, tokens, at))
    paths, end = (_read_inner_kk if kazakh else _read_inner)(lexicon, tokens, at + 1)
    if paths and end < len(tokens) and tokens[end].text == ")":
        element = element._replace(inner=tuple(paths), end=end + 1)
    return element._replace(end=_skip_aside(lexicon, tokens, element.end))


def _skip_words(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> int:
    """As `_skip_aside`, of words alone: `подпунктах 1) (для резидентов), 2) и 3)`."""
    first = tokens[at + 1] if at + 1 < len(tokens) else None
    words = first is not None and _is_word(first) and len(first.text) > 1
    return _skip_aside(lexicon, tokens, at) if words else at


def _skip_aside(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> int:
    """The index behind words in brackets in the midst of a list: `625 (… қоспағанда), 626`."""
    if at >= len(tokens) or tokens[at].text != "(":
        return at
    for end in range(at + 1, min(at + _LONGEST_ASIDE, len(tokens))):
        if tokens[end].text == "(":
            return at
        if tokens[end].text == ")":
            after = _skip_ands(lexicon, tokens, end + 1)
            goes_on = after > end + 1 and after < len(tokens)
            return end + 1 if goes_on and tokens[after].kind is Kind.NUMBER else at
    return at


_LONGEST_ASIDE = 40


def _read_inner(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> tuple[list[Path], int]:
    """`частью второй`, `пунктом 15) части второй` in brackets, and the index behind it."""
    paths: list[Path] = [()]
    for _ in range(_MOST_INNER):
        found = match_unit(lexicon, tokens, at)
        if not found or found[0].unit not in _INNER_UNITS or found[0].unit is None:
            break
        form, end = found
        listed = read_list(lexicon, tokens, end, form.unit, within=True)
        if not listed:
            break
        last = listed[-1].element
        at = last.end - (last.closed and _closes(lexicon, tokens, last.end))
        outer = paths_of(listed, found[0].unit, form.plural, letters=True)
        paths = [(*path, *inner) for path in outer for inner in paths]
    return [path for path in paths if path], at


def _closes(lexicon: Lexicon, tokens: Sequence[Token], end: int) -> bool:
    """Whether the bracket before `end` closes the parenthesis, not the number."""
    if match_unit(lexicon, tokens, end):
        return False
    return end >= len(tokens) or tokens[end].text != ")"


def _read_inner_kk(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> tuple[list[Path], int]:
    """`екінші бөлігінде`, `екінші бөлігінің 15) тармағында` in brackets, and the index behind."""
    paths: list[Path] = [()]
    for _ in range(_MOST_INNER):
        listed = read_list(lexicon, tokens, at, within=True)
        end = listed[-1].element.end if listed else at
        dashed = end < len(tokens) and tokens[end].kind is Kind.DASH
        found = match_unit(lexicon, tokens, end + dashed)
        if not listed or not found or found[0].unit not in _INNER_UNITS or found[0].unit is None:
            break
        at = found[1]
        inner = paths_of(listed, found[0].unit, found[0].plural, letters=True)
        paths = [(*path, *more) for path in paths for more in inner]
    return [path for path in paths if path], at


_MOST_INNER = 3
_INNER_UNITS = frozenset({Unit.PART, Unit.PARAGRAPH, Unit.SUBPARAGRAPH})


def _fits(
    lexicon: Lexicon, tokens: Sequence[Token], first: Element, element: Element, within: bool
) -> bool:
    """Whether an element can go on the list: no `5, 2) new item`, no `2, 15 January`."""
    if element.closed and not first.closed and first.figures and not within:
        return False
    if within and first.closed and element.figures and not element.closed:
        # `(пункт 2), 5 (пункты 1 и 3)`: the bracket closed the parenthesis.
        return False
    in_words = not (element.figures or element.enclosed or element.closed)
    before_unit = lexicon.language is not Language.KK and in_words and first.figures
    if before_unit and match_unit(lexicon, tokens, element.end):
        # `статьи 13 и втором пункте статьи 14`: the ordinal belongs to what follows.
        return False
    after = tokens[element.end] if element.end < len(tokens) else None
    return after is None or after.norm not in lexicon.counted


def _read_separator(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """The index behind what separates two numbers, and whether it makes a range of them."""
    if at >= len(tokens):
        return at, False
    if tokens[at].kind is Kind.DASH:
        hanging = at + 1 < len(tokens) and lexicon.number_and.match(tokens, at + 1)
        return (_skip_ands(lexicon, tokens, at + 1), False) if hanging else (at + 1, True)
    if tokens[at].norm in lexicon.number_range:
        return at + 1, True
    return _skip_ands(lexicon, tokens, at), False


def _skip_ands(lexicon: Lexicon, tokens: Sequence[Token], at: int) -> int:
    """The index behind a comma, an “and”, or both; “and (or)” is one."""
    for _ in range(2):
        match = lexicon.number_and.match(tokens, at)
        if not match:
            break
        at = match[1]
        inner = lexicon.number_and.match(tokens, at + 1)
        bracketed = inner and inner[1] < len(tokens) and tokens[inner[1]].text == ")"
        if inner and bracketed and tokens[at].text == "(":
            at = inner[1] + 1
    return at


def paths_of(
    listed: Sequence[Listed], unit: Unit, plural: bool | None, letters: bool
) -> list[Path]:
    """The steps that each number of a list stands for, ranges expanded.

    `plural` is the number of the unit word, None where it may be either: `925-928` is a range after
    “Articles” and one inserted number after “Article”. `letters`: bracketed numbers of a
    subparagraph are lettered points (`подпункт (12)`), as Russian and Kazakh cite acts of the EU.
    """
    paths: list[Path] = []
    plural = False if _has_inserted(listed) else plural
    for element, ranged in listed:
        previous = paths[-1] if paths else None
        path = _path(element, unit, previous, letters)
        if ranged and previous:
            paths.extend(_between(previous, path))
        elif len(path) == 1 and _is_range(path[0].number, plural):
            low, _, high = path[0].number.partition("-")
            paths.extend((Step(path[0].unit, n),) for n in expand_range(low, high))
        else:
            paths.append(path)
        if element.inner:
            paths[-1:] = [(*paths[-1], *inner) for inner in element.inner]
    return list(dict.fromkeys(paths))


def _has_inserted(listed: Sequence[Listed]) -> bool:
    """Whether a list names inserted provisions: beside `1-1`, `1-2` is no range."""
    values = [one.element.value for one in listed]
    if any(ranged and "-" in element.value for element, ranged in listed):
        # `пункты 2-3 – 2-5`
        return True
    return any("-" in value and not is_rising(value) for value in values) or any(
        value.startswith(f"{before}-") for before, value in pairwise(values)
    )


def _is_range(number: str, plural: bool | None) -> bool:
    if plural is False or "-" not in number or not is_rising(number):
        return False
    # “ст. 12-15” is a range; no provision is inserted as the fifteenth behind the twelfth.
    return plural is True or int(number.partition("-")[0]) >= _LEAST_RANGE


def _path(element: Element, unit: Unit, previous: Path | None, letters: bool) -> Path:
    if element.enclosed and previous and len(previous) > 1 and unit in _BRACKETED:
        head = _stem(previous, element)
    else:
        head = (_first_step(element, unit, letters),)
    for inner in element.brackets:
        head = (*head, Step(_unit_below(head[-1], inner), inner))
    return head


def _first_step(element: Element, unit: Unit, letters: bool) -> Step:
    if not element.value[0].isdigit():
        return Step(Unit.POINT, element.value)
    if element.enclosed and letters and unit is Unit.SUBPARAGRAPH:
        return Step(Unit.POINT, element.value)
    return Step(unit, element.value)


def _stem(previous: Path, element: Element) -> Path:
    """`50(2) and (4)`: the second takes the place of the first's last bracket of its kind."""
    letter = not element.value[0].isdigit()
    for depth in range(len(previous) - 1, 0, -1):
        step = previous[depth]
        if (not step.number[0].isdigit()) is letter:
            return (*previous[:depth], Step(step.unit, element.value))
    return (*previous, Step(_unit_below(previous[-1], element.value), element.value))


def _unit_below(step: Step, inner: str) -> Unit:
    """The unit that a bracket below `step` means: 17(3)(3) art, para, subpara; 5(1)(c) a point."""
    if not inner[0].isdigit() or step.unit in (Unit.POINT, Unit.SUBPARAGRAPH):
        return Unit.POINT
    return Unit.PARAGRAPH if step.unit is Unit.ARTICLE else Unit.SUBPARAGRAPH


def _between(previous: Path, path: Path) -> list[Path]:
    previous = previous if len(previous) == len(path) else previous[:1]
    last, upto = previous[-1], path[-1]
    if previous[:-1] != path[:-1] or last.unit is not upto.unit:
        return [path]
    numbers = expand_range(last.number, upto.number)
    return [(*previous[:-1], Step(last.unit, number)) for number in numbers[1:]]
