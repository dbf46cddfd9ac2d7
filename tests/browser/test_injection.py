"""The injection patterns in a browser: in every text of a site, in a query, in a fragment.

With the Content-Security-Policy switched off the pages themselves must hold; with it on, nothing
may even try.
"""

from __future__ import annotations

import html
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page

from glossa.site.frame import POLICY
from tests.browser.conftest import ROOT, Served, serve
from tests.browser.hostile import FIRST, GROUPS
from tests.site.test_injected_sources import PATTERNS

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(900)]

SPY = """
const tell = (what) => console.debug(`GLOSSA ${what}`);
for (const name of ["alert", "confirm", "prompt", "print", "msgbox"])
  window[name] = (...given) => tell(`ran ${name}(${given}) at ${location.href.slice(0, 200)}`);
document.addEventListener("securitypolicyviolation", (event) =>
  tell(`blocked ${event.violatedDirective} ${event.blockedURI} at ${location.href.slice(0, 200)}`));
"""
"""Goes into every document before anything in it: says what runs, and what the policy stops."""

FIND_ODD = """() => {
  const odd = [];
  const safe = /^(https?|mailto):$/;
  const leads = /^(xlink:)?(href|src|action|formaction|data|background|poster)$/i;
  const strange = /^(iframe|object|embed|base|math|template|style)$/;
  const isOdd = (name, value) => {
    if (/^on|^srcdoc$/i.test(name)) return true;
    return leads.test(name) && URL.canParse(value, document.baseURI)
      && !safe.test(new URL(value, document.baseURI).protocol);
  };
  for (const node of document.querySelectorAll("*")) {
    for (const { name, value } of node.attributes)
      if (isOdd(name, value)) odd.push(`${node.localName} ${name}=${value}`);
    const isInline = node.localName === "script" && !node.src && !/json/.test(node.type);
    if (isInline || strange.test(node.localName)) odd.push(node.localName);
  }
  return odd.slice(0, 5);
}"""
"""Handlers, addresses and elements that no page of ours has: what would run on a click."""

POLICIES = {"without-the-policy": True, "with-the-policy": False}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site with the patterns everywhere."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "project").mkdir()
    command = [sys.executable, "-m", "tests.browser.hostile"]
    command += [str(folder / "project"), str(folder / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    yield from serve(folder / "site")


@dataclass(slots=True)
class Reader:
    """A page that is spied on, and what was seen: what ran or was stopped, errors, requests."""

    page: Page
    bypass: bool
    told: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    odd: list[str] = field(default_factory=list)

    def dismiss(self, dialog: Dialog) -> None:
        """A box that no function of the spy's stood in for."""
        self.told.append(f"GLOSSA ran a dialog at {self.page.url}")
        dialog.dismiss()

    def look(self) -> None:
        """Note what on the page could run later."""
        found = self.page.evaluate(FIND_ODD)
        self.odd += [f"{self.page.url[:200]}: {one}" for one in found]

    def assert_nothing(self, served: Served) -> None:
        """Nothing ran, was stopped, went wrong, was asked of another host, or waits to run."""
        assert self.told == []
        assert self.odd == []
        assert self.errors == []
        assert self.hosts <= {urlsplit(served.url).netloc, ""}


@contextmanager
def reading(browser: Browser, *, bypass: bool) -> Iterator[Reader]:
    with browser.new_context(bypass_csp=bypass, reduced_motion="reduce") as context:
        context.add_init_script(SPY)
        reader = Reader(context.new_page(), bypass)
        page = reader.page
        page.on("console", lambda m: reader.told.append(m.text) if "GLOSSA" in m.text else None)
        page.on("dialog", lambda dialog: reader.dismiss(dialog))
        page.on("pageerror", lambda error: reader.errors.append(f"{page.url[:200]}: {error}"))
        page.on("request", lambda request: reader.hosts.add(urlsplit(request.url).netloc))
        yield reader


@pytest.fixture(params=list(POLICIES.values()), ids=list(POLICIES))
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Reader]:
    with reading(browser, bypass=bool(request.param)) as found:
        yield found


def pages_of(site: Served) -> list[str]:
    """Every page, of those that are many of a kind some: words, and doors to a page."""
    pages = site.pages()
    assert len(pages) > 400
    few = [page for page in pages if page.count("/") > 2 and "/concordance/" in page]
    few += [page for page in pages if page.startswith(("id/", "ru/"))]
    return [*(page for page in pages if page not in few), *few[::20]]


def test_no_page_runs_what_its_texts_say(reader: Reader, hostile: Served) -> None:
    for path in pages_of(hostile):
        reader.page.goto(f"{hostile.url}{path.removesuffix('index.html')}", wait_until="load")
        reader.look()
    reader.assert_nothing(hostile)


def test_the_patterns_are_there_as_words(browser: Browser, hostile: Served) -> None:
    with reading(browser, bypass=False) as reader:
        for number, patterns in enumerate(GROUPS):
            for path in (f"ai-law/art-{FIRST + number}/", f"topics/t-{number}/"):
                reader.page.goto(f"{hostile.url}kz/{path}")
                shown = " ".join(reader.page.locator("body").text_content().split())  # type: ignore[union-attr]
                missing = [one for one in patterns if " ".join(one.split()) not in shown]
                assert missing == [], path


def test_no_query_runs(reader: Reader, hostile: Served) -> None:
    for pattern in PATTERNS if reader.bypass else PATTERNS[::4]:
        reader.page.goto(f"{hostile.url}kz/search/?q={quote(pattern)}", wait_until="commit")
        reader.page.wait_for_selector(".g-results__list[data-glossa-done]", state="attached")
        reader.look()
    box = reader.page.locator(".g-search__box")
    listed = reader.page.locator(".g-search__list")
    for pattern in PATTERNS:
        box.fill(pattern)
        reader.page.wait_for_function(
            "([list, text]) => list.dataset.glossaDone === text",
            arg=[listed.element_handle(), pattern.strip()],
        )
        reader.look()
    reader.assert_nothing(hostile)


def test_no_claim_that_is_checked_runs(reader: Reader, hostile: Served) -> None:
    for pattern in PATTERNS[:: 4 if reader.bypass else 16]:
        text = quote(pattern)
        reader.page.goto(f"{hostile.url}kz/verify/?address={text}&quote={text}&hash={text}")
        reader.page.wait_for_selector('main [role="status"] > *', state="attached")
        reader.look()
    reader.assert_nothing(hostile)


ROOMS = ("about/", "terms/", "concordance/", "comparisons/", "ai-law/art-17/", "acts/")
FRAGMENTS = [quote(p, safe="") if n % 2 else p for n, p in enumerate(PATTERNS)]
ODD_FRAGMENTS = [
    "%",
    "%E0%A4%A",
    "a%zz",
    "\\",
    "__proto__",
    "constructor",
    "/",
    "#",
    "//xss.example",
]


def test_no_fragment_runs(reader: Reader, site: Served) -> None:
    """Through the page that picks the reader's language, which carries it on to the page itself."""
    fragments = [*(FRAGMENTS if reader.bypass else FRAGMENTS[::4]), *ODD_FRAGMENTS]
    for number, fragment in enumerate(fragments):
        room = ROOMS[number % len(ROOMS)]
        address = f"{site.url}id/{room}?{number}#{fragment}"
        reader.page.goto(address, wait_until="commit")
        reader.page.wait_for_url(f"{site.url}en/{room}**", wait_until="load")
        reader.look()
    reader.assert_nothing(site)


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Each pattern as markup on a page of its own, which has the site's policy."""
    folder = tmp_path_factory.mktemp("raw")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(POLICY)}">'
    for number, pattern in enumerate(PATTERNS):
        page = f"<!doctype html><title>x</title>{meta}<body><p>{pattern}</p>"
        (folder / f"{number}.html").write_text(page, "utf-8")
    yield from serve(folder)


def run_raw(browser: Browser, raw: Served, *, bypass: bool) -> set[str]:
    """The pages on which something ran."""
    with reading(browser, bypass=bypass) as reader:
        for number in range(len(PATTERNS)):
            reader.page.goto(f"{raw.url}{number}.html", wait_until="load")
            reader.page.wait_for_timeout(25)  # what runs later than that is a plus
        return {told.partition(" at ")[2] for told in reader.told if "GLOSSA ran" in told}


def test_the_spy_sees_what_runs_and_the_policy_stops_it(browser: Browser, raw: Served) -> None:
    assert len(run_raw(browser, raw, bypass=True)) > 60
    assert run_raw(browser, raw, bypass=False) == set()
