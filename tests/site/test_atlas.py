"""Where everything stands, and how one page addresses another."""

from __future__ import annotations

import pytest

from glossa.site.atlas import Atlas, relative_url
from glossa.tables.places import Spot, languageless
from tests.sites import rich_corpus


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas(rich_corpus())


@pytest.mark.parametrize(
    ("reference", "key", "fragment"),
    [
        ("ai-law", "ai-law/", ""),
        ("kz-ai-law", "ai-law/", ""),
        ("act:eu-ai-act", "acts/eu-ai-act/", ""),
        ("ai-law/art_17", "ai-law/art-17/", ""),
        ("ai-law/art_17__para_1", "ai-law/art-17/", "art_17__para_1"),
        ("ai-law/art_17__para_1__part_1", "ai-law/art-17/", "art_17__para_1"),
        ("eu-ai-act/art_5__para_1__point_c", "acts/eu-ai-act/", "art_5__para_1__point_c"),
        ("topic:insurance", "topics/liability/", ""),
        ("note:c-2", "ai-law/art-18/", "c-1"),
        ("note:d-1", "topics/liability/", "d-1"),
        ("source:glossa", "sources/", "glossa"),
        ("page:home", "", ""),
        ("page:about", "about/", ""),
    ],
)
def test_references(atlas: Atlas, reference: str, key: str, fragment: str) -> None:
    assert atlas.find(reference) == Spot(key, fragment)


def test_a_reference_that_leads_nowhere(atlas: Atlas) -> None:
    assert atlas.find("topic:none") is None
    assert atlas.find("ai-law/art_99") is None


@pytest.mark.parametrize(
    ("here", "there", "fragment", "expected"),
    [
        ("kz/ai-law/art-17/", "kz/ai-law/art-24/", "para_1", "../art-24/#para_1"),
        ("kz/ai-law/art-17/", "kz/ai-law/art-17/", "a", "#a"),
        ("kz/ai-law/art-17/", "kz/ai-law/art-17/", "", "./"),
        ("kz/ai-law/art-17/", "ru/ai-law/art-17/", "", "../../../ru/ai-law/art-17/"),
        ("kz/", "", "", "../"),
        ("", "kz/", "", "kz/"),
        ("kz/acts/", "assets/glossa/frame.css", "", "../../assets/glossa/frame.css"),
    ],
)
def test_relative_urls(here: str, there: str, fragment: str, expected: str) -> None:
    assert relative_url(here, there, fragment) == expected


def test_addresses_without_a_language() -> None:
    assert languageless("ai-law/art-17/") == "id/ai-law/art-17/"
    assert languageless("") == ""
