"""`glossa ledger`: every address ever published, and what became of those that moved."""

from __future__ import annotations

import argparse
from typing import Any

from glossa.check.ledger import name_published
from glossa.cli.exits import CLEAN, FOUND, USAGE, project_root
from glossa.corpus import read_project
from glossa.official.kept import write_aside
from glossa.problems import Severity, render_text
from glossa.source.ledger import LEDGER_FILE, render_ledger
from glossa.tables.keeping import record_names


def add_to(commands: Any) -> None:
    """Add the subcommand and its own ones."""
    parser = commands.add_parser("ledger", help="keep every address that was ever published")
    tasks = parser.add_subparsers(required=True, metavar="TASK")
    update = tasks.add_parser(
        "update",
        help="record what is new",
        description="Add to docs/registers/ledger.yml what it lacks. Nothing is ever taken out.",
    )
    update.set_defaults(run=run_update)


def run_update(arguments: argparse.Namespace) -> int:
    """`glossa ledger update`: writes docs/registers/ledger.yml."""
    root = project_root(arguments)
    if root is None:
        return USAGE
    reading = read_project(root)
    errors = [item for item in reading.problems if item.severity is Severity.ERROR]
    if errors:
        # What cannot be read might be recorded under a wrong name, and that for good.
        for problem in errors:
            print(render_text(problem))
        print("Nothing was written: mend these first.")
        return FOUND
    known = reading.corpus.ledger
    ledger = record_names(known, name_published(reading.corpus), LEDGER_FILE)
    new = sum(1 for name in ledger.names if ledger.names[name] != known.names.get(name))
    if new:
        write_aside(root / LEDGER_FILE, render_ledger(ledger).encode())
    print(f"{LEDGER_FILE}: {len(ledger.names)} names, {new} of them new.")
    return CLEAN
