"""Russian citations in full and abbreviated. Cases are indices of the rows in `grammar/ru.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from glossa.cite.acts import head_stems, stem
from glossa.cite.lexicon import load_lexicon
from glossa.cite.tokens import fold
from glossa.cite.values import Language
from glossa.model.address import Step, Unit

_GENITIVE, _PREPOSITIONAL = 1, 4
_ENDINGS = {
    "f": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "n": ("ое", "ого", "ому", "ое", "ом", "ым"),
}
_ENDINGS_OF_THIRD = {
    "f": ("ья", "ьей", "ьей", "ью", "ьей", "ьей"),
    "n": ("ье", "ьего", "ьему", "ье", "ьем", "ьим"),
}


def write(steps: Sequence[Step], act: str, case: int) -> str:
    """`подпункт 3) пункта 3 статьи 17 Закона`: innermost first, its unit in `case`."""
    words: list[str] = []
    for step in reversed(steps):
        words.append(_unit(step, steps, case))
        case = _PREPOSITIONAL if step.unit is Unit.ITEM else _GENITIVE
    if act:
        words.append(genitive(act))
    return " ".join(words)


def _unit(step: Step, steps: Sequence[Step], case: int) -> str:
    if step.unit is Unit.RECITAL:
        return f"{_form(Unit.PARAGRAPH, case)} {step.number} преамбулы"
    if step.unit is Unit.ITEM:
        head = _ordinal(step.number, "n", case)
        return f"{head} {_form(Unit.ITEM, case)} перечня в"
    if step.unit is Unit.PART:
        return f"{_form(Unit.PART, case)} {_ordinal(step.number, 'f', case)}"
    if step.unit is Unit.POINT:
        return _point(step, steps, _form(Unit.PARAGRAPH, case), _form(Unit.SUBPARAGRAPH, case))
    return f"{_form(step.unit, case)} {number(step)}"


def _point(step: Step, steps: Sequence[Step], paragraph: str, subparagraph: str) -> str:
    """A point is a подпункт with a bracket on both sides; right below an annex, a пункт."""
    if in_annex(step, steps):
        return f"{paragraph} {step.number}"
    return f"{subparagraph} ({step.number})"


def in_annex(step: Step, steps: Sequence[Step]) -> bool:
    """Whether the step is a numbered point right below an annex with a Roman figure."""
    outer = steps[0]
    roman = outer.unit is Unit.ANNEX and not outer.number[0].isdigit()
    return roman and len(steps) > 1 and steps[1] is step and step.number[0].isdigit()


def number(step: Step) -> str:
    """A number as printed: `3)` for subparagraphs, Roman figures for annexes."""
    if step.unit is Unit.SUBPARAGRAPH:
        return f"{step.number})"
    return step.number.upper() if step.unit is Unit.ANNEX else step.number


def _form(unit: Unit, case: int) -> str:
    row: str = load_lexicon(Language.RU).tables[unit]["one"]
    return row.split()[case]


def _ordinal(figure: str, gender: str, case: int) -> str:
    """`вторая`, `двадцать первой`; figures where there is no word (`3-1`)."""
    if not figure.isdigit() or not 0 < int(figure) < 100:
        return figure
    lexicon, value = load_lexicon(Language.RU), int(figure)
    ten = "" if value <= 20 or value % 10 == 0 else word_for(lexicon.tens, value // 10 * 10) + " "
    last = value if not ten else value % 10
    endings = _ENDINGS_OF_THIRD if last == 3 else _ENDINGS
    return ten + lexicon.ordinal_stems[last] + endings[gender][case]


def word_for(words: Mapping[str, int], value: int) -> str:
    """The first word of a table that means `value`, or an empty string."""
    return next((word for word, n in words.items() if n == value), "")


def abbreviate(steps: Sequence[Step], act: str) -> str:
    """`пп. 3) п. 3 ст. 17 ГК`; acts of the EU `AI Act, ст. 5(1)(c)`."""
    brackets = _in_brackets(steps)
    if brackets:
        return f"{act}, {brackets}" if act else brackets
    words = [_short(step, steps) for step in reversed(steps)]
    return " ".join([*words, genitive(act)] if act else words)


def _in_brackets(steps: Sequence[Step]) -> str:
    """`ст. 5(1)(c)` for the point of an article, or an empty string."""
    units = [step.unit for step in steps]
    inner = units[2:] if units[1:2] == [Unit.PARAGRAPH] else units[1:]
    letters = all(not step.number[0].isdigit() for step in steps if step.unit is Unit.POINT)
    if units[0] is not Unit.ARTICLE or not inner or set(inner) != {Unit.POINT} or not letters:
        return ""
    return f"ст. {steps[0].number}" + "".join(f"({step.number})" for step in steps[1:])


def _short(step: Step, steps: Sequence[Step]) -> str:
    if step.unit is Unit.RECITAL:
        return f"п. {step.number} преамбулы"
    if step.unit is Unit.ITEM:
        return _unit(step, steps, 0)
    if step.unit is Unit.POINT:
        return _point(step, steps, "п.", "пп.")
    return f"{load_lexicon(Language.RU).tables[step.unit]['short']}. {number(step)}"


def genitive(name: str) -> str:
    """An act's name in the genitive: `Гражданского кодекса`, `Закона об ИИ`; `КоАП` stays."""
    words = name.split(" ")
    heads = head_stems(Language.RU)
    for at, word in enumerate(words[:4]):
        if stem(fold(word), Language.RU) in heads:
            declined = [_adjective(one) for one in words[:at]]
            return " ".join([*declined, _noun(word), *words[at + 1 :]])
    return name


def _adjective(word: str) -> str:
    for ending, other in (("ая", "ой"), ("щий", "щего"), ("ий", "ого"), ("ый", "ого")):
        if word.endswith(ending):
            return word.removesuffix(ending) + other
    return word


def _noun(word: str) -> str:
    for ending, other in (("ия", "ии"), ("ие", "ия"), ("ла", "л"), ("ва", "вы")):
        if word.endswith(ending):
            return word.removesuffix(ending) + other
    return word + "а" if word[-1] not in "аеиоуыэюяь" else word
