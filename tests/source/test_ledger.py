from __future__ import annotations

import pytest

from glossa.source.ledger import LEDGER_FILE, read_ledger, render_ledger
from glossa.source.text import SourceText

WHOLE = """\
# Every address and URL this edition has ever published, and what became of those that moved.
# Kept by `glossa ledger update` and `glossa ledger move`, never by hand.

provisions:
  ai-law:
    art_2: para_1 para_1__subpara_1 para_2
    art_10:

notes:
  a-1: ai-law/art-2/ ai-law/art-10/
  b-1: topics/liability/

pages:
  about/: []
  terms/:
  - t-1
  - t-2

files:
- akn/ai-law.kk.xml
- corpus.json

moves:
- date: '2026-03-01'
  why: 'Renumbered by Law No. 1: it''s so'
  moved:
    ai-law/art_3: ai-law/art_2
    'note:x': 'note:a-1'
"""


def read(text: str) -> tuple[object, list[str]]:
    ledger, problems = read_ledger({LEDGER_FILE: SourceText(LEDGER_FILE, text)})
    assert all(p.message and p.hint for p in problems)
    return ledger, [f"{p.place.line} {p.code}" for p in problems]


def test_a_ledger_is_written_as_it_is_read() -> None:
    ledger, problems = read_ledger({LEDGER_FILE: SourceText(LEDGER_FILE, WHOLE)})
    assert problems == []
    assert render_ledger(ledger) == WHOLE
    assert set(ledger.names) >= {
        *("ai-law", "ai-law/art_2", "ai-law/art_2__para_1__subpara_1", "ai-law/art_10"),
        *("note:a-1", "about/", "terms/", "terms/#t-2", "data/akn/ai-law.kk.xml"),
    }
    assert ledger.names["note:a-1"].homes == ("ai-law/art-2/", "ai-law/art-10/")
    (step,) = ledger.steps
    assert step.why == "Renumbered by Law No. 1: it's so"
    assert step.places["note:x"].line == 28


def test_without_a_ledger_nothing_is_recorded() -> None:
    ledger, problems = read_ledger({})
    assert not ledger.names
    assert problems == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("notes:\n", "remarks:\n", "10 G502"),
        ("  about/: []", "  about/: x", "14 G501"),
        ("  - t-1", "  - [t-1]", "16 G501"),
        ("- corpus.json", "- [corpus.json]", "21 G501"),
        ("  a-1: ai-law/art-2/ ai-law/art-10/", "  a-1: [x]", "10 G501"),
        ("date: '2026-03-01'", "date: March", "24 G501"),
        ("  why: 'Renumbered by Law No. 1: it''s so'\n", "", "24 G501"),
        ("ai-law/art_3: ai-law/art_2", "ai-law/art_3: [x]", "24 G501"),
        ("ai-law/art_3: ai-law/art_2", "ai-law/art_3:", "24 G501"),
    ],
)
def test_faults_have_a_place(old: str, new: str, expected: str) -> None:
    assert old in WHOLE
    _, problems = read(WHOLE.replace(old, new))
    assert problems == [expected]
