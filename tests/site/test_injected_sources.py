"""Two hundred published injection patterns in every place of a source that takes text.

Patterns after the OWASP XSS Filter Evasion Cheat Sheet, the PortSwigger XSS cheat sheet and
html5sec, with the forms that Markdown and templates add. They go the whole way: source, parser,
corpus, page.
"""

from __future__ import annotations

import pytest

from glossa.site.edition import build_site
from tests.editions import read, small_edition
from tests.golden import CASES
from tests.site.test_injection import find_odd

PATTERNS = (CASES / "injections.txt").read_text("utf-8").splitlines()

NOTE = """
:::{commentary} para_1
:id: g-x
:source: glossa, PATTERN
:as-of: law
:title: PATTERN
:cited-as: PATTERN

PATTERN

Words PATTERN and `PATTERN` and **PATTERN** and [PATTERN](topic:liability) and [words](PATTERN).

- PATTERN

> PATTERN

| PATTERN | b |
|---|---|
| c | PATTERN |

[PATTERN]{lang=en} [words]{lang=PATTERN}
:::

:::{note} PATTERN
:id: g-y
:source: glossa
:as-of: law

Words.
:::

::::{proposal} para_1
:id: p-x
:source: glossa
:as-of: law
:operation: insert
:status: suggested

:::{wording} PATTERN
:by: glossa

4. PATTERN
:::
::::
"""


def injected(pattern: str) -> dict[str, str]:
    """An edition with the pattern in its sources and its registers."""
    files = small_edition()
    for folder in ("kz", "ru", "en"):
        path = f"{folder}/ai-law/art-17.md"
        text = files[path].replace("# ", f"# {pattern} ", 1).replace("1. ", f"1. {pattern} ", 1)
        files[path] = text + NOTE.replace("PATTERN", pattern)
        files[f"{folder}/topics/liability.md"] = (
            f"---\ntopic: liability\n---\n# {pattern}\n\n## {pattern}\n\n{pattern}\n"
        )
    quoted = "'" + pattern.replace("'", "''") + "'"
    files["docs/registers/acts.yml"] = files["docs/registers/acts.yml"].replace("On AI", quoted)
    files["docs/registers/topics.yml"] = files["docs/registers/topics.yml"].replace(
        "Liability", quoted
    )
    return files


def test_there_are_two_hundred() -> None:
    assert len(set(PATTERNS)) >= 200


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS, ids=range(len(PATTERNS)))
def test_no_pattern_survives_as_markup(pattern: str) -> None:
    corpus, _ = read(injected(pattern))
    pages = [page for pages in build_site(corpus).pages.values() for page in pages]
    assert len(pages) > 20
    assert [odd for page in pages for odd in find_odd(page.path, page.html)] == []
