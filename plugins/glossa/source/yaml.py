"""YAML with places: front matter and registers, read without building anything from them.

Scalars stay text as written, so that `no`, `010` and `2025-11-17` are what the editor typed. What
can surprise or harm is refused: doubled keys, anchors and aliases (with which a small file unfolds
into gigabytes), tags, very deep nesting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from glossa.problems import Place, Problem

MAX_DEPTH = 20

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's, where PyYAML has it


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as written; `plain` is false for a quoted one."""

    text: str
    place: Place
    plain: bool = True


@dataclass(frozen=True, slots=True)
class YamlList:
    """A list of values."""

    items: tuple[Value, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class YamlMap:
    """Values by key; `keys` says where each key stands."""

    entries: Mapping[str, Value]
    keys: Mapping[str, Place]
    place: Place


Value = Scalar | YamlList | YamlMap


def read_yaml(
    text: str, file: str, *, line: int = 0, foreign: bool = False
) -> tuple[YamlMap | None, list[Problem]]:
    """The mapping that `text` holds; None where there is none.

    `line` is how many lines of the file come before `text`. `foreign` accepts tags, for files that
    belong to other programs.
    """
    reader = _Reader(file, line, foreign)
    try:
        refused = reader.refuse_events(text)
        node = None if refused else yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, [reader.syntax_problem(error)]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        hint = "Remove what stands there; a list or a map is nested at most a few levels deep."
        return None, [Problem("G201", Place(file, line + 1), f"The YAML is broken: {error}", hint)]
    if refused:
        return None, [refused]
    if not isinstance(node, MappingNode):
        hint = "Write `key: value`, one a line."
        return None, [
            Problem("G202", Place(file, line + 1), "Keys with values are expected.", hint)
        ]
    value = reader.read_map(node)
    return value, reader.problems


class _Mark(Protocol):
    line: int
    column: int


class _Reader:
    def __init__(self, file: str, line: int, foreign: bool) -> None:
        self.file = file
        self.line = line
        self.foreign = foreign
        self.problems: list[Problem] = []

    def place(self, mark: _Mark | None) -> Place:
        if mark is None:
            return Place(self.file, self.line + 1)
        return Place(self.file, self.line + mark.line + 1, mark.column + 1)

    def syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        what = " ".join(part for part in (error.context, error.problem) if part)
        place = self.place(error.problem_mark or error.context_mark)
        hint = "Values with a colon, a quotation mark or a bracket at the start go in quotes."
        return Problem("G201", place, f"The YAML is broken: {what}.", hint)

    def refuse_events(self, text: str) -> Problem | None:
        """What is refused before anything is built, so that a bomb never unfolds."""
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            place = self.place(event.start_mark)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                hint = "Write the value out where it is needed."
                return Problem("G204", place, "Anchors and aliases (&, *) are not read.", hint)
            if depth > MAX_DEPTH:
                return Problem("G205", place, f"More than {MAX_DEPTH} levels deep.", "Flatten it.")
            tag = getattr(event, "tag", None)
            if tag and not self.foreign:
                hint = "Leave the word with the exclamation mark out, or put the value in quotes."
                return Problem("G206", place, f"The tag {tag} is not read.", hint)
        return None

    def read(self, node: Node) -> Value:
        if isinstance(node, MappingNode):
            return self.read_map(node)
        place = self.place(node.start_mark)
        if isinstance(node, SequenceNode):
            return YamlList(tuple(self.read(item) for item in node.value), place)
        assert isinstance(node, ScalarNode)
        text = "" if node.tag.endswith(":null") and not node.style else node.value
        return Scalar(text, place, plain=not node.style)

    def read_map(self, node: MappingNode) -> YamlMap:
        entries: dict[str, Value] = {}
        keys: dict[str, Place] = {}
        for key_node, value_node in node.value:
            place = self.place(key_node.start_mark)
            key = key_node.value if isinstance(key_node, ScalarNode) else None
            if key is None:
                hint = "A key is a word; put it in quotes if it has brackets."
                self.problems.append(Problem("G202", place, "This key is not a word.", hint))
            elif key in entries:
                message = f"“{key}” stands twice, first on line {keys[key].line}."
                self.problems.append(Problem("G203", place, message, "Keep one of the two."))
            else:
                keys[key] = place
                entries[key] = self.read(value_node)
        return YamlMap(entries, keys, self.place(node.start_mark))
