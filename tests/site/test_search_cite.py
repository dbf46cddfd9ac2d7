"""The reader of citations in the browser against the grammar, query by query."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from glossa.cite import parse_query
from glossa.corpus import read_project
from glossa.export.search_cite import export_citation_words

ROOT = Path(__file__).parent.parent.parent
MODULE = ROOT / "plugins/glossa/site/assets/search/cite.js"
TABLE = Path(__file__).parent / "citation_queries.tsv"

PLAIN = [
    "",
    "дипфейк",
    "ст. 17 дипфейк",
    "статьи 5 и 6",
    "жоғары қауіп-қатер",
    "-",
    "()",
    "закон об ии",
]

SCRIPT = """
import { CitationReader, writeAddress } from MODULE;
let text = "";
for await (const piece of process.stdin) text += piece;
const { words, queries } = JSON.parse(text);
const reader = new CitationReader(words);
console.log(JSON.stringify(queries.map((query) => {
  const found = reader.read(query, "ai-law");
  return found && writeAddress(found);
})));
"""


def read_in_javascript(queries: list[str]) -> list[str | None]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not here")
    words = export_citation_words(read_project(ROOT).corpus.acts.values())
    script = SCRIPT.replace("MODULE", json.dumps(MODULE.as_uri()))
    done = subprocess.run(
        [node, "--input-type=module", "--eval", script],
        input=json.dumps({"words": words, "queries": queries}),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[str | None] = json.loads(done.stdout)
    return found


def test_both_read_citations_alike() -> None:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line[0] != "#"]
    # An eId, an address and a bare raised figure are no citations: only the box reads them.
    typed = [line.split("\t")[0] for line in lines]
    queries = [query for query in typed if "art_" not in query and "¹" not in query]
    assert len(queries) >= 55
    grammar = [str(parse_query(query, "ai-law")) for query in queries]
    assert read_in_javascript(queries) == grammar


def test_words_are_no_citations() -> None:
    assert read_in_javascript(PLAIN) == [None] * len(PLAIN)
