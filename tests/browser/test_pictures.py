"""The pictures of the guide: their places are kept free until they come."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Served, hold
from tests.browser.kinds import LANGUAGES

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(900)]

COME = """async pictures => {
    for (const picture of pictures) {
        picture.loading = "eager";
        await picture.decode();
    }
    return pictures.map(one => [one.naturalWidth, one.naturalHeight]);
}"""
KEPT = "pictures => pictures.map(one => [one.width, one.height].map(Math.round))"
SAID = """pictures => pictures.map(
    one => [one.getAttribute("width"), one.getAttribute("height")].map(Number))"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_when_a_picture_comes(
    browser: Browser, site: Served, language: str, width: int
) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        # Asked for, perhaps, and not answered yet.
        barrier = hold(page, r"\.webp$")
        page.goto(f"{site.url}{language}/contribute/", wait_until="domcontentloaded")
        pictures = page.locator("figure.g-shot img")
        expect(pictures).to_have_count(3)
        kept = pictures.evaluate_all(KEPT)
        barrier.lift()
        came = pictures.evaluate_all(COME)
        assert pictures.evaluate_all(SAID) == came
        assert pictures.evaluate_all(KEPT) == kept
        assert all(0 < wide <= width and high > 40 for wide, high in kept)
