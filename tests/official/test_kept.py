from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.official.adilet import parse_adilet
from glossa.official.kept import Kept, Provenance, read_kept, render_kept
from glossa.official.mirror import parse_mirror
from glossa.official.values import Line, OfficialText
from tests.official.samples import SAMPLES, needs_samples

PAGES = Path(__file__).parent / "pages"
PROVENANCE = Provenance(
    source="mirror",
    address="https://example.org/rus.md",
    edition="2025-11-17",
    fetched="2026-11-21T00:00:00+00:00",
    checked="2026-11-21T00:00:00+00:00",
    sha256={"rus.md": "ab" * 32},
)


def mirror(source: str) -> OfficialText:
    text = parse_mirror(source, act="bridges", language="ru", file="rus.md").text
    assert text is not None
    return text


def kept(text: OfficialText) -> str:
    return render_kept(Kept(text, PROVENANCE))


def shown(line: Line) -> tuple[str, str, str]:
    return line.role, line.number, line.text


def assert_comes_back(text: OfficialText) -> None:
    again, problems = read_kept(kept(text), "official/x/ru.md")
    assert problems == []
    assert again is not None
    assert again.provenance == PROVENANCE
    assert again.text.title == text.title
    assert [shown(line) for line in again.text.lines()] == [shown(line) for line in text.lines()]
    assert [(i.eid, i.hash, i.anchor, i.repealed) for i in again.text.provisions] == [
        (i.eid, i.hash, i.anchor, i.repealed) for i in text.provisions
    ]
    assert kept(again.text) == kept(text)


ODD = (
    '# О мостах\n\n## Глава 1. Общее\n\n<a id="st1"></a>\n\n**Статья 1. Мосты**\n\n1. Виды:\n\n'
    "   1)арки;\n\n   *2) исключён.*\n\n   3) **особые** {#art_9} броды.\n\n{#art_2} Скобки.\n\n"
    "\\*\\*Звёзды** и \\\\ черта.\n\n> *Сноска. Н.*\n\n<table>\n<tr><td>а</td><td>б</td></tr>\n"
    "<tr><td>в</td></tr>\n</table>\n\n5. Пять.\n\n5. Снова.\n\n**Президент Республики Казахстан**\n"
)


def test_a_kept_text_comes_back_whole() -> None:
    assert_comes_back(mirror(ODD))


@pytest.mark.parametrize("name", ["current.rus.html", "current.kaz.html", "older.rus.html"])
def test_a_kept_page_comes_back_whole(name: str) -> None:
    content = (PAGES / name).read_bytes()
    text = parse_adilet(content, act="bridges", language="ru", file=name).text
    assert text is not None
    assert_comes_back(text)


@needs_samples
@pytest.mark.parametrize("name", ["ai-law/rus.md", "ai-law/kaz.md", "civil-code/kaz.md"])
def test_samples_come_back_whole(name: str) -> None:
    assert_comes_back(mirror(Path(SAMPLES, name).read_text(encoding="utf-8")))


def test_it_is_readable() -> None:
    body = kept(mirror("**Статья 1. Мосты**\n\n1. Один.\n\n> *Сноска. Н.*\n")).split("---\n\n")[1]
    assert body == (
        "{#art_1} **Статья 1.** Мосты\n\n{#art_1__para_1} **1.** Один.\n\n"
        "{#art_1__para_1 note} Сноска. Н.\n"
    )


def test_an_edited_text_is_found_out() -> None:
    content = kept(mirror("**Статья 1. Мосты**\n\n1. Один.\n\n2. Два.\n"))
    again, problems = read_kept(content.replace("Два.", "Три."), "official/x/ru.md")
    assert again is None
    assert [problem.code for problem in problems] == ["G674"]
    assert "art_1__para_2" in problems[0].message
    assert problems[0].place.line == content.split("**2.**")[0].count("\n") + 1


@pytest.mark.parametrize("content", ["", "---\n", "---\na: [\n---\n", "---\nact: x\n---\n", "text"])
def test_a_file_that_is_no_kept_text(content: str) -> None:
    again, problems = read_kept(content, "official/x/ru.md")
    assert again is None
    assert [problem.code for problem in problems] == ["G674"]


@given(st.data())
def test_a_damaged_file_is_refused_or_whole(data: st.DataObject) -> None:
    content = kept(mirror(ODD))
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    piece = data.draw(
        st.sampled_from(["", "{", "}", "**", "\n\n", "- a\n", "[]", "{#art_1 table} x"])
    )
    again, problems = read_kept(content[:start] + piece + content[end:], "official/x/ru.md")
    if again is None:
        assert [problem.code for problem in problems] == ["G674"]
    else:
        assert again.text.digest == mirror(ODD).digest
