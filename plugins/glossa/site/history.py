"""When each note was last changed, as the repository tells: what the core, without a clock, cannot.

Lines are dated as git dates them at HEAD; changes that are not committed have no date yet. Where
there is no repository, or only its last commit, nothing is known and nothing is guessed.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from glossa.model.languages import Language

_OPENING = re.compile(r"(:{3,})\{[a-z]+\}")
_IDS = re.compile(r":id:\s*(\S+)")
_SECONDS = 20


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line of a source with the time it was committed, in seconds since 1970."""

    text: str
    time: int


def read_history(root: Path, languages: Iterable[Language]) -> Mapping[tuple[str, str], str]:
    """The RFC 3339 time of the last change of each note, by its id and language tag.

    Empty where the folder `root` is in no repository, git is not there, or history was cut off.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    found: dict[tuple[str, str], str] = {}
    for language in languages:
        for file in _list_sources(root, language.folder):
            for name, time in date_notes(_read_lines(root, file)):
                found[name, language.tag] = write_time(time)
    return found


def date_notes(lines: Iterable[DatedLine]) -> Iterator[tuple[str, int]]:
    """Each note among the lines of a source, by its first id, with the newest time in it."""
    lines = iter(lines)
    for line in lines:
        opening = _OPENING.match(line.text)
        if opening:
            note = [line, *_until_closed(lines, opening[1])]
            name = next((found[1] for one in note if (found := _IDS.match(one.text))), "")
            if name:
                yield name, max(one.time for one in note)


def write_time(seconds: int) -> str:
    """Seconds since 1970 as RFC 3339, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _until_closed(lines: Iterator[DatedLine], fence: str) -> Iterator[DatedLine]:
    """The lines of a note; fences of what stands inside it are shorter than its own."""
    for line in lines:
        yield line
        if line.text.rstrip() == fence:
            return


def _list_sources(root: Path, folder: str) -> Iterator[str]:
    names = _git(root, "ls-tree", "-r", "-z", "--name-only", "HEAD", f"{folder}/")
    return (name for name in names.split("\0") if name.endswith(".md"))


def _read_lines(root: Path, file: str) -> Iterator[DatedLine]:
    """The lines of a file at HEAD, from `git blame --porcelain`, which dates a commit once."""
    times: dict[str, int] = {}
    commit = ""
    for line in _git(root, "blame", "--porcelain", "HEAD", "--", file).split("\n"):
        if line.startswith("\t"):
            yield DatedLine(line[1:], times[commit])
        elif line.startswith("committer-time "):
            times[commit] = int(line.split()[1])
        elif re.match(r"[0-9a-f]{40,64} \d+ \d+", line):
            commit = next(islice(line.split(), 1))


def _git(root: Path, *arguments: str) -> str:
    """What git says; nothing where it fails."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
