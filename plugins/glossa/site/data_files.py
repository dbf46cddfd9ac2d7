"""One data file by its name, of those that need more than the corpus: tables, a printer, history.

For the command line; a build makes them all at once.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.utils.yaml import yaml_load

from glossa.corpus import Corpus
from glossa.corpus.project import CONFIG
from glossa.site.book.press import print_book, write_manuscript
from glossa.site.feed import build_feeds
from glossa.site.history import read_history
from glossa.site.pages.press import Press, set_up_press
from glossa.tables.concordance import export_concordance
from glossa.tables.places import DATA
from glossa.tables.terms import export_terms


def write_data_file(corpus: Corpus, root: Path, name: str) -> bytes | None:
    """The file `name` of the project in `root`, as its site has it below `/data/`; None if none."""
    press = set_up_press(corpus, base_url=_read_address(root))
    match name.partition("/"):
        case ("pdf", "/", _):
            manuscript = write_manuscript(press, name)
            return print_book(manuscript) if manuscript else None
        case (_, "", "") if name.startswith("feed."):
            feeds = build_feeds(press, read_history(root, corpus.languages))
            return next((feed.data for feed in feeds if feed.path == f"{DATA}{name}"), None)
        case _:
            return _write_table(press, name)


def _write_table(press: Press, name: str) -> bytes | None:
    if name == "terms.csv" and press.corpus.terms:
        return export_terms(press.corpus, press.tables.term_uses).encode()
    tables = press.tables.concordances
    tag = next((tag for tag in tables if name == f"concordance-{tag}.csv"), None)
    return export_concordance(tables[tag]).encode() if tag else None


def _read_address(root: Path) -> str:
    """The address of the site in mkdocs.yml, which books and feeds name; empty without one."""
    with (root / CONFIG).open(encoding="utf-8") as config:
        return str(yaml_load(config).get("site_url") or "")
