"""Serve the site on 127.0.0.1:8000 and build it anew when a source changes.

Run as `python -m glossa.site.serve`. Before that the official texts are brought, where there is a
network.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path

from glossa.corpus.project import find_root
from glossa.site.bring import bring_official
from glossa.site.build import run_mkdocs

HOST, PORT = "127.0.0.1", 8000


def main() -> int:
    """Serve the project around the working directory until interrupted."""
    root = find_root(Path.cwd())
    if root is None:
        print("glossa: no mkdocs.yml here or above; run this in the project.", file=sys.stderr)
        return 2
    if not is_free(HOST, PORT):
        print(
            f"glossa: something else is served on {HOST}:{PORT} already; stop it first.",
            file=sys.stderr,
        )
        return 1
    try:
        bring_official(root)
        return run_mkdocs(root, "serve", "--no-strict", "--dev-addr", f"{HOST}:{PORT}")
    except KeyboardInterrupt:
        return 0


def is_free(host: str, port: int) -> bool:
    """Whether one can serve there: nobody else does."""
    with socket.socket() as place:
        # As the server does: what was served a moment ago does not hold the port.
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            place.bind((host, port))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
