from __future__ import annotations

import pytest

from glossa.cite import citations_as_json


def test_rows() -> None:
    text = "В силу пункта 3 статьи 17 настоящего Закона"
    assert citations_as_json(text, "ru") == {
        "citations": [
            {
                "start": 7,
                "end": 43,
                "quote": "пункта 3 статьи 17 настоящего Закона",
                "act": "this",
                "targets": ["art_17__para_3"],
            }
        ]
    }


@pytest.mark.parametrize(
    ("text", "own", "act"),
    [
        ("статья 917 ГК", None, "civil-code"),
        ("статья 917 ГК", "civil-code", "this"),
        ("статья 917", None, "this"),
        ("статья 5 Закона «О связи»", None, "О связи"),
        ("пункт 2 той же статьи", None, None),
    ],
)
def test_act(text: str, own: str | None, act: str | None) -> None:
    [row] = citations_as_json(text, "ru", own)["citations"]
    assert row["act"] == act


def test_annexes_and_recitals_are_not_printed() -> None:
    assert citations_as_json("recital 12 and point 5 of Annex III", "en") == {"citations": []}


def test_empty_lines_part_citations() -> None:
    rows = citations_as_json("пункт 3\n\nстатьи 17", "ru")["citations"]
    assert [(row["start"], row["targets"]) for row in rows] == [(0, ["para_3"]), (9, ["art_17"])]


def test_language_is_one_of_three() -> None:
    with pytest.raises(ValueError, match="de"):
        citations_as_json("", "de")
