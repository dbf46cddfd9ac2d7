"""The faces of the book: cut from those of the site, with every letter of the three languages."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont

from tests.site.cut_fonts import CUTS, cut

LETTERS = "әғқңөұүһі ӘҒҚҢӨҰҮҺІ абвгдеёжзийклмнопрстуфхцчшщъыьэюя №«»„“”–’ abcxyz 0123456789"
NAMES = sorted(path.name for path in CUTS.glob("*.ttf"))


@pytest.mark.parametrize("name", NAMES)
def test_a_face_has_every_letter(name: str) -> None:
    with TTFont(CUTS / name) as font:
        assert {ord(letter) for letter in LETTERS} <= set(font.getBestCmap())


def test_they_are_cut_from_the_faces_of_the_site() -> None:
    fresh = TTFont(io.BytesIO(cut("literata-roman", 700, "Literata", "Bold")))
    with TTFont(CUTS / "Literata-Bold.ttf") as kept:
        assert kept.getBestCmap() == fresh.getBestCmap()
        assert [kept["glyf"][name] for name in kept.getGlyphOrder()] == [
            fresh["glyf"][name] for name in fresh.getGlyphOrder()
        ]


def test_each_has_its_licence() -> None:
    assert {path.name for path in CUTS.glob("LICENSE-*")} == {
        "LICENSE-Golos.txt",
        "LICENSE-Literata.txt",
    }
    assert len(NAMES) == 6
