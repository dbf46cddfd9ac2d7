"""What a search is measured by: lemmas of the law with the provisions of each form.

Which forms are one word is not our engine's to say: in Kazakh the reviewed table of the law says
it, with `lemmas/kk.txt` for the words of our restatement; in Russian and English `lemmas/*.txt`,
made from other dictionaries than those that the engine has, settled by hand where they differ.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossa.tables.search import Unit
from glossa.tables.search_words import find_tokens, fold, skeleton

HERE = Path(__file__).parent
REVIEWED = HERE.parent / "lemma/ai_law_kk.tsv"
ACT = "ai-law"

Find = Callable[[Sequence[str]], list[set[int]]]
"""Queries to the provisions of the act that each finds, by unit."""


@dataclass(frozen=True, slots=True)
class Finds:
    """Means over lemmas, each a mean over its forms; `worst` are the lemmas below 0.95."""

    lemmas: int
    queries: int
    recall: float
    precision: float
    worst: tuple[tuple[str, float, float], ...]


def read_lemmas(tag: str) -> dict[str, str]:
    """Form -> lemma, forms folded."""
    lines = (HERE / f"lemmas/{tag}.txt").read_text("utf-8").splitlines()
    entries = (line.split(": ") for line in lines if not line.startswith("#"))
    lemmas = {form: lemma for lemma, forms in entries for form in forms.split()}
    if tag == "kk":
        rows = (line.split("\t") for line in REVIEWED.read_text("utf-8").splitlines())
        lemmas |= {fold(row[0], tag): row[1] for row in rows if not row[0].startswith("#")}
    return lemmas


def is_provision(unit: Unit) -> bool:
    """Whether it is the text of a provision of the act."""
    return unit.kind == "law" and not unit.titles and unit.target.startswith(f"{ACT}/")


def lemma_places(units: Sequence[Unit], tag: str) -> dict[str, dict[str, set[int]]]:
    """Lemma -> form -> provisions of the act, by unit; lemmas of one form are left out."""
    lemmas = read_lemmas(tag)
    places: dict[str, dict[str, set[int]]] = {}
    for number, unit in enumerate(units):
        for word in find_tokens(unit.bodies.get(tag, "")) if is_provision(unit) else ():
            form = fold(word, tag)
            if any(letter.isalpha() for letter in form):
                lemma = lemmas.get(form, form)
                places.setdefault(lemma, {}).setdefault(form, set()).add(number)
    return {lemma: forms for lemma, forms in places.items() if len(forms) > 1}


def measure(units: Sequence[Unit], tag: str, find: Find, *, keyboard: bool = False) -> Finds:
    """One form of each lemma has to find the provisions of all; `keyboard` types it in Russian."""
    lemmas = lemma_places(units, tag)
    if keyboard:
        lemmas = {
            lemma: forms
            for lemma, forms in lemmas.items()
            if any(type_russian(f) != f for f in forms)
        }
    asked = [(lemma, form) for lemma, forms in lemmas.items() for form in forms]
    rows = find([type_russian(form) if keyboard else form for _, form in asked])
    scores: dict[str, list[tuple[float, float]]] = {}
    for (lemma, form), found in zip(asked, rows, strict=True):
        scores.setdefault(lemma, []).append(_score(lemmas[lemma], form, found))
    return _sum_up(scores)


def _score(forms: dict[str, set[int]], form: str, found: set[int]) -> tuple[float, float]:
    """Recall of the provisions of the other forms, and precision."""
    everywhere = set().union(*forms.values())
    others = set().union(*(places for other, places in forms.items() if other != form))
    precision = len(found & everywhere) / len(found) if found else 0.0
    return len(found & others) / len(others), precision


def _sum_up(scores: dict[str, list[tuple[float, float]]]) -> Finds:
    means = {
        lemma: (statistics.mean(r for r, _ in rows), statistics.mean(p for _, p in rows))
        for lemma, rows in scores.items()
    }
    worst = sorted((min(r, p), lemma, r, p) for lemma, (r, p) in means.items() if min(r, p) < 0.95)
    return Finds(
        len(means),
        sum(map(len, scores.values())),
        statistics.mean(r for r, _ in means.values()),
        statistics.mean(p for _, p in means.values()),
        tuple((lemma, r, p) for _, lemma, r, p in worst),
    )


def type_russian(form: str) -> str:
    """The form as a Russian keyboard types it, hyphens kept."""
    return "-".join(skeleton(part) for part in form.split("-"))
