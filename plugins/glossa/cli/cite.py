"""`glossa cite`: the citations of texts on standard input, a JSON object a line."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from glossa.cite.report import citations_as_json
from glossa.cite.values import Language
from glossa.cli.exits import CLEAN


def add_to(commands: Any) -> None:
    """Add the subcommand."""
    parser = commands.add_parser("cite", help="find legal citations, one text a line")
    tags = [language.value for language in Language]
    parser.add_argument("--lang", required=True, choices=tags, help="the language of the texts")
    parser.add_argument("--act", help="the id of the act to which the texts belong")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Answer each line as it comes."""
    for line in sys.stdin:
        row = citations_as_json(line.rstrip("\n"), arguments.lang, arguments.act)
        print(json.dumps(row, ensure_ascii=False), flush=True)
    return CLEAN
