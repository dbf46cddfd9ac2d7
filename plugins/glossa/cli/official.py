"""`glossa official`: bring official texts, keep them up to date, say what changed."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from difflib import get_close_matches
from importlib.metadata import version
from pathlib import Path
from typing import Any

from glossa.cli.exits import CLEAN, FOUND, USAGE, misused, project_root
from glossa.cli.seen import report_lines
from glossa.corpus import Corpus, read_project
from glossa.model.address import EId, parse_eid
from glossa.official.commands import add_official, diff_official, official_status
from glossa.official.fetch import HttpFetcher, Progress, user_agent
from glossa.official.outcome import Outcome
from glossa.official.pins import SourceKind, is_date
from glossa.official.update import update_official
from glossa.official.values import NumberedUnit
from glossa.problems import Place, Problem, Severity, render_text
from glossa.tables.staleness import find_stale


def add_to(commands: Any) -> None:
    """Add the subcommand and its own ones."""
    parser = commands.add_parser("official", help="bring official texts and keep them honest")
    tasks = parser.add_subparsers(required=True, metavar="TASK")
    _add_add(tasks)
    update = tasks.add_parser("update", help="bring what is pinned in official.toml")
    update.add_argument("acts", nargs="*", metavar="ACT", help="only these (default: all pinned)")
    update.add_argument("--accept", action="store_true", help="take changed words, pin them anew")
    update.set_defaults(run=run_update)
    tasks.add_parser("status", help="what is here, of when").set_defaults(run=run_status)
    diff = tasks.add_parser("diff", help="what changed in the words of the law")
    diff.add_argument("acts", nargs="*", metavar="ACT", help="only these (default: all pinned)")
    diff.add_argument("--source", action="store_true", help="compare with the source as it is now")
    diff.set_defaults(run=run_diff)


def _add_add(tasks: Any) -> None:
    add = tasks.add_parser("add", help="bring one text and pin it")
    add.add_argument("act", metavar="ACT", help="its id in the register of acts")
    add.add_argument(
        "--from",
        dest="kind",
        required=True,
        choices=[kind.value for kind in SourceKind],
        help="what SOURCE is: a text in a mirror, a page of adilet.zan.kz, a saved file",
    )
    add.add_argument(
        "--lang", required=True, choices=("kk", "ru", "en"), help="the language of the text"
    )
    add.add_argument("source", metavar="SOURCE", help="address, repository@commit:path, or file")
    add.add_argument("--edition", default="", help="the date of the edition, 2025-11-17")
    add.add_argument("--article", action="append", default=[], metavar="EID", help="only this one")
    add.add_argument(
        "--numbered-unit",
        choices=[unit.value for unit in NumberedUnit],
        default=NumberedUnit.PARAGRAPH.value,
        help="what `1.` is in this act: a paragraph (пункт), or a part (часть) in some codes",
    )
    add.set_defaults(run=run_add)


def run_add(arguments: argparse.Namespace) -> int:
    """`glossa official add`."""
    root = project_root(arguments)
    articles = [parse_eid(name) for name in arguments.article]
    if root is None:
        return USAGE
    if not all(articles):
        return misused("--article takes an eId such as art_17 or art_641-1.")
    if arguments.edition and not is_date(arguments.edition):
        return misused("--edition takes a date such as 2025-11-17.")
    kind, source = SourceKind(arguments.kind), arguments.source
    if os.path.isfile(source):
        # A page or a file of the mirror that somebody saved; what it is shows in its first letters.
        kind, source = SourceKind.FILE, str(Path(source).resolve())
    corpus = read_project(root).corpus
    progress = Progress(_say_aside)
    with _fetcher(progress) as fetcher:
        outcome = add_official(
            root,
            corpus.act_id(arguments.act) or arguments.act,
            arguments.lang,
            kind,
            source,
            fetcher=fetcher,
            clock=_now,
            unit=NumberedUnit(arguments.numbered_unit),
            edition=arguments.edition,
            articles=[eid for eid in articles if isinstance(eid, EId)],
            tell=progress.tell,
        )
    if outcome.ok and corpus.act_id(arguments.act) is None:
        unknown = _unknown_act(corpus, arguments.act)
        outcome = replace(outcome, problems=(*outcome.problems, unknown))
    return _say(outcome)


def _unknown_act(corpus: Corpus, act: str) -> Problem:
    near = get_close_matches(act, corpus.acts, n=1)
    hint = f"the nearest is {near[0]}" if near else "give it an entry, then its pages show the text"
    message = f"{act} is not in the register of acts: its text is shown nowhere"
    return Problem("G677", Place(ACTS_FILE), message, hint, Severity.WARNING)


ACTS_FILE = "docs/registers/acts.yml"


def run_update(arguments: argparse.Namespace) -> int:
    """`glossa official update`."""
    root = project_root(arguments)
    if root is None:
        return USAGE
    progress = Progress(_say_aside)
    with _fetcher(progress) as fetcher:
        outcome = update_official(
            root,
            fetcher=fetcher,
            clock=_now,
            acts=arguments.acts,
            accept=arguments.accept,
            tell=progress.tell,
        )
    return _say(outcome)


def run_status(arguments: argparse.Namespace) -> int:
    """`glossa official status`."""
    root = project_root(arguments)
    if root is None:
        return USAGE
    code = _say(official_status(root))
    corpus = read_project(root).corpus
    for line in report_lines(corpus, find_stale(corpus)):
        print(line)
    return code


def run_diff(arguments: argparse.Namespace) -> int:
    """`glossa official diff`."""
    root = project_root(arguments)
    if root is None:
        return USAGE
    if not arguments.source:
        return _say(diff_official(root, acts=arguments.acts))
    progress = Progress(_say_aside)
    with _fetcher(progress) as fetcher:
        return _say(diff_official(root, fetcher=fetcher, acts=arguments.acts, tell=progress.tell))


def _fetcher(progress: Progress) -> HttpFetcher:
    return HttpFetcher(user_agent(version("mkdocs-glossa")), began=progress.began)


def _now() -> datetime:
    return datetime.now(UTC)


def _say_aside(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _say(outcome: Outcome) -> int:
    for line in outcome.lines:
        print(line)
    for problem in outcome.problems:
        print(render_text(problem))
    return CLEAN if outcome.ok else FOUND
