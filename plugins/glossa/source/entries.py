"""An entry of a register, read key by key; what is missing, unknown or malformed is reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from glossa.model.languages import Wording
from glossa.problems import Place, Problem
from glossa.source.yaml import Scalar, Value, YamlList, YamlMap

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_INTEGER = re.compile(r"-?\d{1,9}")
_BREAKS_OUT = re.compile(r"<[a-zA-Z/!?]")


@dataclass(slots=True)
class EntryReader:
    """Reads one mapping; `tags` are the languages that words must be given in.

    Each method names a key of the entry and returns what stands there, or an empty value.
    """

    name: str
    entry: YamlMap
    tags: Sequence[str]
    problems: list[Problem]
    _asked: set[str] = field(default_factory=set)

    @property
    def place(self) -> Place:
        """Where the entry begins."""
        return self.entry.place

    def text(self, key: str, *, required: bool = False) -> str:
        """One value as written."""
        value = self._value(key, required=required)
        if isinstance(value, Scalar):
            self._refuse_markup(value)
            return value.text
        if value is not None:
            self._malformed(key, value, "one value", "Write it after the colon, in quotes.")
        return ""

    def choice(self, key: str, choices: Sequence[str], *, required: bool = False) -> str:
        """One of `choices`."""
        text = self.text(key, required=required)
        if text and text not in choices:
            self._malformed(key, self.entry.entries[key], text, f"Choose: {', '.join(choices)}.")
        return text

    def date(self, key: str) -> str:
        """An ISO 8601 date, maybe without day or month."""
        text = self.text(key)
        if text and not _DATE.fullmatch(text):
            value = self.entry.entries[key]
            self._malformed(key, value, f"“{text}”", "Write 2025-11-17, 2025-11 or 2025.")
        return text

    def flag(self, key: str) -> bool:
        """true or false."""
        return self.choice(key, ("true", "false")) == "true"

    def integer(self, key: str) -> int:
        """A whole number."""
        text = self.text(key)
        if text and not _INTEGER.fullmatch(text):
            self._malformed(key, self.entry.entries[key], f"“{text}”", "Write a whole number.")
            return 0
        return int(text or 0)

    def list(self, key: str) -> tuple[str, ...]:
        """A list of values."""
        value = self._value(key)
        if value is None:
            return ()
        return self._texts(key, value)

    def words(self, key: str, *, required: bool = False) -> Wording:
        """Words in every language."""
        value = self._value(key, required=required)
        if not isinstance(value, YamlMap):
            if value is not None:
                self._malformed(key, value, "words in each language", self._languages_hint())
            return Wording({})
        return self._wording(key, value)

    def words_by_name(self, key: str) -> dict[str, Wording]:
        """Names, each with words in every language."""
        named: dict[str, Wording] = {}
        for name, value in self.map(key).items():
            if isinstance(value, YamlMap):
                inner = YamlMap({name: value}, {name: value.place}, value.place)
                named[name] = EntryReader(self.name, inner, self.tags, self.problems).words(name)
            else:
                self._malformed(key, value, "words in each language", self._languages_hint())
        return named

    def some_words(self, key: str) -> Wording:
        """Words in some of the languages, such as the addresses of a text that has no English."""
        words = {}
        for tag, value in self.map(key).items():
            if self._is_language(key, tag, value) and isinstance(value, Scalar):
                self._refuse_markup(value)
                words[tag] = value.text
        return Wording(words)

    def lists_by_language(self, key: str) -> dict[str, tuple[str, ...]]:
        """A list of values in each language; a language without any may be left out."""
        return {
            tag: self._texts(key, value)
            for tag, value in self.map(key).items()
            if self._is_language(key, tag, value)
        }

    def texts_by_language(self, key: str) -> dict[str, dict[str, str]]:
        """Pairs of texts in each language: a variant and why it is not used."""
        pairs: dict[str, dict[str, str]] = {}
        for tag, value in self.map(key).items():
            if not self._is_language(key, tag, value):
                continue
            if isinstance(value, YamlMap):
                pairs[tag] = {
                    name: inner.text
                    for name, inner in value.entries.items()
                    if isinstance(inner, Scalar)
                }
            else:
                self._malformed(key, value, "`variant: why` pairs", "Write one a line.")
        return pairs

    def map(self, key: str, *, required: bool = False) -> Mapping[str, Value]:
        """Values by key, as the file has them."""
        value = self._value(key, required=required)
        if isinstance(value, YamlMap):
            return value.entries
        if value is not None:
            self._malformed(key, value, "keys with values", "Write `key: value`, one a line.")
        return {}

    def entries(self, key: str) -> Iterator[EntryReader]:
        """The entries of a nested mapping, each to be finished by the caller."""
        for name, value in self.map(key).items():
            if isinstance(value, YamlMap):
                yield EntryReader(name, value, self.tags, self.problems)
            else:
                self._malformed(name, value, "an entry", "Write `key: value` pairs below it.")

    def plain(self, key: str) -> Any:
        """Whatever stands there as plain dicts, lists, texts and whole numbers."""
        value = self._value(key)
        return {} if value is None else _to_plain(value)

    def finish(self) -> None:
        """Report the keys that nobody asked for."""
        for key, place in self.entry.keys.items():
            if key not in self._asked:
                near = get_close_matches(key, self._asked, n=1)
                hint = f"Did you mean “{near[0]}”?" if near else "Remove it."
                message = f"{self.name} has a key “{key}” that is not read."
                self.problems.append(Problem("G502", place, message, hint))

    def _value(self, key: str, *, required: bool = False) -> Value | None:
        self._asked.add(key)
        value = self.entry.entries.get(key)
        empty = value is None or (isinstance(value, Scalar) and not value.text)
        if required and empty:
            message = f"{self.name} has no “{key}”."
            self.problems.append(Problem("G503", self.place, message, f"Add `{key}: …`."))
        return None if empty else value

    def _texts(self, key: str, value: Value) -> tuple[str, ...]:
        items = value.items if isinstance(value, YamlList) else ()
        if not isinstance(value, YamlList) or not all(isinstance(i, Scalar) for i in items):
            self._malformed(key, value, "a list", "Write [one, two], or one a line after a dash.")
            return ()
        return tuple(item.text for item in items if isinstance(item, Scalar))

    def _wording(self, key: str, value: YamlMap) -> Wording:
        words = {}
        for tag, inner in value.entries.items():
            if self._is_language(key, tag, inner) and isinstance(inner, Scalar):
                self._refuse_markup(inner)
                words[tag] = inner.text
        missing = [tag for tag in self.tags if not words.get(tag)]
        if missing:
            message = f"{self.name}: “{key}” is missing in {', '.join(missing)}."
            place = self.entry.keys[key]
            self.problems.append(Problem("G504", place, message, self._languages_hint()))
        return Wording(words)

    def _is_language(self, key: str, tag: str, value: Value) -> bool:
        if tag in self.tags:
            return True
        self._malformed(key, value, f"“{tag}”, which is no language", self._languages_hint())
        return False

    def _languages_hint(self) -> str:
        return f"Write {{{', '.join(f'{tag}: …' for tag in self.tags)}}}."

    def _malformed(self, key: str, value: Value, expected: str, hint: str) -> None:
        message = f"{self.name}: “{key}” is not as it should be: {expected}."
        self.problems.append(Problem("G501", value.place, message, hint))

    def _refuse_markup(self, value: Scalar) -> None:
        if _BREAKS_OUT.search(value.text):
            hint = "Registers hold plain words; write ‹ › or put the code into a page."
            message = f"{self.name}: raw HTML is not read."
            self.problems.append(Problem("G113", value.place, message, hint))


def _to_plain(value: Value) -> Any:
    match value:
        case Scalar(text, _, plain):
            return int(text) if plain and _INTEGER.fullmatch(text) else text
        case YamlList(items):
            return [_to_plain(item) for item in items]
        case YamlMap(entries):
            return {key: _to_plain(inner) for key, inner in entries.items()}
