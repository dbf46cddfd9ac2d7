"""The forms that pages of the state system take, each in a few lines: what is read and said."""

from __future__ import annotations

import quopri

import pytest

from glossa.official.adilet import parse_adilet
from glossa.official.encoding import is_page
from glossa.official.structure import Reading
from glossa.official.values import Role

HEAD = (
    '<h3 id="z1">Глава 1. ОБЩЕЕ</h3>'
    '<p><b><a name="z2"></a>Статья 1. Мосты</b></p><p id="z3">&nbsp; 1. Проход открыт.</p>'
)
BEGINS = ["chp_1", "art_1", "art_1__para_1"]


def read(page: str | bytes, language: str = "ru") -> Reading:
    content = page if isinstance(page, bytes) else page.encode()
    return parse_adilet(content, act="bridges", language=language, file="p.html")


def article(body: str) -> str:
    return f"<html><body><article>{body}</article></body></html>"


def rows(page: str | bytes, language: str = "ru") -> list[tuple[str, str]]:
    """The addresses (or the roles of what has none) with the words, notes aside."""
    text = read(page, language).text
    assert text is not None
    return [
        (str(owner.eid) if owner else line.role.value, line.text)
        for owner, line in text.owned_lines()
        if line.role is not Role.NOTE
    ]


def eids(page: str | bytes, language: str = "ru") -> list[str]:
    text = read(page, language).text
    return [str(item.eid) for item in text.provisions] if text else []


def codes(page: str | bytes) -> list[str]:
    return [problem.code for problem in read(page).problems]


def notes(page: str | bytes) -> list[str]:
    text = read(page).text
    assert text is not None
    return [line.full for line in text.lines() if line.role is Role.NOTE]


def test_articles_in_bold_paragraphs_with_named_anchors() -> None:
    text = read(article(HEAD + "<p><b>Статья 2. Паром</b></p><p>А.</p>")).text
    assert text is not None
    assert [str(item.eid) for item in text.provisions] == [*BEGINS, "art_2", "art_2__part_1"]
    assert [item.anchor for item in text.provisions] == ["z1", "z2", "z3", "", ""]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ('<p class="note">Сноска. Изменена.</p>', "Сноска. Изменена."),
        ('<span class="note">Сноска. Изменена.</span>', "Сноска. Изменена."),
        (
            '<span class="note">Сноска. Закон </span><a href="/law">№ 42</a>'
            '<span class="note"> (вводится позже).</span>',
            "Сноска. Закон № 42 (вводится позже).",
        ),
        (
            '<p><span class="note">Сноска. Закон </span><a href="/law">№ 42</a>.</p>',
            "Сноска. Закон № 42.",
        ),
        (
            '<font color="#FF0000"><a name="z9"></a>Примечание ИЗПИ! Изменится.</font>',
            "Примечание ИЗПИ! Изменится.",
        ),
        ('<p style="color: rgb(255, 0, 0)"><span class="note">Сноска. А.</span></p>', "Сноска. А."),
        ("<p><b>Сноска.</b> Изменена.</p>", "Сноска. Изменена."),
    ],
)
def test_notes_on_amendments_are_no_law(note: str, said: str) -> None:
    page = article(HEAD + note + "<p><b>Статья 2. Паром</b></p><p>А.</p>")
    assert notes(page) == [said]
    assert eids(page) == [*BEGINS, "art_2", "art_2__part_1"]


def test_a_link_behind_a_note_inside_a_sentence_is_law() -> None:
    page = article(
        "<h3>Статья 1. Мосты</h3><p>1. Согласно"
        '<span class="note">Сноска.</span><a href="/k">статье 5</a> Кодекса.</p>'
    )
    assert rows(page)[-1] == ("art_1__para_1", "Согласно статье 5 Кодекса.")


def test_three_headings_in_one_element() -> None:
    page = article(
        '<h3><a name="z1"></a>ОБЩАЯ ЧАСТЬ<br><a name="z2"></a>РАЗДЕЛ 1. ОБЩЕЕ<br>'
        '<a name="z3"></a>Глава 1. ОСНОВНЫЕ<br>ПОЛОЖЕНИЯ</h3><p><b>Статья 1. А</b></p><p>Б.</p>'
    )
    assert rows(page) == [
        ("heading", "ОБЩАЯ ЧАСТЬ"),
        ("sec_1", "ОБЩЕЕ"),
        ("chp_1", "ОСНОВНЫЕ ПОЛОЖЕНИЯ"),
        ("art_1", "А"),
        ("art_1__part_1", "Б."),
    ]
    assert codes(page) == ["G653"]


def test_a_title_on_the_line_below_its_number() -> None:
    page = article(
        "<p><strong>Глава 1<br>ОБЩИЕ ПОЛОЖЕНИЯ</strong></p><p><b>Статья 1.</b></p>"
        "<p><b>Мосты</b></p><p>1. Проход открыт.</p>"
    )
    text = read(page).text
    assert text is not None
    assert [item.heading for item in text.provisions] == ["ОБЩИЕ ПОЛОЖЕНИЯ", "Мосты", ""]
    assert codes(page) == []


def test_raised_figures_are_inserted_numbers() -> None:
    page = article(
        "<h3>Статья 61<sup>1</sup>. Мосты</h3><p>1. Один.</p><p>1<sup>1</sup>. Два, 10<sup>6</sup>"
        " кв. м<sup>2</sup>.</p>"
    )
    assert eids(page) == ["art_61-1", "art_61-1__para_1", "art_61-1__para_1-1"]
    assert rows(page)[-1][1] == "Два, 106 кв. м2."


def test_letters_that_nobody_sees_part_no_numbers_from_their_words() -> None:
    page = article("<h3>Ста\u00adтья 1. Мо\u00adсты</h3><p>\u200b1.\u2009Вход\u200b.</p>")
    assert rows(page) == [("art_1", "Мосты"), ("art_1__para_1", "Вход.")]


def test_a_table_of_contents_is_no_text() -> None:
    contents = (
        '<ul><li><a href="#z1">Глава 1. ОБЩЕЕ</a></li><li><a href="#z2">Статья 1</a></li></ul>'
    )
    page = article(f'{contents}{HEAD}<p><a href="#top">К содержанию</a></p>')
    assert eids(page) == BEGINS
    assert [row for row in rows(page) if row[0] == "navigation"] == [
        ("navigation", "Глава 1. ОБЩЕЕ"),
        ("navigation", "Статья 1"),
        ("navigation", "К содержанию"),
    ]


def test_a_heading_that_links_to_itself_is_a_heading() -> None:
    page = article('<p id="z1"><b><a href="#z1">Статья 1. Мосты</a></b></p><p>1. Один.</p>')
    assert eids(page) == ["art_1", "art_1__para_1"]


def test_contents_in_bold_without_links() -> None:
    page = article(f"<p><b>ОГЛАВЛЕНИЕ</b></p><p>Глава 1. ОБЩЕЕ</p><p>Статья 1. Мосты</p>{HEAD}")
    assert eids(page) == BEGINS
    assert {name for name, _ in rows(page)[:3]} == {"navigation"}


def test_a_heading_that_is_not_marked_as_one_is_read_and_said() -> None:
    page = article(HEAD + "<p>Статья 2. Паром</p><p>1. Да.</p><h3>Статья 3. Брод</h3><p>А.</p>")
    assert eids(page) == [*BEGINS, "art_2", "art_2__para_1", "art_3", "art_3__part_1"]
    assert codes(page) == ["G666"]


def test_a_sentence_about_an_article_is_no_heading() -> None:
    page = article(HEAD + "<p>Статья 2. Паром открыт.</p><p>Статья 7. Паром</p>")
    assert eids(page) == [*BEGINS, "art_1__para_1__part_2", "art_1__para_1__part_3"]


def test_the_site_round_the_act_is_left_out_and_said() -> None:
    page = article(
        HEAD + '<button>Копировать</button><div class="social-buttons">VK</div><p>2. Б.</p>'
    )
    assert eids(page) == [*BEGINS, "art_1__para_2"]
    assert codes(page) == ["G663", "G663"]


def test_words_outside_an_article_closed_too_early_are_read() -> None:
    page = (
        f"<html><body><p>Меню</p><div><article>{HEAD}</article>"
        '<p id="z4">2. Два.</p><h3 id="z5">Статья 2. Паром</h3><p id="z6">А.</p></div>'
        "</body></html>"
    )
    assert eids(page) == [*BEGINS, "art_1__para_2", "art_2", "art_2__part_1"]
    assert codes(page) == ["G664"]


def test_a_page_without_any_class_is_found_by_its_headings() -> None:
    page = (
        "<html><body><div><p>Главная</p></div><div><p><b>Статья 62. Выдача</b></p>"
        "<p>&nbsp; 1. Работодатель выдает справку.</p>"
        '<div class="container_omega aftertext">Если Вы обнаружили ошибку</div></div></body></html>'
    )
    assert rows(page) == [("art_62", "Выдача"), ("art_62__para_1", "Работодатель выдает справку.")]
    assert codes(page) == ["G663", "G663", "G664"]
    assert "7 letters: “Главная”" in read(page).problems[1].message


def test_the_information_about_an_act_is_no_act() -> None:
    page = (
        '<html><body><h1>О мостах</h1><div class="container_gamma text">'
        '<table id="ethernatable"><tr><td>Дата</td><td>2025</td></tr></table></div></body></html>'
    )
    assert codes(page) == ["G650", "G663"]


PAGE = article(HEAD)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + PAGE.encode(),
        b'\xef\xbb\xbf<meta charset="windows-1251">' + PAGE.encode(),
        b'<meta charset="utf-8">' + PAGE.encode("cp1251"),
        b"<meta charset=koi8-r>" + PAGE.encode("koi8-r"),
        PAGE.encode("utf-16"),
        b"<!-- saved from url=(0042)https://adilet.zan.kz/rus/docs/Z1 -->\r\n" + PAGE.encode(),
        b'<?xml version="1.0" encoding="UTF-8"?>' + PAGE.encode(),
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="X"\r\n\r\n--X\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(PAGE.encode())
        + b"\r\n--X--\r\n",
    ],
)
def test_letters_come_in_many_encodings(content: bytes) -> None:
    assert is_page(content)
    assert rows(content) == [
        ("chp_1", "ОБЩЕЕ"),
        ("art_1", "Мосты"),
        ("art_1__para_1", "Проход открыт."),
    ]
    assert codes(content) == []


def test_a_file_of_the_mirror_is_no_page() -> None:
    assert not is_page('<a id="st641-1"></a>\n\n### Статья 641-1. Мосты\n'.encode())
    assert not is_page("# О мостах\n".encode())


def test_kazakh_and_english_forms() -> None:
    kazakh = article(
        '<h3 id="z1">1-тарау. ЖАЛПЫ ЕРЕЖЕЛЕР</h3><p><b><a name="z2"></a>1-бап. Көпірлер</b></p>'
        '<p id="z3">&nbsp; 1. Өту.</p><span class="note">Ескерту. 1-бапқа өзгеріс – ҚР </span>'
        '<a href="/kaz/docs/Z23">№ 9</a><span class="note"> Заңымен.</span>'
        '<p><font color="#FF0000">ЗҚАИ-ның ескертпесі!<br>2-бапқа өзгеріс көзделген.</font></p>'
        "<p><b>2-бап. Алып тасталды - ҚР № 9 Заңымен.</b></p>"
    )
    assert eids(kazakh, "kk") == [*BEGINS, "art_2"]
    text = read(kazakh, "kk").text
    assert text is not None
    assert text.provisions[-1].repealed
    assert text.provisions[2].notes == (
        "Ескерту. 1-бапқа өзгеріс – ҚР № 9 Заңымен.",
        "ЗҚАИ-ның ескертпесі! 2-бапқа өзгеріс көзделген.",
    )
    english = article(
        "<p><i>Unofficial translation</i></p><h3>Chapter 1. GENERAL</h3>"
        "<p><b>Article 1. Bridges</b></p><p>1. One:</p><p>1) a;</p><p>2) b.</p>"
        "<table><tr><td><p><i>President of the<br>Republic of Kazakhstan</i></p></td>"
        "<td>K. TOKAYEV</td></tr></table>"
    )
    assert eids(english, "en") == [*BEGINS, "art_1__para_1__subpara_1", "art_1__para_1__subpara_2"]
    assert rows(english, "en")[0][0] == "navigation"
    assert rows(english, "en")[-1][0] == "signature"


def test_what_stands_before_and_behind_the_articles_is_kept() -> None:
    page = article(
        "<p><b>Закон от 17 ноября 2025 года</b></p><p>Настоящий Закон – о мостах.</p>"
        '<p><span class="note">Сноска. Вводится позже.</span></p>'
        + HEAD
        + "<p><i>      Президент</i></p><p><i>Республики Казахстан К. ТОКАЕВ</i></p>"
        "<p>Астана, 17 ноября 2025 года.</p><h3>Приложение 1</h3><p>1. Список</p>"
    )
    aside = [row for row in rows(page) if not row[0].startswith(("art", "chp"))]
    assert [name for name, _ in aside] == [
        "words", "words", "signature", "signature", "signature", "annex", "annex"
    ]  # fmt: skip
    assert codes(page) == ["G658"]
