"""`glossa changes`: what a change does to the edition, for whoever decides about it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from glossa.cli.exits import CLEAN, USAGE, misused, project_root
from glossa.corpus import read_project
from glossa.corpus.project import CONFIG
from glossa.export.edits_markdown import render_changes
from glossa.tables.edits import compare_editions


def add_to(commands: Any) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "changes",
        help="compare the edition with another copy of it",
        description="What is new, gone or different here, compared with the project in the folder "
        "BASE: words, attributes, registers, references, languages left behind. Markdown.",
    )
    parser.add_argument("base", type=Path, metavar="BASE", help="the folder of the other copy")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compare; that something differs is no fault."""
    root = project_root(arguments)
    if root is None:
        return USAGE
    base: Path = arguments.base
    if not (base / CONFIG).is_file():
        return misused(f"There is no {CONFIG} in {base}.")
    changes = compare_editions(read_project(base).corpus, read_project(root).corpus)
    sys.stdout.write(render_changes(changes))
    return CLEAN
