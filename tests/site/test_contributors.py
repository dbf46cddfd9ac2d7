"""Who wrote and reviewed a note stands at the note, on a page of its own, and in the data."""

from __future__ import annotations

import json

import pytest

from glossa.site.edition import Site, build_site
from tests.editions import read
from tests.sites import page_at, parse, rich_corpus, rich_edition

HOME = "https://github.com/example/glossa"


@pytest.fixture(scope="module")
def site() -> Site:
    return build_site(rich_corpus(), edit_base=f"{HOME}/edit/main/", repository=HOME)


def text(node: object) -> str:
    return " ".join(node.text_content().split())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("tag", "author", "review"),
    [
        ("kk", "Авторы: Жазушы", "Рецензент: Оқушы, 20.11.2026"),
        ("ru", "Автор: Писатель", "Рецензент: Читатель, 20.11.2026"),
        ("en", "Written by: A. Writer", "Reviewed by: B. Reader, 20 Nov 2026"),
    ],
)
def test_a_note_names_author_and_reviewer(site: Site, tag: str, author: str, review: str) -> None:
    page = parse(page_at(site.pages[tag], "ai-law/art-18/").html)
    note = page.get_element_by_id("g-18-whole")
    assert author in text(note)
    assert review.replace(" Nov", "\u00a0Nov") in text(note) or review in text(note)
    assert not note.xpath(".//b")
    assert page.get_element_by_id("c-1").xpath(".//details//p[@class='g-ways']//b")


def test_who_speaks_for_themselves_stands_in_the_place_of_the_editors() -> None:
    files = rich_edition()
    for folder in ("kz", "ru", "en"):
        path = f"{folder}/ai-law/art-17.md"
        files[path] = files[path].replace(":as-of: law\n", ":as-of: law\n:author: a-writer\n")
        files[path] = files[path].replace(":::{commentary}", ":::{note}")
    page = page_at(build_site(read(files)[0]).pages["en"], "ai-law/art-17/")
    note = parse(page.html).get_element_by_id("g-17-one")
    assert note.xpath(".//cite/a/@href") == ["../../contributors/#a-writer"]
    assert "A. Writer" in text(note)
    assert "Editors" not in text(note)
    assert "Written by" not in text(note)


def test_the_page_of_contributors_counts_what_the_notes_say(site: Site) -> None:
    page = parse(page_at(site.pages["en"], "contributors/").html)
    assert page.xpath("//section/@aria-labelledby") == ["s-wrote", "s-works"]
    assert text(page.get_element_by_id("a-writer")).endswith("Critique: turetsky2025")
    links = page.xpath("//li[@id='b-reader']//a[not(@class)]/@href")
    assert links == ["../ai-law/art-18/#g-18-whole"]
    unsigned = len(site.press.corpus.annotations) - 1
    assert page.xpath("string(//span[@class='g-total'])") == str(unsigned)


def test_the_state_of_reviews_stands_on_the_status_page(site: Site) -> None:
    page = parse(page_at(site.pages["ru"], "status/").html)
    rows = page.xpath("//section[@aria-labelledby='s-reviewed']//li")
    total = len(site.press.corpus.annotations)
    assert [text(row).split(": ")[1] for row in rows] == [f"1 / {total}"] * 3


def test_the_data_say_draft_or_by_whom_and_when(site: Site) -> None:
    (whole,) = (doc for doc in site.documents if doc.path == "data/corpus.json")
    notes = {note["ids"][0]: note for note in json.loads(whole.text)["annotations"]}
    by = [{"person": "b-reader", "date": "2026-11-20"}]
    assert notes["g-18-whole"]["review"]["kk"] == {"state": "reviewed", "by": by}
    assert notes["g-18-whole"]["authors"] == ["a-writer"]
    assert notes["g-17-one"]["review"]["ru"] == {"state": "draft"}
