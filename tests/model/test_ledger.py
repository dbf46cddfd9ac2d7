"""Names that move: chains, things within things, numbers given anew."""

from __future__ import annotations

import pytest

from glossa.model.ledger import Ledger, Step, holders, rebase
from glossa.problems import Place

HERE = Place("docs/registers/ledger.yml")


def ledger(*steps: dict[str, str]) -> Ledger:
    return Ledger({}, tuple(Step("2026-03-01", "why", moved, HERE) for moved in steps))


def today(kept: Ledger, name: str) -> list[str]:
    return [new for _, new in kept.destinations(name)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/art_1__para_2__subpara_3", ["a/art_1__para_2", "a/art_1", "a"]),
        ("a/art_1", ["a"]),
        ("a", []),
        ("note:a-1", []),
        ("terms/", []),
        ("acts/x/#art_5__para_1", ["acts/x/"]),
        ("data/corpus.json", []),
    ],
)
def test_what_a_name_lies_in(name: str, expected: list[str]) -> None:
    assert list(holders(name)) == [name, *expected]


@pytest.mark.parametrize(
    ("name", "outer", "new", "expected"),
    [
        ("a/art_1__para_2", "a/art_1", "a/art_9", "a/art_9__para_2"),
        ("a/art_1__para_2", "a", "b", "b/art_1__para_2"),
        ("a/art_1__para_2__item_1", "a/art_1__para_2", "a/art_1", "a/art_1"),
        ("a/art_1__para_2", "a/art_1", "a", "a"),
        ("terms/#t-1", "terms/", "words/", "words/#t-1"),
        ("a/art_1__para_2__item_1", "a/art_1__para_2", "a/art_2", "a/art_2__item_1"),
    ],
)
def test_what_lies_in_a_thing_goes_with_it(name: str, outer: str, new: str, expected: str) -> None:
    assert rebase(name, outer, new) == expected


def test_a_chain_ends_where_the_thing_is() -> None:
    kept = ledger({"a/art_1": "a/art_2"}, {"a/art_2": "a/art_3"}, {"a/art_9": "a/art_1"})
    assert today(kept, "a/art_1__para_1") == ["a/art_3__para_1"]
    assert today(kept, "a/art_2") == ["a/art_3"]


def test_what_moves_together_is_no_chain() -> None:
    kept = ledger({f"a/art_{n}": f"a/art_{n + 1}" for n in range(1, 1101)})
    assert today(kept, "a/art_5") == ["a/art_6"]
    assert today(kept, "a/art_1100__part_1") == ["a/art_1101__part_1"]
    assert today(ledger({"a/art_1": "a/art_2", "a/art_2": "a/art_1"}), "a/art_1") == ["a/art_2"]


def test_a_number_given_anew_has_several_things_behind_it() -> None:
    kept = ledger({"a/art_5": "a/art_6"}, {"a/art_5": "a/art_5-1"})
    assert today(kept, "a/art_5") == ["a/art_5-1", "a/art_6"]


def test_the_narrowest_entry_counts() -> None:
    kept = ledger({"a/art_1": "a/art_2", "a/art_1__para_3": "a/art_7__para_1"})
    assert today(kept, "a/art_1__para_3__item_1") == ["a/art_7__para_1__item_1"]
    assert today(kept, "a/art_1__para_4") == ["a/art_2__para_4"]
    assert today(kept, "b/art_1") == []
