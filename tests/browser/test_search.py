"""The search as a reader has it: what it finds, how it is used, what it costs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from glossa.corpus import Corpus, read_project
from glossa.tables.search import collect_units
from tests.bench import search as bench
from tests.bench.search_cases import Finds, measure
from tests.bench.search_rivals import FOLDERS
from tests.browser.conftest import ROOT, Served
from tests.browser.test_manners import watch

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(300)]

KIB = 1024
BOX = ".g-search__box"
LIST = ".g-search__list"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_project(ROOT).corpus


@pytest.fixture(scope="module")
def page(browser: Browser, site: Served) -> Iterator[Page]:
    page = bench.open_page(browser, site)
    yield page
    page.close()


def measure_ours(page: Page, corpus: Corpus, tag: str, *, keyboard: bool = False) -> Finds:
    units = collect_units(corpus)
    return measure(units, tag, bench.find_ours(page, tag, units), keyboard=keyboard)


@pytest.mark.parametrize("tag", FOLDERS)
def test_one_form_finds_the_others(page: Page, corpus: Corpus, tag: str) -> None:
    found = measure_ours(page, corpus, tag)
    assert found.lemmas > 90
    assert found.recall >= 0.95, found.worst
    assert found.precision >= 0.95, found.worst


def test_kazakh_on_a_russian_keyboard(page: Page, corpus: Corpus) -> None:
    assert measure_ours(page, corpus, "kk", keyboard=True).recall >= 0.90


@pytest.mark.parametrize("tag", FOLDERS)
def test_a_citation_is_the_first_hit(page: Page, corpus: Corpus, tag: str) -> None:
    assert bench.wrong_citations(page, corpus, tag) == []


@pytest.mark.parametrize("tag", FOLDERS)
def test_a_first_query_is_small(browser: Browser, site: Served, tag: str) -> None:
    for results_page in (False, True):
        sizes = bench.cold_bytes(browser, site, tag, results_page=results_page)
        assert sum(sizes.values()) <= 220 * KIB, sizes


def settle(page: Page, query: str, listed: str = LIST) -> None:
    page.wait_for_selector(f'{listed}[data-glossa-done="{query}"]', state="attached")


def test_the_keyboard_alone(browser: Browser, site_below: Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        complaints, requests = watch(page)
        page.goto(f"{site_below.url}kz/ai-law/art-17/")
        page.keyboard.press("/")
        page.keyboard.type("кауип катер")
        settle(page, "кауип катер")
        box = page.locator(BOX)
        expect(box).to_have_attribute("aria-expanded", "true")
        expect(page.locator(f"{LIST} mark").first).to_have_text(re.compile("қауіп-қатер", re.I))
        page.keyboard.press("ArrowDown")
        expect(box).to_have_attribute("aria-activedescendant", "g-option-0")
        page.keyboard.press("Escape")
        expect(box).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        href = page.locator(f'{LIST} [aria-selected="true"]').get_attribute("href")
        page.keyboard.press("Enter")
        page.wait_for_url(str(href))
        assert complaints == []
        assert all(url.startswith((site_below.url, "data:")) for url in requests)


def test_enter_goes_to_a_provision_that_is_named(browser: Browser, site: Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}en/sources/")
        page.fill(BOX, "art 17 para 3")
        page.press(BOX, "Enter")
        page.wait_for_url("**/en/ai-law/art-17/#art_17__para_3")


def test_the_query_goes_along_with_the_language(browser: Browser, site: Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}ru/search/?q=библиотеки данных")
        settle(page, "библиотеки данных", ".g-results__list")
        expect(page.locator(".g-results__others h3")).to_have_count(2)
        for result in page.locator(".g-results > ol [data-glossa-result]").all():
            expect(result.locator("a")).to_have_count(1)
        page.click(".g-results__kinds input[value=law]")
        settle(page, "библиотеки данных", ".g-results__list")
        kinds = set(page.locator(".g-results > ol .g-result__kind").all_inner_texts())
        assert kinds == {"Закон"}
        page.click(".g-languages a[hreflang=kk]")
        expect(page.locator("#g-results-q")).to_have_value("дерекнама")


def test_words_in_quotation_marks_stand_as_they_are(browser: Browser, site: Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}en/search/")
        page.fill("#g-results-q", "“data libraries”")
        settle(page, "“data libraries”", ".g-results__list")
        marks = page.locator(".g-results > ol mark").all_inner_texts()
        assert {mark.lower() for mark in marks} == {"data", "libraries"}


def test_nothing_found_says_what_to_try(browser: Browser, site: Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}en/search/?q=zzqqxx")
        settle(page, "zzqqxx", ".g-results__list")
        expect(page.locator(".g-results__status")).to_contain_text("Try another word")
