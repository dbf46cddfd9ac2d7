"""`glossa lemma`: words on standard input, their lemmas on standard output, one a line."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from glossa.cli.exits import CLEAN
from glossa.lemma import LANGUAGES, lemmatize_lines


def add_to(commands: Any) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("lemma", help="find the lemmas of words, one a line")
    parser.add_argument("--lang", required=True, choices=LANGUAGES, help="of the words")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Answer each line as it comes."""
    for lemma in lemmatize_lines(arguments.lang, sys.stdin):
        print(lemma, flush=True)
    return CLEAN
