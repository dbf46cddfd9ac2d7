"""`glossa export`: one of the edition's data files on standard output."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from glossa.cli.check import print_problems
from glossa.cli.exits import CLEAN, FOUND, USAGE, project_root
from glossa.corpus import read_project
from glossa.export import corpus_json, registers
from glossa.problems import Severity

EXPORTS = {**corpus_json.EXPORTS, **registers.EXPORTS}
"""What can be written, by file name."""


def add_to(commands: Any) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("export", help="write one of the data files of the site")
    parser.add_argument("name", choices=sorted(EXPORTS), metavar="NAME", help=", ".join(EXPORTS))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the export; refuse while the sources have errors."""
    root = project_root(arguments)
    if root is None:
        return USAGE
    reading = read_project(root)
    errors = [p for p in reading.problems if p.severity is Severity.ERROR]
    if errors:
        print_problems(errors, "text")
        return FOUND
    sys.stdout.write(EXPORTS[arguments.name](reading.corpus))
    return CLEAN
