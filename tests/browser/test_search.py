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
from tests.browser.conftest import ROOT, Served, hold, need
from tests.browser.test_accessible import AXE, RUN, TAGS
from tests.browser.test_manners import watch

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(900)]

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


@pytest.mark.parametrize(
    ("folder", "query", "said"),
    [
        ("kz", "0fe3g", "«қауіп» сұрауы бойынша көрсетілді"),
        ("ru", "inhfa", "Показано по запросу «штраф»"),
        ("en", "вуузафлу", "Showing results for “deepfake”"),
        ("ru", "персональныеданные", "Показано по запросу «персональные данные»"),
    ],
)
def test_what_was_meant_is_searched_and_said(
    browser: Browser, site: Served, folder: str, query: str, said: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}{folder}/sources/")
        page.fill(BOX, query)
        settle(page, query)
        status = page.locator(".g-search [role=status]")
        expect(status).to_have_text(re.compile(rf"^{re.escape(said)}\. \d+"))
        page.press(BOX, "Enter")
        settle(page, query, ".g-results__list")
        expect(page.locator(".g-results__status")).to_have_text(
            re.compile(rf"^{re.escape(said)}\. ")
        )
        expect(page.locator("#g-results-q")).to_have_value(query)


QUERIES = {"kz": "кауип катер", "ru": "кто отвечает за вред", "en": "high-risk systems"}


def open_results(page: Page, site: Served, folder: str) -> None:
    """Type into the box of an article, and choose the first of what is found."""
    page.goto(f"{site.url}{folder}/ai-law/art-17/")
    page.click(BOX)
    page.keyboard.type(QUERIES[folder])
    settle(page, QUERIES[folder])
    page.keyboard.press("ArrowDown")


@pytest.mark.parametrize("folder", QUERIES)
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_results_open(
    browser: Browser, site: Served, folder: str, width: int, scheme: str
) -> None:
    need(AXE.is_file(), "axe-core")
    with browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,  # axe is put into the page as text
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        open_results(page, site, folder)
        assert find_violations(page) == []
        page.goto(f"{site.url}{folder}/search/?q={QUERIES[folder]}")
        settle(page, QUERIES[folder], ".g-results__list")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert find_violations(page) == []
        page.goto(f"{site.url}{folder}/search/?q=zzqqxx")
        settle(page, "zzqqxx", ".g-results__list")
        assert find_violations(page) == []


def find_violations(page: Page) -> list[str]:
    page.add_script_tag(path=AXE)
    result = page.evaluate(RUN, list(TAGS))
    assert result["passes"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("folder", QUERIES)
def test_the_box_is_a_combobox(browser: Browser, site: Served, folder: str) -> None:
    """The roles of a combobox with a listbox (WAI-ARIA Authoring Practices)."""
    with browser.new_context() as context:
        page = context.new_page()
        open_results(page, site, folder)
        box = page.get_by_role("combobox")
        listbox = page.get_by_role("listbox")
        expect(box).to_have_attribute("aria-expanded", "true")
        expect(box).to_have_attribute("aria-autocomplete", "list")
        expect(box).to_have_attribute("aria-controls", str(listbox.get_attribute("id")))
        options = listbox.get_by_role("option")
        ids = [option.get_attribute("id") for option in options.all()]
        assert len(ids) == len(set(ids)) > 1
        expect(box).to_have_attribute("aria-activedescendant", str(ids[0]))
        expect(listbox.get_by_role("option", selected=True)).to_have_count(1)
        expect(options.first).to_have_attribute("aria-selected", "true")
        expect(page.locator(".g-search [role=status]")).to_have_text(re.compile(r"\d+"))
        page.keyboard.press("ArrowUp")
        expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
        page.keyboard.press("ArrowUp")
        expect(box).to_have_attribute("aria-activedescendant", str(ids[-1]))
        page.keyboard.press("Escape")
        expect(box).to_have_attribute("aria-expanded", "false")
        expect(box).to_be_focused()
        assert page.evaluate("document.activeElement.value") == QUERIES[folder]


@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_goes_to_the_box(browser: Browser, site: Served, key: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}ru/ai-law/art-17/")
        page.keyboard.press(key)
        expect(page.locator(BOX)).to_be_focused()
        page.keyboard.type(f"штраф{key}")
        expect(page.locator(BOX)).to_have_value(f"штраф{key}")
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        expect(page.locator(BOX)).not_to_be_focused()


def test_escape_leaves_a_box_whose_search_has_not_come(browser: Browser, site: Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        barrier = hold(page, r"/suggest\.js$")
        page.goto(f"{site.url}ru/ai-law/art-17/")
        page.keyboard.press("s")
        page.keyboard.type("штраф")
        page.keyboard.press("Escape")
        expect(page.locator(BOX)).not_to_be_focused()
        barrier.lift()
        page.wait_for_selector(".g-search[data-ready]")
        expect(page.locator(".g-search__panel")).to_be_hidden()


def test_escape_closes_for_good(browser: Browser, site: Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}ru/ai-law/art-17/")
        page.keyboard.press("s")
        page.keyboard.type("штраф")
        settle(page, "штраф")
        barrier = hold(page, r"/data/search/")
        with page.expect_request(re.compile(r"/data/search/")):
            page.keyboard.type(" налог")
        page.keyboard.press("Escape")
        expect(page.locator(".g-search__panel")).to_be_hidden()
        barrier.lift()
        settle(page, "штраф налог")
        expect(page.locator(".g-search__panel")).to_be_hidden()
        expect(page.locator(BOX)).to_be_focused()


def test_a_failure_does_not_call_back_who_has_left(browser: Browser, site: Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}ru/ai-law/art-17/")
        barrier = hold(page, r"/data/search/ru/w-")
        page.keyboard.press("s")
        page.wait_for_selector(".g-search[data-ready]")
        with page.expect_request(re.compile(r"/data/search/ru/w-")):
            page.keyboard.type("штраф")
        page.keyboard.press("Escape")
        expect(page.locator(BOX)).not_to_be_focused()
        context.set_offline(True)
        barrier.lift()
        expect(page.locator(".g-search [role=status]")).to_contain_text("соединение")
        expect(page.locator(".g-search__panel")).to_be_hidden()


def test_enter_shows_all_results_of_words(browser: Browser, site_below: Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site_below.url}en/ai-law/art-17/")
        page.fill(BOX, "risk management")
        page.press(BOX, "Enter")
        page.wait_for_url("**/some/where/en/search/?q=risk%20management")
        settle(page, "risk management", ".g-results__list")
        expect(page.locator(".g-results > ol [data-glossa-result]")).to_have_count(20)
        page.click(".g-results__more button")
        expect(page.locator(".g-results > ol [data-glossa-result]")).not_to_have_count(20)


def test_without_scripts_the_box_leads_to_the_concordance(browser: Browser, site: Served) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site.url}kz/ai-law/art-17/")
        page.fill(BOX, "дерекнама")
        page.press(BOX, "Enter")
        page.wait_for_url("**/kz/concordance/*")
        expect(page.locator("h1")).to_have_text("Конкорданс")


def test_what_is_loaded_works_without_a_connection(browser: Browser, site: Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}en/search/?q=data library")
        settle(page, "data library", ".g-results__list")
        context.set_offline(True)
        page.fill("#g-results-q", "data libraries")
        settle(page, "data libraries", ".g-results__list")
        expect(page.locator(".g-results > ol mark").first).to_be_visible()
        page.fill("#g-results-q", "transparency")
        expect(page.locator(".g-results__status")).to_contain_text("Check the connection")
        context.set_offline(False)
        page.fill("#g-results-q", "transparency ")
        settle(page, "transparency", ".g-results__list")
        expect(page.locator(".g-results > ol mark").first).to_be_visible()
