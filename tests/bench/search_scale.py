"""What a first query costs on a site of 1,100 articles a language, in Chromium.

    PYTHONPATH=plugins:. python tests/bench/search_scale.py [SITE]

The corpus is generated: the project's own, and copies of its articles with their notes up to
1,100, each paragraph with words of its own among the others, so that the vocabulary grows as well.
It is read and indexed by the code that builds the site; SITE is a built site, whose pages ask the
large index. More than 320 KB is a fault (exit 1).
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from glossa.corpus import read_project
from glossa.site.pages.press import set_up_press
from glossa.site.search import FOLDER, build_search
from tests.bench.search import TWO_WORDS, cold_bytes
from tests.bench.search_rivals import FOLDERS
from tests.browser.conftest import CHROMIUM, QUIET, ROOT, Served, serve

ARTICLES: Final = 1_100
FIRST_COPY: Final = 101
MOST: Final = 320_000
FREQUENT: Final = {"kk": "ЖИ жүйесі", "ru": "система ИИ", "en": "AI system"}
"""The most frequent words that there are: the worst case."""

VOCABULARY: Final = 30_000
OWN_WORDS: Final = 3
SYLLABLES: Final = {
    "kk": "қа ды рм ке тү сі бөл ше ңі жа лы ғы мо но ті тас құ ру өз ән",
    "ru": "ва до ри ме ту ся бол ше ни жа ли гра мо но ти тас ку ру оз ан",
    "en": "va do ri me tu si bol she ni ja li gra mo no ti tas ku ru oz an",
}

_IDS = re.compile(r"^:id: (.+)$", re.MULTILINE)
_PARAGRAPH = re.compile(r"^\{#.+$", re.MULTILINE)


def write_large_project(folder: Path) -> None:
    """The project with as many articles as `ARTICLES` in each language."""
    for name in ("mkdocs.yml", "docs", *FOLDERS.values()):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    for tag, name in FOLDERS.items():
        words = list(_invent_words(tag))
        chosen = random.Random(tag)
        home = folder / name / "ai-law"
        originals = sorted(home.glob("art-*.md"))
        for number in range(FIRST_COPY, FIRST_COPY + ARTICLES - len(originals)):
            original = chosen.choice(originals)
            text = _copy(original.read_text("utf-8"), original.stem, number, words, chosen)
            (home / f"art-{number}.md").write_text(text, "utf-8")


def _invent_words(tag: str) -> Iterator[str]:
    chosen = random.Random(tag)
    syllables = SYLLABLES[tag].split()
    for _ in range(VOCABULARY):
        yield "".join(chosen.choices(syllables, k=chosen.randint(2, 5)))


def _copy(text: str, stem: str, number: int, words: list[str], chosen: random.Random) -> str:
    def add_words(found: re.Match[str]) -> str:
        # A few words of it are frequent, most are rare, as in any text.
        text = found.group().split(" ")
        for _ in range(OWN_WORDS):
            place = chosen.randint(min(2, len(text)), len(text))
            text.insert(place, words[int(VOCABULARY ** chosen.random()) - 1])
        return " ".join(text)

    text = text.replace(f"provision: {stem.replace('-', '_', 1)}", f"provision: art_{number}")
    text = _IDS.sub(lambda ids: ":id: " + " ".join(f"{i}-x{number}" for i in ids[1].split()), text)
    return _PARAGRAPH.sub(add_words, text)


def write_site(folder: Path, site: Path, project: Path) -> int:
    """The pages of `site` with the search of the large project; how many units it has."""
    for path in site.iterdir():
        if path.name != "data":
            (folder / path.name).symlink_to(path)
    press = set_up_press(read_project(project).corpus)
    total = 0
    for document in build_search(press):
        path = folder / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document.text, "utf-8")
        total += len(document.text.encode())
    print(f"{len(press.corpus.articles)} articles, {total / 1e6:.1f} MB in {FOLDER}")
    return total


def measure(browser: Browser, served: Served, tag: str) -> Iterator[int]:
    """Bytes of a cold query of two usual words, and of the two most frequent ones; printed too."""
    for query in (TWO_WORDS[tag], FREQUENT[tag]):
        for results_page in (False, True):
            sizes = cold_bytes(browser, served, tag, results_page=results_page, query=query)
            cost = sum(sizes.values())
            where = "page of results" if results_page else "box of the header"
            largest = max(sizes, key=lambda url: sizes[url])
            print(
                f"{tag}: “{query}”, {where}: {cost / 1000:.0f} KB in {len(sizes)} files;"
                f" the largest {largest.removeprefix(served.url)} {sizes[largest] / 1000:.1f} KB"
            )
            yield cost


def main() -> int:
    """Generate, index, and ask; 1 where a first query costs too much."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    if not site.is_dir() or not CHROMIUM:
        print(f"no built site at {site}, or no Chromium: nothing measured", file=sys.stderr)
        return 0
    costs: list[int] = []
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        project, folder = Path(made, "project"), Path(made, "site")
        project.mkdir()
        folder.mkdir()
        start = time.perf_counter()
        write_large_project(project)
        write_site(folder, site.resolve(), project)
        print(f"read and indexed in {time.perf_counter() - start:.0f} s")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for served in serve(folder):
            costs = [cost for tag in FOLDERS for cost in measure(browser, served, tag)]
        browser.close()
    return 1 if max(costs) > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
