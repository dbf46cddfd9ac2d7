from __future__ import annotations

import pytest

from glossa.cite import parse_query

QUERIES = [
    ("17.3.3", "ai-law/art_17__para_3__subpara_3"),
    ("17(3)(3)", "ai-law/art_17__para_3__subpara_3"),
    ("17 3 3", "ai-law/art_17__para_3__subpara_3"),
    ("ст. 17 п. 3 пп. 3", "ai-law/art_17__para_3__subpara_3"),
    ("ст 17", "ai-law/art_17"),
    ("17-бап 3-тармақ", "ai-law/art_17__para_3"),
    ("17 бап", "ai-law/art_17"),
    ("art 17 para 3", "ai-law/art_17__para_3"),
    ("ГК 917", "civil-code/art_917"),
    ("азаматтық кодекс 917", "civil-code/art_917"),
    ("АК 917-бап", "civil-code/art_917"),
    ("641-1", "ai-law/art_641-1"),
    ("5(1)(c) AI Act", "eu-ai-act/art_5__para_1__point_c"),
    ("глава 4", "ai-law/chp_4"),
]


@pytest.mark.parametrize(("query", "address"), QUERIES)
def test_query(query: str, address: str) -> None:
    assert str(parse_query(query, "ai-law")) == address


@pytest.mark.parametrize("query", ["", "дипфейк", "статьи 5 и 6", "ст. 17 дипфейк", "-", "()"])
def test_no_address(query: str) -> None:
    assert parse_query(query, "ai-law") is None
