"""Saved pages of the state system: made-up acts in the described forms, old, new and broken."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from glossa.official.adilet import find_language, parse_adilet
from glossa.official.mirror import parse_mirror
from glossa.official.structure import Reading
from glossa.official.values import NumberedUnit, OfficialText, Role
from tests.official.samples import SAMPLES, needs_samples

PAGES = Path(__file__).parent / "pages"
TAGS = {"rus": "ru", "kaz": "kk", "eng": "en"}

WHOLE = [
    "chp_1",
    "art_1",
    "art_1__part_1",
    "art_1__subpara_1",
    "art_1__subpara_2",
    "art_1__subpara_2__item_1",
    "art_1__subpara_2__item_2",
    "art_1__subpara_2-1",
    "art_1__subpara_3",
    "art_1__part_2",
    "art_2",
    "art_2__para_1",
    "art_2__para_1__part_2",
    "art_2__para_2",
    "art_2__para_2-1",
    "chp_2",
    "art_2-1",
    "art_2-1__para_1",
    "art_2-1__para_1__subpara_1",
    "art_2-1__para_1__subpara_2",
    "art_3",
]


def read(name: str, language: str = "") -> Reading:
    tag = language or TAGS[name.split(".")[1]]
    return parse_adilet((PAGES / name).read_bytes(), act="bridges", language=tag, file=name)


def text_of(name: str) -> OfficialText:
    text = read(name).text
    assert text is not None
    return text


def codes(name: str, language: str = "") -> list[str]:
    return [problem.code for problem in read(name, language).problems]


def page(body: str) -> bytes:
    return f"<html><body><article>{body}</article></body></html>".encode()


def read_body(body: str, language: str = "ru") -> Reading:
    return parse_adilet(page(body), act="bridges", language=language, file="p.html")


@pytest.mark.parametrize("name", ["current.rus.html", "current.kaz.html", "current.eng.html"])
def test_the_three_languages_have_the_same_addresses(name: str) -> None:
    text = text_of(name)
    assert [str(item.eid) for item in text.provisions] == WHOLE
    assert text.unplaced == ()
    gone = [str(item.eid) for item in text.provisions if item.repealed]
    assert gone == ["art_1__subpara_3", "art_3"]
    assert [code for code in codes(name) if code != "G660"] == []


def test_notes_tables_and_anchors() -> None:
    found = {str(item.eid): item for item in text_of("current.rus.html").provisions}
    assert found["art_2__para_2"].text == "Плата взимается по таблице:\nПеший | 5\nКонный | 10"
    assert found["art_2__para_2-1"].text == "Льготы устанавливает город."
    assert found["art_2__para_2-1"].notes == (
        "Примечание ИЗПИ! Пункт 2-1 вводится в действие с 01.01.2027.",
    )
    assert found["art_2__para_1"].anchor == "z12"
    assert found["art_2__para_1"].text == "По мосту проходят все."
    assert found["art_2-1__para_1"].closing == "влечет штраф."
    assert found["art_1__part_2"].notes == (
        "Сноска. Статья 1 с изменениями, внесенными Законом от 02.05.2023 № 9.",
    )


def test_what_stands_round_the_articles_is_kept_in_its_role() -> None:
    english = text_of("current.eng.html")
    assert english.title == "On city bridges"
    assert [(line.role, line.full) for line in english.aside] == [
        (Role.TITLE, "On city bridges"),
        (Role.NAVIGATION, "Unofficial translation"),
        (Role.SIGNATURE, "President of the Republic of Kazakhstan"),
        (Role.SIGNATURE, "A. BEKOV"),
    ]
    russian = text_of("current.rus.html")
    assert russian.aside[-1].full == "Президент Республики Казахстан | А. БЕКОВ"


def test_an_older_page_in_windows_1251_without_article() -> None:
    text = text_of("older.rus.html")
    assert [str(item.eid) for item in text.provisions] == [
        "chp_1",
        "art_1",
        "art_1__part_1",
        "art_1__subpara_1",
        "art_1__subpara_2",
        "art_1__part_2",
        "art_2",
        "art_2__para_1",
        "art_2__para_2",
    ]
    assert text.title == "О городских мостах"
    assert text.provisions[-1].text == "Ночью проход платный и закрытый."
    assert len(text.provisions[-1].notes) == 1
    assert codes("older.rus.html") == ["G664"]


def test_kazakh_letters_of_a_one_byte_page() -> None:
    text = text_of("older.kaz.html")
    assert text.provisions[-1].text == "Түнде өту ақылы, ғимараттар жабық, һәм үй."


def test_a_page_that_is_cut_off() -> None:
    assert "G652" in codes("truncated.rus.html")


def test_a_page_that_is_no_act() -> None:
    reading = read("search.rus.html")
    assert reading.text is None
    assert codes("search.rus.html") == ["G650"]


def test_a_page_in_another_language() -> None:
    assert "G662" in codes("current.rus.html", "kk")


def test_a_repealed_act_is_said_to_be_one() -> None:
    assert codes("repealed.rus.html") == ["G665"]


def test_bytes_that_are_in_no_encoding() -> None:
    broken = page("<h3>Статья 1. Мосты</h3><p>Один.</p>").replace(b"</p>", b"\x98\x98 \xff</p>")
    declared = b'<meta charset="windows-1251">' + broken
    reading = parse_adilet(declared, act="bridges", language="ru", file="p.html")
    assert "G651" in [problem.code for problem in reading.problems]


def test_headings_without_any_mark_are_found_by_their_words() -> None:
    reading = read_body("<p>Глава 1. Общее</p><p>Статья 1. Мосты</p><p>Статья 5 закона – иное.</p>")
    assert reading.text is not None
    assert [str(item.eid) for item in reading.text.provisions] == [
        "chp_1",
        "art_1",
        "art_1__part_1",
    ]


def test_a_number_and_its_repeal_in_two_elements() -> None:
    reading = read_body(
        "<h3>Статья 1. Мосты</h3><p>1. Один.</p>"
        '<p>2. <span class="note">исключен Законом от 02.05.2023 № 9.</span></p>'
    )
    assert reading.text is not None
    assert [item.repealed for item in reading.text.provisions] == [False, False, True]


def test_text_between_elements_is_not_lost() -> None:
    reading = read_body(
        "<h3>Статья 1. Мосты</h3>Начало <b>мос</b>та.<div>1) а;<p>2) б.</p>конец</div>"
    )
    assert reading.text is not None
    words = " ".join(line.full for line in reading.text.lines())
    assert words == "Статья 1. Мосты Начало моста. 1) а; 2) б. конец"
    assert reading.problems == ()


@pytest.mark.parametrize("container", ["container_gamma text", "text"])
def test_the_text_is_found_without_what_stands_round_it(container: str) -> None:
    source = (PAGES / "current.rus.html").read_text(encoding="utf-8")
    source = source.replace("<article>", "").replace("</article>", "")
    source = source.replace('class="menu">', 'class="gs_12 menu">' + "<p>Меню</p>" * 500)
    content = source.replace("container_gamma text", container).encode()
    reading = parse_adilet(content, act="bridges", language="ru", file="p.html")
    assert reading.text is not None
    assert [str(item.eid) for item in reading.text.provisions] == WHOLE
    assert reading.text.title == "О городских мостах"
    assert {line.role for line in reading.text.aside} == {Role.TITLE, Role.SIGNATURE}
    left_out = ["G663"] if container == "text" else []
    assert [problem.code for problem in reading.problems] == ["G664", *left_out]


def test_two_headings_in_one_element() -> None:
    reading = read_body(
        "<h3>Раздел 1. Общее<br>Глава 1. Начало</h3><h3>Статья 1 Мосты</h3><p>А.</p>"
    )
    assert reading.text is not None
    assert [str(item.eid) for item in reading.text.provisions] == [
        "sec_1",
        "chp_1",
        "art_1",
        "art_1__part_1",
    ]


def test_a_resolution_has_points_without_articles() -> None:
    reading = read_body(
        "<p>Правительство ПОСТАНОВЛЯЕТ:</p><h3>Глава 1. Мосты</h3><p>1. Построить:</p>"
        "<p>1) мост;</p><p>2) арку.</p><p>Срок – год.</p><h3>Глава 2. Прочее</h3>"
        '<p>2. Открыть мост.</p><p><span class="note">3. Исключен постановлением № 5.</span></p>'
        "<p>Премьер-Министр<br>Республики Казахстан А. БЕКОВ</p><p>Приложение</p><p>1. Список</p>"
    )
    assert reading.text is not None
    assert [str(item.eid) for item in reading.text.provisions] == [
        "chp_1",
        "para_1",
        "para_1__subpara_1",
        "para_1__subpara_2",
        "para_1__part_2",
        "chp_2",
        "para_2",
        "para_3",
    ]
    assert reading.text.provisions[-1].repealed
    assert [line.role for line in reading.text.aside][:2] == [Role.WORDS, Role.SIGNATURE]
    assert [problem.code for problem in reading.problems] == ["G658"]


def test_the_language_of_an_address() -> None:
    assert find_language("https://adilet.zan.kz/kaz/docs/Z2500000230") == "kk"
    assert find_language("https://adilet.zan.kz/eng/docs/Z2500000230") == "en"
    assert find_language("https://example.org/") is None


def as_page(text: OfficialText) -> bytes:
    """`text` as a page of the system would set it: flat, its numbers in its words."""
    rows = []
    for line in text.lines():
        words = html.escape(line.full)
        if line.role is Role.HEADING:
            rows.append(f"<h3>{words}</h3>")
        elif line.role is Role.NOTE:
            rows.append(f'<p><span class="note">      {words}</span></p>')
        elif line.role is not Role.TITLE:
            rows.append(f"<p>\n      {words}</p>")
    return page("\n".join(rows))


@needs_samples
@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("ai-law/rus.md", NumberedUnit.PARAGRAPH),
        ("ai-law/kaz.md", NumberedUnit.PARAGRAPH),
        ("civil-code/rus.md", NumberedUnit.PARAGRAPH),
        ("civil-code/kaz.md", NumberedUnit.PARAGRAPH),
        ("koap/rus.md", NumberedUnit.PART),
        ("koap/kaz.md", NumberedUnit.PART),
    ],
)
def test_both_formats_give_the_same_provisions(name: str, unit: NumberedUnit) -> None:
    language = "ru" if "rus" in name else "kk"
    source = Path(SAMPLES, name).read_text(encoding="utf-8")
    mirror = parse_mirror(source, act="x", language=language, file=name, unit=unit).text
    assert mirror is not None
    adilet = parse_adilet(as_page(mirror), act="x", language=language, file=name, unit=unit).text
    assert adilet is not None
    assert [(item.eid, item.hash, item.notes) for item in adilet.provisions] == [
        (item.eid, item.hash, item.notes) for item in mirror.provisions
    ]
