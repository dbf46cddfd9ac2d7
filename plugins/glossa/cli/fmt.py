"""`glossa fmt`: sources in canonical form, with the proof that nothing but form changed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from glossa.cli.check import add_format, find_scopes, lies_under, print_problems
from glossa.cli.exits import CLEAN, FOUND, USAGE, project_root
from glossa.corpus.project import collect_files, read_languages
from glossa.problems import Problem
from glossa.source.form.canonical import find_uncanonical, format_source
from glossa.writing import write_aside


def add_to(commands: Any) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "fmt",
        help="write sources in canonical form",
        description="Write Markdown sources in canonical form. A file is written only when it "
        "provably says the same as before; files with problems are named and left alone.",
    )
    parser.add_argument("--check", action="store_true", help="write nothing, name what would be")
    add_format(parser)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="only what lies under these")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write what is not in canonical form, or with `--check` name it."""
    root = project_root(arguments)
    scopes = find_scopes(arguments.paths, root) if root else None
    if root is None or scopes is None:
        return USAGE
    problems: list[Problem] = []
    for file, data, language in find_sources(root, scopes, problems):
        written, found = format_source(file, data, language)
        problems.extend(found)
        change = find_uncanonical(file, data, written) if written is not None else None
        if change and arguments.check:
            problems.append(change)
        elif change and written is not None and not _write(root, file, written):
            return FOUND
    print_problems(problems, arguments.format)
    return FOUND if problems else CLEAN


def _write(root: Path, file: str, text: str) -> bool:
    try:
        write_aside(root / file, text.encode())
    except OSError as error:
        print(f"glossa: {file} is as it was: {error.strerror}.", file=sys.stderr)
        return False
    print(f"{file}: written in canonical form.")
    return True


def find_sources(
    root: Path, scopes: list[str], problems: list[Problem]
) -> Iterator[tuple[str, bytes, str]]:
    """The Markdown sources under `scopes`: path, bytes, language; what is no file goes into
    `problems`."""
    files, found = collect_files(root)
    tags = {language.folder: language.tag for language in read_languages(files)}
    problems.extend(problem for problem in found if lies_under(problem.place.file, scopes))
    for file, data in files.items():
        tag = tags.get(PurePosixPath(file).parts[0])
        if tag and file.endswith(".md") and lies_under(file, scopes):
            yield file, data, tag
