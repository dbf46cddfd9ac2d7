"""The index of words for the browser, in pieces: a query fetches the two or three it needs.

A piece holds the lemmas between two places of the alphabet of skeletons; the places are listed in
the index's own file. What one lemma has too much of stands in a file of its own. Bytes depend on
the corpus alone.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from glossa.tables.search import Entry, Index, Postings
from glossa.tables.search_words import skeleton

PIECE: Final = 20_000
"""About how many characters a piece has."""

HEAVY: Final = 2_500
"""How long the places of one lemma may be inside a piece."""

_STARTS: Final = 3
"""A piece begins where the first letters of the skeletons change, so many of them."""

_SHORTEST: Final = 2
"""A part of a hyphened word has more letters than so many."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The files of an index by name, and the skeletons at which its pieces begin."""

    starts: tuple[str, ...]
    files: Mapping[str, str]


def export_index(index: Index) -> Pieces:
    """`w-0.json` … with lemmas, `k-0.json` … with the places of the frequent ones.

    A lemma is `[key, [form, places, form, places, …], further forms]`; a frequent one
    `[key, [form, …], further forms, number of its file]`. Places are `unit,place,place;unit,…`,
    each number as its distance from the one before. `a` gives the lemmas of forms whose own piece
    is another, `p` the hyphened lemmas that a word is a part of, by its skeleton.
    """
    entries = sorted(index.entries.values(), key=lambda e: (skeleton(e.key), e.key))
    files: dict[str, str] = {}
    rows = [(skeleton(entry.key), _row(entry, files)) for entry in entries]
    runs = list(_runs(rows))
    starts = tuple(run[0][0] for run in runs)
    pieces: list[dict[str, Any]] = [
        {"e": [row for _, row in run], "a": {}, "p": {}} for run in runs
    ]
    _add_aliases(pieces, starts, entries)
    _add_parts(pieces, starts, index)
    for number, piece in enumerate(pieces):
        files[f"w-{number}.json"] = write_json({name: rows for name, rows in piece.items() if rows})
    return Pieces(starts, files)


def write_json(value: object) -> str:
    """JSON without needless white space, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _row(entry: Entry, files: dict[str, str]) -> list[Any]:
    forms = sorted(entry.forms)
    places = [_encode(entry.forms[form]) for form in forms]
    further = _pack(entry.further)
    if sum(map(len, places)) <= HEAVY:
        paired = [item for pair in zip(forms, places, strict=True) for item in pair]
        return [entry.key, paired, further] if further else [entry.key, paired]
    number = len(files)
    files[f"k-{number}.json"] = write_json(places)
    return [entry.key, forms, further, number]


def _encode(postings: Postings) -> str:
    pieces, last = [], 0
    for unit in sorted(postings):
        numbers, before = [unit - last], 0
        for place in sorted(postings[unit]):
            numbers.append(place - before)
            before = place
        pieces.append(",".join(map(str, numbers)))
        last = unit
    return ";".join(pieces)


def _pack(forms: Sequence[str]) -> str:
    """`модел|ей и ь`: what the forms begin with, and how each goes on."""
    stem = _common_start(forms)
    return f"{stem}|{' '.join(form[len(stem) :] for form in forms)}" if forms else ""


def _common_start(forms: Sequence[str]) -> str:
    # Between the first and the last in order lie all others, so their common start is that of all.
    first, last = min(forms, default=""), max(forms, default="")
    same = (n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b)
    return first[: next(same, min(len(first), len(last)))]


def _runs(rows: Iterable[tuple[str, list[Any]]]) -> Iterator[list[tuple[str, list[Any]]]]:
    run: list[tuple[str, list[Any]]] = []
    size = 0
    for start, row in rows:
        if size > PIECE and start[:_STARTS] != run[-1][0][:_STARTS]:
            yield run
            run, size = [], 0
        run.append((start, row))
        size += len(write_json(row))
    if run:
        yield run


def _place(starts: Sequence[str], start: str) -> int:
    return max(bisect_right(starts, start) - 1, 0)


def _add_aliases(
    pieces: list[dict[str, Any]], starts: Sequence[str], entries: Iterable[Entry]
) -> None:
    for entry in entries:
        own = _place(starts, skeleton(entry.key))
        for form in (*sorted(entry.forms), *entry.further):
            there = _place(starts, skeleton(form))
            if there != own:
                _append(pieces[there]["a"], form, entry.key)


def _add_parts(pieces: list[dict[str, Any]], starts: Sequence[str], index: Index) -> None:
    for part, keys in sorted(pair_parts(index).items()):
        pieces[_place(starts, part)]["p"][part] = " ".join(keys)


def pair_parts(index: Index) -> dict[str, list[str]]:
    """Skeletons of words and of their lemmas -> the hyphened lemmas that they are a part of.

    Small words, single letters and figures are no parts that a reader asks for.
    """
    pairs: dict[str, set[str]] = {}
    for entry in index.entries.values():
        for written in (entry.key, *entry.forms) if "-" in entry.key else ():
            parts = [part for part in written.split("-") if _is_asked(part, index)]
            for part in (*parts, *index.keys_of(parts)):
                pairs.setdefault(skeleton(part), set()).add(entry.key)
    return {part: sorted(keys) for part, keys in pairs.items()}


def _is_asked(part: str, index: Index) -> bool:
    return len(part) > _SHORTEST and part.isalpha() and part not in index.skipped


def _append(keys: dict[str, str], form: str, key: str) -> None:
    listed = keys.get(form, "").split()
    if key not in listed:
        keys[form] = " ".join([*listed, key])
