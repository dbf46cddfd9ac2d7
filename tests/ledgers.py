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
from tests.sites import rich_edition


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


_RECORDED = {
    "    art_17:": "    art_7: part_1\n    art_9: para_1 para_1__subpara_1 para_2\n    art_17:",
    "part_1\n\nnotes:\n": "part_1 para_5 part_9\n\nnotes:\n  old-note: ai-law/art-18/\n",
    "  p-1: ai-law/art-18/": "  p-1: ai-law/art-17/ ai-law/art-18/",
    "pages:\n": "pages:\n  old-page/: []\n",
    "files:\n": "files:\n- all.json\n",
}
"""What was published before and is no longer: lines of the ledger, and what stands there then."""

_MOVED = (
    {"ai-law/art_9": "ai-law/art_17", "ai-law/art_9__para_2": "ai-law/art_18__part_1"},
    {"note:old-note": "note:c-1", "old-page/": "about/", "data/all.json": "data/corpus.json"},
    {"ai-law/art_18__part_9": "ai-law/art_18__part_1", "ai-law/art_7": "ai-law"},
    {"ai-law/art_18__para_5": "ai-law/art_17__para_1"},
)


def moved_edition() -> dict[str, str]:
    """The rich edition, from which an article, two paragraphs, a note and a page have moved."""
    files = with_ledger(rich_edition(), steps(*_MOVED))
    for old, new in _RECORDED.items():
        assert old in files[LEDGER_FILE]
        files[LEDGER_FILE] = files[LEDGER_FILE].replace(old, new, 1)
    return files
