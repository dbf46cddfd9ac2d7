"""`docs/registers/seen.yml`: which words each note was last reviewed against. Kept by a command."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from glossa.model.seen import Seen
from glossa.problems import Place, Problem
from glossa.source.registers import FOLDER
from glossa.source.text import SourceText
from glossa.source.yaml import Scalar, Value, YamlMap, read_yaml

SEEN_FILE = f"{FOLDER}/seen.yml"

_HEADER = """\
# Which words of the law each note was last reviewed against, by note and language: hashes.
# Kept by `glossa seen update`, never by hand.
"""
_HASH = re.compile(r"[0-9a-f]{16}")
_LAYERS = ("official", "restated")


def read_seen(
    files: Mapping[str, SourceText], tags: Sequence[str]
) -> tuple[dict[tuple[str, str], Seen], list[Problem]]:
    """What was reviewed, by note and language tag; nothing where the file is missing."""
    source = files.get(SEEN_FILE)
    if source is None:
        return {}, []
    entries, problems = read_yaml(source.text, source.file)
    seen: dict[tuple[str, str], Seen] = {}
    for note, by_tag in entries.entries.items() if entries else ():
        rows = by_tag.entries if isinstance(by_tag, YamlMap) else {"": by_tag}
        for tag, row in rows.items():
            found = _read_row(row) if tag in tags else None
            if found is None:
                problems.append(_misshapen(note, row.place))
            else:
                seen[note, tag] = found
    return seen, problems


def _read_row(row: Value) -> Seen | None:
    if not isinstance(row, YamlMap) or set(row.entries) - set(_LAYERS):
        return None
    texts = {key: v.text for key, v in row.entries.items() if isinstance(v, Scalar)}
    is_whole = len(texts) == len(row.entries) and all(map(_HASH.fullmatch, texts.values()))
    return Seen(**texts) if is_whole else None


def _misshapen(note: str, place: Place) -> Problem:
    hint = "This file is never written by hand: run `glossa seen update`."
    return Problem("G501", place, f"{note}: this is no record of a review.", hint)


def render_seen(seen: Mapping[tuple[str, str], Seen]) -> str:
    """The file that holds `seen`: notes sorted by id, languages as they come."""
    return _HEADER + "".join(f"{line}\n" for line in _lines(seen))


def _lines(seen: Mapping[tuple[str, str], Seen]) -> Iterator[str]:
    notes: dict[str, dict[str, Seen]] = {}
    for (note, tag), row in seen.items():
        notes.setdefault(note, {})[tag] = row
    for note in sorted(notes):
        yield f"{note}:"
        for tag, row in notes[note].items():
            layers = (f"{layer}: {getattr(row, layer)}" for layer in _LAYERS if getattr(row, layer))
            yield f"  {tag}: {{{', '.join(layers)}}}"
