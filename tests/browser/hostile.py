"""A site in which every place that takes text holds the injection patterns, built by MkDocs.

`python -m tests.browser.hostile PROJECT SITE` writes the project and builds it. What would stop
a real build (raw HTML in a source is an error) is passed over here on purpose, and what the grammar
of sources lets nobody write is put into the values after they were read: were that wall to fall,
the pages behind it should stand.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from mkdocs.commands.build import build
from mkdocs.config import load_config

from glossa.corpus import Corpus, read_project
from glossa.site import plugin
from tests.officials import kept_file, official_text
from tests.site.test_injected_sources import NOTE, PATTERNS
from tests.sites import poison, rich_edition

Key = TypeVar("Key")
T = TypeVar("T")

ROOT = Path(__file__).parent.parent.parent
TOGETHER = 10
GROUPS = tuple(PATTERNS[at : at + TOGETHER] for at in range(0, len(PATTERNS), TOGETHER))
"""The patterns, so many in one text, and written in one of two languages: 214 pages of each kind in
three would take an hour."""

FIRST = 101
"""The number of the first article that is made up."""


def article_paths() -> list[str]:
    """The paths of the articles and topics that hold the groups, from the language on."""
    numbers = range(len(GROUPS))
    return [f"ai-law/art-{FIRST + n}/" for n in numbers] + [f"topics/t-{n}/" for n in numbers]


def hostile_files() -> dict[str, str]:
    """The project, file by file."""
    files = {name: text for name, text in rich_edition().items() if not name.startswith("en/")}
    for name, entries in registers().items():
        path = f"docs/registers/{name}.yml"
        files[path] = files.get(path, "") + "".join(
            f"{key}: {json.dumps(entry, ensure_ascii=False)}\n" for key, entry in entries.items()
        )
    for number, patterns in enumerate(GROUPS):
        files[f"kz/ai-law/art-{FIRST + number}.md"] = write_article(number, patterns)
        files[f"kz/topics/t-{number}.md"] = write_topic(number, patterns)
    law = {f"art_{FIRST + n}": " ".join(group) for n, group in enumerate(GROUPS)}
    law |= {f"{eid}__para_1": words for eid, words in law.items()}
    return files | kept_file(official_text("kk", **law))


def registers() -> dict[str, dict[str, dict[str, Any]]]:
    """An entry of each kind for each group; their words come later."""
    words = {"kk": "Сөз", "ru": "Слово", "en": "Word"}
    numbers = range(len(GROUPS))
    law = {"title": words, "jurisdiction": "KZ", "kind": "law", "status": "in-force"}
    return {
        "acts": {f"act-{n}": law | {"short": words, "note": words} for n in numbers},
        "sources": {f"s-{n}": {"csl": {"type": "webpage", "title": "T"}, "titles": words,
                               "names": words} for n in numbers},
        "topics": {f"t-{n}": {"title": words} for n in numbers},
        "people": {f"p-{n}": {"name": words, "role": words} for n in numbers},
        "timeline": {f"e-{n}": {"date": "2025", "category": "kz-law", "title": words,
                                "source": "glossa"} for n in numbers},
        "terms": {f"g-term-{n}": {"label": words, "definition": words, "note": words,
                                  "defined-at": "ai-law/art_17__para_1"} for n in numbers},
        "divergences": {f"div-{n}": {"at": "ai-law/art_17__para_1", "kk": "Сөз", "ru": "Слово",
                                     "says-kk": words, "says-ru": words, "effect": words,
                                     "status": "open"} for n in numbers},
    }  # fmt: skip


def write_article(number: int, patterns: list[str]) -> str:
    """An article whose source holds the patterns wherever one could write them."""
    joined = " ".join(patterns)
    notes = "".join(
        NOTE.replace("PATTERN", pattern)
        .replace(":id: g-x", f":id: g-{number}-x{at}")
        .replace(":id: g-y", f":id: g-{number}-y{at}")
        .replace(":id: p-x", f":id: p-{number}-x{at}")
        for at, pattern in enumerate(patterns)
    )
    front = f"---\nact: ai-law\nprovision: art_{FIRST + number}\n---\n"
    return f"{front}# {joined}\n\n{{#para_1}} 1. {joined}\n{notes}"


def write_topic(number: int, patterns: list[str]) -> str:
    joined = " ".join(patterns)
    return f"---\ntopic: t-{number}\n---\n# {joined}\n\n## {joined}\n\n{joined}\n"


def hostile_corpus(root: Path) -> Corpus:
    """The project as read, with the patterns in every word of it."""
    corpus = read_project(root).corpus
    return replace(
        corpus,
        acts=poison_all(corpus.acts),
        articles=poison_all(corpus.articles),
        pages=poison_all(corpus.pages),
        annotations=tuple(
            poison(note, f"{PATTERNS[at % len(PATTERNS)]} ")
            for at, note in enumerate(corpus.annotations)
        ),
        sources=poison_all(corpus.sources),
        terms=poison_all(corpus.terms),
        timeline=poison_all(corpus.timeline),
        people=poison_all(corpus.people),
        topics=poison_all(corpus.topics),
        divergences=poison_all(corpus.divergences),
    )


def poison_all(values: Mapping[Key, T]) -> dict[Key, T]:
    """Every value with the patterns of a group before each of its words, group after group."""
    return {
        key: poison(value, " ".join([*GROUPS[at % len(GROUPS)], ""]))
        for at, (key, value) in enumerate(values.items())
    }


def write_project(root: Path) -> None:
    """Write the project to disk."""
    for name, text in hostile_files().items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text("utf-8").split("\n")
    kept = (line for line in config if "locale: en" not in line)
    (root / "mkdocs.yml").write_text("\n".join(kept), encoding="utf-8")


def main(project: Path, site: Path) -> None:
    """Write the project and build its site."""
    write_project(project)
    plugin._read_corpus = lambda config: hostile_corpus(project)
    plugin._make_further = no_further
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), strict=False)
    config.plugins.run_event("startup", command="build", dirty=False)
    build(config)


def no_further(press: object, root: Path) -> Iterator[Any]:
    """No books and no feeds: they are no pages."""
    yield from ()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
