from __future__ import annotations

from typing import Any

import pytest

from glossa.lemma.kk_rules import expand_form, expand_rules, read_rules

RULES = read_rules()
ENTRIES = [*RULES["suffixes"], *RULES["derivations"]]
EXAMPLES = [
    pytest.param(entry, *example.split(" → "), id=f"{entry['name']}: {example}")
    for entry in ENTRIES
    for example in entry["examples"]
]


def spellings(entry: dict[str, Any]) -> list[tuple[str, str, str]]:
    pairs = [pair for written in entry["forms"] for pair in expand_form(RULES, written)]
    return [(form.text, form.restore, form.left) for form, _harmony in pairs]


@pytest.mark.parametrize(("entry", "stem", "form"), EXAMPLES)
def test_example(entry: dict[str, Any], stem: str, form: str) -> None:
    found = [
        form.removesuffix(text) + restore
        for text, restore, left in spellings(entry)
        if form.endswith(text)
        and (form[: len(form) - len(text)] + restore)[-1:] in (left or stem[-1])
    ]
    assert stem in found


def test_every_rule_has_an_example() -> None:
    assert [entry["name"] for entry in ENTRIES if not entry["examples"]] == []


def test_names_are_unique() -> None:
    names = [entry["name"] for entry in ENTRIES]
    assert len(names) == len(set(names))


def test_every_state_is_reached_and_leads_to_a_stem() -> None:
    sources = {state for entry in RULES["suffixes"] for state in entry["from"]}
    results = {entry["to"] for entry in RULES["suffixes"]}
    assert sources - results == {"n"} - results
    assert results - sources <= set(RULES["final"])


def test_plural_is_spelled_out() -> None:
    forms = {form.text for form, _ in expand_form(RULES, "TAр")}
    assert forms == {"лар", "лер", "дар", "дер", "тар", "тер"}


def test_expansion_is_deterministic() -> None:
    assert expand_rules() == expand_rules()
