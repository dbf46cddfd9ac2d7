"""Everyone can read it: axe on every kind of page, in each light and at two widths."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import TOOLS, Served, need
from tests.browser.kinds import EVERY, LANGUAGES

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(1800)]

AXE = TOOLS / "axe-core/axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
Scheme = Literal["light", "dark"]
RUN = "tags => axe.run({runOnly: {type: 'tag', values: tags}})"


ARTICLE = re.compile(r"[^/]+/[^/]+/art-[^/]+/index\.html")


def find_faults(
    browser: Browser, site: Served, paths: Iterable[str], width: int, scheme: Scheme
) -> list[str]:
    """What axe finds on the pages at `paths`."""
    need(AXE.is_file(), "axe-core")
    found = []
    with browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,  # axe is put into the page as text
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        for path in paths:
            page.goto(f"{site.url}{path}")
            page.add_script_tag(path=AXE)
            result = page.evaluate(RUN, list(TAGS))
            assert result["passes"], f"axe saw nothing on {path}"
            found += [
                f"/{path}: {rule['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
                for rule in result["violations"]
                for node in rule["nodes"][:2]
            ]
    return found


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, site: Served, width: int, scheme: Scheme) -> None:
    assert find_faults(browser, site, EVERY, width, scheme) == []


@pytest.mark.parametrize("folder", LANGUAGES)
def test_axe_finds_nothing_on_any_article(browser: Browser, site: Served, folder: str) -> None:
    own = [path for path in site.pages() if path.startswith(f"{folder}/")]
    articles = [path.removesuffix("index.html") for path in own if ARTICLE.fullmatch(path)]
    assert articles
    assert find_faults(browser, site, articles, 1440, "light") == []
