"""A defined term shows its definition: on hover, on focus, on tap; and goes when it is told to."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served, come_to_rest

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(900)]

TIP = "#g-tip"
TERM = ".g-law a.g-term"


@pytest.fixture(params=["kz", "ru", "en"])
def address(request: pytest.FixtureRequest, site: Served) -> str:
    return f"{site.url}{request.param}/ai-law/art-18/"


def open_at_rest(page: Page, address: str) -> None:
    """Open the page; what moves away from under a resting pointer would close its definition."""
    page.goto(address)
    come_to_rest(page)


def first_term(page: Page) -> None:
    """The definition belongs to the link that it describes."""
    link, tip = page.locator(TERM).first, page.locator(TIP)
    expect(tip).to_be_visible()
    assert link.get_attribute("aria-describedby") == "g-tip"
    name = (link.get_attribute("href") or "").rpartition("#")[2]
    entry = page.locator(f"#s-{name}")
    assert "".join(tip.inner_text().split()) == "".join(entry.inner_text().split())


def test_a_definition_on_hover_stays_and_is_dismissed(browser: Browser, address: str) -> None:
    page = browser.new_page()
    open_at_rest(page, address)
    page.locator(TERM).first.hover()
    first_term(page)
    page.locator(TIP).hover()
    page.wait_for_timeout(400)
    expect(page.locator(TIP)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(TIP)).to_be_hidden()
    page.close()


def test_a_definition_on_focus_is_dismissed_and_leaves_focus(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    open_at_rest(page, address)
    page.locator(TERM).first.focus()
    first_term(page)
    page.keyboard.press("Escape")
    expect(page.locator(TIP)).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('a.g-term')")
    page.close()


def test_a_tap_shows_and_a_tap_beside_hides(browser: Browser, address: str) -> None:
    with browser.new_context(has_touch=True, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        open_at_rest(page, address)
        page.locator(TERM).first.tap()
        first_term(page)
        assert page.url.partition("#")[0] == address
        page.locator("h1").tap()
        expect(page.locator(TIP)).to_be_hidden()


def test_a_term_is_marked_once_in_a_provision(browser: Browser, address: str) -> None:
    page = browser.new_page()
    open_at_rest(page, address)
    repeated = page.evaluate(
        """() => [...document.querySelectorAll(".g-provision")].flatMap((provision) => {
          const names = [...provision.querySelectorAll("a.g-term")].map((link) => link.hash);
          return names.filter((name, at) => names.indexOf(name) !== at);
        })"""
    )
    assert page.locator(TERM).count() > 1
    assert repeated == []
    page.close()
