"""A fault in the content, as a value: what is wrong, where, and the way out.

The core never logs and never raises for a contributor's mistake. It returns problems, all that
one run can find, and whoever called decides how they are shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters; a notice tells what is to be known and fails nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a source file.

    `file` is relative to the project root, with forward slashes; `line` and `column` count from 1,
    columns in characters.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def moved(self, lines: int = 0, column: int | None = None) -> Place:
        """The place `lines` further down, at `column` if one is given."""
        return Place(self.file, self.line + lines, column or self.column)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in the content.

    `code` is stable and documented (`G012`); `message` says what is wrong and `hint` how to mend
    it, both in the contributor's terms.
    """

    code: str
    place: Place
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


def sorted_problems(problems: Iterable[Problem]) -> list[Problem]:
    """The problems once each, in reading order."""
    return sorted(set(problems), key=lambda p: (p.place, p.code, p.message))


def render_text(problem: Problem) -> str:
    """`kz/ai-law/art-17.md:42:1: G012 message`, the hint indented below."""
    head = f"{problem.place}: {problem.code} {problem.message}"
    return f"{head}\n    {problem.hint}" if problem.hint else head


def render_github(problem: Problem) -> str:
    """A GitHub Actions workflow command, which puts the problem on its line of a pull request.

    Source: GitHub Docs, "Workflow commands for GitHub Actions": property values escape `%`, line
    ends, `:` and `,`; the message escapes `%` and line ends.
    """
    place = problem.place
    where = f"file={_escape_property(place.file)},line={place.line},col={place.column}"
    title = _escape_property(f"Glossa {problem.code}")
    message = _escape_message(f"{problem.message} {problem.hint}".strip())
    return f"::{problem.severity} {where},title={title}::{message}"


def render_json(problems: Iterable[Problem]) -> str:
    """A JSON list of objects: code, file, line, column, severity, message, hint."""
    rows = [
        {
            "code": problem.code,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity.value,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _escape_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_message(text).replace(":", "%3A").replace(",", "%2C")
