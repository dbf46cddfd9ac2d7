"""The terms as TBX-Basic: what the dialect allows, and everything the register holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from glossa.corpus import Corpus, read_project
from glossa.export.tbx import DEPRECATED, NAMESPACE, PREFERRED, export_tbx
from tests.editions import read, small_edition

NAMES = {"t": NAMESPACE}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

CHILDREN = {
    "tbx": {"tbxHeader", "text"},
    "tbxHeader": {"fileDesc"},
    "fileDesc": {"titleStmt", "sourceDesc"},
    "titleStmt": {"title"},
    "sourceDesc": {"p"},
    "text": {"body"},
    "body": {"conceptEntry"},
    "conceptEntry": {"admin", "langSec"},
    "langSec": {"descripGrp", "note", "termSec"},
    "descripGrp": {"descrip", "admin"},
    "termSec": {"term", "termNote", "note"},
}
"""What may lie in what, of the part of the core structure (ISO 30042, clause 8) that we write."""

TYPES = {"admin": {"source"}, "descrip": {"definition"}, "termNote": {"administrativeStatus"}}
"""Data categories of TBX-Basic at the levels where we write them."""


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_project(Path(__file__).parents[2]).corpus


def parse(corpus: Corpus) -> etree._Element:
    return etree.fromstring(export_tbx(corpus).encode())


def name_of(element: etree._Element) -> str:
    return etree.QName(element).localname


def test_it_is_tbx_basic(corpus: Corpus) -> None:
    root = parse(corpus)
    assert root.tag == f"{{{NAMESPACE}}}tbx"
    assert (root.get("type"), root.get("style"), root.get(LANG)) == ("TBX-Basic", "dca", "kk")
    for element in root.iter():
        assert etree.QName(element).namespace == NAMESPACE
        assert {name_of(child) for child in element} <= CHILDREN.get(name_of(element), set())
        if element.get("type") and element is not root:
            assert element.get("type") in TYPES[name_of(element)]


def test_sections_stand_last_and_every_one_has_a_term(corpus: Corpus) -> None:
    root = parse(corpus)
    for outer, inner in (("conceptEntry", "langSec"), ("langSec", "termSec")):
        for element in root.iterfind(f".//t:{outer}", NAMES):
            order = [name_of(child) == inner for child in element]
            assert any(order)
            assert order == sorted(order)


def test_every_term_is_there_in_every_language(corpus: Corpus) -> None:
    root = parse(corpus)
    concepts = {str(e.get("id")): e for e in root.iterfind(".//t:conceptEntry", NAMES)}
    assert list(concepts) == list(corpus.terms)
    for term in corpus.terms.values():
        for section in concepts[term.id].iterfind("t:langSec", NAMES):
            tag = str(section.get(LANG))
            by_status = [
                (e.findtext("t:termNote", "", NAMES), e.findtext("t:term", "", NAMES))
                for e in section.iterfind("t:termSec", NAMES)
            ]
            avoided = [(DEPRECATED, form) for form in term.deprecated.get(tag, {})]
            assert by_status == [(PREFERRED, term.label[tag]), *avoided]
            definition = section.findtext("t:descripGrp/t:descrip", "", NAMES)
            assert definition == term.definition.get(tag)


def test_letters_of_xml_are_escaped() -> None:
    register = "t-1:\n  label: {kk: а < б, ru: '\"б\" & в', en: c}\n"
    corpus, problems = read(small_edition(**{"docs/registers/terms.yml": register}))
    assert problems == []
    terms = [e.text for e in parse(corpus).iterfind(".//t:term", NAMES)]
    assert terms == ["а < б", '"б" & в', "c"]
