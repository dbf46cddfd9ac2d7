"""Kazakh citations in full and abbreviated. Cases are indices of the rows in `grammar/kk.toml`."""

from __future__ import annotations

from collections.abc import Sequence

from glossa.cite.lexicon import load_lexicon
from glossa.cite.values import Language
from glossa.cite.write_ru import in_annex
from glossa.model.address import Step, Unit

_NOMINATIVE, _GENITIVE, _LOCATIVE = 0, 1, 4


def write(steps: Sequence[Step], act: str, case: int) -> str:
    """`Заңның 17-бабы 3-тармағының 3) тармақшасы`: outermost first, the last unit in `case`."""
    units = _with_preamble(steps)
    words = [genitive(act)] if act else []
    for at, step in enumerate(units):
        owned = bool(act) or at > 0
        last = at == len(units) - 1
        # With an owner and three links the first genitive drops, as official drafting has it.
        drops = bool(act) and at == 0 and len(units) > 2
        link = _NOMINATIVE if drops else _GENITIVE
        listed = not last and units[at + 1].unit is Unit.ITEM
        words.append(
            _unit(step, steps, "owned" if owned else "one", case if last else link, listed)
        )
    return " ".join(words)


def _with_preamble(steps: Sequence[Step]) -> list[Step]:
    """A recital is a paragraph of the preamble."""
    if steps[0].unit is not Unit.RECITAL:
        return list(steps)
    return [Step(Unit.RECITAL, ""), Step(Unit.PARAGRAPH, steps[0].number), *steps[1:]]


def _unit(step: Step, steps: Sequence[Step], row: str, case: int, listed: bool) -> str:
    if step.unit is Unit.ITEM:
        return f"тізбенің {_ordinal(step.number)} {_form(Unit.ITEM, 'owned', case)}"
    unit = step.unit
    if unit is Unit.POINT:
        unit = Unit.PARAGRAPH if in_annex(step, steps) else Unit.SUBPARAGRAPH
    word = _attributive(unit, row) if listed else _form(unit, row, case)
    return _numbered(step, steps, word)


def _numbered(step: Step, steps: Sequence[Step], word: str) -> str:
    if step.unit is Unit.RECITAL:
        return word
    if step.unit is Unit.SUBPARAGRAPH:
        return f"{step.number}) {word}"
    if step.unit is Unit.POINT and not in_annex(step, steps):
        return f"({step.number}) {word}"
    if step.unit is Unit.ANNEX and not step.number[0].isdigit():
        return f"{step.number.upper()} {word}"
    if step.unit is Unit.PART and _ordinal(step.number) != step.number:
        return f"{_ordinal(step.number)} {word}"
    return f"{step.number}-{word}"


def _form(unit: Unit, row: str, case: int) -> str:
    forms: str = load_lexicon(Language.KK).tables[unit][row]
    return forms.split()[case]


def _attributive(unit: Unit, row: str) -> str:
    """`тармағындағы`, `бөлігіндегі`: what stands in the unit."""
    locative = _form(unit, row, _LOCATIVE)
    return locative + ("ғы" if locative[-1] == "а" else "гі")


def _ordinal(figure: str) -> str:
    """`екінші`, `жиырма бірінші`; figures where there is no word (`3-1`)."""
    if not figure.isdigit() or not 0 < int(figure) < 100:
        return figure
    lexicon, value = load_lexicon(Language.KK), int(figure)
    words = {n: word for word, n in lexicon.ordinals.items()}
    if value in words:
        return words[value]
    tens = {n: word for word, n in lexicon.tens.items()}
    return f"{tens[value // 10 * 10]} {words[value % 10]}"


def abbreviate(steps: Sequence[Step], act: str) -> str:
    """`17-бап, 3-тармақ, 3) тармақша`; lettered points of the EU by their letter alone."""
    words = [act] if act else []
    units = _with_preamble(steps)
    for at, step in enumerate(units):
        word = _short(step, steps, first=at == 0)
        nested = at > 0 and step.unit is units[at - 1].unit is Unit.POINT
        words[-1:] = [words[-1] + word] if nested else [*words[-1:], word]
    return ", ".join(words)


def _short(step: Step, steps: Sequence[Step], first: bool) -> str:
    if step.unit is Unit.ITEM:
        return f"тізбенің {step.number}-{_form(Unit.ITEM, 'owned', _NOMINATIVE)}"
    if step.unit is Unit.PART:
        return f"{step.number}-{_form(Unit.PART, 'one', _NOMINATIVE)}"
    if step.unit is Unit.POINT and not step.number[0].isdigit() and not first:
        return f"({step.number})"
    return _unit(step, steps, "one", _NOMINATIVE, listed=False)


_BACK, _FRONT = "аоұыуяюё", "әеөүіиэ"
_VOICELESS = "бвгдкқпстфхцчшщһ"


def genitive(name: str) -> str:
    """An act's name in the genitive: `Заңының`, `кодекстің`, `АК-нің`; Latin names stay."""
    last = name[-1]
    if last.isascii() or not last.isalpha():
        return name
    if last.isupper():
        return f"{name}-нің"
    vowel = next((v for v in reversed(name.lower()) if v in _BACK + _FRONT), "е")
    middle = "ы" if vowel in _BACK else "і"
    first = "т" if last in _VOICELESS else "д" if last in "лрйзж" else "н"
    return f"{name}{first}{middle}ң"
