"""How well and how fast the search of the built site finds, in Chromium.

    PYTHONPATH=plugins:. python tests/bench/search.py [SITE]

For each lemma of the law with two forms or more: querying one form has to find the provisions of
the others. Kazakh lemmas are those of the reviewed table, not of our engine. Prints the tables of
recall, precision, citations, bytes and times; SITE is a built site, by default `site/`.
"""

from __future__ import annotations

import gzip
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from glossa.corpus import Corpus, read_project
from glossa.lemma import find_lemmatizer
from glossa.tables.search import Unit, collect_units
from glossa.tables.search_words import find_tokens, fold, skeleton
from tests.browser.conftest import CHROMIUM, QUIET, ROOT, Served, serve

FOLDERS = {"kk": "kz", "ru": "ru", "en": "en"}
TABLE = ROOT / "tests/lemma/ai_law_kk.tsv"
CITATIONS = ROOT / "tests/site/citation_queries.tsv"
ACT = "ai-law"
TWO_WORDS = {"kk": "жоғары қауіп-қатер", "ru": "высокая степень", "en": "data library"}
TYPED = {"kk": "қауіп-қатерлерді басқару", "ru": "библиотека данных", "en": "prohibited systems"}

_FIND = """async ([tag, queries, from, to]) => {
  const { Engine } = await import(new URL("assets/glossa/search/engine.js", window.siteRoot));
  const engine = await Engine.open(tag);
  const found = [];
  for (const query of queries) {
    const { hits } = await engine.find(query);
    const own = hits.filter(({ unit }) => unit >= from && unit < to);
    found.push(own.map(({ unit, marks }) => [unit, marks]));
  }
  return found;
}"""


@dataclass(frozen=True, slots=True)
class Finds:
    """Means over lemmas, each a mean over its forms; `worst` are the lemmas below 0.95."""

    lemmas: int
    queries: int
    recall: float
    precision: float
    worst: tuple[tuple[str, float, float], ...]


def lemma_places(corpus: Corpus, tag: str) -> dict[str, dict[str, set[int]]]:
    """Lemma -> form -> provisions of the act, by unit; lemmas of one form are left out."""
    units = collect_units(corpus)
    table = _reviewed() if tag == "kk" else None
    lemmatizer = find_lemmatizer(tag)
    places: dict[str, dict[str, set[int]]] = {}
    for number, unit in enumerate(units):
        if not _is_law(unit):
            continue
        for word in find_tokens(unit.bodies.get(tag, "")):
            form = fold(word, tag)
            if not any(letter.isalpha() for letter in form):
                continue
            lemma = table.get(form, "") if table is not None else lemmatizer.lemmatize(form).key
            if lemma:
                places.setdefault(lemma, {}).setdefault(form, set()).add(number)
    return {lemma: forms for lemma, forms in places.items() if len(forms) > 1}


def _reviewed() -> dict[str, str]:
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line[0] != "#")
    return {fold(form, "kk"): lemma for form, lemma, *_ in rows}


def _is_law(unit: Unit) -> bool:
    """Whether it is the text of a provision of the act."""
    return unit.kind == "law" and not unit.titles and unit.target.startswith(f"{ACT}/")


def find_all(page: Page, tag: str, queries: list[str], units: Sequence[Unit]) -> list[set[int]]:
    """What each query finds among the provisions of the act.

    A provision that is found by no form of the reviewed table cannot be judged by it: left out.
    """
    law = [n for n, unit in enumerate(units) if _is_law(unit)]
    judged = _reviewed() if tag == "kk" else None
    words = {n: [fold(word, tag) for word in units[n].words(tag)] for n in law}
    rows = page.evaluate(_FIND, [tag, queries, min(law), max(law) + 1])
    return [
        {
            unit
            for unit, marks in row
            if unit in words and (judged is None or any(words[unit][at] in judged for at in marks))
        }
        for row in rows
    ]


def measure(page: Page, corpus: Corpus, tag: str, *, keyboard: bool = False) -> Finds:
    """One form of each lemma has to find the provisions of all; `keyboard` types it in Russian."""
    lemmas, units = lemma_places(corpus, tag), collect_units(corpus)
    if keyboard:
        lemmas = {
            lemma: forms for lemma, forms in lemmas.items() if any(_typed(f) != f for f in forms)
        }
    asked = [(lemma, form) for lemma, forms in lemmas.items() for form in forms]
    queries = [_typed(form) if keyboard else form for _, form in asked]
    scores: dict[str, list[tuple[float, float]]] = {}
    for (lemma, form), found in zip(asked, find_all(page, tag, queries, units), strict=True):
        everywhere = set().union(*lemmas[lemma].values())
        others = set().union(*(p for other, p in lemmas[lemma].items() if other != form))
        recall = len(found & others) / len(others)
        precision = len(found & everywhere) / len(found) if found else 0.0
        scores.setdefault(lemma, []).append((recall, precision))
    means = {
        lemma: (statistics.mean(r for r, _ in rows), statistics.mean(p for _, p in rows))
        for lemma, rows in scores.items()
    }
    worst = sorted((min(r, p), lemma, r, p) for lemma, (r, p) in means.items() if min(r, p) < 0.95)
    return Finds(
        len(means),
        len(queries),
        statistics.mean(r for r, _ in means.values()),
        statistics.mean(p for _, p in means.values()),
        tuple((lemma, r, p) for _, lemma, r, p in worst),
    )


def _typed(form: str) -> str:
    """The form as a Russian keyboard types it, hyphens kept."""
    return "-".join(skeleton(part) for part in form.split("-"))


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
    rows = page.evaluate(_FIND, [tag, [query for query, _ in queries], 0, len(targets)])
    firsts = [targets[row[0][0]] if row else "" for row in rows]
    pairs = zip(queries, firsts, strict=True)
    return [(query, want, first) for (query, want), first in pairs if first != want]


def cold_bytes(browser: Browser, site: Served, tag: str, *, results_page: bool) -> dict[str, int]:
    """What a first query fetches, compressed, by file: all that the page alone does not."""
    with browser.new_context() as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{site.url}{FOLDERS[tag]}/ai-law/art-17/")
        page.wait_for_load_state("networkidle")
        before = set(asked)
        if results_page:
            page.goto(f"{site.url}{FOLDERS[tag]}/search/?q={TWO_WORDS[tag]}")
            page.wait_for_selector(".g-results__list[data-glossa-done]", state="attached")
        else:
            page.fill(".g-search__box", TWO_WORDS[tag])
            page.wait_for_selector(".g-search__list[data-glossa-done]", state="attached")
        page.wait_for_load_state("networkidle")
    # The page itself, its script and style are counted too where they are the search's own.
    fresh = {url for url in asked if url not in before or "/search/" in url}
    return {url: len(gzip.compress(_read(site, url), 6)) for url in sorted(fresh)}


def _read(site: Served, url: str) -> bytes:
    path = site.folder / url.removeprefix(site.url).partition("?")[0]
    return (path / "index.html" if path.is_dir() else path).read_bytes()


def keystrokes(browser: Browser, site: Served, tag: str) -> list[float]:
    """Milliseconds from each key to settled results, in the box of the header."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.url}{FOLDERS[tag]}/ai-law/art-17/")
        page.wait_for_load_state("networkidle")
        page.focus(".g-search__box")
        page.wait_for_selector(".g-search[data-ready]")
        return [float(page.evaluate(_TYPE, TYPED[tag][:n])) for n in range(1, len(TYPED[tag]) + 1)]


_TYPE = """(text) => new Promise((resolve) => {
  const box = document.querySelector(".g-search__box");
  const list = document.querySelector(".g-search__list");
  const start = performance.now();
  const watch = new MutationObserver(() => {
    if (list.dataset.glossaDone !== text.trim()) return;
    watch.disconnect();
    resolve(performance.now() - start);
  });
  watch.observe(list, { attributes: true });
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def open_page(browser: Browser, site: Served) -> Page:
    """A page of the site from which the engine can be called."""
    page = browser.new_page()
    page.goto(f"{site.url}en/sources/")
    page.evaluate("(root) => { window.siteRoot = root; }", site.url)
    return page


def percentile(values: list[float], share: float) -> float:
    """The value below which a share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def report(browser: Browser, site: Served, corpus: Corpus) -> None:
    """Print every table."""
    page = open_page(browser, site)
    print(f"{'':14}{'lemmas':>8}{'queries':>9}{'recall':>9}{'precision':>11}")
    rows: Mapping[str, Any] = {
        **{tag: (tag, False) for tag in FOLDERS},
        "kk, ru keys": ("kk", True),
    }
    for name, (tag, keyboard) in rows.items():
        found = measure(page, corpus, tag, keyboard=keyboard)
        print(
            f"{name:14}{found.lemmas:8}{found.queries:9}{found.recall:9.4f}{found.precision:11.4f}"
        )
        for lemma, recall, precision in found.worst[:8]:
            print(f"{'':14}  {lemma}: {recall:.2f} / {precision:.2f}")
    total = len(list(citation_queries()))
    for tag in FOLDERS:
        wrong = wrong_citations(page, corpus, tag)
        print(f"citations on {tag}: {total - len(wrong)} of {total}", *wrong, sep="\n  ")
    for tag in FOLDERS:
        box = cold_bytes(browser, site, tag, results_page=False)
        full = cold_bytes(browser, site, tag, results_page=True)
        times = keystrokes(browser, site, tag)
        print(
            f"{tag}: cold “{TWO_WORDS[tag]}” {sum(box.values()) / 1024:.0f} KiB, {len(box)} files;"
            f" page of results {sum(full.values()) / 1024:.0f} KiB; keystroke to settled"
            f" {statistics.median(times):.0f} ms, 95th percentile {percentile(times, 0.95):.0f} ms"
        )


def main() -> int:
    """Measure a built site."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    if not folder.is_dir() or not CHROMIUM:
        print(f"no built site at {folder}, or no Chromium: nothing measured", file=sys.stderr)
        return 0
    corpus = read_project(ROOT).corpus
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for site in serve(folder):
            report(browser, site, corpus)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
