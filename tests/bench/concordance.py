"""How long the concordance takes beside the whole site.

    PYTHONPATH=plugins python tests/bench/concordance.py

Prints the seconds for the concordance (all languages, indexes, pages and sheets) and for the whole
site as MkDocs builds it. More than a third is a fault (exit 1).
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from glossa.corpus import read_project
from glossa.site.build import run_mkdocs
from glossa.site.pages.concordance import build_concordance_pages
from glossa.site.pages.press import set_up_press
from glossa.tables.concordance import export_concordance

ROOT = Path(__file__).parent.parent.parent
SHARE = 1 / 3


def time_concordance() -> tuple[float, int]:
    """Seconds for the concordance of the project, and how many pages it has."""
    press = set_up_press(read_project(ROOT).corpus)
    start = time.perf_counter()
    pages = [page for tag in press.templates for page in build_concordance_pages(press, tag)]
    for concordance in press.tables.concordances.values():
        export_concordance(concordance)
    return time.perf_counter() - start, len(pages)


def time_site() -> tuple[float, int]:
    """Seconds for the site of the project, and the exit code of the build."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        code = run_mkdocs(ROOT, "build", "--strict", "--quiet", "--site-dir", folder)
    return time.perf_counter() - start, code


def main() -> int:
    """Print both; 1 where the share is too large or the site cannot be built."""
    concordance, pages = time_concordance()
    site, code = time_site()
    print(f"concordance  {concordance:6.2f} s  {pages} pages")
    print(f"whole site   {site:6.2f} s")
    print(f"share        {concordance / site:6.2f}")
    return 1 if code or concordance > SHARE * site else 0


if __name__ == "__main__":
    sys.exit(main())
