"""Build the site aside and swap it in: a build that fails leaves the last good one whole.

Run as `python -m glossa.site.build`. MkDocs runs in a process of its own, because static-i18n
leaves it patched after a failure.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from glossa.corpus.project import find_root

SITE = "site"
ASIDE = ".build"


def main() -> int:
    """Build the project around the working directory; gives the exit code of the build."""
    root = find_root(Path.cwd())
    if root is None:
        print("glossa: no mkdocs.yml here or above; run this in the project.", file=sys.stderr)
        return 2
    return build_aside(root)


def build_aside(root: Path) -> int:
    """Build the project in `root` into its `site/`; 0 when that holds the new site."""
    aside = root / ASIDE
    aside.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="build-", dir=aside) as workshop:
        fresh = Path(workshop) / SITE
        code = run_mkdocs(root, "build", "--strict", "--site-dir", str(fresh))
        if code == 0:
            swap(fresh, root / SITE, Path(workshop) / "old")
    return code


def swap(fresh: Path, place: Path, attic: Path) -> None:
    """Put `fresh` in `place`, and what stood there into `attic`: two renames, nothing copied."""
    if place.exists():
        place.rename(attic)
    try:
        fresh.rename(place)
    except OSError:
        if attic.exists():
            attic.rename(place)
        raise


def run_mkdocs(root: Path, *arguments: str) -> int:
    """Run MkDocs in `root` and give its exit code."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
