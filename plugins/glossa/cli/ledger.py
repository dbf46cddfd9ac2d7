"""`glossa ledger`: every address ever published, and what became of those that moved."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from glossa.check.ledger import name_published
from glossa.cli.exits import CLEAN, FOUND, USAGE, misused, project_root, read_whole
from glossa.corpus.project import collect_files
from glossa.moving.plan import plan_move
from glossa.official.pins import PINS_FILE, is_date
from glossa.problems import render_text
from glossa.source.ledger import LEDGER_FILE, render_ledger
from glossa.tables.keeping import record_names
from glossa.writing import write_aside, write_together


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
    move = tasks.add_parser(
        "move",
        help="rename provisions or notes, or say where the links of what is gone lead",
        description="Write the new names into the sources of all languages, the registers and the "
        "ledger, all files or none. Several pairs move at once, so 5 may become 6 and 6 become 7. "
        "What is gone from the sources already is only recorded.",
    )
    move.add_argument("names", nargs="*", metavar="OLD NEW", help="ai-law/art_17, note:g-17-scope")
    move.add_argument("--pairs", type=Path, metavar="FILE", help="lines of OLD NEW")
    move.add_argument("--why", required=True, help="the reason, for those who come after")
    move.add_argument("--date", default="", help="the day it moved (default: today)")
    move.add_argument("--dry-run", action="store_true", help="only say what would be done")
    move.set_defaults(run=run_move)


def run_update(arguments: argparse.Namespace) -> int:
    """`glossa ledger update`: writes docs/registers/ledger.yml."""
    root = project_root(arguments)
    if root is None:
        return USAGE
    # What cannot be read might be recorded under a wrong name, and that for good.
    corpus = read_whole(root)
    if corpus is None:
        return FOUND
    known = corpus.ledger
    ledger = record_names(known, name_published(corpus), LEDGER_FILE)
    new = sum(1 for name in ledger.names if ledger.names[name] != known.names.get(name))
    if new:
        write_aside(root / LEDGER_FILE, render_ledger(ledger).encode())
    print(f"{LEDGER_FILE}: {len(ledger.names)} names, {new} of them new.")
    return CLEAN


def run_move(arguments: argparse.Namespace) -> int:
    """`glossa ledger move`: writes sources, registers and the ledger, or nothing."""
    root = project_root(arguments)
    if root is None:
        return USAGE
    date = arguments.date or datetime.date.today().isoformat()
    if not is_date(date):
        return misused(f"--date takes a day such as 2026-11-21, not {date}.")
    try:
        moved = _read_pairs(arguments)
    except ValueError as error:
        return misused(str(error))
    files, problems = collect_files(root)
    plan = plan_move(files, moved, arguments.why, date)
    refused = [*problems, *plan.refused]
    if refused:
        for problem in refused:
            print(render_text(problem))
        print("Nothing was changed.")
        return FOUND
    if not arguments.dry_run:
        written = {root / file: data for file, data in plan.written.items()}
        write_together(written, [root / file for file in plan.removed])
    for place, old, new in plan.words:
        print(f"{place}: {old} → {new}")
    for old in _pinned(root, moved):
        print(f"{PINS_FILE} names {old}: bring the law's own new text with `glossa official add`.")
    print(f"{len(moved)} moved, {len(plan.written)} files written, {len(plan.removed)} removed.")
    return CLEAN


def _pinned(root: Path, moved: Iterable[str]) -> Iterator[str]:
    """The articles whose official text is pinned under the number that they had."""
    file = root / PINS_FILE
    text = file.read_text("utf-8") if file.is_file() else ""
    yield from (old for old in moved if f'"{old.partition("/")[2]}"' in text)


def _read_pairs(arguments: argparse.Namespace) -> dict[str, str]:
    """The pairs of the command line and of the file; ValueError says what is wrong with them."""
    words = list(arguments.names)
    if arguments.pairs:
        words += _read_words(arguments.pairs)
    if not words or len(words) % 2:
        raise ValueError("names come in pairs: the old one, then the new one.")
    if not arguments.why.strip():
        raise ValueError("--why is empty: say why it moved.")
    pairs = dict(zip(words[::2], words[1::2], strict=True))
    if len(pairs) < len(words) // 2:
        raise ValueError("a name stands twice: each moves once.")
    return pairs


def _read_words(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8").split()
    except OSError as error:
        raise ValueError(f"--pairs: {file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"--pairs: {file} is no text in UTF-8.") from error
