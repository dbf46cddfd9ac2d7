"""`glossa export`: one of the edition's data files on standard output."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from glossa.cli.exits import CLEAN, FOUND, USAGE, misused, project_root, read_whole
from glossa.corpus import Corpus
from glossa.export.akn import export_acts
from glossa.export.files import EXPORTS


def add_to(commands: Any) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("export", help="write one of the data files of the site")
    known = ", ".join((*EXPORTS, "akn/ACT.LANG.xml"))
    parser.add_argument("name", metavar="NAME", help=known)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the export; refuse while the sources have errors."""
    root = project_root(arguments)
    if root is None:
        return USAGE
    corpus = read_whole(root)
    if corpus is None:
        return FOUND
    text = write_export(corpus, arguments.name)
    if text is None:
        known = (*EXPORTS, *(name for name, _ in export_acts(corpus)))
        return misused(f"There is no data file {arguments.name}; there are: {', '.join(known)}.")
    sys.stdout.write(text)
    return CLEAN


def write_export(corpus: Corpus, name: str) -> str | None:
    """The data file of that name, or None where the edition has none."""
    if name in EXPORTS:
        return EXPORTS[name](corpus)
    return next((text for found, text in export_acts(corpus) if found == name), None)
