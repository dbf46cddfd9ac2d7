from __future__ import annotations

import pytest

from glossa.cite import ActIndex, ActKind, ActNames, Language, find_citations
from glossa.cite.acts import standard_acts
from glossa.cite.write_kk import genitive as genitive_kk
from glossa.cite.write_ru import genitive as genitive_ru

NAMED = [
    ("ru", "статьей 69 Уголовного кодекса Республики Казахстан", "criminal-code"),
    ("ru", "ст. 917 ГК РК", "civil-code"),
    ("ru", "статье 5 Закона о персональных данных", "personal-data-law"),
    ("ru", "статья 5 Закона № 230-VIII", "ai-law"),
    ("ru", "часть первая статьи 5 Кодекса Республики Казахстан об административных правонарушениях",
     "admin-offences-code"),
    ("kk", "Азаматтық кодексінің 917-бабы", "civil-code"),
    ("kk", "АК-нің 917-бабы", "civil-code"),
    ("kk", "Қазақстан Республикасы Еңбек кодексінің 26-бабына", "labour-code"),
    ("kk", "Дербес деректер туралы Заңның 19-1-бабы", "personal-data-law"),
    ("en", "Article 5 of the Code of the Republic of Kazakhstan on Administrative Offences",
     "admin-offences-code"),
    ("en", "Article 6 of Regulation (EU) 2016/679", "gdpr"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "act"), NAMED)
def test_names_in_every_case(language: str, text: str, act: str) -> None:
    [citation] = find_citations(text, Language(language))
    assert (citation.act_kind, citation.act, citation.quote) == (ActKind.NAMED, act, text)


OTHER = [
    ("ru", "статья 5 проекта Цифрового кодекса", "проекта Цифрового кодекса"),
    ("ru", "статья 105 УК РФ", "УК РФ"),
    ("kk", "Цифрлық кодекстің жобасының 5-бабы", "Цифрлық кодекстің жобасының"),
    ("en", "Article 1 of the draft Digital Code", "draft Digital Code"),
]


@pytest.mark.parametrize(("language", "text", "act"), OTHER)
def test_drafts_and_foreign_acts_are_not_the_act_in_force(
    language: str, text: str, act: str
) -> None:
    [citation] = find_citations(text, Language(language))
    assert (citation.act_kind, citation.act) == (ActKind.TITLED, act)


def test_a_name_of_two_acts_is_ambiguous() -> None:
    acts = [ActNames(id, {"ru": ("Кодекс чести",)}) for id in ("one", "two")]
    [citation] = find_citations("статья 5 Кодекса чести", Language.RU, ActIndex(acts, Language.RU))
    assert (citation.act_kind, citation.candidates) == (ActKind.AMBIGUOUS, ("one", "two"))


def test_a_short_name_is_defined_in_the_text() -> None:
    text = "Закон РК «О связи» (далее – Закон). В силу статьи 5 Закона"
    [citation] = find_citations(text, Language.RU)
    assert (citation.act_kind, citation.act) == (ActKind.TITLED, "О связи")


def test_standard_acts_have_names_of_their_own() -> None:
    for language in Language:
        names = [name for act in standard_acts() for name in act.all_names(language)]
        assert len(names) == len(set(names)) + sum(
            bool(act.short.get(language.value)) for act in standard_acts()
        )


def test_genitives() -> None:
    assert [genitive_ru(name) for name in ("Гражданский кодекс", "Закон об ИИ", "КоАП")] == [
        "Гражданского кодекса",
        "Закона об ИИ",
        "КоАП",
    ]
    assert genitive_ru("Конституция Республики Казахстан") == "Конституции Республики Казахстан"
    assert [genitive_kk(name) for name in ("Заң", "Азаматтық кодекс", "Салық кодексі", "АК")] == [
        "Заңның",
        "Азаматтық кодекстің",
        "Салық кодексінің",
        "АК-нің",
    ]


def test_titles_of_two_acts_are_told_apart_by_number() -> None:
    acts = [
        ActNames(id, {}, {"ru": f"Закон от 5 мая 2020 года № {number} «О банках»"}, number=number)
        for id, number in (("old", "24"), ("new", "258-VIII"))
    ]
    index = ActIndex(acts, Language.RU)
    [citation] = find_citations("статья 5 Закона № 258-VIII «О банках»", Language.RU, index)
    assert (citation.act_kind, citation.act) == (ActKind.NAMED, "new")
    [citation] = find_citations("статья 5 Закона «О банках»", Language.RU, index)
    assert citation.act_kind is ActKind.AMBIGUOUS


def test_a_quotation_behind_an_act_is_no_title() -> None:
    text = "пункт 4 статьи 61 Конституции РК «если Сенат не одобрит закон»"
    [citation] = find_citations(text, Language.RU)
    assert citation.quote == "пункт 4 статьи 61 Конституции РК"


def test_a_paper_is_no_provision() -> None:
    assert find_citations("This article examines the Law. CITE THIS ARTICLE", Language.EN) == ()
