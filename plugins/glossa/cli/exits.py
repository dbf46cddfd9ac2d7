"""Exit codes, and the project that a command is about."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from glossa.corpus import Corpus, read_project
from glossa.corpus.project import CONFIG, find_root
from glossa.problems import Severity, render_text

CLEAN, FOUND, USAGE = 0, 1, 2
"""Nothing found, problems found, the command was not understood."""


def project_root(arguments: argparse.Namespace) -> Path | None:
    """The folder of the project: `--root`, or the nearest mkdocs.yml upward; says so if none."""
    given: Path | None = arguments.root
    if given is not None and not (given / CONFIG).is_file():
        misused(f"No {CONFIG} in {given}; --root takes the folder of the project.")
        return None
    root = given or find_root(Path.cwd())
    if root is None:
        misused(f"No {CONFIG} here or above; run this in the project, or give --root.")
    return root


def misused(message: str) -> int:
    """Say what was wrong with the command; gives the exit code for it."""
    print(f"glossa: {message}", file=sys.stderr)
    return USAGE


def read_whole(root: Path) -> Corpus | None:
    """The edition, for a command that writes down what it holds; None, said why, where any errs."""
    reading = read_project(root)
    errors = [item for item in reading.problems if item.severity is Severity.ERROR]
    for problem in errors:
        print(render_text(problem))
    if errors:
        print("Nothing was written: mend these first.")
        return None
    return reading.corpus
