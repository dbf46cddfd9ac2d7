"""The development set, where it lies beside the project (CC BY-SA, not ours to carry)."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from glossa.lemma.kazakh import KazakhLemmatizer
from glossa.lemma.kk_data import read_kazakh_data

GOLD = Path(__file__).parents[3] / "shared/gold/kk-lemmas-dev.tsv"
pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason="no ../shared/gold/kk-lemmas-dev.tsv")


def read_gold(gold: Path = GOLD) -> dict[str, list[tuple[str, str]]]:
    """Source -> (form, lemma) of the forms that have one lemma only."""
    lemmas: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in gold.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            form, lemma, _pos, source = line.split("\t")
            lemmas[source, form].add(lemma)
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (source, form), found in sorted(lemmas.items()):
        if len(found) == 1:
            pairs[source].append((form, found.pop()))
    return pairs


def count_pairs(groups: Counter[str] | Counter[tuple[str, str]]) -> int:
    return sum(n * (n - 1) // 2 for n in groups.values())


def measure(pairs: list[tuple[str, str]], lemmatizer: KazakhLemmatizer) -> dict[str, float]:
    return measure_keys([(lemma, lemmatizer.lemmatize(form).key) for form, lemma in pairs])


def measure_keys(pairs: list[tuple[str, str]]) -> dict[str, float]:
    """Accuracy, precision and F1 of (lemma, key) pairs, as the set's own scorer counts them."""
    lemmas, keys = zip(*pairs, strict=True)
    both = count_pairs(Counter(pairs))
    precision, recall = both / count_pairs(Counter(keys)), both / count_pairs(Counter(lemmas))
    return {
        "accuracy": sum(lemma == key for lemma, key in pairs) / len(pairs),
        "precision": precision,
        "f1": 2 * precision * recall / (precision + recall),
    }


# Without what the set itself has taught, so that the figures say something of other texts.
@pytest.mark.parametrize(
    ("source", "least"),
    [
        ("ktb", {"accuracy": 0.95, "precision": 0.97, "f1": 0.95}),
        ("unimorph", {"accuracy": 0.97, "precision": 0.99, "f1": 0.97}),
    ],
)
@pytest.mark.parametrize("learnt", [True, False])
def test_gold(source: str, least: dict[str, float], learnt: bool) -> None:
    lemmatizer = KazakhLemmatizer(read_kazakh_data(learnt=learnt))
    measured = measure(read_gold()[source], lemmatizer)
    assert {name: value for name, value in measured.items() if value < least[name]} == {}
