from __future__ import annotations

import pytest

from glossa.cite import Language, Reason, Status, find_citations, resolve_citation
from glossa.model.address import Address, parse_address


def address(text: str) -> Address:
    found = parse_address(text)
    assert found is not None
    return found


CONTEXT = address("ai-law/art_17__para_3__subpara_1")

RESOLVED = [
    ("ru", "настоящей статьи", "ai-law/art_17"),
    ("ru", "пункт 2 настоящей статьи", "ai-law/art_17__para_2"),
    ("ru", "подпункт 2) настоящего пункта", "ai-law/art_17__para_3__subpara_2"),
    ("ru", "в подпункте 3)", "ai-law/art_17__para_3__subpara_3"),
    ("ru", "статья 24 Закона", "ai-law/art_24"),
    ("ru", "статья 24 настоящего Закона", "ai-law/art_24"),
    ("ru", "статья 917 ГК", "civil-code/art_917"),
    ("kk", "осы тармақтың 2) тармақшасы", "ai-law/art_17__para_3__subpara_2"),
    ("kk", "осы баптың 2-тармағы", "ai-law/art_17__para_2"),
    ("en", "paragraph 2", "ai-law/art_17__para_2"),
    ("en", "Article 5(1)(c) of the EU AI Act", "eu-ai-act/art_5__para_1__point_c"),
]


@pytest.mark.parametrize(("language", "text", "expected"), RESOLVED)
def test_in_context(language: str, text: str, expected: str) -> None:
    [citation] = find_citations(text, Language(language))
    resolution = resolve_citation(citation, CONTEXT)
    assert (resolution.addresses, resolution.reason) == ((address(expected),), None)


UNRESOLVED = [
    ("ru", "пункт 2 той же статьи", Reason.NO_ANTECEDENT),
    ("ru", "статья 5 Закона «О связи»", Reason.UNKNOWN_ACT),
    ("kk", "осы бөліктің 2) тармақшасы", Reason.NO_CONTEXT),
    ("en", "That paragraph shall not apply", Reason.NO_ANTECEDENT),
]


@pytest.mark.parametrize(("language", "text", "reason"), UNRESOLVED)
def test_why_not(language: str, text: str, reason: Reason) -> None:
    [citation] = find_citations(text, Language(language))
    assert resolve_citation(citation, CONTEXT).reason is reason


def test_brackets_are_settled_by_what_is_there() -> None:
    there = {address("ai-law/art_1__subpara_5")}
    [citation] = find_citations("art. 1(5)", Language.EN)
    resolution = resolve_citation(citation, Address("ai-law"), there.__contains__)
    assert resolution.addresses == tuple(there)
    missing = resolve_citation(citation, Address("ai-law"), lambda _: False)
    assert (missing.addresses, missing.reason) == (
        (address("ai-law/art_1__para_5"),),
        Reason.MISSING,
    )


def test_a_failure_clears_the_antecedent() -> None:
    text = "Статьи 5 и 6. Пункт 1 той же статьи. Пункт 2 той же статьи."
    _, ambiguous, lost = find_citations(text, Language.RU)
    assert [str(one) for one in ambiguous.targets] == ["art_5__para_1", "art_6__para_1"]
    assert ambiguous.status is Status.AMBIGUOUS
    assert lost.status is Status.UNRESOLVED
    reason = resolve_citation(ambiguous, Address("ai-law")).reason
    assert reason is Reason.AMBIGUOUS_ANTECEDENT
