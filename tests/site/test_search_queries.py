"""Plain queries, as readers type them, and what comes first: the browser's engine in Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from glossa.corpus import read_project
from glossa.site.pages.press import set_up_press
from glossa.site.search import build_search
from glossa.tables.search import collect_units

ROOT = Path(__file__).parent.parent.parent
ASSETS = ROOT / "plugins/glossa/site/assets"
TABLE = Path(__file__).parent / "plain_queries.tsv"
NODE = shutil.which("node")

SCRIPT = """
import { readFileSync } from "node:fs";
globalThis.fetch = async (url) => {
  return { ok: true, json: async () => JSON.parse(readFileSync(url, "utf8")) };
};
const { Engine } = await import(ENGINE);
const queries = JSON.parse(readFileSync(0, "utf8"));
const found = [];
for (const [tag, query] of queries) {
  const engine = await Engine.open(tag);
  const { hits } = await engine.find(query);
  found.push(hits.map(({ unit }) => unit));
}
process.stdout.write(JSON.stringify(found));
"""

pytestmark = pytest.mark.skipif(NODE is None, reason="Node is not here")


class Search:
    """The search of the edition, laid out as on the site."""

    def __init__(self, folder: Path) -> None:
        press = set_up_press(read_project(ROOT).corpus)
        self.units = [f"{unit.target}" for unit in collect_units(press.corpus)]
        for document in build_search(press):
            path = folder / document.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(document.text, "utf-8")
        shutil.copytree(ASSETS, folder / "assets/glossa")
        (folder / "package.json").write_text('{"type": "module"}', "utf-8")
        self.engine = (folder / "assets/glossa/search/engine.js").as_uri()

    def find(self, queries: Sequence[tuple[str, str]]) -> list[list[str]]:
        """The targets that each query finds, best first; a query has the language of its page."""
        done = subprocess.run(
            [
                str(NODE),
                "--input-type=module",
                "--eval",
                SCRIPT.replace("ENGINE", repr(self.engine)),
            ],
            input=json.dumps(queries),
            capture_output=True,
            text=True,
            check=True,
        )
        return [[self.units[unit] for unit in row] for row in json.loads(done.stdout)]


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    return Search(tmp_path_factory.mktemp("search"))


def read_table() -> list[tuple[str, str, set[str]]]:
    lines = TABLE.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(tag, query, set(wanted.split())) for tag, query, wanted in rows]


def test_the_right_thing_is_first(search: Search) -> None:
    table = read_table()
    assert len(table) >= 60
    found = search.find([(tag, query) for tag, query, _ in table])
    wrong = [
        (tag, query, hits[:2])
        for (tag, query, wanted), hits in zip(table, found, strict=True)
        if not hits or hits[0] not in wanted
    ]
    assert wrong == []


def test_a_phrase_stands_as_it_is_written(search: Search) -> None:
    ((plain, quoted),) = [search.find([("en", "data library"), ("en", "“data library”")])]
    assert set(quoted) < set(plain)


def test_no_word_of_nonsense_is_found(search: Search) -> None:
    nonsense = [("kk", "қзқзқз"), ("ru", "щщъщщ"), ("en", "zzqqxx"), ("en", "!!!"), ("ru", "")]
    assert search.find(nonsense) == [[]] * len(nonsense)


def test_all_words_come_before_some(search: Search) -> None:
    (hits,) = search.find([("ru", "национальная платформа зарядка")])
    assert "ai-law/art_25" in hits[:3]


PARTS = [
    ("kk", "қауіп", "civil-code/art_931", "ai-law/art_18"),
    ("kk", "кауип", "civil-code/art_931", "ai-law/art_18"),
    ("kk", "қауіптің", "civil-code/art_931", "ai-law/art_18"),
    ("kk", "қатер", "ai-law/art_11__para_3", "ai-law/art_18"),
    ("ru", "ресурс", "ai-law/art_26", "ai-law/art_19__para_1"),
    ("en", "risk", "term:term-082", "eu-ai-act/limited-risk"),
]


def test_a_part_finds_the_hyphened_word_behind_itself(search: Search) -> None:
    found = search.find([(tag, query) for tag, query, _, _ in PARTS])
    for (_, query, whole, compound), hits in zip(PARTS, found, strict=True):
        assert hits.index(whole) < hits.index(compound), query
