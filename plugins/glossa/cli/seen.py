"""`glossa seen`: which words of the law each note was reviewed against."""

from __future__ import annotations

import argparse
from typing import Any

from glossa.cli.exits import CLEAN, FOUND, USAGE, misused, project_root, read_whole
from glossa.corpus import Corpus, read_project
from glossa.official.changes import render_change
from glossa.source.seen import SEEN_FILE, render_seen
from glossa.tables.staleness import Staleness, find_stale, record_seen
from glossa.writing import write_aside


def add_to(commands: Any) -> None:
    """Add the subcommand and its own ones."""
    parser = commands.add_parser("seen", help="keep what notes were reviewed against")
    tasks = parser.add_subparsers(required=True, metavar="TASK")
    update = tasks.add_parser(
        "update",
        help="record new notes, and the notes named as reviewed",
        description="Fill in what docs/registers/seen.yml lacks. Notes that are named, or all of "
        "them, count as reviewed against the law as it reads now.",
    )
    update.add_argument("notes", nargs="*", metavar="NOTE", help="the id of a note just reviewed")
    update.add_argument("--all", action="store_true", help="every note was reviewed")
    update.set_defaults(run=run_update)
    tasks.add_parser("status", help="notes that wait for a review").set_defaults(run=run_status)


def run_update(arguments: argparse.Namespace) -> int:
    """`glossa seen update`: writes docs/registers/seen.yml."""
    root = project_root(arguments)
    if root is None:
        return USAGE
    # A note that could not be read would lose its record.
    corpus = read_whole(root)
    if corpus is None:
        return FOUND
    unknown = [name for name in arguments.notes if corpus.annotation(name) is None]
    if unknown:
        near = corpus.nearest(f"note:{unknown[0]}") or ""
        hint = f" Did you mean {near.removeprefix('note:')}?" if near.startswith("note:") else ""
        return misused(f"There is no note {', '.join(unknown)}; nothing was written.{hint}")
    seen = record_seen(corpus, arguments.notes, everything=arguments.all)
    known = corpus.seen
    changed = {note for note, tag in seen if known.get((note, tag)) != seen[note, tag]}
    gone = {note for note, _ in known} - {note for note, _ in seen}
    write_aside(root / SEEN_FILE, render_seen(seen).encode())
    print(f"{SEEN_FILE}: {len(changed)} recorded, {len(gone)} no longer there.")
    return CLEAN


def run_status(arguments: argparse.Namespace) -> int:
    """`glossa seen status`: what `glossa official status` says of notes."""
    root = project_root(arguments)
    if root is None:
        return USAGE
    corpus = read_project(root).corpus
    lines = report_lines(corpus, find_stale(corpus))
    for line in lines or ["No note waits for a review."]:
        print(line)
    return CLEAN


def report_lines(corpus: Corpus, staleness: Staleness) -> list[str]:
    """One line a stale note with the words that changed, one a note whose restatement changed."""
    lines: list[str] = []
    for note, by_tag in staleness.stale.items():
        for tag, stale in by_tag.items():
            lines.append(f"{note} on {stale.address}: stale, the {tag} text has changed")
            lines += [f"  {render_change(change)}" for change in stale.changes]
    for note, tags in staleness.restated.items():
        target = corpus.annotation(note)
        where = target.target if target else ""
        lines.append(f"{note} on {where}: the restatement was changed since ({', '.join(tags)})")
    return lines
