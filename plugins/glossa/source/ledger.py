"""`docs/registers/ledger.yml`: every name ever published, and what moved. Kept by commands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from glossa.model.address import parse_address
from glossa.model.ledger import Ledger, Recorded, Step
from glossa.problems import Place, Problem
from glossa.source.registers import FOLDER
from glossa.source.text import SourceText
from glossa.source.yaml import Scalar, Value, YamlList, YamlMap, read_yaml

LEDGER_FILE = f"{FOLDER}/ledger.yml"

_HEADER = """\
# Every address and URL this edition has ever published, and what became of those that moved.
# Kept by `glossa ledger update` and `glossa ledger move`, never by hand.
"""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SECTIONS = ("provisions", "notes", "pages", "files", "moves")
DATA = "data/"


def read_ledger(files: Mapping[str, SourceText]) -> tuple[Ledger, list[Problem]]:
    """The ledger among `files`, by path; an empty one where the edition keeps none."""
    source = files.get(LEDGER_FILE)
    if source is None:
        return Ledger(), []
    entries, problems = read_yaml(source.text, source.file)
    reader = _Reader(problems)
    for section, value in (entries.entries if entries else {}).items():
        if section in _SECTIONS:
            reader.read(section, value)
        else:
            hint = f"Only these stand here: {', '.join(_SECTIONS)}."
            message = f"The ledger has a key “{section}” that is not read."
            problems.append(Problem("G502", value.place, message, hint))
    return Ledger(reader.names, tuple(reader.steps)), problems


@dataclass(slots=True)
class _Reader:
    problems: list[Problem]
    names: dict[str, Recorded] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def read(self, section: str, value: Value) -> None:
        read: Mapping[str, Callable[[Value], None]] = {
            "provisions": self.read_provisions,
            "notes": self.read_notes,
            "pages": self.read_pages,
            "files": self.read_files,
            "moves": self.read_moves,
        }
        read[section](value)

    def read_provisions(self, value: Value) -> None:
        for act, articles in self.entries(value):
            self.add(act, articles.place)
            for article, below in self.entries(articles):
                self.add(f"{act}/{article}", below.place)
                for eid in self.words(below):
                    self.add(f"{act}/{article}__{eid}", below.place)

    def read_notes(self, value: Value) -> None:
        for note, homes in self.entries(value):
            self.names[f"note:{note}"] = Recorded(homes.place, self.words(homes))

    def read_pages(self, value: Value) -> None:
        for key, anchors in self.entries(value):
            self.add(key, anchors.place)
            for anchor in self.items(anchors):
                if isinstance(anchor, Scalar):
                    self.add(f"{key}#{anchor.text}", anchor.place)
                else:
                    self.malformed(anchor)

    def read_files(self, value: Value) -> None:
        for item in self.items(value):
            if isinstance(item, Scalar):
                self.add(f"{DATA}{item.text}", item.place)
            else:
                self.malformed(item)

    def read_moves(self, value: Value) -> None:
        for item in self.items(value):
            step = self.read_step(item)
            if step is None:
                self.malformed(item, "A step has `date: 2026-03-01`, `why: …` and `moved:`.")
            else:
                self.steps.append(step)

    def read_step(self, item: Value) -> Step | None:
        if not isinstance(item, YamlMap) or set(item.entries) != {"date", "why", "moved"}:
            return None
        date, why, moved = (item.entries[key] for key in ("date", "why", "moved"))
        if not (isinstance(date, Scalar) and _DATE.fullmatch(date.text)):
            return None
        if not (isinstance(why, Scalar) and why.text and isinstance(moved, YamlMap)):
            return None
        pairs = {old: new.text for old, new in moved.entries.items() if isinstance(new, Scalar)}
        if len(pairs) != len(moved.entries) or not all(pairs.values()):
            return None
        return Step(date.text, why.text, pairs, item.place, moved.keys)

    def entries(self, value: Value) -> Iterable[tuple[str, Value]]:
        if isinstance(value, YamlMap):
            return value.entries.items()
        self.malformed(value)
        return ()

    def items(self, value: Value) -> Iterable[Value]:
        if isinstance(value, YamlList):
            return value.items
        self.malformed(value)
        return ()

    def words(self, value: Value) -> tuple[str, ...]:
        if isinstance(value, Scalar):
            return tuple(value.text.split())
        self.malformed(value)
        return ()

    def add(self, name: str, place: Place) -> None:
        self.names[name] = Recorded(place)

    def malformed(self, value: Value, hint: str = "") -> None:
        hint = hint or "This file is never written by hand: run `glossa ledger update`."
        message = "This is not as the ledger is written."
        self.problems.append(Problem("G501", value.place, message, hint))


def render_ledger(ledger: Ledger) -> str:
    """The file that holds `ledger`: names in order, steps as they came."""
    lines = (*_provision_lines(ledger), *_note_lines(ledger), *_page_lines(ledger))
    return _HEADER + "".join(f"{line}\n" for line in (*lines, *_step_lines(ledger)))


def _provision_lines(ledger: Ledger) -> Iterator[str]:
    """A line an article, with what lies in it in the order of the law."""
    addresses = sorted(filter(None, map(parse_address, _provisions(ledger))))
    act = ""
    articles: dict[tuple[str, str], list[str]] = {}
    for address in addresses:
        assert address.eid is not None
        below = str(address.eid).partition("__")[2]
        articles.setdefault((address.act, str(address.eid.article)), []).append(below)
    yield from ("", "provisions:") if articles else ()
    for (owner, article), inner in articles.items():
        if owner != act:
            act = owner
            yield f"  {act}:"
        yield f"    {article}: {' '.join(filter(None, inner))}".rstrip()


def _provisions(ledger: Ledger) -> Iterator[str]:
    for name in ledger.names:
        address = parse_address(name)
        if address is not None and address.eid is not None:
            yield name


def _note_lines(ledger: Ledger) -> Iterator[str]:
    notes = sorted(name for name in ledger.names if name.startswith("note:"))
    yield from ("", "notes:") if notes else ()
    for name in notes:
        yield f"  {name.removeprefix('note:')}: {' '.join(ledger.names[name].homes)}"


def _page_lines(ledger: Ledger) -> Iterator[str]:
    """Pages with their anchors, then files."""
    pages: dict[str, list[str]] = {}
    files = sorted(name for name in ledger.names if _is_file(name))
    for name in ledger.names:
        page, _, anchor = name.partition("#")
        if page.endswith("/"):
            pages.setdefault(page, []).append(anchor)
    yield from ("", "pages:") if pages else ()
    for page in sorted(pages):
        anchors = sorted(filter(None, pages[page]))
        yield f"  {page}:" if anchors else f"  {page}: []"
        yield from (f"  - {anchor}" for anchor in anchors)
    yield from ("", "files:") if files else ()
    yield from (f"- {name.removeprefix(DATA)}" for name in files)


def _is_file(name: str) -> bool:
    return name.startswith(DATA) and not name.endswith("/") and "#" not in name


def _step_lines(ledger: Ledger) -> Iterator[str]:
    yield from ("", "moves:") if ledger.steps else ()
    for step in ledger.steps:
        yield f"- date: '{step.date}'"
        yield f"  why: {_quoted(step.why)}"
        yield "  moved:"
        yield from (f"    {_plain(old)}: {_plain(new)}" for old, new in step.moved.items())


def _quoted(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"


def _plain(name: str) -> str:
    return _quoted(name) if ":" in name else name
