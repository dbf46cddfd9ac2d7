"""Names in the registers: values and keys that are a reference, changed where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from glossa.model.address import Address, parse_eid
from glossa.moving.edits import Edit, line_starts
from glossa.moving.names import Names
from glossa.problems import Place
from glossa.source.registers import FOLDER
from glossa.source.seen import SEEN_FILE
from glossa.source.text import SourceText
from glossa.source.yaml import Scalar, Value, YamlList, YamlMap, read_yaml

_ACTS = f"{FOLDER}/acts.yml"
_TABLES = f"{FOLDER}/tables.yml"


def edit_register(source: SourceText, names: Names) -> list[Edit]:
    """The edits of one register; places without a reference are not touched."""
    entries, _ = read_yaml(source.text, source.file)
    if entries is None:
        return []
    found = list(_references(entries, names))
    if source.file == _ACTS:
        found += _chapter_ends(entries, names)
    if source.file == SEEN_FILE:
        found += _note_keys(entries, names)
    if source.file == _TABLES:
        tables = (table.entries.get("rows") for table in _maps(entries))
        found += [
            one for rows in tables if isinstance(rows, YamlMap) for one in _note_keys(rows, names)
        ]
    starts = line_starts(source.text)
    return [_edit(source.text, starts, *one) for one in found]


def _references(value: Value, names: Names) -> Iterator[tuple[Place, str, str]]:
    """Every scalar and every key that is a moved name, with its new one."""
    match value:
        case Scalar(text, place):
            yield from _moved(place, text, names)
        case YamlList(items):
            for item in items:
                yield from _references(item, names)
        case YamlMap(entries, keys):
            for key, inner in entries.items():
                yield from _moved(keys[key], key, names)
                yield from _references(inner, names)


def _moved(place: Place, text: str, names: Names) -> Iterator[tuple[Place, str, str]]:
    is_name = text.startswith("note:") or "/" in text
    new = names.move(text) if is_name and " " not in text else text
    if new != text:
        yield place, text, new


def _chapter_ends(acts: YamlMap, names: Names) -> Iterator[tuple[Place, str, str]]:
    """The first and the last article of each chapter, which are written without their act."""
    for act, entry in acts.entries.items():
        chapters = entry.entries.get("chapters") if isinstance(entry, YamlMap) else None
        for chapter in chapters.entries.values() if isinstance(chapters, YamlMap) else ():
            for end in ("first", "last"):
                value = chapter.entries.get(end) if isinstance(chapter, YamlMap) else None
                eid = parse_eid(value.text) if isinstance(value, Scalar) else None
                new = names.move_address(Address(act, eid)) if eid else None
                if isinstance(value, Scalar) and new and new.eid != eid:
                    yield value.place, value.text, str(new.eid)


def _maps(value: YamlMap) -> Iterator[YamlMap]:
    yield from (inner for inner in value.entries.values() if isinstance(inner, YamlMap))


def _note_keys(entries: Value | None, names: Names) -> Iterator[tuple[Place, str, str]]:
    """Keys that are ids of notes: reviews, rows of printed tables."""
    for note, place in entries.keys.items() if isinstance(entries, YamlMap) else ():
        new = names.move(f"note:{note}").removeprefix("note:")
        if new != note:
            yield place, note, new


def _edit(text: str, starts: list[int], place: Place, old: str, new: str) -> Edit:
    at = text.index(old, starts[place.line - 1] + place.column - 1)
    return Edit(at, at + len(old), new)
