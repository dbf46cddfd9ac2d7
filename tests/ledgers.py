"""Editions with a ledger, for tests."""

from __future__ import annotations

from collections.abc import Mapping

from glossa.check.ledger import name_published
from glossa.corpus import Corpus
from glossa.model.ledger import Ledger
from glossa.problems import Problem
from glossa.source.ledger import LEDGER_FILE, render_ledger
from glossa.tables.keeping import record_names
from tests.editions import read


def with_ledger(files: Mapping[str, str], moves: str = "") -> dict[str, str]:
    """The edition with all that it publishes in its ledger; `moves` is that section as YAML."""
    corpus, _ = read(files)
    ledger = record_names(Ledger(), name_published(corpus), LEDGER_FILE)
    return {**files, LEDGER_FILE: render_ledger(ledger) + moves}


def steps(*moved: Mapping[str, str]) -> str:
    """The section of moves, each step in one line an entry."""
    rows = ["", "moves:"]
    for number, pairs in enumerate(moved, 1):
        rows += [f"- date: '2026-03-{number:02}'", f"  why: Reason {number}", "  moved:"]
        rows += [f"    '{old}': '{new}'" for old, new in pairs.items()]
    return "\n".join(rows) + "\n"


def read_kept(files: Mapping[str, str]) -> tuple[Corpus, list[Problem]]:
    """The corpus and what the check says of the ledger."""
    corpus, problems = read(files)
    return corpus, [problem for problem in problems if problem.code.startswith("G80")]
