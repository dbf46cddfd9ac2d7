"""Golden cases: a text, and a line `quote | act | targets` for each citation in it.

`cite_*` hold forms one by one, `cite_acts_*` sentences in the manner of acts, with and without
citations.
"""

from __future__ import annotations

import pytest

from glossa.cite import citations_as_json
from tests.golden import golden_cases

LANGUAGES = ("kk", "ru", "en")


def check(language: str, text: str, expected: str) -> None:
    rows = [
        " | ".join([row["quote"], str(row["act"]), " ".join(row["targets"])]).strip()
        for row in citations_as_json(text.rstrip("\n"), language)["citations"]
    ]
    assert rows == [line.strip() for line in expected.splitlines()]


@pytest.mark.parametrize(
    ("text", "expected"), [*golden_cases("cite_kk"), *golden_cases("cite_acts_kk")]
)
def test_kazakh(text: str, expected: str) -> None:
    check("kk", text, expected)


@pytest.mark.parametrize(
    ("text", "expected"), [*golden_cases("cite_ru"), *golden_cases("cite_acts_ru")]
)
def test_russian(text: str, expected: str) -> None:
    check("ru", text, expected)


@pytest.mark.parametrize(
    ("text", "expected"), [*golden_cases("cite_en"), *golden_cases("cite_acts_en")]
)
def test_english(text: str, expected: str) -> None:
    check("en", text, expected)
