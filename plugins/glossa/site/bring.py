"""Bring the official texts before pages are served: quick about it, and never in the way.

What `glossa official update` says on an ordinary day, in one line where there is no network.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from glossa.official.fetch import Fetcher, HttpFetcher, Limits, Progress, user_agent
from glossa.official.update import update_official
from glossa.problems import render_text

BRISK = Limits(seconds=60.0, silence=10.0, connect=2.0, tries=2, back_off=0.5)
"""What a fetch may cost while somebody waits for a page."""


def bring_official(root: Path, fetcher: Fetcher | None = None) -> bool:
    """Update the official texts kept in `root`; tells on standard error; False where it failed.

    Whatever goes wrong is said and nothing else: pages are served with what is here.
    """
    progress = Progress(_say)
    try:
        if fetcher is not None:
            return _bring(root, fetcher, progress)
        who = user_agent(version("mkdocs-glossa"))
        with HttpFetcher(who, limits=BRISK, began=progress.began) as own:
            return _bring(root, own, progress)
    except Exception as error:  # the reader came for the pages, not for this
        _say(f"Official texts could not be brought ({error}); serving what is here.")
        return False


def _bring(root: Path, fetcher: Fetcher, progress: Progress) -> bool:
    outcome = update_official(
        root, fetcher=fetcher, clock=lambda: datetime.now(UTC), tell=progress.tell
    )
    for line in (*outcome.lines, *(render_text(problem) for problem in outcome.problems)):
        _say(f"Official texts: {line}")
    return outcome.ok


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
