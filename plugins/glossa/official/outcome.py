"""What a command about official texts has to say, and how it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from glossa.official.pins import Pin
from glossa.official.values import OfficialText
from glossa.problems import Problem, Severity, sorted_problems


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command has to say: lines for a reader, problems; `ok` decides the exit code."""

    lines: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether no problem is an error."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


def say_kept(pin: Pin, text: OfficialText) -> str:
    """The line about a text that was just kept."""
    return (
        f"{pin.name}: kept, {count(len(text.articles), 'article')}, "
        f"{count(len(text.provisions), 'provision')}, edition {text.edition or 'unknown'}"
    )


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 article`, `3 articles`."""
    return f"{number} {noun}{'s' * (number != 1)}"


def outcome_of(lines: Iterable[str], problems: Iterable[Problem]) -> Outcome:
    """The lines, and the problems in their order."""
    return Outcome(tuple(lines), tuple(sorted_problems(problems)))
