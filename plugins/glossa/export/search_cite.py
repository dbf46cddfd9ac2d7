"""The words of citations for the browser: what `site/assets/search/cite.js` reads queries with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from glossa.cite.acts import ActNames, names_of, standard_acts, stem
from glossa.cite.lexicon import load_lexicon, read_grammar
from glossa.cite.tokens import Kind, fold, tokenise
from glossa.cite.values import Language
from glossa.model.registers import Act

_ORDINALS = 12
"""Up to which number ordinals are known in words; nobody types longer ones into a search box."""

_FILLERS = "of the no №"

_SPOKEN_OF = {Language.KK: ("заң",), Language.RU: ("закон",), Language.EN: ("law",)}
"""Words that mean the act of the edition where they stand alone."""


def export_citation_words(acts: Iterable[Act]) -> dict[str, Any]:
    """Unit words, ordinals and names of acts in the three languages of citations.

    `units`: word -> unit of the eId; `kazakh`: the same for units that follow their number;
    `ordinals`: word -> number; `acts`: language -> [act, stems of
    a name]; `short`: abbreviation -> act; `endings`: language -> endings that `stem` cuts off, the
    longest first; `fillers`: words that may stand between.
    """
    ordinals: dict[str, int] = {}
    for language in Language:
        known = load_lexicon(language).ordinals
        ordinals |= {word: number for word, number in known.items() if number <= _ORDINALS}
    names = [*(names_of(act) for act in acts), *standard_acts()]
    return {
        "units": _units(Language.RU) | _units(Language.EN),
        "kazakh": _units(Language.KK),
        "ordinals": ordinals,
        "acts": {language.value: _names(names, language) for language in Language},
        "short": _abbreviations(names),
        "endings": {
            language.value: list(load_lexicon(language).acts.endings) for language in Language
        },
        "fillers": sorted({*_FILLERS.split(), *_countries()}),
    }


def _units(language: Language) -> dict[str, str]:
    found: dict[str, str] = {}
    for unit, row in read_grammar(language.value)["units"].items():
        if unit == "through":
            continue
        words = " ".join(str(value) for key, value in row.items() if key != "gender").split()
        found |= {fold(word): unit for word in words if word[0].isalpha() and "+" not in word}
    return found


def _countries() -> set[str]:
    phrases = [str(read_grammar(tag)["acts"]["country"]) for tag in Language]
    return {
        fold(word) for row in phrases for phrase in row.split() for word in phrase.split("+")
    } - {"и"}


def _names(names: Iterable[ActNames], language: Language) -> list[list[Any]]:
    found: dict[tuple[str, ...], str] = {}
    for act in names:
        for name in act.all_names(language):
            tokens = tokenise(name)
            words = [t.norm for t in tokens if t.kind not in (Kind.MARK, Kind.DASH)]
            if words and not _is_short(name):
                found.setdefault(tuple(stem(word, language) for word in words), act.id)
    spoken_of = [["", stem(head, language)] for head in _SPOKEN_OF.get(language, ())]
    return [*([act, *stems] for stems, act in found.items()), *spoken_of]


def _abbreviations(names: Iterable[ActNames]) -> dict[str, str]:
    found: dict[str, str] = {}
    for act in names:
        for language in Language:
            for name in act.all_names(language):
                if _is_short(name):
                    found.setdefault(fold(name), act.id)
    return found


def _is_short(name: str) -> bool:
    one = " " not in name and len(name) <= 8
    return one and sum(letter.isupper() for letter in name) >= 2
