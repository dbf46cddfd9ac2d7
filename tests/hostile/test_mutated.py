"""Thousands of mutated inputs: an answer, soon, and nothing written elsewhere."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from glossa.check import check_corpus
from glossa.cite.query import parse_query
from glossa.cite.report import citations_as_json
from glossa.cli import main
from glossa.corpus import corpus_from
from glossa.corpus.project import collect_files
from glossa.official.adilet import parse_adilet
from glossa.official.kept import read_kept
from glossa.official.mirror import parse_mirror
from glossa.official.pins import parse_pins
from glossa.official.plain_yaml import load_plain  # noqa: F401 - imported before anything is watched
from glossa.problems import Problem, render_github, render_json, render_text
from glossa.source.files import parse_file
from glossa.source.form.canonical import format_source
from glossa.source.text import read_text
from tests.hostile.mutate import mutate
from tests.hostile.watch import TRIES, TookTooLong, watch, watch_tries
from tests.official.test_damaged_pages import MIRROR, PAGES
from tests.officials import kept_file, official_text
from tests.sites import rich_edition

ROOT = Path(__file__).parent.parent.parent
TAGS = {"kz": "kk", "ru": "ru", "en": "en"}
REAL = {name: data for name, data in collect_files(ROOT)[0].items() if name[:2] in TAGS}
NAMES = sorted(REAL)
EDITION = {
    path: text.encode() for path, text in (rich_edition() | kept_file(official_text())).items()
}
SMALL = sorted(name for name in EDITION if name.endswith(".md") and name[:2] in TAGS)
REGISTERS = sorted(name for name in EDITION if name.endswith(".yml"))
REAL_REGISTERS = sorted((ROOT / "docs/registers").glob("*.yml"))
SENTENCES = [
    line.encode()
    for path in sorted((ROOT / "tests/cases").glob("*.md"))
    for line in path.read_text("utf-8").split("\n")
    if len(line) > 20
]
HTML = [path.read_bytes() for path in PAGES]
KEPT = [data for name, data in EDITION.items() if name.startswith("official/")]
PINS = (ROOT / "official.toml").read_bytes()


def show(problems: list[Problem] | tuple[Problem, ...]) -> None:
    """Every problem has words and can be shown in each way."""
    for problem in problems:
        assert problem.message
        assert problem.place.line >= 1
        assert "\n" not in render_github(problem)
        assert render_text(problem)
    assert render_json(problems)


def read_source(chance: random.Random) -> None:
    """A real source read alone, or a small one with the whole edition around it."""
    if chance.random() < 0.5:
        name = chance.choice(NAMES)
        text, problems = read_text(name, mutate(REAL[name], chance))
        if text is not None:
            problems += parse_file(text, TAGS[name[:2]])[1]
        show(problems)
        return
    name = chance.choice(SMALL)
    read_edition({name: mutate(EDITION[name], chance, [EDITION[n] for n in SMALL])})


def read_register(chance: random.Random) -> None:
    """A register, or mkdocs.yml, in the small edition; now and then one of the real ones."""
    name = chance.choice(REGISTERS)
    if chance.random() < 0.1:
        real = chance.choice(REAL_REGISTERS)
        name, data = f"docs/registers/{real.name}", real.read_bytes()[:30_000]
    else:
        data = EDITION[name]
    read_edition({name: mutate(data, chance, [EDITION[n] for n in REGISTERS])})


def read_edition(changed: dict[str, bytes]) -> None:
    reading = corpus_from(EDITION | changed)
    show([*reading.problems, *check_corpus(reading.corpus)])


def read_citations(chance: random.Random) -> None:
    """A sentence with citations, in any language, and the same as a search query."""
    text = mutate(chance.choice(SENTENCES), chance, SENTENCES).decode(errors="replace")
    rows = citations_as_json(text, chance.choice(list(TAGS.values())), "ai-law")["citations"]
    for row in rows:
        assert text[row["start"] : row["end"]] == row["quote"]
    parse_query(text, "ai-law")


def read_official(chance: random.Random) -> None:
    """A page of the state database, a text of the mirror, a kept text, the pins."""
    what = chance.randrange(4)
    if what == 0:
        page = mutate(chance.choice(HTML), chance, HTML)
        show(parse_adilet(page, act="bridges", language="ru", file="p").problems)
    elif what == 1:
        text = mutate(MIRROR, chance).decode(errors="replace")
        show(parse_mirror(text, act="bridges", language="ru", file="p").problems)
    elif what == 2:
        show(read_kept(mutate(chance.choice(KEPT), chance).decode(errors="replace"), "p")[1])
    else:
        show(parse_pins(mutate(PINS, chance).decode(errors="replace"))[1])


def write_form(chance: random.Random) -> None:
    """A real source or a small one, formatted: written, or refused with a reason."""
    files = REAL if chance.random() < 0.5 else EDITION
    name = chance.choice(NAMES if files is REAL else SMALL)
    tag = TAGS[name[:2]]
    written, problems = format_source(name, mutate(files[name], chance), tag)
    show(problems)
    # That it is settled is part of the proof: what would change once more is refused.
    assert (written is None) is bool(problems)


COMMANDS = (
    ("check",), ("fmt",), ("fmt", "--check"), ("seen", "update"), ("seen", "status"),
    ("ledger", "update"), ("export", "corpus.json"), ("official", "status"), ("official", "diff"),
    ("new", "note", "ai-law/art_17__para_1", "--id", "g-x"),
)  # fmt: skip


def lay_out_damaged(chance: random.Random, folder: Path) -> Path:
    """A whole project on disk with some files mutated, and links that lead out of it."""
    project = folder / "inside" / "project"
    lay_out(project)
    for name in chance.sample([*SMALL, *REGISTERS], k=chance.randint(1, 3)):
        (project / name).write_bytes(mutate(EDITION[name], chance))
    lay_trap(chance, project, folder)
    return project


OUTSIDE = b"what lies outside of the project\n"


def lay_out(project: Path) -> None:
    for name, data in EDITION.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(data)


def lay_trap(chance: random.Random, project: Path, folder: Path) -> None:
    """A link that leads out of the project, where something may be written."""
    outside = folder / "outside.md"
    outside.write_bytes(OUTSIDE)
    name = chance.choice([*SMALL, "docs/registers/seen.yml", "docs/registers/ledger.yml"])
    path = project / name
    trap = chance.choice([path.with_name(f".{path.name}.new"), path, path.with_suffix(".x.md")])
    if chance.random() < 0.5:
        trap.unlink(missing_ok=True)
        trap.symlink_to(outside)


@dataclass(slots=True)
class Tally:
    inputs: int = 0
    slowest: float = 0.0
    seconds: float = 0.0


@dataclass(slots=True)
class Tallies:
    of: dict[str, Tally] = field(default_factory=dict)

    def add(self, name: str, seconds: float) -> None:
        tally = self.of.setdefault(name, Tally())
        tally.inputs += 1
        tally.seconds += seconds
        tally.slowest = max(tally.slowest, seconds)

    def lines(self) -> Iterator[str]:
        yield "inputs   slowest (s)   together (s)"
        for name, tally in self.of.items():
            yield f"{tally.inputs:6}   {tally.slowest:11.3f}   {tally.seconds:12.1f}   {name}"
        yield f"{sum(tally.inputs for tally in self.of.values()):6}   in all"


@pytest.fixture(scope="module")
def tallies(pytestconfig: pytest.Config) -> Iterator[Tallies]:
    """What was tried; the numbers are printed at the end, whatever pytest captures."""
    found = Tallies()
    yield found
    capture = pytestconfig.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print("", *found.lines(), sep="\n    ")


KINDS: dict[str, tuple[Callable[[random.Random], None], int]] = {
    "source": (read_source, 1600),
    "registers": (read_register, 1000),
    "cite": (read_citations, 1200),
    "official": (read_official, 1000),
    "fmt": (write_form, 1000),
}
"""What is fed, and with how many inputs in all."""


def feed(name: str, seed: int) -> None:
    """One input of a kind, the same each time."""
    KINDS[name][0](random.Random(f"{name} {seed}"))


BATCH = 100
EARLY = 100
"""So many of each kind run with the quick tests, the rest with the slow ones."""


def batches() -> Iterator[object]:
    for name, (_, count) in KINDS.items():
        for first in range(0, count, BATCH):
            marks = [pytest.mark.slow] if first >= EARLY else []
            yield pytest.param(name, first, id=f"{name}-{first}", marks=marks)


def test_there_are_five_thousand() -> None:
    assert sum(count for _, count in KINDS.values()) >= 5_000


def spin(seconds: float) -> None:
    """Keep the processor busy."""
    start = time.process_time()
    while time.process_time() < start + seconds:
        pass


def test_what_is_slow_once_was_disturbed_and_what_is_slow_always_is_slow() -> None:
    lasting = iter([5.0, 0.0])
    assert watch_tries(lambda: spin(next(lasting)), deadline=0.1).seconds < 0.1
    lasting = iter([5.0] * TRIES)
    with pytest.raises(TookTooLong):
        watch_tries(lambda: spin(next(lasting)), deadline=0.1)
    assert next(lasting, None) is None


@pytest.mark.parametrize(("name", "first"), list(batches()))
def test_whatever_comes_an_answer_comes(name: str, first: int, tallies: Tallies) -> None:
    for seed in range(first, first + BATCH):
        seen = watch_tries(partial(feed, name, seed))
        tallies.add(name, seen.seconds)
        assert (seen.written, seen.reached) == ([], []), f"{name} {seed}"


@pytest.mark.slow
@pytest.mark.parametrize("first", list(range(0, 300, 50)))
def test_commands_write_in_the_project_alone(first: int, tallies: Tallies, tmp_path: Path) -> None:
    silence = io.StringIO()
    for seed in range(first, first + 50):
        chance = random.Random(seed)
        project = lay_out_damaged(chance, tmp_path)
        with redirect_stdout(silence), redirect_stderr(silence), watch(deadline=3) as seen:
            # Three seconds: a command reads the whole edition, some of them twice.
            code = main(["--root", str(project), *chance.choice(COMMANDS)])
        tallies.add("commands", seen.seconds)
        assert code in (0, 1, 2), seed
        assert (tmp_path / "outside.md").read_bytes() == OUTSIDE, seed
        assert [path for path in seen.written if not path.is_relative_to(project)] == [], seed
        assert seen.reached == []
