"""Serve the site on 127.0.0.1:8000 and build it anew when a source changes.

Run as `python -m glossa.site.serve`. Before that the official texts are brought, where there is a
network.
"""

from __future__ import annotations

import sys
from pathlib import Path

from glossa.corpus.project import find_root
from glossa.site.bring import bring_official
from glossa.site.build import run_mkdocs

ADDRESS = "127.0.0.1:8000"


def main() -> int:
    """Serve the project around the working directory until interrupted."""
    root = find_root(Path.cwd())
    if root is None:
        print("glossa: no mkdocs.yml here or above; run this in the project.", file=sys.stderr)
        return 2
    try:
        bring_official(root)
        return run_mkdocs(root, "serve", "--no-strict", "--dev-addr", ADDRESS)
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
