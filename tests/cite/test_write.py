"""What is written is found again; and it is written as the style sheet has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.cite import (
    ActIndex,
    ActNames,
    Case,
    Language,
    Style,
    find_citations,
    resolve_citation,
    standard_acts,
    write_address,
)
from glossa.cite.numerals import write_roman
from glossa.model.address import Address, EId, Step, Unit, parse_address

LAW = ActNames(
    "ai-law",
    names={"kk": (), "ru": (), "en": ()},
    title={
        "kk": "«Жасанды интеллект туралы» Қазақстан Республикасының 2025 жылғы 17 қарашадағы "
        "№ 230-VIII Заңы",
        "ru": "Закон Республики Казахстан от 17 ноября 2025 года № 230-VIII "
        "«Об искусственном интеллекте»",
        "en": "Law of the Republic of Kazakhstan No. 230-VIII of 17 November 2025 "
        "“On Artificial Intelligence”",
    },
    short={"kk": "ЖИ туралы Заң", "ru": "Закон об ИИ", "en": "AI Law"},
    number="230-VIII",
)
ACTS = {act.id: act for act in (*standard_acts(), LAW)}
INDEXES = {language: ActIndex(ACTS.values(), language) for language in Language}

FIGURES = st.integers(1, 999).map(str)
# Behind an abbreviation “12-15” is read as a range: no act inserts that many provisions.
INSERTED = st.tuples(FIGURES, st.integers(1, 10)).map(lambda pair: f"{pair[0]}-{pair[1]}")
NUMBERS = st.one_of(FIGURES, INSERTED)
LETTERS = st.sampled_from("abcdefgh")
COUNTS = st.integers(1, 60).map(str)


def step(unit: Unit, numbers: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Step, ...]]:
    return numbers.map(lambda number: (Step(unit, number),))


def chain(*parts: st.SearchStrategy[tuple[Step, ...]]) -> st.SearchStrategy[EId]:
    return st.tuples(*parts).map(lambda steps: EId(tuple(one for part in steps for one in part)))


ARTICLE, PARAGRAPH = step(Unit.ARTICLE, NUMBERS), step(Unit.PARAGRAPH, NUMBERS)
PART = step(Unit.PART, st.one_of(COUNTS, INSERTED))
SUBPARAGRAPH, POINT = step(Unit.SUBPARAGRAPH, NUMBERS), step(Unit.POINT, LETTERS)
ITEM, CHAPTER, SECTION = (
    step(Unit.ITEM, st.integers(1, 20).map(str)),
    step(Unit.CHAPTER, FIGURES),
    step(Unit.SECTION, FIGURES),
)
ANNEX = step(Unit.ANNEX, st.integers(1, 20).map(write_roman))
EIDS = st.one_of(
    chain(ARTICLE),
    chain(CHAPTER),
    chain(SECTION),
    chain(CHAPTER, SECTION),
    chain(ARTICLE, PARAGRAPH),
    chain(ARTICLE, PART),
    chain(ARTICLE, SUBPARAGRAPH),
    chain(ARTICLE, POINT),
    chain(ARTICLE, PARAGRAPH, PART),
    chain(ARTICLE, PARAGRAPH, SUBPARAGRAPH),
    chain(ARTICLE, PARAGRAPH, POINT),
    chain(ARTICLE, PARAGRAPH, POINT, step(Unit.POINT, st.sampled_from(["i", "ii", "iv"]))),
    chain(ARTICLE, PARAGRAPH, ITEM),
    chain(ARTICLE, PARAGRAPH, PART, SUBPARAGRAPH),
    chain(ARTICLE, PARAGRAPH, SUBPARAGRAPH, PART),
    chain(ARTICLE, PART, SUBPARAGRAPH),
    chain(ARTICLE, PART, PARAGRAPH),
    chain(ANNEX),
    chain(ANNEX, step(Unit.POINT, FIGURES)),
    chain(step(Unit.RECITAL, FIGURES)),
)
NAMED_EVERYWHERE = sorted(
    act.id for act in ACTS.values() if all(act.all_names(language) for language in Language)
)
ADDRESSES = st.builds(Address, st.sampled_from(NAMED_EVERYWHERE), EIDS)


@given(
    ADDRESSES,
    st.sampled_from(list(Language)),
    st.sampled_from(list(Style)),
    st.sampled_from(list(Case)),
    st.booleans(),
)
def test_round_trip(
    address: Address, language: Language, style: Style, case: Case, named: bool
) -> None:
    here = None if named else address.act
    text = write_address(address, language, style, case, ACTS, here)
    found = find_citations(text, language, INDEXES[language])
    context = Address("elsewhere" if named else address.act)
    assert [resolve_citation(one, context).addresses for one in found] == [(address,)], text
    assert found[0].quote == text


STYLE_SHEET = [
    ("ai-law/art_17", "17-баптың", "статьи 17", Case.GENITIVE),
    ("ai-law/art_641-1", "641-1-баппен", "статьей 641-1", Case.INSTRUMENTAL),
    ("ai-law/art_17__para_3", "17-баптың 3-тармағы", "пункт 3 статьи 17", Case.NOMINATIVE),
    (
        "ai-law/art_17__para_3__subpara_3",
        "17-баптың 3-тармағының 3) тармақшасы",
        "подпункт 3) пункта 3 статьи 17",
        Case.NOMINATIVE,
    ),
    (
        "ai-law/art_13__para_2__part_2",
        "13-баптың 2-тармағының екінші бөлігінен",
        "части второй пункта 2 статьи 13",
        Case.ABLATIVE,
    ),
]


@pytest.mark.parametrize(("address", "kk", "ru", "case"), STYLE_SHEET)
def test_cases(address: str, kk: str, ru: str, case: Case) -> None:
    value = parse_address(address)
    assert value is not None
    assert write_address(value, Language.KK, Style.SHORT, case, ACTS, "ai-law") == kk
    assert write_address(value, Language.RU, Style.SHORT, case, ACTS, "ai-law") == ru


NAMED = [
    ("kk", Style.SHORT, "ЖИ туралы Заңның 17-бабы 3-тармағының 3) тармақшасы"),
    ("kk", Style.ABBREVIATED, "ЖИ туралы Заң, 17-бап, 3-тармақ, 3) тармақша"),
    ("ru", Style.SHORT, "подпункт 3) пункта 3 статьи 17 Закона об ИИ"),
    ("ru", Style.ABBREVIATED, "пп. 3) п. 3 ст. 17 Закона об ИИ"),
    ("en", Style.SHORT, "subparagraph 3) of paragraph 3 of Article 17 of the AI Law"),
    ("en", Style.ABBREVIATED, "AI Law, art. 17(3)(3)"),
]


@pytest.mark.parametrize(("language", "style", "expected"), NAMED)
def test_styles(language: str, style: Style, expected: str) -> None:
    address = parse_address("ai-law/art_17__para_3__subpara_3")
    assert address is not None
    assert write_address(address, Language(language), style, acts=ACTS) == expected


def test_an_act_as_a_whole_is_its_name() -> None:
    assert write_address(Address("civil-code"), Language.EN, acts=ACTS) == "Civil Code"
    assert write_address(Address("unknown"), Language.EN, acts=ACTS) == "unknown"
