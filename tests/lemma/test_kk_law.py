"""Every word of the Kazakh text of the AI law: a table read twice, and the engine agrees."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glossa.lemma import find_lemmatizer, find_words

HERE = Path(__file__).parent
LAW = HERE.parents[2] / "shared/official-sample/ai-law/kaz.md"


def read_table() -> dict[str, tuple[str, str]]:
    lines = (HERE / "ai_law_kk.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {token: (lemma, pos) for token, lemma, pos in rows}


def test_engine_agrees_with_the_table() -> None:
    lemmatizer = find_lemmatizer("kk")
    table = read_table()
    lemmas = {token: lemmatizer.lemmatize(token) for token in table}
    assert {token: (lemma.headword, lemma.pos) for token, lemma in lemmas.items()} == table


@pytest.mark.skipif(not LAW.is_file(), reason="no ../shared/official-sample")
def test_table_has_every_word_of_the_law() -> None:
    text = re.sub(r"<[^>]+>", "", LAW.read_text("utf-8"))
    assert {word.text.lower() for word in find_words(text)} == set(read_table())
