"""`redirects.json`: every old URL and where it leads now, for servers that answer with a 301."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from glossa.corpus import Corpus
from glossa.tables.moves import build_redirects


def export_redirects(corpus: Corpus) -> str:
    """A list of `old`, `new` and `language`; URLs count from the root of the site.

    Where `old` has a fragment a server cannot see it: such rows are for programs that hold links.
    """
    rows = [
        {"old": row.old, "new": row.new, "language": row.language or None}
        for row in build_redirects(corpus)
    ]
    return json.dumps({"redirects": rows}, ensure_ascii=False, indent=1) + "\n"


EXPORTS: Mapping[str, Callable[[Corpus], str]] = {"redirects.json": export_redirects}
"""What stands under /data/, by file name."""
