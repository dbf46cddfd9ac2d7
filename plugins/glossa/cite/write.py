"""Writing citations: the inverse of finding them, in three languages and every case.

Forms after the editors' style sheet: in full («подпункт 3) пункта 3 статьи 17»), with the act's
title or its short name, and abbreviated for labels (`пп. 3) п. 3 ст. 17`, `art. 17(3)(3)`). What is
written is found again: tests hold the two against each other for every address.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, StrEnum

from glossa.cite import write_en, write_kk, write_ru
from glossa.cite.acts import ActNames
from glossa.cite.values import Language
from glossa.model.address import Address


class Case(IntEnum):
    """A grammatical case. Russian has no ablative (the genitive stands for it), English none."""

    NOMINATIVE = 0
    GENITIVE = 1
    DATIVE = 2
    ACCUSATIVE = 3
    LOCATIVE = 4
    ABLATIVE = 5
    INSTRUMENTAL = 6


class Style(StrEnum):
    """How much is written out."""

    FULL = "full"
    """Units in full, the act by its title."""
    SHORT = "short"
    """Units in full, the act by its short name."""
    ABBREVIATED = "abbreviated"
    """For labels, tables and brackets; stands in no case."""


def write_address(
    address: Address,
    language: Language,
    style: Style = Style.SHORT,
    case: Case = Case.NOMINATIVE,
    acts: Mapping[str, ActNames] | None = None,
    here: str | None = None,
) -> str:
    """The citation of `address` in a language.

    `acts` gives acts their names by id; an act without one is written as its id. The act `here` is
    not named: the citation stands in it. An address without a provision is the act's name, in the
    nominative.
    """
    name = "" if address.act == here else _name(address.act, language, style, acts or {})
    if address.eid is None:
        return name or _name(address.act, language, style, acts or {})
    steps, short = address.eid.steps, style is Style.ABBREVIATED
    if language is Language.KK:
        return write_kk.abbreviate(steps, name) if short else write_kk.write(steps, name, case)
    if language is Language.RU:
        # The data's rows have six cases, and no ablative.
        row = (0, 1, 2, 3, 4, 1, 5)[case]
        return write_ru.abbreviate(steps, name) if short else write_ru.write(steps, name, row)
    return write_en.abbreviate(steps, name) if short else write_en.write(steps, name)


def _name(act: str, language: Language, style: Style, acts: Mapping[str, ActNames]) -> str:
    entry = acts.get(act)
    if entry is None:
        return act
    title, short = entry.title.get(language.value, ""), entry.short.get(language.value, "")
    first, second = (title, short) if style is Style.FULL else (short, title)
    names = entry.names.get(language.value, ())
    return first or second or (names[0] if names else act)
