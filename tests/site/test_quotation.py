"""What the page of verification tells of a quotation, and which place a citation means."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from glossa.export.citation_forms import write_citation
from glossa.model.provisions import hash_text
from glossa.site.edition import Site, build_site
from glossa.site.pages.verify import FOLDER
from tests.sites import rich_corpus

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "plugins/glossa/site/assets/src"
NODE = shutil.which("node")
SCRIPT = """
import { readFileSync } from "node:fs";
import * as room from "./quotation.mjs";
const calls = JSON.parse(readFileSync("calls.json", "utf8"));
process.stdout.write(JSON.stringify(calls.map(([name, ...given]) => room[name](...given))));
"""

pytestmark = pytest.mark.skipif(NODE is None, reason="no node")


def call(folder: Path, calls: list[list[Any]]) -> list[Any]:
    """The answers of functions of `quotation.js`."""
    lemma = (SOURCES / "lemma-kk.js").read_text("utf-8")
    room = (SOURCES / "quotation.js").read_text("utf-8").replace("lemma-kk.js", "lemma-kk.mjs")
    (folder / "lemma-kk.mjs").write_text(lemma, "utf-8")
    (folder / "quotation.mjs").write_text(room, "utf-8")
    (folder / "run.mjs").write_text(SCRIPT, "utf-8")
    (folder / "calls.json").write_text(json.dumps(calls), "utf-8")
    run = subprocess.run(
        [str(NODE), "run.mjs"], cwd=folder, capture_output=True, check=True, text=True
    )
    answers: list[Any] = json.loads(run.stdout)
    return answers


def test_a_quotation_stands_or_does_not(tmp_path: Path) -> None:
    cases = json.loads((HERE / "quotation_cases.json").read_text("utf-8"))
    parts = call(tmp_path, [["findParts", case["quote"]] for case in cases])
    said = call(
        tmp_path,
        [["holds", part, case["text"]] for part, case in zip(parts, cases, strict=True)],
    )
    assert [(c["quote"], how) for c, how in zip(cases, said, strict=True)] == [
        (case["quote"], case["how"]) for case in cases
    ]


def test_what_differs_is_told_in_words(tmp_path: Path) -> None:
    text = "Во вводной части: собственник и (или) владелец обязаны вести учет рисков. И далее."
    (same, changed, added) = call(
        tmp_path,
        [
            ["align", "владелец обязаны вести учет рисков", text],
            ["align", "владелец вправе вести учет рисков", text],
            ["align", "владелец обязаны всегда вести учет", text],
        ],
    )
    assert same == {
        "score": 1,
        "runs": [{"kind": "same", "words": "владелец обязаны вести учет рисков."}],
    }
    assert [(run["kind"], run["words"]) for run in changed["runs"]] == [
        ("same", "владелец"),
        ("quoted", "вправе"),
        ("text", "обязаны"),
        ("same", "вести учет рисков."),
    ]
    assert changed["score"] == 0.8
    assert ("quoted", "всегда") in [(run["kind"], run["words"]) for run in added["runs"]]


@pytest.fixture(scope="module")
def site() -> Site:
    return build_site(rich_corpus(), base_url="https://glossa.example/some/where/")


def documents(site: Site) -> dict[str, Any]:
    return {
        document.path: json.loads(document.text)
        for document in site.documents
        if document.path.startswith(FOLDER)
    }


def test_every_citation_finds_its_words_by_itself_its_link_and_its_address(
    site: Site, tmp_path: Path
) -> None:
    """Pasted whole, as a link, or as an address: the same record, the same hash."""
    files = documents(site)
    index = files[f"{FOLDER}kk/index.json"]
    rows = [one for rows in site.press.atlas.citing.pages().values() for one in rows]
    calls: list[list[Any]] = []
    for one in rows:
        written = str(write_citation(one))
        texts = (written, one.pin.url, one.pin.address)
        calls += [["parsePlace", text, one.pin.tag, index] for text in texts]
        calls.append(["findHash", written])
    answers = iter(call(tmp_path, calls))
    for one in rows:
        for _ in range(3):
            place = next(answers)
            page = files[f"{FOLDER}{place['tag']}/{place['key']}words.json"]
            record = page["records"][page["also"].get(place["id"], place["id"])]
            assert record["h"] == one.pin.hash
        assert next(answers) == one.pin.short_hash


def test_addresses_in_other_words(site: Site, tmp_path: Path) -> None:
    index = documents(site)[f"{FOLDER}kk/index.json"]
    texts = {
        "https://glossa.example/id/ai-law/art-17/#art_17__para_1": ["ru", "art_17__para_1"],
        "/kz/ai-law/art-17/": ["kk", "art_17"],
        "https://x.kz/en/ai-law/art-17/index.html?q=1#art_17__para_1": ["en", "art_17__para_1"],
        "kz-ai-law/art_17__para_1": ["ru", "art_17__para_1"],
        "c-2": ["ru", "c-2"],
        "note:c-1": ["ru", "c-1"],
        "nothing of the kind": None,
        "": None,
        "https://example.org/en/": None,
    }
    found = call(tmp_path, [["parsePlace", text, "ru", index] for text in texts])
    assert [[one["tag"], one["id"]] if one else None for one in found] == list(texts.values())


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_the_words_served_are_those_of_the_edition(site: Site, tag: str) -> None:
    files = documents(site)
    corpus = site.press.corpus
    for article in corpus.articles.values():
        records = files[f"{FOLDER}{tag}/{article.address.path}words.json"]
        for provision in article.provisions:
            record = records["records"][str(provision.address.eid)]
            assert hash_text(record["t"]) == record["h"] == provision.texts[tag].hash
            assert all(
                records["also"][str(a.eid)] == str(provision.address.eid) for a in provision.also
            )
    for note in corpus.annotations:
        page = files[f"{FOLDER}{tag}/{site.press.atlas.home_of(note)}words.json"]
        assert hash_text(page["records"][note.id]["t"]) == page["records"][note.id]["h"]
        assert all(page["also"][name] == note.id for name in note.ids[1:])
