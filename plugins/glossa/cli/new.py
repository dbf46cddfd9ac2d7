"""`glossa new`: the frame of a note, in every language, where it belongs."""

from __future__ import annotations

import argparse
from typing import Any

from glossa.cli.exits import CLEAN, FOUND, USAGE, misused, project_root
from glossa.corpus.project import collect_files
from glossa.corpus.skeleton import Refusal, write_skeleton
from glossa.model.annotations import Kind
from glossa.problems import render_text
from glossa.writing import write_together

GIVEN = ("id", "title", "source", "as-of", "author", "with", "relation", "operation", "status")
"""Attributes that can be given on the command line."""


def add_to(commands: Any) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "new",
        help="write the frame of a new note",
        description="Write the frame of a note after the last one on its provision, in every "
        "language. The words are yours; until they are there, `glossa check` names them.",
    )
    kinds = [kind.value for kind in Kind]
    parser.add_argument("kind", choices=kinds, metavar="KIND", help=", ".join(kinds))
    parser.add_argument("target", metavar="ADDRESS", help="ai-law/art_17__para_3, topic:liability")
    parser.add_argument(
        "--lang", action="append", metavar="TAG", help="this language only (kk, ru, en); repeatable"
    )
    for name in GIVEN:
        parser.add_argument(f"--{name}", dest=name, metavar="VALUE", help=f":{name}: of the note")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the note into all files or none."""
    root = project_root(arguments)
    if root is None:
        return USAGE
    given = {name: value for name in GIVEN if (value := getattr(arguments, name))}
    files, _ = collect_files(root)
    made = write_skeleton(files, Kind(arguments.kind), arguments.target, given, arguments.lang)
    if isinstance(made, Refusal):
        return _refuse(made)
    try:
        write_together({root / file: text.encode() for file, text in made.texts.items()})
    except OSError as error:
        return misused(f"Nothing was written: {error.strerror} ({error.filename}).")
    for file, line in made.lines.items():
        print(f"{file}:{line}: {made.id}")
    print("Write its words between the blank lines, then run `glossa check`.")
    return CLEAN


def _refuse(refusal: Refusal) -> int:
    for problem in refusal.problems:
        print(render_text(problem))
    near = f" Did you mean {', '.join(refusal.near)}?" if refusal.near else ""
    misused(refusal.message + near)
    return FOUND if refusal.problems else USAGE
