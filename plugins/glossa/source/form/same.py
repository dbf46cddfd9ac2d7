"""Whether two ways of writing say the same: compared as values, places aside, letters composed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from glossa.model.address import EId
from glossa.problems import Place
from glossa.source.markdown import MarkdownReader
from glossa.source.values import NoteSource

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")


def without_places(value: Any) -> Any:
    """`value` as plain tuples and texts that compare equal wherever they were written."""
    match value:
        case Place():
            return None
        case EId() | Enum():
            return value
        case NoteSource(annotation=note, attributes=written):
            # Their values are in the annotation; as written they differ in spaces.
            lines = {name: _SPACE.sub("", field.text) for name, field in written.items()}
            return without_places(note), without_places(lines)
        case str():
            return unicodedata.normalize("NFC", value)
        case tuple() | list():
            return tuple(without_places(item) for item in value)
        case Mapping():
            return {key: without_places(item) for key, item in value.items()}
        case _ if is_dataclass(value):
            inner = (without_places(getattr(value, field.name)) for field in fields(value))
            return (type(value).__name__, *inner)
    return value


def count_words(text: str) -> Counter[str]:
    """How often each word and number stands in `text`, whatever surrounds it."""
    return Counter(_WORD.findall(unicodedata.normalize("NFC", text)))


def blocks_of(text: str) -> Any:
    """What `text` says as blocks, comparable."""
    reader = MarkdownReader("", text.split("\n"))
    prose = reader.read_prose(reader.read_blocks(text, 0))
    return without_places(prose), [(problem.code, problem.message) for problem in reader.problems]


def words_of(text: str) -> Any:
    """What `text` says as running words, comparable."""
    reader = MarkdownReader("", text.split("\n"))
    words = reader.read_inline(text, 0)
    return without_places(words), [(problem.code, problem.message) for problem in reader.problems]


def mend(text: str, mends: tuple[Callable[[str], str], ...], reading: Callable[[str], Any]) -> str:
    """`text` after those of `mends` that leave its `reading` as it is, one after the other."""
    said = None
    for change in mends:
        changed = change(text)
        if changed == text:
            continue
        said = reading(text) if said is None else said
        if reading(changed) == said:
            text = changed
    return text
