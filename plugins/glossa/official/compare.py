"""The structure of official texts compared: language with language, and with what is expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from glossa.model.address import GROUPS, EId, Unit
from glossa.official.values import OfficialText
from glossa.problems import Place, Problem, Severity, sorted_problems


def compare_languages(texts: Mapping[str, OfficialText]) -> list[Problem]:
    """Where the languages of one act are built differently, once for each provision that differs.

    A provision missing as a whole is named (G640); below a provision that all have, the numbers
    of its children are compared (G641).
    """
    places = {
        tag: {item.eid: item.place for item in text.provisions} for tag, text in texts.items()
    }
    everywhere = sorted({eid for found in places.values() for eid in found})
    problems = []
    for eid in everywhere:
        tops = eid.parent is None or eid.parent.last.unit in GROUPS
        missing = [tag for tag in places if eid not in places[tag]]
        if tops and missing and len(missing) < len(places):
            present = next(tag for tag in places if tag not in missing)
            problems.append(_missing(eid, present, missing, places[present][eid]))
    children = {tag: _children_of(found) for tag, found in places.items()}
    for parent in everywhere:
        if all(parent in found for found in places.values()):
            own = {tag: found.get(parent, set()) for tag, found in children.items()}
            problems += _compare_children(parent, own, places)
    return sorted_problems(problems)


def _children_of(eids: Iterable[EId]) -> Mapping[EId, set[EId]]:
    children: dict[EId, set[EId]] = {}
    for eid in eids:
        if eid.parent is not None:
            children.setdefault(eid.parent, set()).add(eid)
    return children


def _missing(eid: EId, present: str, missing: list[str], place: Place) -> Problem:
    return Problem(
        "G640",
        place,
        f"{eid} stands in {present} and not in {', '.join(missing)}",
        "look at both sources; one edition may be older than the other",
        Severity.WARNING,
    )


def _compare_children(
    parent: EId, children: Mapping[str, set[EId]], places: Mapping[str, Mapping[EId, Place]]
) -> list[Problem]:
    if len({frozenset(found) for found in children.values()}) == 1:
        return []
    counts = "; ".join(f"{tag}: {_count(found)}" for tag, found in children.items())
    tag = next(iter(places))
    return [
        Problem(
            "G641",
            places[tag][parent],
            f"{parent} is built differently in the languages: {counts}",
            "a difference in the law is for the register of divergences; else mend the reading",
            Severity.WARNING,
        )
    ]


def _count(children: Iterable[EId]) -> str:
    units = Counter(eid.last.unit for eid in children)
    return ", ".join(f"{count} {unit}" for unit, count in sorted(units.items())) or "nothing"


def compare_expected(text: OfficialText, expected: Iterable[EId]) -> list[Problem]:
    """Where the text and a list of addresses, our restatement's, do not have the same provisions.

    An expected address that the text lacks is an error (G642); a provision of the text that
    nobody expects is a warning (G643), for articles only where the article is expected.
    """
    wanted = set(expected)
    articles = {eid.article for eid in wanted}
    at = text.provisions[0].place if text.provisions else Place("")
    problems = [
        Problem(
            "G642",
            Place(at.file),
            f"{eid} is not in the official text ({text.language})",
            "correct the address, or the number in the restatement",
        )
        for eid in sorted(wanted)
        if text.find(eid) is None
    ]
    for item in text.provisions:
        eid = item.eid
        if eid.article in articles and eid not in wanted and not _is_covered(eid, wanted):
            problems.append(_unexpected(eid, text.language, item.place))
    return sorted_problems(problems)


def _is_covered(eid: EId, wanted: set[EId]) -> bool:
    """Whether `eid` only holds provisions that are expected, or is known by its first part."""
    holds = any(eid.contains(other) for other in wanted)
    return holds or eid.child(Unit.PART, "1") in wanted or eid.last.unit in GROUPS


def _unexpected(eid: EId, language: str, place: Place) -> Problem:
    return Problem(
        "G643",
        place,
        f"the official text ({language}) has {eid}, the restatement does not",
        "restate it, or look whether the official text changed",
        Severity.WARNING,
    )
