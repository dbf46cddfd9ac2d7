"""The recogniser against the annotated sentences, where they are at hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from glossa.cite import citations_as_json

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "citations-dev.jsonl"

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason=f"no gold set at {GOLD.name}")


def rows(language: str) -> list[dict[str, Any]]:
    lines = GOLD.read_text("utf-8").splitlines()
    return [row for line in lines if (row := json.loads(line))["lang"] == language]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_targets(language: str) -> None:
    right = surplus = missing = 0
    for row in rows(language):
        text = row["text"].replace("\n", " ")
        gold = {target for one in row["citations"] for target in one["targets"]}
        found = citations_as_json(text, language)["citations"]
        predicted = {target for one in found for target in one["targets"]}
        right += len(gold & predicted)
        surplus += len(predicted - gold)
        missing += len(gold - predicted)
    precision, recall = right / (right + surplus), right / (right + missing)
    assert precision >= 0.96
    assert 2 * precision * recall / (precision + recall) >= 0.95
