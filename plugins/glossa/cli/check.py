"""`glossa check`: everything wrong in the sources."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from glossa.check import check_corpus
from glossa.cli.exits import CLEAN, FOUND, USAGE, misused, project_root
from glossa.corpus import read_project
from glossa.problems import (
    Problem,
    Severity,
    render_github,
    render_json,
    render_text,
    sorted_problems,
)


def add_to(commands: Any) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("check", help="report everything wrong in the sources")
    add_format(parser)
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="report only what lies under these"
    )
    parser.set_defaults(run=run)


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add `--format`: how problems are shown."""
    parser.add_argument(
        "--format",
        choices=("text", "github", "json"),
        default="text",
        help="for readers (the default), as annotations of a pull request, or for programs",
    )


def run(arguments: argparse.Namespace) -> int:
    """Read all, report what lies under the given paths."""
    root = project_root(arguments)
    scopes = find_scopes(arguments.paths, root) if root else None
    if root is None or scopes is None:
        return USAGE
    reading = read_project(root)
    found = sorted_problems([*reading.problems, *check_corpus(reading.corpus)])
    problems = [problem for problem in found if lies_under(problem.place.file, scopes)]
    print_problems(problems, arguments.format)
    return FOUND if any(one.severity is not Severity.NOTICE for one in problems) else CLEAN


def print_problems(problems: list[Problem], form: str) -> None:
    """Show problems as text, GitHub annotations or JSON on standard output."""
    if form == "json":
        print(render_json(problems))
        return
    render = render_github if form == "github" else render_text
    for problem in problems:
        print(render(problem))
    if form == "text" and problems:
        print(f"{len(problems)} problem{'s' * (len(problems) != 1)}.", file=sys.stderr)


def find_scopes(paths: list[str], root: Path) -> list[str] | None:
    """The paths from the root on; None, and said so, where one is not in the project."""
    scopes = [_relative(Path(path), root) for path in paths]
    for path, scope in zip(paths, scopes, strict=True):
        if scope is None:
            misused(f"{path} is not in the project.")
            return None
    return [scope for scope in scopes if scope is not None]


def _relative(path: Path, root: Path) -> str | None:
    """`path` from the root on, or None where there is no such place in the project."""
    base = root.resolve()
    for place in (path.resolve(), (base / path).resolve()):
        if place.exists() and place.is_relative_to(base):
            return place.relative_to(base).as_posix()
    return None


def lies_under(file: str, scopes: list[str]) -> bool:
    """Whether a file of the project lies under one of `scopes`; under none of none lies all."""
    return not scopes or any(
        scope == "." or file == scope or file.startswith(f"{scope}/") for scope in scopes
    )
