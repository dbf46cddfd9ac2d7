"""What a reader types to jump to a provision: `17.3.3`, `ст. 17 п. 3 пп. 3`, `АК 917-бап`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from glossa.cite.acts import ActIndex
from glossa.cite.find import find_citations, standard_index
from glossa.cite.resolve import resolve_citation
from glossa.cite.tokens import tokenise
from glossa.cite.values import Citation, Language
from glossa.model.address import Address, EId, Step, Unit

_NUMBER = r"\d{1,4}(?:-\d{1,3}){0,2}"
_COMPACT = re.compile(rf"({_NUMBER})((?:\s*(?:[.,/ ]|\()\s*(?:{_NUMBER}|[a-z])\s*\)?){{0,3}})\.?")
_INNER = re.compile(rf"{_NUMBER}|[a-z]")
_LONGEST = 200

# `17 бап` is a count in running text, and a citation in a search box.
_UNHYPHENATED = re.compile(r"(?<=\d)\s+(?=[бтқ][аәоө])", re.IGNORECASE)


def parse_query(
    text: str, default_act: str, indexes: Mapping[Language, ActIndex] | None = None
) -> Address | None:
    """The provision that a search query names, or None where it names none, or several.

    `default_act` is the act of a query that names none. Bare numbers count article, paragraph,
    subparagraph. `indexes` hold the names of acts by language; without them the standard ones.
    """
    query = _UNHYPHENATED.sub("-", text.strip()[:_LONGEST])
    known = indexes or {language: standard_index(language) for language in Language}
    return _parse_words(query, default_act, known) or _parse_compact(query, default_act, known)


def _parse_words(
    query: str, default_act: str, indexes: Mapping[Language, ActIndex]
) -> Address | None:
    found = [
        address
        for language, index in indexes.items()
        for citation in find_citations(query, language, index)[:1]
        if _is_whole(citation, query) and (address := _address(citation, default_act))
    ]
    return max(found, key=_depth, default=None)


def _depth(address: Address) -> int:
    return address.eid.depth if address.eid else 0


def _is_whole(citation: Citation, query: str) -> bool:
    rest = query[: citation.start] + query[citation.end :]
    return not any(letter.isalnum() for letter in rest)


def _address(citation: Citation, default_act: str) -> Address | None:
    addresses = resolve_citation(citation, Address(default_act)).addresses
    return addresses[0] if len(addresses) == 1 else None


def _parse_compact(
    query: str, default_act: str, indexes: Mapping[Language, ActIndex]
) -> Address | None:
    """`17(3)(3)`, with the name of an act before or behind: `ГК 917`, `5(1)(c) AI Act`."""
    for act, rest in [(default_act, query), *_named(query, indexes)]:
        match = _COMPACT.fullmatch(rest.strip(" ,"))
        if match:
            return Address(act, _eid(match[1], _INNER.findall(match[2])))
    return None


def _eid(article: str, inner: list[str]) -> EId:
    steps = [Step(Unit.ARTICLE, article)]
    for number in inner:
        below = Unit.PARAGRAPH if len(steps) == 1 else Unit.SUBPARAGRAPH
        steps.append(Step(below if number[0].isdigit() else Unit.POINT, number))
    return EId(tuple(steps))


def _named(query: str, indexes: Mapping[Language, ActIndex]) -> list[tuple[str, str]]:
    """The acts that the query may begin or end with, each with what is left of the query."""
    found: list[tuple[str, str]] = []
    tokens = tokenise(query)
    for index in indexes.values():
        for at in range(len(tokens)):
            named = index.at(tokens, at)
            if named and len(named[0]) == 1 and (at == 0 or named[1] == len(tokens)):
                end = tokens[named[1] - 1].end
                found.append((named[0][0], query[: tokens[at].start] + query[end:]))
    return found
