"""The same texts in the search of stock Material and in plain Pagefind, to compare with.

Each gets the units that our search has, a heading with an id for each, on pages as a site has them:
Material all languages in one index, as it does; Pagefind an index a language, as it does.
"""

from __future__ import annotations

import html
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from glossa.tables.search import Unit
from tests.bench.search_cases import Find, is_provision

FOLDERS: Final = {"kk": "kz", "ru": "ru", "en": "en"}
NOTES_A_PAGE: Final = 20

MATERIAL_CONFIG: Final = """
site_name: Plain
docs_dir: docs
site_dir: site
theme: {name: material, font: false, features: [navigation.prune]}
plugins:
  - search: {lang: [en, ru]}
markdown_extensions: [attr_list]
"""


@dataclass(frozen=True, slots=True)
class Rival:
    """A built site of a rival: its box, what it shows results in, which files are its search's."""

    name: str
    folder: Path
    box: str
    shown: str
    files: re.Pattern[str]
    script: str

    def page(self, tag: str) -> str:
        """A page of a language from which one searches, below the root of the site."""
        return f"{FOLDERS[tag]}/{'search.html' if self.name == 'Pagefind' else 'terms/'}"

    def find(self, page: Page, tag: str, units: Sequence[Unit]) -> tuple[Find, list[int]]:
        """Its search; and, filled in as it finds, how many finds are of another language."""
        law = {number for number, unit in enumerate(units) if is_provision(unit)}
        strangers: list[int] = []

        def find(queries: Sequence[str]) -> list[set[int]]:
            found = []
            for urls in page.evaluate(self.script, list(queries)):
                hits = [_read_place(url) for url in urls if "#u-" in url]
                strangers.extend(
                    number in law and folder != FOLDERS[tag] for folder, number in hits
                )
                found.append({n for folder, n in hits if folder == FOLDERS[tag]} & law)
            return found

        return find, strangers


def _read_place(url: str) -> tuple[str, int]:
    """`/kz/terms/#u-12` -> `kz`, 12."""
    path, _, number = url.rpartition("#u-")
    return path.lstrip("/").partition("/")[0], int(number)


def pages_of(units: Sequence[Unit]) -> dict[str, list[int]]:
    """Units as pages: an article, a topic, an act, all terms; notes by the score."""
    pages: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        kind, _, rest = unit.target.partition(":")
        name = {
            "note": f"notes-{number // NOTES_A_PAGE}",
            "term": "terms",
            "topic": f"topic-{rest}",
        }.get(kind, unit.target.partition("__")[0])
        pages.setdefault(re.sub(r"[^a-z0-9-]+", "-", name.lower()), []).append(number)
    return pages


def build_material(folder: Path, units: Sequence[Unit]) -> Rival:
    """Stock Material with its own search."""
    for tag in FOLDERS:
        for name, numbers in pages_of(units).items():
            path = folder / "docs" / FOLDERS[tag] / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"# {name}\n\n" + "".join(_sections(units, numbers, tag)), "utf-8")
    (folder / "docs/index.md").write_text("# Plain\n", "utf-8")
    (folder / "mkdocs.yml").write_text(MATERIAL_CONFIG, "utf-8")
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    files = re.compile(r"search|lunr")
    return Rival(
        "Material", folder / "site", ".md-search__input", ".md-search__output", files, _MATERIAL
    )


def _sections(units: Sequence[Unit], numbers: Sequence[int], tag: str) -> Iterator[str]:
    for number in numbers:
        title, body = units[number].titles.get(tag, ""), units[number].bodies.get(tag, "")
        yield f"## {_escape(title) or '§'} {{#u-{number}}}\n\n{_escape(body)}\n\n"


def _escape(text: str) -> str:
    plain = html.escape(" ".join(text.split()), quote=False)
    return re.sub(r"([\\`*_{}\[\]()#+.!-])", r"\\\1", plain)


def build_pagefind(folder: Path, units: Sequence[Unit]) -> Rival | None:
    """Plain Pagefind with its default box; None where it is not installed."""
    if importlib.util.find_spec("pagefind") is None:
        return None
    for tag in FOLDERS:
        home = folder / FOLDERS[tag]
        home.mkdir(parents=True)
        (home / "search.html").write_text(_PAGEFIND_PAGE.format(tag=tag), "utf-8")
        for name, numbers in pages_of(units).items():
            sections = "".join(
                f'<h2 id="u-{n}">{html.escape(units[n].titles.get(tag, "") or "§")}</h2>'
                f"<p>{html.escape(units[n].bodies.get(tag, ''))}</p>"
                for n in numbers
            )
            page = f"<main data-pagefind-body><h1>{name}</h1>{sections}</main>"
            head = f'<!doctype html><html lang="{tag}"><meta charset="utf-8"><title>{name}</title>'
            (home / f"{name}.html").write_text(head + page, "utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    files = re.compile(r"/pagefind/")
    return Rival("Pagefind", folder, ".pagefind-ui__search-input", "#search", files, _PAGEFIND)


_PAGEFIND_PAGE: Final = """<!doctype html>
<html lang="{tag}"><meta charset="utf-8"><title>Search</title>
<link href="/pagefind/pagefind-ui.css" rel="stylesheet">
<script src="/pagefind/pagefind-ui.js"></script>
<div id="search"></div>
<script>
addEventListener("DOMContentLoaded", () => new PagefindUI({{ element: "#search" }}));
</script>
"""

_MATERIAL: Final = """async (queries) => {
  const config = JSON.parse(document.getElementById("__config").textContent);
  const base = new URL(config.base, location);
  const index = await (await fetch(new URL("search/search_index.json", `${base}/`))).json();
  const worker = new Worker(new URL(config.search, location));
  const ask = (message) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message);
  });
  await ask({ type: 0, data: { ...index, options: { suggest: false } } });
  const found = [];
  for (const query of queries) {
    const { data } = await ask({ type: 2, data: query });
    found.push(data.items.flat().map(({ location }) => location));
  }
  worker.terminate();
  return found;
}"""

_PAGEFIND: Final = """async (queries) => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const pages = await Promise.all(results.map((result) => result.data()));
    found.push(pages.flatMap((page) => page.sub_results.map(({ url }) => url)));
  }
  return found;
}"""
