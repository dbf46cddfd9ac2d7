"""What readers ask in their own words, in the built site: the answer is among the first hits."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from glossa.corpus import read_project
from glossa.tables.search import collect_units
from tests.bench import search as bench
from tests.browser.conftest import ROOT, Served

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(300)]

TABLE = Path(__file__).parent / "asked.tsv"
Row = tuple[str, set[str], int]


def read_asked(tag: str) -> list[Row]:
    """Query, what answers it, among how many first hits one of these has to be."""
    lines = TABLE.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [
        (query, set(wanted.split()), int(first)) for of, query, wanted, first in rows if of == tag
    ]


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_what_answers_a_question_is_first(browser: Browser, site: Served, tag: str) -> None:
    rows = read_asked(tag)
    assert len(rows) >= 40
    targets = [unit.target for unit in collect_units(read_project(ROOT).corpus)]
    assert {target for _, wanted, _ in rows for target in wanted} <= set(targets)
    page = bench.open_page(browser, site)
    found = bench.first_hits(page, tag, [query for query, _, _ in rows])
    page.close()
    wrong = [
        (query, [targets[unit] for unit in units[:3]])
        for (query, wanted, first), units in zip(rows, found, strict=True)
        if wanted.isdisjoint(targets[unit] for unit in units[:first])
    ]
    assert wrong == []
