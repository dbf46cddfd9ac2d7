"""Old links in a browser, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served, need, serve
from tests.browser.test_accessible import AXE, TAGS
from tests.ledgers import moved_edition
from tests.site.test_build import build, make

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(900)]

FOLDERS = ("kz", "ru", "en")
RUN = """tags => axe.run(
  document.querySelector(".g-moved") ?? document, {runOnly: {type: "tag", values: tags}}
)"""


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = make(tmp_path_factory.mktemp("moved"), moved_edition())
    done = build(root)
    assert done.returncode == 0, done.stderr
    yield from serve(root / "site")


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def page(browser: Browser, scripts: bool) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=scripts, locale="ru-RU")
    yield context.new_page()
    context.close()


def follow(page: Page, url: str, scripts: bool) -> None:
    """Go where a link leads: by itself with scripts, by the one link that is offered without."""
    page.goto(url, wait_until="load")
    if not scripts:
        asked = page.locator(":target a:visible")
        (asked if asked.count() else page.locator("a[data-moved]")).first.click()


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ai-law/art-9/", "ai-law/art-17/"),
        ("ai-law/art-9/#art_9__para_1", "ai-law/art-17/#art_17__para_1"),
        ("ai-law/art-9/#art_9__para_2", "ai-law/art-18/#art_18__part_1"),
        ("ai-law/art-18/#art_18__para_5", "ai-law/art-17/#art_17__para_1"),
        ("ai-law/art-17/#p-1", "ai-law/art-18/#p-1"),
    ],
)
def test_an_old_link_arrives(
    moved: Served, page: Page, scripts: bool, folder: str, old: str, new: str
) -> None:
    follow(page, f"{moved.url}{folder}/{old}", scripts)
    expect(page).to_have_url(f"{moved.url}{folder}/{new}")


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_page_without_places_goes_by_itself(moved: Served, page: Page, folder: str) -> None:
    page.goto(f"{moved.url}{folder}/old-page/")
    page.wait_for_url(f"{moved.url}{folder}/about/")


@pytest.mark.parametrize("anchor", ["art_18__part_9", "old-note"])
def test_what_stays_on_its_page_answers_to_its_old_anchor(
    moved: Served, page: Page, anchor: str
) -> None:
    page.goto(f"{moved.url}ru/ai-law/art-18/#{anchor}")
    page.wait_for_timeout(300)  # nothing is to come
    expect(page).to_have_url(f"{moved.url}ru/ai-law/art-18/#{anchor}")
    expect(page.locator(f"#{anchor}")).to_have_count(1)


@pytest.mark.parametrize("key", ["ai-law/art-18/#art_18__part_1", "ai-law/art-9/#art_9__para_1"])
def test_without_a_language_the_place_is_kept(
    moved: Served, page: Page, scripts: bool, key: str
) -> None:
    page.goto(f"{moved.url}id/{key}")
    if not scripts:
        offered = page.locator(":target a:visible")
        assert offered.evaluate_all("all => all.map((a) => a.hreflang)") == ["kk", "ru", "en"]
        offered.nth(1).click()
    there = key.replace("art-9/", "art-17/")
    expect(page).to_have_url(f"{moved.url}ru/{there}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, moved: Served, scheme: str) -> None:
    need(AXE.is_file(), "axe-core")
    paths = [f"{folder}/ai-law/{page}" for folder in FOLDERS for page in ("art-9/", "art-18/")]
    found = []
    with browser.new_context(
        java_script_enabled=True,
        viewport={"width": 390, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    ) as context:
        context.route("**/moved.js", lambda route: route.fulfill(body=""))
        page = context.new_page()
        for path in [*paths, "id/ai-law/art-18/#c-1"]:
            page.goto(f"{moved.url}{path}")
            page.add_script_tag(path=AXE)
            result = page.evaluate(RUN, list(TAGS))
            assert result["passes"], f"axe saw nothing on {path}"
            found += [(path, rule["id"], rule["nodes"][0]["html"]) for rule in result["violations"]]
    assert found == []
