from __future__ import annotations

import pytest

from glossa.source.files import parse_file
from glossa.source.text import SourceText
from tests.golden import golden_cases


@pytest.mark.parametrize(("given", "expected"), [*golden_cases("articles"), *golden_cases("notes")])
def test_problems_of_a_file(given: str, expected: str) -> None:
    _, problems = parse_file(SourceText("x.md", given), "en")
    found = [f"{p.place.line}:{p.place.column} {p.code}" for p in problems]
    assert sorted(found, key=_by_place) == sorted(expected.split("\n")[:-1], key=_by_place)
    assert all(p.message and p.hint for p in problems)


def _by_place(line: str) -> tuple[int, int, str]:
    place, code = line.split()
    row, column = place.split(":")
    return int(row), int(column), code
