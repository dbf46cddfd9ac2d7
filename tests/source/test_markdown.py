from __future__ import annotations

import pytest

from glossa.model.prose import plain_text
from glossa.source.markdown import MAX_BRACKETS, MarkdownReader


@pytest.mark.parametrize(
    "text",
    [
        "**a " * 99 + "b** " * 99,
        "*a _b " * 99 + "c_ d* " * 99,
        "[" * 5000,
        "[[]" * 5000,
        "![" * 5000,
    ],
)
def test_what_has_marks_beyond_measure_is_words(text: str) -> None:
    reader = MarkdownReader("a.md", ["", text])
    (paragraph,) = reader.read_prose(reader.read_blocks(text, 1))
    assert plain_text((paragraph,)) == text.strip()
    assert {(problem.code, problem.place.line) for problem in reader.problems} == {("G119", 2)}
    again = MarkdownReader("a.md", ["", text])
    assert plain_text(again.read_inline(text, 1)) == text
    assert {(problem.code, problem.place.line) for problem in again.problems} == {("G119", 2)}


def test_many_links_are_no_fault() -> None:
    text = "[a](#para_1) " * MAX_BRACKETS
    reader = MarkdownReader("a.md", [text])
    assert len(reader.read_inline(text, 0)) >= MAX_BRACKETS
    assert reader.problems == []


def test_a_sentence_that_begins_with_a_number_is_told() -> None:
    for text, codes in (
        ("3) тармақша басқа.", ["G117"]),
        ("- 2. a", ["G117"]),
        ("3\\) тармақша", []),
        ("1. One.", []),
        ("2. Two.\n3. Three.", []),
    ):
        reader = MarkdownReader("a.md", text.split("\n"))
        reader.read_prose(reader.read_blocks(text, 0))
        assert [problem.code for problem in reader.problems] == codes
