"""Python and JavaScript read every word alike."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from glossa.lemma import find_lemmatizer
from glossa.lemma.kk_data import build_browser_data, read_kazakh_data

HERE = Path(__file__).parent
TWIN = HERE.parents[1] / "plugins/glossa/site/assets/src/lemma-kk.js"
NODE = shutil.which("node")
SCRIPT = """
import { readFileSync } from "node:fs";
import { KazakhLemmatizer } from "./lemma-kk.mjs";
const { data, words } = JSON.parse(readFileSync("input.json", "utf8"));
const lemmatizer = new KazakhLemmatizer(data);
const rows = words.map((word) => [word, ...Object.values(lemmatizer.lemmatize(word))]);
process.stdout.write(JSON.stringify(rows));
"""


def read_vectors() -> list[list[str]]:
    vectors: list[list[str]] = json.loads((HERE / "vectors_kk.json").read_text("utf-8"))
    return vectors


def lemmatize_in_python(words: list[str]) -> list[list[str]]:
    lemmas = map(find_lemmatizer("kk").lemmatize, words)
    return [[w, le.key, le.headword, le.pos] for w, le in zip(words, lemmas, strict=True)]


def lemmatize_in_node(words: list[str], folder: Path) -> list[list[str]]:
    (folder / "lemma-kk.mjs").write_text(TWIN.read_text("utf-8"), "utf-8")
    (folder / "run.mjs").write_text(SCRIPT, "utf-8")
    given = json.dumps({"data": build_browser_data(), "words": words})
    (folder / "input.json").write_text(given, "utf-8")
    command = [str(NODE), "run.mjs"]
    run = subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True)
    rows: list[list[str]] = json.loads(run.stdout)
    return rows


def test_vectors_in_python() -> None:
    vectors = read_vectors()
    assert lemmatize_in_python([row[0] for row in vectors]) == vectors


@pytest.mark.skipif(NODE is None, reason="no node")
def test_vectors_in_javascript(tmp_path: Path) -> None:
    vectors = read_vectors()
    assert lemmatize_in_node([row[0] for row in vectors], tmp_path) == vectors


@pytest.mark.skipif(NODE is None, reason="no node")
def test_both_engines_agree_on_every_stem_with_endings(tmp_path: Path) -> None:
    stems = list(read_kazakh_data().stems)
    endings = ["", "лардың", "ын", "ге", "іп", "ған", "уы", "сыз", "-дің"]
    words = [stem + endings[place % len(endings)] for place, stem in enumerate(stems)]
    assert lemmatize_in_node(words, tmp_path) == lemmatize_in_python(words)
