"""What readers do: go from door to note with the keyboard, keep their place, print."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Served, come_to_rest
from tests.browser.kinds import LANGUAGES

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(900)]

MANY = 400
"""More presses of the tab key than any page needs."""


def tab_to(page: Page, href_end: str) -> None:
    """Press Tab until the focus is on a link whose address ends so; fail where none comes."""
    for _ in range(MANY):
        page.keyboard.press("Tab")
        href = page.evaluate("document.activeElement?.getAttribute('href') ?? ''")
        if href.endswith(href_end):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"no visible focus on {href}"
            return
    pytest.fail(f"Tab never came to a link ending in {href_end}")


@pytest.mark.parametrize("folder", LANGUAGES)
def test_from_the_door_to_a_note_and_back(browser: Browser, site: Served, folder: str) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(site.url)
        tab_to(page, f"{folder}/")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{folder}/")
        tab_to(page, "ai-law/")
        page.keyboard.press("Enter")
        page.wait_for_url("**/ai-law/")
        tab_to(page, "art-24/")
        page.keyboard.press("Enter")
        page.wait_for_url("**/art-24/")
        tab_to(page, "parallel/")
        tab_to(page, "#d-who-is-liable")
        page.keyboard.press("Enter")
        page.wait_for_url("**#d-who-is-liable")
        page.goto(page.url.partition("#")[0])
        tab_to(page, "parallel/")
        page.keyboard.press("Enter")
        page.wait_for_url("**/parallel/")
        page.go_back()
        page.wait_for_url("**/art-24/")


def test_the_language_switch_keeps_the_place(browser: Browser, site: Served) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{site.url}kz/ai-law/art-17/#art_17__para_3__subpara_3")
        page.locator('.g-languages a[hreflang="ru"]').click()
        page.wait_for_url("**/ru/ai-law/art-17/#art_17__para_3__subpara_3")
        assert page.evaluate("document.documentElement.lang") == "ru"


def test_kinds_of_notes_are_switched_off_and_stay_off(browser: Browser, site: Served) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{site.url}en/ai-law/art-17/")
        notes = page.locator('.g-law .g-note[data-kind="commentary"]')
        expect(notes.first).to_be_visible()
        page.locator(".g-counts label", has_text="Commentary").click()
        expect(notes.first).to_be_hidden()
        page.goto(f"{site.url}en/ai-law/art-24/")
        page.goto(f"{site.url}ru/ai-law/art-17/")
        expect(page.locator('.g-law .g-note[data-kind="commentary"]').first).to_be_hidden()


def column(page: Page, tag: str) -> Locator:
    return page.locator(f'.g-parallel td[lang="{tag}"] .g-text').first


def test_any_two_languages_stand_side_by_side(browser: Browser, site: Served) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{site.url}en/ai-law/art-17/parallel/")
        for tag in ("kk", "ru", "en"):
            expect(column(page, tag)).to_be_visible()
        page.get_by_label("Русский").uncheck()
        expect(column(page, "ru")).to_be_hidden()
        expect(page.get_by_label("Қазақша")).to_be_disabled()
        page.goto(f"{site.url}kz/ai-law/art-24/parallel/")
        expect(column(page, "ru")).to_be_hidden()
        page.get_by_label("Русский").check()
        expect(column(page, "ru")).to_be_visible()
        expect(page.get_by_label("Қазақша")).to_be_enabled()


def test_columns_are_chosen_without_scripts(browser: Browser, site: Served) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site.url}ru/ai-law/art-17/parallel/")
        page.get_by_label("English").uncheck()
        expect(column(page, "en")).to_be_hidden()
        expect(column(page, "kk")).to_be_visible()


def test_a_number_in_the_parallel_view_leads_to_its_provision(
    browser: Browser, site: Served
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}en/ai-law/art-17/parallel/")
        page.locator('#art_17__para_3 td[lang="kk"] a.g-number').click()
        page.wait_for_url("**/kz/ai-law/art-17/#art_17__para_3")


TOPS = """[...document.querySelectorAll(".g-parallel tbody tr")].map((row) =>
    new Set([...row.querySelectorAll("td .g-text")].map((text) =>
        Math.round(text.getClientRects()[0].top))).size).filter((tops) => tops > 1).length"""
"""How many rows of the parallel view have texts that begin at different heights."""


def test_the_languages_begin_on_one_line(browser: Browser, site: Served) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{site.url}ru/ai-law/art-17/parallel/")
        come_to_rest(page)
        assert page.evaluate(TOPS) == 0


@pytest.mark.parametrize("folder", LANGUAGES)
def test_reading_works_without_scripts(browser: Browser, site: Served, folder: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site.url}{folder}/ai-law/art-24/")
        expect(page.locator("#art_24__para_1")).to_be_visible()
        expect(page.locator(".g-note").first).to_be_visible()
        page.goto(f"{site.url}id/ai-law/art-24/")
        expect(page.locator(f'a[href$="{folder}/ai-law/art-24/"]')).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "folder"), [("kk-KZ", "kz"), ("ru-RU", "ru"), ("en-GB", "en"), ("de-DE", "")]
)
def test_the_address_without_a_language_picks_the_readers(
    browser: Browser, site: Served, locale: str, folder: str
) -> None:
    with browser.new_context(locale=locale) as context:
        page = context.new_page()
        page.goto(f"{site.url}id/ai-law/art-17/#art_17__para_3")
        if not folder:
            page.wait_for_timeout(300)  # nothing is to come
        expect(page).to_have_url(f"{site.url}{folder or 'id'}/ai-law/art-17/#art_17__para_3")


COVERED = """[...document.querySelectorAll(".g-law > .g-row > .g-notes :is(a, summary, label)")]
    .filter((link) => link.checkVisibility() && link.getClientRects().length)
    .filter((link) => {
      link.scrollIntoView({ block: "center" });
      const box = link.getClientRects()[0];
      const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const folded = link.closest(".g-note--folds .g-body");
      return !folded && !link.contains(hit) && !hit?.contains(link);
    }).map((link) => link.outerHTML)"""
"""What in the margin a pointer cannot reach, because something else lies over it."""


def test_nothing_lies_over_what_stands_in_the_margin(browser: Browser, site: Served) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{site.url}ru/ai-law/art-17/")
        page.wait_for_selector(".g-law--laid")
        come_to_rest(page)
        assert page.evaluate(COVERED) == []


LAID = """[...document.querySelectorAll(".g-law > .g-row > .g-notes")]
    .filter((notes) => getComputedStyle(notes).position !== "static").length"""
"""How many notes stand where the script set them."""


def test_print_shows_law_and_notes_and_no_furniture(browser: Browser, site: Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}ru/ai-law/art-24/")
        page.emulate_media(media="print")
        expect(page.locator("#art_24__para_1")).to_be_visible()
        expect(page.locator(".g-note").first).to_be_visible()
        for furniture in (".md-header", ".md-sidebar--primary", ".g-permalink"):
            expect(page.locator(furniture).first).to_be_hidden()


def test_paper_has_no_holes_where_the_screen_set_notes_beside_the_law(
    browser: Browser, site: Served
) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{site.url}kz/ai-law/art-17/")
        page.wait_for_selector(".g-law--laid")
        on_screen = page.evaluate(LAID)
        page.emulate_media(media="print")
        assert on_screen
        assert not page.evaluate(LAID)


def test_a_missing_page_offers_three_languages(browser: Browser, site_below: Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site_below.url}ru/ai-law/art-999/")
        for folder in LANGUAGES:
            link = page.locator(f'a[href$="{folder}/"]').first
            expect(link).to_be_visible()
            assert page.evaluate("a => a.href", link.element_handle()).startswith(site_below.url)


def test_a_paragraph_stays_beside_its_long_notes(browser: Browser, site: Served) -> None:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{site.url}ru/ai-law/art-24/")
        page.wait_for_selector(".g-row--waits")
        come_to_rest(page)
        last = page.locator("section:has(> #art_24__para_1) > .g-notes > .g-note").last
        last.evaluate("note => note.scrollIntoView({ block: 'end' })")
        expect(page.locator("#art_24__para_1")).to_be_in_viewport(ratio=1)
        assert page.evaluate(COVERED) == []
