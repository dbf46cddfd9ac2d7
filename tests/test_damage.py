"""Three hundred damaged sources: each gets its problem at the right place, or still reads."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from glossa.corpus.project import collect_files
from tests.damage import DAMAGES
from tests.editions import read

ROOT = Path(__file__).parent.parent
CASES = 300
FILES, _ = collect_files(ROOT)
NEEDED = ("mkdocs.yml", "acts.yml", "topics.yml")
REGISTERS = {name: data for name, data in FILES.items() if name.endswith(NEEDED)}
# In a page that shows pieces of sources, damage to such a piece is no damage.
SOURCES = sorted(f for f, data in FILES.items() if f.endswith(".md") and b"```" not in data)


def _damaged(number: int) -> tuple[str, bytes, int | None]:
    """Case `number`: which file is damaged, its new bytes, and the line to look at."""
    chance = random.Random(number)
    while True:
        file = chance.choice(SOURCES)
        lines = FILES[file].decode().split("\n")
        done = DAMAGES[number % len(DAMAGES)](lines, chance)
        if done:
            return file, *done


EARLY = 70
"""So many cases run with the quick tests, five of each kind of damage; the rest with the slow."""


@pytest.mark.parametrize(
    "number",
    [*range(EARLY), *(pytest.param(n, marks=pytest.mark.slow) for n in range(EARLY, CASES))],
)
def test_a_damaged_source(number: int) -> None:
    file, data, line = _damaged(number)
    same = {name: FILES[name] for name in SOURCES if name[3:] == file[3:]}
    _, problems = read(REGISTERS | same | {file: data})
    places = {(problem.place.file, problem.place.line) for problem in problems}
    if line is not None:
        assert (file, line) in places
    for problem in problems:
        assert problem.message
        assert problem.hint
        assert problem.place.line <= data.count(b"\n") + 2 or problem.place.file != file
