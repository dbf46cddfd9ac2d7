"""Redlines and refusals, case by case."""

from __future__ import annotations

import pytest

from glossa.problems import Problem
from glossa.redline.apply import apply_amendment, reverse
from glossa.redline.compare import compare_articles
from tests.golden import golden_cases
from tests.redline.redlines import parse_case, write_problem, write_redline


@pytest.mark.parametrize(("given", "expected"), golden_cases("redline"))
def test_the_redline_of_an_amendment(given: str, expected: str) -> None:
    article, amendment = parse_case(given)
    applied = apply_amendment(article, amendment)
    assert not isinstance(applied, Problem), applied
    assert write_redline(compare_articles(article, applied.after)) == expected
    assert reverse(applied) == article


@pytest.mark.parametrize(("given", "expected"), golden_cases("redline_refused"))
def test_the_refusal_of_an_amendment(given: str, expected: str) -> None:
    article, amendment = parse_case(given)
    applied = apply_amendment(article, amendment)
    assert isinstance(applied, Problem)
    assert write_problem(applied) == expected
