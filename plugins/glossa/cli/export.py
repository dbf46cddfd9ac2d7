"""`glossa export`: one of the edition's data files on standard output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from glossa.cli.exits import CLEAN, FOUND, USAGE, misused, project_root, read_whole
from glossa.corpus import Corpus
from glossa.export.akn import export_acts
from glossa.export.files import EXPORTS, SUMS, name_files

FURTHER = (
    "akn/ACT.LANG.xml",
    "pdf/ACT.LANG.pdf",
    "concordance-LANG.csv",
    "terms.csv",
    "feed.LANG.xml",
)
"""Files that not every edition has, or that are named by act and language."""


def add_to(commands: Any) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "export",
        help="write one of the data files of the site",
        description="Write one of the files that the site has below /data/. The books are PDF: "
        "send them to a file.",
    )
    parser.add_argument("name", metavar="NAME", help=", ".join((*EXPORTS, *FURTHER)))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the export; refuse while the sources have errors."""
    root, name = project_root(arguments), arguments.name
    if root is None:
        return USAGE
    if name.endswith(".pdf") and sys.stdout.isatty():
        file = name.rpartition("/")[2]
        return misused(f"A PDF is no text; send it to a file: glossa export {name} > {file}")
    corpus = read_whole(root)
    if corpus is None:
        return FOUND
    data = write_export(corpus, root, name)
    if data is None:
        # The sums are those of a whole site, the files of its pages among them.
        known = (one for one in name_files(corpus) if one != SUMS)
        return misused(f"There is no data file {name}; there are: {', '.join(known)}.")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    return CLEAN


def write_export(corpus: Corpus, root: Path, name: str) -> bytes | None:
    """The data file of that name, or None where the edition has none."""
    if name in EXPORTS:
        return EXPORTS[name](corpus).encode()
    akn = next((text for found, text in export_acts(corpus) if found == name), None)
    if akn is not None:
        return akn.encode()
    # The site's rooms are loaded by the commands that need them alone.
    from glossa.site.data_files import write_data_file

    return write_data_file(corpus, root, name)
