"""Golden cases: `title / . / input / . / expected / .` blocks of a Markdown file, named by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

CASES = Path(__file__).parent / "cases"


def golden_cases(name: str) -> list[object]:
    """The cases of `tests/cases/<name>.md` as parameters (input, expected) with an id each."""
    return [
        pytest.param(given, expected, id=f"{name}.md:{line}-{title}")
        for line, title, given, expected in read_fixture_file(CASES / f"{name}.md")
    ]


def golden_texts(name: str) -> list[str]:
    """What the cases of `tests/cases/<name>.md` are given."""
    return [given for _line, _title, given, _expected in read_fixture_file(CASES / f"{name}.md")]
