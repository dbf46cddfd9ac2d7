from __future__ import annotations

import pytest

from glossa.source.yaml import MAX_DEPTH, Scalar, YamlList, YamlMap, read_yaml

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n", []),
        ("a: 1\nb: 2\na: 3\n", ["3:1 G203"]),
        ("a: [1\n", ["2:1 G201"]),
        ("a: 'x\n", ["2:1 G201"]),
        ("- a\n", ["1:1 G202"]),
        ("", ["1:1 G202"]),
        ("? [a, b]\n: 1\n", ["1:3 G202"]),
        (BOMB, ["1:4 G204"]),
        ("a: *b\n", ["1:4 G204"]),
        ("a: !!python/object:os.system x\n", ["1:4 G206"]),
        ("a: " + "[" * 30 + "]" * 30 + "\n", [f"1:{MAX_DEPTH + 3} G205"]),
        ("a: b: c\n", ["1:5 G201"]),
        ("a: \x00\n", ["1:1 G201"]),
        ("a: [" + "[" * 5000, ["1:23 G205"]),
    ],
)
def test_problems(text: str, expected: list[str]) -> None:
    _, problems = read_yaml(text, "x.yml")
    assert [f"{p.place.line}:{p.place.column} {p.code}" for p in problems] == expected


def test_values_keep_their_words_and_places() -> None:
    value, problems = read_yaml("no: no\ndate: 2025-11-17\nn: [010, ~, '']\nm: {k: v}\n", "x.yml")
    assert problems == []
    assert value is not None
    no, date, numbers, nested = value.entries.values()
    assert isinstance(no, Scalar)
    assert isinstance(date, Scalar)
    assert isinstance(numbers, YamlList)
    assert isinstance(nested, YamlMap)
    assert (no.text, date.text) == ("no", "2025-11-17")
    assert [item.text for item in numbers.items if isinstance(item, Scalar)] == ["010", "", ""]
    assert str(date.place) == "x.yml:2:7"
    assert str(nested.keys["k"]) == "x.yml:4:5"


def test_lines_before_are_counted() -> None:
    _, problems = read_yaml("a: 1\na: 2\n", "x.md", line=1)
    assert str(problems[0].place) == "x.md:3:1"


def test_files_of_other_programs_may_have_tags() -> None:
    value, problems = read_yaml("a: !!python/name:x.y ''\n", "mkdocs.yml", foreign=True)
    assert problems == []
    assert value is not None
