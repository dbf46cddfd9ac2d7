"""Short names of provisions in three languages."""

from __future__ import annotations

import pytest

from glossa.site.labels import name_provision
from glossa.site.words import read_words


@pytest.mark.parametrize(
    ("eid", "kk", "ru", "en"),
    [
        ("art_17", "17-бап", "ст. 17", "art. 17"),
        (
            "art_17__para_3__subpara_3",
            "17-бап, 3-тармақ, 3) тармақша",
            "пп. 3) п. 3 ст. 17",
            "art. 17(3)(3)",
        ),
        ("art_641-1__part_1", "641-1-бап, 1-бөлік", "ч. 1 ст. 641-1", "art. 641-1, part 1"),
        (
            "art_13__para_2__part_2",
            "13-бап, 2-тармақ, 2-бөлік",
            "ч. 2 п. 2 ст. 13",
            "art. 13(2), part 2",
        ),
        ("art_5__para_1__point_c", "5-бап, 1-тармақ, (c)", "ст. 5(1)(c)", "art. 5(1)(c)"),
        ("risk-tiers", "risk-tiers", "risk-tiers", "risk-tiers"),
    ],
)
def test_names(eid: str, kk: str, ru: str, en: str) -> None:
    for tag, expected in {"kk": kk, "ru": ru, "en": en}.items():
        assert name_provision(eid, read_words(tag)).replace("\u00a0", " ") == expected


def test_an_abbreviation_keeps_its_number() -> None:
    assert name_provision("art_17__para_3", read_words("ru")) == "п.\u00a03 ст.\u00a017"
