from __future__ import annotations

import json

from glossa.problems import (
    Place,
    Problem,
    Severity,
    render_github,
    render_json,
    render_text,
    sorted_problems,
)

PROBLEM = Problem("G402", Place("kz/ai-law/art-17.md", 42, 1), "100% wrong: a, b\nc", "Mend it.")


def test_text_has_the_place_first_and_the_hint_below() -> None:
    assert render_text(PROBLEM).splitlines()[0].startswith("kz/ai-law/art-17.md:42:1: G402 100%")
    assert render_text(PROBLEM).endswith("\n    Mend it.")
    assert "\n" not in render_text(Problem("G1", Place("a"), "b"))


def test_github_commands_cannot_be_broken_out_of() -> None:
    command = render_github(Problem("G1", Place("a,b:c%.md", 1, 2), "x\n::error::y"))
    assert command == "::error file=a%2Cb%3Ac%25.md,line=1,col=2,title=Glossa G1::x%0A::error::y"


def test_json_has_every_field() -> None:
    (row,) = json.loads(render_json([PROBLEM]))
    assert row == {
        "code": "G402",
        "file": "kz/ai-law/art-17.md",
        "line": 42,
        "column": 1,
        "severity": "error",
        "message": "100% wrong: a, b\nc",
        "hint": "Mend it.",
    }


def test_each_problem_once_in_reading_order() -> None:
    late = Problem("G1", Place("a.md", 10, 1), "x", severity=Severity.WARNING)
    early = Problem("G2", Place("a.md", 9, 3), "x")
    assert sorted_problems([late, early, late]) == [early, late]


def test_a_place_moves() -> None:
    assert Place("a", 3, 4).moved(lines=2) == Place("a", 5, 4)
    assert Place("a", 3, 4).moved(column=7) == Place("a", 3, 7)
