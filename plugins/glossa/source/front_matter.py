"""The front matter of a source file: which article, topic or page it is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from glossa.problems import Place, Problem
from glossa.source.text import SourceText
from glossa.source.values import Field
from glossa.source.yaml import Scalar, read_yaml

KEYS = ("act", "provision", "topic", "page")
"""What front matter can hold, in the order it is written."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys of a file and how many lines they take."""

    fields: dict[str, Field] = field(default_factory=dict)
    lines: int = 0


def read_front_matter(source: SourceText) -> tuple[FrontMatter, list[Problem]]:
    """The lines between the first two `---`."""
    lines = source.lines
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        hint = "Begin the file with ---, `act: ai-law`, `provision: art_17`, ---."
        message = "The file has no front matter."
        return FrontMatter(), [Problem("G208", Place(source.file), message, hint)]
    entries, problems = read_yaml("\n".join(lines[1:end]), source.file, line=1)
    fields: dict[str, Field] = {}
    for key, value in (entries.entries if entries else {}).items():
        if key not in KEYS:
            hint = f"Only these can stand here: {', '.join(KEYS)}."
            place = entries.keys[key] if entries else Place(source.file)
            problems.append(Problem("G209", place, f"There is no key “{key}”.", hint))
        elif not isinstance(value, Scalar) or not value.text:
            hint = f"Write one word after `{key}:`."
            problems.append(Problem("G209", value.place, f"“{key}” has no word.", hint))
        else:
            fields[key] = Field(value.text, value.place)
    return FrontMatter(fields, end + 1), problems
