"""How well and how fast the search finds, in Chromium, beside two others.

    PYTHONPATH=plugins:. python tests/bench/search.py [SITE]

For each lemma of the law with two forms or more: querying one form has to find the provisions of
the others (`search_cases.py` says by which lemmas). The same harness runs against stock Material
and plain Pagefind (`search_rivals.py`), in one run; Pagefind's own box waits 300 ms before it
searches. SITE is a built site, by default `site/`.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from glossa.corpus import Corpus, read_project
from glossa.tables.search import Unit, collect_units
from tests.bench.search_cases import Find, Finds, is_provision, measure
from tests.bench.search_rivals import FOLDERS, Rival, build_material, build_pagefind
from tests.browser.conftest import CHROMIUM, QUIET, ROOT, Served, serve

CITATIONS = ROOT / "tests/site/citation_queries.tsv"
TWO_WORDS = {"kk": "жоғары қауіп-қатер", "ru": "высокая степень", "en": "data library"}
TYPED = {"kk": "қауіп-қатерлерді басқару", "ru": "библиотека данных", "en": "prohibited systems"}
BOX = ".g-search__box"
QUIET_FOR = 450
"""After so many milliseconds without a change results are taken as settled."""

_FIND = """async ([tag, queries]) => {
  const { Engine } = await import(new URL("assets/glossa/search/engine.js", window.siteRoot));
  const engine = await Engine.open(tag);
  const found = [];
  for (const query of queries) found.push((await engine.find(query)).hits.map(({ unit }) => unit));
  return found;
}"""


def find_ours(page: Page, tag: str, units: Sequence[Unit]) -> Find:
    """Our own search, by its engine."""
    law = {number for number, unit in enumerate(units) if is_provision(unit)}

    def find(queries: Sequence[str]) -> list[set[int]]:
        return [law.intersection(row) for row in page.evaluate(_FIND, [tag, list(queries)])]

    return find


def first_hits(page: Page, tag: str, queries: Sequence[str]) -> list[list[int]]:
    """What our own search finds of each query, best first."""
    found: list[list[int]] = page.evaluate(_FIND, [tag, list(queries)])
    return found


def citation_queries() -> Iterator[tuple[str, str]]:
    """Queries with the provision that has to be first."""
    for line in CITATIONS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            query, address = line.split("\t")
            yield query, address


def wrong_citations(page: Page, corpus: Corpus, tag: str) -> list[tuple[str, str, str]]:
    """The citations whose first hit is another: query, wanted, found."""
    targets = [unit.target for unit in collect_units(corpus)]
    queries = list(citation_queries())
    rows = page.evaluate(_FIND, [tag, [query for query, _ in queries]])
    firsts = [targets[row[0]] if row else "" for row in rows]
    pairs = zip(queries, firsts, strict=True)
    return [(query, want, first) for (query, want), first in pairs if first != want]


def cold_bytes(
    browser: Browser, site: Served, tag: str, *, results_page: bool, query: str = ""
) -> dict[str, int]:
    """What a first query fetches, compressed, by file: all that the page alone does not."""
    words = query or TWO_WORDS[tag]
    with browser.new_context() as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{site.url}{FOLDERS[tag]}/ai-law/art-17/")
        page.wait_for_load_state("networkidle")
        before = set(asked)
        if results_page:
            page.goto(f"{site.url}{FOLDERS[tag]}/search/?q={words}")
            page.wait_for_selector(".g-results__list[data-glossa-done]", state="attached")
        else:
            page.fill(BOX, words)
            page.wait_for_selector(".g-search__list[data-glossa-done]", state="attached")
        page.wait_for_load_state("networkidle")
    # The page itself, its script and style are counted too where they are the search's own.
    fresh = {url for url in asked if url not in before or "/search/" in url}
    return _sizes(site, fresh)


def _sizes(site: Served, urls: set[str]) -> dict[str, int]:
    return {url: len(gzip.compress(_read(site, url), 6)) for url in sorted(urls)}


def _read(site: Served, url: str) -> bytes:
    path = site.folder / url.removeprefix(site.url).partition("?")[0]
    return (path / "index.html" if path.is_dir() else path).read_bytes()


def rival_bytes(browser: Browser, site: Served, rival: Rival, tag: str) -> dict[str, int]:
    """What a rival fetches for a first query, compressed: every file of its search."""
    with browser.new_context() as context:
        page = context.new_page()
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url))
        page.goto(f"{site.url}{rival.page(tag)}")
        page.wait_for_selector(rival.box)
        _type_all(page, rival.box, rival.shown, [TWO_WORDS[tag]])
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(QUIET_FOR)
    return _sizes(
        site, {url for url in asked if rival.files.search(url.removeprefix(site.url[:-1]))}
    )


def keystrokes(browser: Browser, url: str, box: str, shown: str, text: str) -> list[float]:
    """Milliseconds from each key to the last change of what is shown, warm after the first."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(url)
        page.wait_for_load_state("networkidle")
        return _type_all(page, box, shown, list(text))


def _type_all(page: Page, box: str, shown: str, pieces: Sequence[str]) -> list[float]:
    page.click(box)
    page.wait_for_timeout(QUIET_FOR)
    page.evaluate(_WATCH, shown)
    times = []
    for piece in pieces:
        page.keyboard.insert_text(piece)
        page.dispatch_event(box, "keyup")  # Material listens to nothing else
        took = page.evaluate(_SETTLED, QUIET_FOR)
        if took is not None:
            times.append(float(took))
    return times


_WATCH = """(shown) => {
  window.changed = window.pressed = 0;
  const seen = () => { window.changed = performance.now(); };
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(seen).observe(document.querySelector(shown), all);
  addEventListener("input", () => { window.pressed = performance.now(); }, true);
}"""

_SETTLED = """(quiet) => new Promise((resolve) => {
  const look = () => {
    const { changed, pressed } = window;
    if (performance.now() - Math.max(changed, pressed) < quiet) return setTimeout(look, 20);
    return resolve(changed > pressed ? changed - pressed : null);
  };
  look();
})"""


def open_page(browser: Browser, site: Served) -> Page:
    """A page of the site from which the engine can be called."""
    page = browser.new_page()
    page.goto(f"{site.url}en/sources/")
    page.evaluate("(root) => { window.siteRoot = root; }", site.url)
    return page


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one engine in one language."""

    engine: str
    tag: str
    finds: Finds
    keyboard: float | None
    foreign: float
    size: int
    times: tuple[float, ...]

    def __str__(self) -> str:
        keyboard = "" if self.keyboard is None else f"{self.keyboard:.3f}"
        median, slow = statistics.median(self.times), percentile(self.times, 0.95)
        return (
            f"{self.engine:10}{self.tag:4}{self.finds.lemmas:7}{self.finds.queries:8}"
            f"{self.finds.recall:8.3f}{self.finds.precision:10.3f}{keyboard:>9}{self.foreign:9.2f}"
            f"{self.size / 1024:9.0f}{median:8.0f}{slow:6.0f}"
        )


HEAD = (
    f"{'':10}{'':4}{'lemmas':>7}{'queries':>8}{'recall':>8}{'precision':>10}{'ru keys':>9}"
    f"{'foreign':>9}{'cold KiB':>9}{'median':>8}{'95 %':>6}  (ms, key to settled)"
)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def measure_ours(browser: Browser, site: Served, units: Sequence[Unit], tag: str) -> Row:
    """Our search in one language, under the box of the header."""
    with closing(open_page(browser, site)) as page:
        find = find_ours(page, tag, units)
        finds = measure(units, tag, find)
        keyboard = measure(units, tag, find, keyboard=True).recall if tag == "kk" else None
    size = sum(cold_bytes(browser, site, tag, results_page=False).values())
    url = f"{site.url}{FOLDERS[tag]}/ai-law/art-17/"
    times = keystrokes(browser, url, BOX, ".g-search", TYPED[tag])
    return Row("Glossa", tag, finds, keyboard, 0.0, size, tuple(times))


def measure_rival(
    browser: Browser, site: Served, rival: Rival, units: Sequence[Unit], tag: str
) -> Row:
    """A rival in one language."""
    url = f"{site.url}{rival.page(tag)}"
    with closing(browser.new_page()) as page:
        page.goto(url)
        find, strangers = rival.find(page, tag, units)
        finds = measure(units, tag, find)
        keyboard = measure(units, tag, find, keyboard=True).recall if tag == "kk" else None
    size = sum(rival_bytes(browser, site, rival, tag).values())
    times = keystrokes(browser, url, rival.box, rival.shown, TYPED[tag])
    foreign = sum(strangers) / max(len(strangers), 1)
    return Row(rival.name, tag, finds, keyboard, foreign, size, tuple(times))


def report(browser: Browser, site: Served, corpus: Corpus) -> None:
    """Print what our search finds of citations, and what a page of results costs."""
    total = len(list(citation_queries()))
    with closing(open_page(browser, site)) as page:
        for tag in FOLDERS:
            wrong = wrong_citations(page, corpus, tag)
            print(f"citations on {tag}: {total - len(wrong)} of {total}", *wrong, sep="\n  ")
    for tag in FOLDERS:
        full = cold_bytes(browser, site, tag, results_page=True)
        kib = sum(full.values()) / 1024
        print(f"{tag}: page of results, cold “{TWO_WORDS[tag]}”: {kib:.0f} KiB, {len(full)} files")


def compare(browser: Browser, site: Served, units: Sequence[Unit], folder: Path) -> None:
    """Print all three side by side."""
    print(HEAD)
    for tag in FOLDERS:
        print(row := measure_ours(browser, site, units, tag))
        for lemma, recall, precision in row.finds.worst[:8]:
            print(f"{'':14}  {lemma}: {recall:.2f} / {precision:.2f}")
    builders = {"Material": build_material, "Pagefind": build_pagefind}
    for name, build in builders.items():
        rival = build(folder / name, units)
        if rival is None:
            print(f"{name}: not installed, not measured")
            continue
        for served in serve(rival.folder):
            for tag in FOLDERS:
                print(measure_rival(browser, served, rival, units, tag))


def main() -> int:
    """Measure a built site."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    if not folder.is_dir() or not CHROMIUM:
        print(f"no built site at {folder}, or no Chromium: nothing measured", file=sys.stderr)
        return 0
    corpus = read_project(ROOT).corpus
    units = collect_units(corpus)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as made:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for site in serve(folder):
            report(browser, site, corpus)
            compare(browser, site, units, Path(made))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
