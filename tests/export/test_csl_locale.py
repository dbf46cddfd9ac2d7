"""The Kazakh locale is valid, whole, and in Kazakh letters."""

from __future__ import annotations

import re
from pathlib import Path

import citeproc
import pytest
from lxml import etree

from glossa.export.csl_locale import NAME

FILE = Path(__file__).parents[2] / "plugins/glossa/export/data" / NAME
CSL = {"cs": "http://purl.org/net/xbiblio/csl"}


@pytest.fixture(scope="module")
def locale() -> etree._ElementTree:
    return etree.parse(str(FILE))


def terms(locale: etree._ElementTree) -> set[tuple[str | None, str]]:
    found = locale.iterfind(".//cs:term", CSL)
    return {(term.get("name"), term.get("form", "long")) for term in found}


def test_it_is_valid_by_the_schema_of_csl(locale: etree._ElementTree) -> None:
    schema = etree.RelaxNG(etree.parse(citeproc.SCHEMA_PATH))
    schema.assertValid(locale)


def test_it_has_every_term_that_american_english_has(locale: etree._ElementTree) -> None:
    english = etree.parse(f"{citeproc.LOCALES_PATH}/locales-en-US.xml")
    # Which ordinals a language tells apart is its own affair.
    missing = {term for term in terms(english) - terms(locale) if "ordinal-" not in str(term[0])}
    assert missing == set()


def test_no_term_stands_twice(locale: etree._ElementTree) -> None:
    assert len(locale.findall(".//cs:term", CSL)) == len(terms(locale))


def test_its_words_are_cyrillic(locale: etree._ElementTree) -> None:
    words = [str(text) for term in locale.iterfind(".//cs:term", CSL) for text in term.itertext()]
    assert not [word for word in words if re.search("[A-Za-z]", word)]
    assert len([word for word in words if re.search("[әғқңөұүһі]", word)]) > 200


@pytest.mark.parametrize(
    ("number", "ending"),
    [
        *((1, "-ші"), (2, "-ші"), (6, "-шы"), (9, "-шы"), (10, "-шы"), (16, "-шы"), (20, "-шы")),
        *((25, "-ші"), (30, "-шы"), (50, "-ші"), (69, "-шы"), (80, "-ші"), (100, "-ші")),
    ],
)
def test_ordinals_end_in_harmony(locale: etree._ElementTree, number: int, ending: str) -> None:
    """CSL 1.0.2, “Ordinal Suffixes”: the last two digits first, then the last one."""
    names = (f"ordinal-{number % 100:02}" * (number % 100 >= 10), f"ordinal-{number % 10:02}")
    found = [locale.findtext(f".//cs:term[@name='{name}']", None, CSL) for name in names if name]
    default = locale.findtext(".//cs:term[@name='ordinal']", None, CSL)
    assert next((text for text in found if text), default) == ending
