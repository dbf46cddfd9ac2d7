"""A source file in canonical form, or why it is left as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from glossa.problems import Place, Problem, Severity, sorted_problems
from glossa.source.files import parse_file
from glossa.source.form.blocks import write_blocks
from glossa.source.form.marks import trim
from glossa.source.form.same import count_words, without_places
from glossa.source.front_matter import KEYS, read_front_matter
from glossa.source.text import SourceText, read_text
from glossa.source.values import ArticleSource, FileSource

HARMLESS = frozenset({"G102", "G103", "G108", "G109", "G111", "G112"})
"""What is wrong in the letters of a file and keeps nobody from reading its words."""

_ENTRY = re.compile(r"([a-z]+): *([a-z0-9_-]+) *")


def write_canonical(text: str) -> str:
    """The text of a source that reads without problems, in canonical form.

    Form is: letters composed (NFC); the order of the keys and attributes; one blank line between
    blocks and none elsewhere; no spaces at line ends; fences as short as they can be; `*` for
    emphasis, `-` for lists, `#` and one space for headings, `| a |` in tables. The lines
    of a paragraph, its words and the insides of code stay as they are.
    """
    source = SourceText("", unicodedata.normalize("NFC", text))
    front, _ = read_front_matter(source)
    lines = source.lines
    head = _write_front_matter(lines[1 : front.lines - 1])
    body = write_blocks("\n".join(lines[front.lines :]))
    return "\n".join([*head, body, ""])


def _write_front_matter(lines: Sequence[str]) -> list[str]:
    found = [_ENTRY.fullmatch(line) for line in lines]
    entries = [f"{match[1]}: {match[2]}" for match in found if match and match[1] in KEYS]
    if len(entries) == len(lines):
        written = sorted(entries, key=lambda entry: KEYS.index(entry.partition(":")[0]))
    else:
        written = [trim(line) for line in lines]
    return ["---", *written, "---"]


def format_source(file: str, data: bytes, language: str) -> tuple[str | None, list[Problem]]:
    """The canonical form of a file with the tag of its language; None and why where it has none.

    It is proved before it is given: the text reads as the same values, has the same words, and is
    its own canonical form.
    """
    source, problems = read_text(file, data)
    if source is None:
        return None, problems
    parsed, found = parse_file(source, language)
    hindering = [problem for problem in [*problems, *found] if problem.code not in HARMLESS]
    if parsed is None or hindering:
        return None, sorted_problems(hindering)
    written = write_canonical(source.text)
    if written == source.text:
        return written, []
    place = find_change(parsed, source.text, written, language)
    if place is None and write_canonical(written) != written:
        place = Place(file)
    if place is None:
        return written, []
    hint = "Write it in a plainer way, or report this as a fault of `glossa fmt`."
    message = "Another form would change what this says; the file is left as it is."
    return None, [Problem("G215", place, message, hint)]


def find_change(before: FileSource, text: str, written: str, language: str) -> Place | None:
    """Where `written` says anything else than `before`, which was read from `text`."""
    after, problems = parse_file(SourceText(before.file, written), language)
    if after is None or any(problem.code not in HARMLESS for problem in problems):
        return Place(before.file)
    pairs = zip(_pieces(before), _pieces(after), strict=False)
    for (place, ours), (_, theirs) in pairs:
        if without_places(ours) != without_places(theirs):
            return place
    same = without_places(before) == without_places(after)
    return None if same and count_words(text) == count_words(written) else Place(before.file)


def _pieces(source: FileSource) -> list[tuple[Place, Any]]:
    """The parts of a file with their places, in an order of their own."""
    notes = [(note.place, note) for note in source.notes]
    if isinstance(source, ArticleSource):
        provisions = source.provisions.items()
        rows = [(text.place, (eid, text)) for eid, text in provisions]
        return [(source.heading.place, source.heading), *rows, *notes]
    rest = [(getattr(block, "place", source.title.place), block) for block in source.body]
    return [(source.title.place, source.title), *rest, *notes]


def find_uncanonical(file: str, data: bytes, written: str) -> Problem | None:
    """That a file is not in canonical form, at the first line which would change."""
    text = data.decode("utf-8", errors="replace")
    if text == written:
        return None
    now, then = text.split("\n"), written.split("\n")
    same = next((n for n, pair in enumerate(zip(now, then, strict=False)) if pair[0] != pair[1]), 0)
    message = "The file is not in canonical form from here on; what it says is fine."
    hint = f"Run `glossa fmt {file}`, or leave it to the editors."
    return Problem("G214", Place(file, same + 1), message, hint, Severity.WARNING)
