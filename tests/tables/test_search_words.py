"""One set of vectors for the words of the search, read by Python and by JavaScript."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from glossa.corpus import Corpus, read_project
from glossa.lemma import find_lemmatizer
from glossa.lemma.kk_data import build_browser_data
from glossa.tables.search import collect_units
from glossa.tables.search_words import find_tokens, fold, skeleton

ROOT = Path(__file__).parent.parent.parent
ASSETS = ROOT / "plugins/glossa/site/assets"
VECTORS = json.loads((Path(__file__).parent / "search_vectors.json").read_text("utf-8"))
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="Node is not here")
LETTERS = "aAbceHhIioxyKkPp аАбвгёЁжийқҚңүұһӨөіІ'’ʼ-‐‑­̆7²_.,«»\u2028"

SCRIPT = """
import { readFileSync } from "node:fs";
const { fold, skeleton, splitWords } = await import("ASSETS/search/words.js");
const { retype, retypeAll } = await import("ASSETS/search/keyboards.js");
const { KazakhLemmatizer } = await import("ASSETS/src/lemma-kk.js");
const { tokens, folds, skeletons, lemmas, keyboards, data } = JSON.parse(readFileSync(0, "utf8"));
const lemmatizer = data && new KazakhLemmatizer(data);
process.stdout.write(JSON.stringify({
  tokens: tokens.map((text) => splitWords(text)),
  folds: folds.map(([word, tag]) => fold(word, tag)),
  skeletons: skeletons.map((word) => skeleton(word)),
  lemmas: lemmas.map((word) => Object.values(lemmatizer.lemmatize(word))),
  keyboards: keyboards.map(([text, from, to]) => retype(text, from, to)),
  readings: keyboards.map(([text, , to]) => retypeAll(text, to)),
}));
"""


def run_javascript(
    *,
    folder: Path,
    tokens: Any = (),
    folds: Any = (),
    skeletons: Any = (),
    lemmas: Any = (),
    keyboards: Any = (),
) -> dict[str, list[Any]]:
    """What the browser's functions give, in Node."""
    shutil.copytree(ASSETS, folder / "assets", dirs_exist_ok=True)
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    script = SCRIPT.replace("ASSETS", (folder / "assets").as_uri())
    given = {
        "tokens": list(tokens),
        "folds": list(folds),
        "skeletons": list(skeletons),
        "lemmas": list(lemmas),
        "keyboards": list(keyboards),
        "data": build_browser_data() if lemmas else None,
    }
    command = [str(NODE), "--input-type=module", "--eval", script]
    done = subprocess.run(
        command, input=json.dumps(given), capture_output=True, text=True, check=True
    )
    found: dict[str, list[Any]] = json.loads(done.stdout)
    return found


def test_vectors_in_python() -> None:
    assert [find_tokens(row[0]) for row in VECTORS["tokens"]] == [
        row[1] for row in VECTORS["tokens"]
    ]
    assert [fold(word, tag) for word, tag, _ in VECTORS["fold"]] == [v[2] for v in VECTORS["fold"]]
    assert [skeleton(word) for word, _ in VECTORS["skeleton"]] == [
        v[1] for v in VECTORS["skeleton"]
    ]


@needs_node
def test_vectors_in_javascript(tmp_path: Path) -> None:
    found = run_javascript(
        folder=tmp_path,
        tokens=[row[0] for row in VECTORS["tokens"]],
        folds=[row[:2] for row in VECTORS["fold"]],
        skeletons=[row[0] for row in VECTORS["skeleton"]],
    )
    assert found["tokens"] == [row[1] for row in VECTORS["tokens"]]
    assert found["folds"] == [row[2] for row in VECTORS["fold"]]
    assert found["skeletons"] == [row[1] for row in VECTORS["skeleton"]]


@needs_node
def test_a_keyboard_types_what_another_would(tmp_path: Path) -> None:
    rows = VECTORS["keyboards"]
    found = run_javascript(folder=tmp_path, keyboards=rows)
    assert found["keyboards"] == [row[3] for row in rows]
    for (_, _, _, meant), readings in zip(rows, found["readings"], strict=True):
        assert meant is None or readings[0] == meant


@needs_node
def test_every_letter_of_an_alphabet_is_on_its_keyboard(tmp_path: Path) -> None:
    alphabets = {
        "en": "abcdefghijklmnopqrstuvwxyz",
        "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "kk": "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    }
    both = [letters + letters.upper() for letters in alphabets.values()]
    there = [(text, tag, "en") for text, tag in zip(both, alphabets, strict=True)]
    keys = run_javascript(folder=tmp_path / "there", keyboards=there)["keyboards"]
    assert [len(set(row)) for row in keys] == [len(set(text)) for text in both]
    back = [(typed, "en", tag) for typed, tag in zip(keys, alphabets, strict=True)]
    assert run_javascript(folder=tmp_path / "back", keyboards=back)["keyboards"] == both


@needs_node
def test_both_agree_on_any_letters(tmp_path: Path) -> None:
    chosen = random.Random(17)
    texts = ["".join(chosen.choices(LETTERS, k=chosen.randint(1, 24))) for _ in range(3_000)]
    tagged = [(text, tag) for text in texts for tag in ("kk", "ru", "en")]
    found = run_javascript(folder=tmp_path, tokens=texts, folds=tagged, skeletons=texts)
    assert found["tokens"] == [find_tokens(text) for text in texts]
    assert found["folds"] == [fold(word, tag) for word, tag in tagged]
    assert found["skeletons"] == [skeleton(text) for text in texts]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_project(ROOT).corpus


@needs_node
def test_both_agree_on_every_word_of_the_site(corpus: Corpus, tmp_path: Path) -> None:
    units = collect_units(corpus)
    tags = [language.tag for language in corpus.languages]
    texts = [text for unit in units for tag in tags if (text := unit.bodies.get(tag))]
    words = sorted({(word, tag) for unit in units for tag in tags for word in unit.words(tag)})
    kazakh = sorted({fold(word, tag) for word, tag in words if tag == "kk"} - {""})
    folded = sorted({fold(word, tag) for word, tag in words})
    assert len(kazakh) > 5_000
    found = run_javascript(
        folder=tmp_path, tokens=texts, folds=words, skeletons=folded, lemmas=kazakh
    )
    assert found["tokens"] == [find_tokens(text) for text in texts]
    assert found["folds"] == [fold(word, tag) for word, tag in words]
    assert found["skeletons"] == [skeleton(word) for word in folded]
    lemmas = map(find_lemmatizer("kk").lemmatize, kazakh)
    assert found["lemmas"] == [[lemma.key, lemma.headword, lemma.pos] for lemma in lemmas]
