"""The page of the state of the edition lists what waits for translation, language by language."""

from __future__ import annotations

import pytest

from glossa.site.edition import build_site
from tests.editions import read
from tests.sites import page_at, parse, rich_edition


def without_a_note(folder: str, name: str) -> dict[str, str]:
    """The rich edition, a note of article 17 taken out of one language."""
    files = rich_edition()
    path = f"{folder}/ai-law/art-17.md"
    text = files[path]
    assert f":id: {name}" in text
    files[path] = text[: text.index(":::{commentary}")]
    return files


@pytest.mark.parametrize(
    ("folder", "tag", "language"),
    [("kz", "kk", "Қазақша"), ("ru", "ru", "Русский"), ("en", "en", "English")],
)
def test_a_note_that_a_language_lacks_is_listed_under_it(
    folder: str, tag: str, language: str
) -> None:
    corpus, problems = read(without_a_note(folder, "g-17-one"))
    assert [problem.code for problem in problems] == ["G605"]
    for pages in build_site(corpus).pages.values():
        page = parse(page_at(pages, "status/").html)
        (missing,) = page.xpath("//details[@class='g-missing']")
        (name,) = missing.xpath("./summary/span")
        assert (name.get("lang"), name.text) == (tag, language)
        assert missing.xpath(".//li/a/@href") == ["../ai-law/art-17/#g-17-one"]
        written = page.xpath(
            "//tr[@data-work='notes']/td[@data-language]/span[@class='g-written']/text()"
        )
        total = len(corpus.annotations)
        expected = {item.tag: total - (item.tag == tag) for item in corpus.languages}
        assert [int(number) for number in written] == list(expected.values())


def test_nothing_is_listed_where_everything_is_written() -> None:
    corpus, _ = read(rich_edition())
    page = parse(page_at(build_site(corpus).pages["en"], "status/").html)
    assert not page.xpath("//details[@class='g-missing']")
    assert "Everything is written in every language." in page.text_content()
