"""The mirror's Markdown: made-up acts in its form, and real samples where they are present."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.model.address import parse_eid
from glossa.model.provisions import normalise
from glossa.official.mirror import (
    check_printed,
    find_anchor,
    find_parts,
    parse_mirror,
    print_mirror,
)
from glossa.official.structure import Reading
from glossa.official.values import NumberedUnit, OfficialProvision, OfficialText, Role
from tests.official.samples import SAMPLES, needs_samples, read_dossier_addresses

PARAGRAPH, PART = NumberedUnit.PARAGRAPH, NumberedUnit.PART


def read(source: str, unit: NumberedUnit = PARAGRAPH) -> Reading:
    return parse_mirror(source, act="bridges", language="ru", file="rus.md", unit=unit)


def text_of(source: str, unit: NumberedUnit = PARAGRAPH) -> OfficialText:
    text = read(source, unit).text
    assert text is not None
    assert normalise(print_mirror(text)) == normalise(source)
    return text


def article(body: str, unit: NumberedUnit = PARAGRAPH) -> dict[str, OfficialProvision]:
    text = text_of(f'<a id="st5"></a>\n\n**Статья 5. Мосты**\n\n{body}\n', unit)
    return {str(item.eid).removeprefix("art_5__"): item for item in text.provisions}


def codes(source: str) -> list[str]:
    return [problem.code for problem in read(source).problems]


def test_paragraphs_lists_and_further_parts() -> None:
    found = article(
        "1. Мост строит:\n\n   1) город;\n\n   2) область.\n\n      Иное решает суд.\n\n"
        "   Срок – год.\n\n2. Мост открыт всем.\n\n2-1. Плата не берётся.\n\n3. Ремонт – ночью."
    )
    assert list(found) == [
        "art_5",
        "para_1",
        "para_1__subpara_1",
        "para_1__subpara_2",
        "para_1__part_2",
        "para_1__part_3",
        "para_2",
        "para_2-1",
        "para_3",
    ]
    assert found["para_1"].number == "1."
    assert found["para_1"].text == "Мост строит:"
    assert found["para_2-1"].text == "Плата не берётся."


def test_an_article_without_paragraphs_has_counted_parts() -> None:
    found = article("Мосты бывают:\n\n1) каменные;\n\n2) иные.\n\nПаром – не мост.")
    assert list(found) == ["art_5", "part_1", "subpara_1", "subpara_2", "part_2"]


def test_a_second_list_hangs_on_the_part_that_opens_it() -> None:
    found = article(
        "1. Можно:\n\n   1) ходить;\n\n   2) ехать.\n\n   Нельзя:\n\n   1) стоять;\n\n   2) ждать."
    )
    assert list(found)[4:] == [
        "para_1__part_2",
        "para_1__part_2__subpara_1",
        "para_1__part_2__subpara_2",
    ]


def test_items_are_counted_and_end_with_their_sentence() -> None:
    found = article("1. Знаки:\n\n   белые;\n\n   красные.\n\n   Знаки видны.\n\n2. Всё.")
    assert list(found) == [
        "art_5",
        "para_1",
        "para_1__item_1",
        "para_1__item_2",
        "para_1__part_2",
        "para_2",
    ]


def test_items_and_parts_inside_a_subparagraph() -> None:
    found = article(
        "Виды:\n\n1) по длине:\n\n   длинные;\n\n   короткие;\n\n2) особые.\n\n"
        "   К ним не относятся арки.\n\n3) прочие."
    )
    assert list(found)[1:] == [
        "part_1",
        "subpara_1",
        "subpara_1__item_1",
        "subpara_1__item_2",
        "subpara_2",
        "subpara_2__part_2",
        "subpara_3",
    ]


def test_codes_count_numbered_parts_and_keep_the_penalty_with_its_part() -> None:
    found = article(
        "1. Порча моста в виде:\n\n   1) царапин;\n\n   2) надписей, –\n\n      влечёт штраф.\n\n"
        "2. То же повторно –\n\n   влечёт арест.",
        PART,
    )
    assert list(found) == ["art_5", "part_1", "part_1__subpara_1", "part_1__subpara_2", "part_2"]
    assert found["part_1"].closing == "влечёт штраф."
    assert found["part_2"].text == "То же повторно –\nвлечёт арест."


def test_words_before_numbered_parts_are_the_article_s_own() -> None:
    found = article("В этой статье:\n\n1. Один.\n\n2. Два.", PART)
    assert list(found) == ["art_5", "part_1", "part_2"]
    assert found["art_5"].text == "В этой статье:"
    assert list(article("Начало.\n\n1. Один.")) == ["art_5", "part_1", "para_1"]


def test_escaped_numbers_are_numbers() -> None:
    found = article("1\\. Порча –\n\nвлечёт штраф.\n\n2\\. Поджог –\n\nвлечёт арест.", PART)
    assert list(found) == ["art_5", "part_1", "part_2"]
    assert found["part_1"].text == "Порча –\nвлечёт штраф."


def test_notes_stand_apart_from_the_law() -> None:
    found = article(
        "1. Мост строит:\n\n   1) город;\n\n   > *Сноска. Подпункт 1) в редакции закона.*\n\n"
        "   2) область.\n\n> *Сноска. Статья 5 с изменением.*"
    )
    assert found["para_1__subpara_1"].notes == ("Сноска. Подпункт 1) в редакции закона.",)
    assert found["para_1__subpara_2"].notes == ("Сноска. Статья 5 с изменением.",)
    assert found["para_1__subpara_1"].text == "город;"


def test_a_note_does_not_change_the_hash() -> None:
    bare = article("1. Мост строит город.")
    noted = article("1. Мост строит город.\n\n> *Сноска. Статья 5 с изменением.*")
    assert bare["para_1"].hash == noted["para_1"].hash
    assert article("1. Мост строит область.")["para_1"].hash != bare["para_1"].hash


def test_repealed_provisions_keep_their_address() -> None:
    found = article("1) мосты;\n\n*2) исключён Законом РК от 01.02.2020 № 3.*\n\n3) броды.")
    assert found["subpara_2"].repealed
    assert found["subpara_2"].text == ""
    assert not found["subpara_3"].repealed


def test_a_repealed_article_is_only_its_note() -> None:
    found = article("*Сноска. Статья 5 исключена Законом РК от 01.02.2020 № 3.*")
    assert found["art_5"].repealed
    assert found["art_5"].heading == "Мосты"


def test_remarks_count_for_themselves() -> None:
    found = article("1. Один.\n\n2. Два.\n\nПримечания.\n\n1\\. О мостах.\n\n3. Три.", PART)
    assert list(found) == ["art_5", "part_1", "part_2", "part_3"]
    assert found["art_5"].remarks == ("Примечания.", "1. О мостах.")


def test_a_number_out_of_order_is_kept_without_address_and_reported() -> None:
    reading = read("**Статья 1. Мосты**\n\n1. Один.\n\n2. Два.\n\n2. Снова.\n\n4. Четыре.\n")
    assert reading.text is not None
    assert [line.full for line in reading.text.unplaced] == ["2. Снова."]
    assert [(p.code, p.place.line) for p in reading.problems] == [("G655", 7), ("G654", 9)]


def test_a_second_article_of_the_same_number_loses_nothing() -> None:
    source = "**Статья 1. Мосты**\n\nОдин.\n\n**Статья 1. Броды**\n\nДва.\n"
    reading = read(source)
    assert reading.text is not None
    assert {line.full for line in reading.text.unplaced} == {"Статья 1. Броды", "Два."}
    assert "G655" in codes(source)


def test_chapters_sections_and_paragraphs_of_chapters() -> None:
    text = text_of(
        "# О мостах\n\n## Раздел IV. Общее\n\n### Глава 1. Начало\n\n#### Параграф 2. Виды\n\n"
        "**Статья 1. Мосты**\n\nОдин.\n\n### Глава 2\n\n**Статья 1-1. Броды**\n\nДва.\n"
    )
    assert text.title == "О мостах"
    assert [str(item.eid) for item in text.provisions] == [
        "sec_4",
        "chp_1",
        "chp_1__sec_2",
        "art_1",
        "art_1__part_1",
        "chp_2",
        "art_1-1",
        "art_1-1__part_1",
    ]


@pytest.mark.parametrize(
    ("heading", "eid"),
    [
        ("641-1-бап. Бұзу", "art_641-1"),
        ("3-БӨЛIМ. ЖАЛПЫ", "sec_3"),
        ("6 бөлiм Мұрагерлік", "sec_6"),
        ("43-1-тарау. Тәртіп", "chp_43-1"),
        ("Cтатья 7. С латинской буквой", "art_7"),
        ("Article 12. Bridges", "art_12"),
        ("Статья вторая. Словами", "art_2"),
        ("Екінші тарау. Сөзбен", "chp_2"),
    ],
)
def test_headings(heading: str, eid: str) -> None:
    reading = read(f"## {heading}\n\n**Статья 99. Мосты**\n\nОдин.\n")
    assert reading.text is not None
    assert str(reading.text.provisions[0].eid) == eid


def test_a_number_in_letters_is_reported() -> None:
    assert "G659" in codes("**Статья вторая. Мосты**\n\nОдин.\n")
    assert "G659" in codes("**Статья 1. Мосты**\n\nНачало.\n\nВторое. Продолжение.\n")


def test_signature_and_annex_are_kept_aside() -> None:
    source = (
        "**Статья 1. Мосты**\n\nОдин.\n\n**Президент Республики Казахстан**\n\n**А. БЕКОВ**\n\n"
        "> *Приложение 1*\n> *к Закону*\n\n## Перечень\n\n<table>\n<tr><td>А</td><td>1</td></tr>\n"
        "\n<tr><td>Б</td><td>2</td></tr>\n</table>\n"
    )
    text = text_of(source)
    assert [line.full for line in text.aside if line.role is Role.SIGNATURE] == [
        "Президент Республики Казахстан",
        "А. БЕКОВ",
    ]
    annex = [line.text for line in text.aside if line.role is Role.ANNEX]
    assert annex == ["Приложение 1 к Закону", "Перечень", "А | 1\nБ | 2"]
    assert codes(source) == ["G658"]


def test_tables_belong_to_the_provision_before_them() -> None:
    found = article("1. Сборы:\n\n<table>\n<tr><td>мост</td><td>5</td></tr>\n</table>\n\n2. Всё.")
    assert found["para_1"].text == "Сборы:\nмост | 5"


def test_code_blocks_are_kept_and_reported() -> None:
    source = "**Статья 1. Мосты**\n\n1. Строит\n\n```\nгород.\nСтатья 2. Броды\n```\n"
    text = text_of(source)
    assert text.provisions[1].text == "Строит\nгород. Статья 2. Броды"
    assert codes(source) == ["G661"]


def test_contents_and_index_are_navigation() -> None:
    source = (
        "↑ [Вся редакция](../rus.md)\n\n## ОГЛАВЛЕНИЕ\n\nГлава 1\n\n# О мостах\n\n"
        "**Статья 1. Мосты**\n\nОдин.\n\n\n## Части документа\n\nРазбит.\n\n"
        "| Часть | Название |\n|---|---|\n| [`sec001`](rus/sec001.md) | Раздел 1 |\n"
    )
    text = text_of(source)
    assert {line.role for line in text.aside} == {Role.NAVIGATION, Role.TITLE}
    assert find_parts(source) == ("rus/sec001.md",)
    assert codes(source) == []


def test_an_article_is_found_by_its_anchor_in_the_parts() -> None:
    parts = [("a.md", '<a id="st6"></a>'), ("b.md", '<a id="st641-1"></a>')]
    assert find_anchor(parts, "641-1") == "b.md"
    assert find_anchor(parts, "64") is None


def test_a_file_that_is_no_act() -> None:
    reading = read("# Поиск\n\nНичего не найдено.\n")
    assert reading.text is None
    assert [problem.code for problem in reading.problems] == ["G650"]


def test_latin_letters_are_tolerated_kept_and_counted() -> None:
    source = "**1-бап. Көпiр**\n\n1. Көпiр бiрiншi.\n"
    text = text_of(source)
    assert text.provisions[1].text == "Көпiр бiрiншi."
    assert [p.message for p in read(source).problems] == [
        "Latin letters inside Cyrillic words, 3 words, the first: Көпiр"
    ]


def test_what_would_not_come_out_again_is_listed_with_its_place() -> None:
    text = text_of("**Статья 1. Мосты**\n\nОдин.\n\nДва.\n")
    longer = "**Статья 1. Мосты**\n\nОдин.\n\nПотерянное.\n\nДва.\n"
    assert [(p.code, p.place.line) for p in check_printed(text, longer, "rus.md")] == [("G657", 5)]


BLOCKS = """1. Один.|2. Два:|2-1. Три –|1) а;|2) б.|слово;|Слово.|влечёт штраф.|*3) исключён.*
|> *Сноска. Н.*|Примечание.|## Глава 2. Г|**Статья 2. С**|### Статья 3. Т|4\\. Четыре
|<a id="st9"></a>|```\nкод\n```|<table><tr><td>я</td></tr></table>|**жирно**|# Заголовок|
|а) буква;|- тире;|Президент Республики Казахстан|Приложение 1|*курсив* и [ссылка](http://x)
|1. а\n2. б|```"""
BLOCK = st.sampled_from(BLOCKS.split("|"))


@given(st.lists(BLOCK, max_size=25), st.sampled_from(list(NumberedUnit)))
def test_nothing_is_ever_lost(blocks: list[str], unit: NumberedUnit) -> None:
    source = "\n\n".join(["**Статья 1. Первая**", *blocks])
    text = read(source, unit).text
    assert text is not None
    assert normalise(print_mirror(text)) == normalise(source)
    assert len({item.eid for item in text.provisions}) == len(text.provisions)
    assert all(parse_eid(str(item.eid)) == item.eid for item in text.provisions)


@needs_samples
@pytest.mark.parametrize(
    ("name", "unit", "articles", "provisions"),
    [
        ("ai-law/rus.md", PARAGRAPH, 31, 206),
        ("ai-law/kaz.md", PARAGRAPH, 31, 206),
        ("civil-code/rus.md", PARAGRAPH, 6, 24),
        ("civil-code/kaz.md", PARAGRAPH, 6, 24),
        ("koap/rus.md", PART, 1, 5),
        ("koap/kaz.md", PART, 1, 5),
    ],
)
def test_samples_parse_whole(name: str, unit: NumberedUnit, articles: int, provisions: int) -> None:
    source = Path(SAMPLES, name).read_text(encoding="utf-8")
    text = text_of(source, unit)
    assert len(text.articles) == articles
    assert len(text.provisions) == provisions
    assert text.unplaced == ()


@needs_samples
@pytest.mark.parametrize("language", ["rus", "kaz"])
def test_every_entry_of_the_dossier_has_its_address(language: str) -> None:
    source = Path(SAMPLES, "ai-law", f"{language}.md").read_text(encoding="utf-8")
    text = text_of(source)
    addresses = read_dossier_addresses()
    assert len(addresses) == 155
    assert [eid for eid in addresses if text.find(eid) is None] == []
