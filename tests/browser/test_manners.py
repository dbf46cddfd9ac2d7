"""How the site behaves: nothing from elsewhere, no errors, no sideways scrolling, small."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response

from glossa.site.hosting import CACHING, FOREVER, TYPES
from tests.browser.conftest import TOOLS, Served, come_to_rest, need
from tests.browser.kinds import EVERY, KINDS, LANGUAGES

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(900)]

KIB = 1024
ARTICLE = "ai-law/art-17/"


def watch(page: Page) -> tuple[list[str], list[str]]:
    """What the page complains of, and what it asks for."""
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", lambda r: complaints.append(r.url) if r.status >= 400 else None)
    page.on("request", lambda request: requests.append(request.url))
    return complaints, requests


@pytest.mark.parametrize("below", [False, True], ids=["root", "below-a-path"])
def test_no_errors_and_no_request_leaves(
    browser: Browser, site: Served, site_below: Served, below: bool
) -> None:
    served = site_below if below else site
    with browser.new_context() as context:
        page = context.new_page()
        complaints, requests = watch(page)
        for path in EVERY:
            page.goto(f"{served.url}{path}")
            page.wait_for_load_state("networkidle")
            assert complaints == [], path
        assert {urlsplit(url).netloc for url in requests if "://" in url} == {
            urlsplit(served.url).netloc
        }
        assert all(url.startswith((served.url, "data:")) for url in requests)


@pytest.mark.parametrize("width", [320, 768, 2560])
def test_nothing_scrolls_sideways(browser: Browser, site: Served, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        wide = []
        for path in EVERY:
            page.goto(f"{site.url}{path}")
            come_to_rest(page)
            needed = page.evaluate("document.documentElement.scrollWidth")
            if needed > width:
                wide.append(f"/{path}: {needed}")
    assert wide == []


def test_the_article_is_small(built: Path) -> None:
    for folder in LANGUAGES:
        data = (built / folder / ARTICLE / "index.html").read_bytes()
        assert len(data) <= 400 * KIB
        assert len(gzip.compress(data, 6)) <= 60 * KIB


@pytest.mark.parametrize("folder", LANGUAGES)
def test_a_first_visit_is_small(browser: Browser, site: Served, folder: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        answers: list[Response] = []
        page.on("response", lambda response: answers.append(response))
        address = f"{site.url}{folder}/{ARTICLE}"
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assets = {answer.url: answer.body() for answer in answers if answer.url != address}
    sizes = {
        url: len(body) if url.endswith("woff2") else len(gzip.compress(body, 6))
        for url, body in assets.items()
    }
    assert sum(sizes.values()) <= 250 * KIB, sizes


def test_pages_know_each_other_across_languages(built: Path) -> None:
    links = re.compile(r'<link rel="alternate ?" hreflang="([^"]+)" href="([^"]+)">')
    # A letter of the concordance is a page that one language has alone.
    for key in (key for key in KINDS if not key.startswith("concordance/0")):
        pages = {
            tag: dict(links.findall((built / folder / key / "index.html").read_text("utf-8")))
            for folder, tag in LANGUAGES.items()
        }
        first = pages["kk"]
        assert set(first) == {*LANGUAGES.values(), "x-default"}
        assert all(alternates == first for alternates in pages.values())
        assert all(url.startswith("https://") for url in first.values())


def test_the_maps_list_every_page(built: Path) -> None:
    index = (built / "sitemap.xml").read_text("utf-8")
    for folder in LANGUAGES:
        assert f"/{folder}/sitemap.xml" in index
        listed = (built / folder / "sitemap.xml").read_text("utf-8")
        urls = set(re.findall(r"<loc>https?://[^/]+/([^<]*)</loc>", listed))
        # An old address that leads on is kept for readers, not listed for machines.
        pages = {
            f"{path.parent.relative_to(built).as_posix()}/"
            for path in (built / folder).rglob("index.html")
            if "assets/glossa/moved.js" not in path.read_text("utf-8")
        }
        assert urls == pages


def test_every_page_is_valid_html(built: Path) -> None:
    jar = TOOLS / "vnu-jar/build/dist/vnu.jar"
    need(jar.is_file(), "the Nu HTML checker")
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", str(built)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]


def test_every_kind_of_file_has_a_media_type(built: Path) -> None:
    ends = {path.suffix[1:] for path in built.rglob("*") if path.is_file() and path.suffix}
    assert ends <= set(TYPES)


def test_what_is_kept_for_good_has_its_hash_in_its_name(built: Path) -> None:
    folders = [folder for folder, keep in CACHING.items() if keep == FOREVER]
    names = [path.name for folder in folders for path in (built / folder).rglob("*.*")]
    assert names
    assert all(re.search(r"\.[0-9a-f]{8}\.min\.(?:js|css)$", name) for name in names), names
