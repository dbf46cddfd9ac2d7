"""The command `glossa`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from glossa.check import check_corpus
from glossa.corpus import read_project
from glossa.corpus.project import find_root
from glossa.problems import Problem, render_github, render_json, render_text, sorted_problems

CLEAN, FOUND, USAGE = 0, 1, 2
"""Exit codes: nothing found, problems found, the command was not understood."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` and return its exit code."""
    arguments = build_parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except BrokenPipeError:
        # Whoever read us has seen enough (`glossa check | head`).
        sys.stderr.close()
        return CLEAN


def build_parser() -> argparse.ArgumentParser:
    """The command line: one subcommand a task."""
    parser = argparse.ArgumentParser(
        prog="glossa", description="A law with its commentary, in several languages."
    )
    parser.add_argument("--root", type=Path, help="the project (default: the nearest mkdocs.yml)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands)
    return parser


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser("check", help="report everything wrong in the sources")
    check.add_argument("--format", choices=("text", "github", "json"), default="text")
    check.add_argument("paths", nargs="*", metavar="PATH", help="report only what lies under these")
    check.set_defaults(run=run_check)


def run_check(arguments: argparse.Namespace) -> int:
    """`glossa check`: read all, report what lies under the given paths."""
    root = arguments.root or find_root(Path.cwd())
    if root is None or not (root / "mkdocs.yml").is_file():
        return _misused("No mkdocs.yml here or above; run this in the project, or give --root.")
    scopes = []
    for path in arguments.paths:
        scope = _relative(Path(path), root)
        if scope is None:
            return _misused(f"{path} is not in the project.")
        scopes.append(scope)
    reading = read_project(root)
    found = sorted_problems([*reading.problems, *check_corpus(reading.corpus)])
    problems = [problem for problem in found if _lies_under(problem, scopes)]
    _print_problems(problems, arguments.format)
    return FOUND if problems else CLEAN


def _relative(path: Path, root: Path) -> str | None:
    """`path` from the root on, or None where there is no such place in the project."""
    base = root.resolve()
    for place in (path.resolve(), (base / path).resolve()):
        if place.exists() and place.is_relative_to(base):
            return place.relative_to(base).as_posix()
    return None


def _lies_under(problem: Problem, scopes: list[str]) -> bool:
    file = problem.place.file
    return not scopes or any(
        scope == "." or file == scope or file.startswith(f"{scope}/") for scope in scopes
    )


def _print_problems(problems: list[Problem], form: str) -> None:
    if form == "json":
        print(render_json(problems))
        return
    render = render_github if form == "github" else render_text
    for problem in problems:
        print(render(problem))
    if form == "text" and problems:
        print(f"{len(problems)} problem{'s' * (len(problems) != 1)}.", file=sys.stderr)


def _misused(message: str) -> int:
    print(f"glossa: {message}", file=sys.stderr)
    return USAGE


if __name__ == "__main__":
    sys.exit(main())
