"""The command `glossa`: one module a subcommand, and nothing in them but arguments and words."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from glossa.cli import changes, check, cite, export, fmt, ledger, lemma, new, nginx, official, seen
from glossa.cli.exits import CLEAN

COMMANDS = (check, new, fmt, changes, cite, lemma, official, seen, ledger, export, nginx)


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
    parser.add_argument(
        "--root", type=Path, metavar="DIR", help="the project (default: the nearest mkdocs.yml)"
    )
    commands = parser.add_subparsers(
        required=True, metavar="COMMAND", description="`glossa COMMAND --help` says more of each."
    )
    for command in COMMANDS:
        command.add_to(commands)
    return parser
