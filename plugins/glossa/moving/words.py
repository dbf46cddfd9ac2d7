"""Citations in running words: how they must read after a step.

The recogniser of citations says what words meant before. Where that moved, the numbers in them are
changed, and the recogniser has to read the new address in the new words: else a person must mend
them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, product

from glossa.corpus import Corpus
from glossa.model.address import Address, EId, parse_address
from glossa.moving.edits import Edit, line_starts
from glossa.moving.names import Names
from glossa.moving.passages import Key, collect_passages
from glossa.tables.citations import CitationReader
from glossa.tables.passages import CitationFound, Passage

_TRIES = 64
_NUMBER = re.compile(r"[0-9]+(?:-[0-9]+)*")
_RANGE = re.compile(r"[0-9]\)?\s*[–—]\s*[0-9]|\b(?:to|through|по|бастап|дейін)\b")
_LINK_TARGET = re.compile(r"\]\([^()\s]*\)")


@dataclass(frozen=True, slots=True)
class Reworded:
    """A citation that means something else after the step: `old` words, and `new` ones if found."""

    citation: CitationFound
    new: str | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A passage with what its words say by themselves, and the links that only have a label."""

    passage: Passage
    found: tuple[CitationFound, ...]
    labels: tuple[CitationFound, ...]


class Words:
    """What the words of an edition say before a step, to be held against what they say after."""

    def __init__(self, before: Corpus, names: Names) -> None:
        self._names = names
        read = _read_all(before)
        self._before = {key: one for key, one in read.items() if one.found or one.labels}

    def find_reworded(self, after: Corpus) -> Iterator[Reworded]:
        """The citations whose words must change; `after` are the sources with all names moved."""
        reader = CitationReader(after)
        now = _read_all(after)
        for key, reading in self._before.items():
            for one in reading.labels:
                expected = self._moved(one)
                if expected != one.targets and _names_a_change(one, expected):
                    yield Reworded(one, _relabel(one, expected))
            new = now.get(self._key(key))
            if new is None:
                continue
            said = {(one.start, one.end): one.targets for one in new.found}
            for one in reading.found:
                expected = self._moved(one)
                if said.get((one.start, one.end)) != expected:
                    yield Reworded(one, _reword(one, expected, new.passage, reader))

    def find_mislabelled(self) -> Iterator[CitationFound]:
        """Links whose label has a number that changes, and more than numbers can say."""
        for reading in self._before.values():
            for one in reading.labels:
                expected = self._moved(one)
                if _names_a_change(one, expected) and _relabel(one, expected) is None:
                    yield one

    def find_unsaid(self, after: Corpus) -> Iterator[CitationFound]:
        """The citations whose sense nothing says any more after the step."""
        now = _read_all(after)
        for key, reading in self._before.items():
            new = now.get(self._key(key))
            said = Counter(one.targets for one in new.found) if new else Counter()
            for one in reading.found:
                expected = self._moved(one)
                if not said[expected]:
                    yield one
                said[expected] -= 1

    def _key(self, key: Key) -> Key:
        return (self._names.move(key[0]), *key[1:])

    def _moved(self, one: CitationFound) -> tuple[str, ...]:
        return tuple(self._names.move(target) for target in one.targets)


def _read_all(corpus: Corpus) -> dict[Key, _Reading]:
    reader = CitationReader(corpus)
    return {key: _read(one, reader) for key, one in collect_passages(corpus).items()}


def _read(passage: Passage, reader: CitationReader) -> _Reading:
    """Words that an author linked count as a citation where they say what the link says."""
    alone = [one for one in reader.read(replace(passage, links=())) if one.targets]
    if not passage.links:
        return _Reading(passage, tuple(alone), ())
    linked = {(one.start, one.end): one for one in reader.read(passage) if one.targets}
    labels: list[CitationFound] = []
    found = [one for one in alone if _says_what_is_linked(one, passage, linked)]
    for settled in passage.links:
        label = linked.get((settled.start, settled.end))
        if label and not any(one.start < label.end and label.start < one.end for one in found):
            labels.append(label)
    return _Reading(passage, tuple(found), tuple(labels))


def _says_what_is_linked(
    one: CitationFound, passage: Passage, linked: Mapping[tuple[int, int], CitationFound]
) -> bool:
    """Whether the links that lie in a citation lead to what it names; mostly there are none."""
    inside = [s for s in passage.links if s.start < one.end and one.start < s.end]
    links = [linked.get((settled.start, settled.end)) for settled in inside]
    return all(link is not None and set(link.targets) <= set(one.targets) for link in links)


def _reword(
    one: CitationFound, expected: tuple[str, ...], passage: Passage, reader: CitationReader
) -> str | None:
    """Words that are read as `expected` in the place of the citation, if numbers alone do it."""
    if _RANGE.search(one.quote) and _ranks(one.targets) != _ranks(expected):
        return None  # from 30 to 18 is no range
    for text in _variants(one, expected):
        whole = passage.text[: one.start] + text + passage.text[one.end :]
        trial = replace(passage, text=whole, links=())
        for found in reader.read(trial):
            if (found.start, found.quote, found.targets) == (one.start, text, expected):
                return text
    return None


def _names_a_change(one: CitationFound, expected: tuple[str, ...]) -> bool:
    """Whether the label of a link has a number that is another one after the step."""
    return not _new_numbers(one.targets, expected).keys().isdisjoint(_NUMBER.findall(one.quote))


def _relabel(one: CitationFound, expected: tuple[str, ...]) -> str | None:
    """The label, where its numbers stand together in the address, innermost first or last."""
    places = list(_NUMBER.finditer(one.quote))
    written = [place[0] for place in places]
    old, new = _steps(one.targets[0]), _steps(expected[0])
    for order in (slice(None), slice(None, None, -1)):
        for start in range(min(len(old), len(new)) - len(written), -1, -1):
            window = slice(start, start + len(written))
            if list(old[window][order]) == written:
                return _put(one.quote, places, new[window][order])
    return None


def _variants(one: CitationFound, expected: tuple[str, ...]) -> Iterator[str]:
    """The words with other numbers, every way in which old numbers can become new ones."""
    numbers = _new_numbers(one.targets, expected)
    places = list(_NUMBER.finditer(one.quote))
    choices = [(place[0], *sorted(numbers.get(place[0], ()))) for place in places]
    for chosen in islice(product(*choices), 1, _TRIES):
        yield _put(one.quote, places, chosen)


def _ranks(targets: Iterable[str]) -> list[int]:
    """The order in which the law has the targets."""
    addresses = [parse_address(target) or Address("") for target in targets]
    return [sorted(addresses).index(address) for address in addresses]


def _put(text: str, places: list[re.Match[str]], numbers: Iterable[str]) -> str:
    pieces, at = [], 0
    for place, number in zip(places, numbers, strict=True):
        pieces += [text[at : place.start()], number]
        at = place.end()
    return "".join([*pieces, text[at:]])


def _new_numbers(old: Iterable[str], new: Iterable[str]) -> Mapping[str, set[str]]:
    numbers: dict[str, set[str]] = {}
    for one, other in zip(old, new, strict=True):
        for before, after in zip(_steps(one), _steps(other), strict=False):
            if before != after:
                numbers.setdefault(before, set()).add(after)
    return numbers


def _steps(reference: str) -> tuple[str, ...]:
    address = parse_address(reference)
    eid = address.eid if address else None
    return tuple(step.number for step in eid.steps) if isinstance(eid, EId) else ()


def place_rewording(source: str, reworded: Reworded) -> list[Edit]:
    """The edits of the source file; none where the words are not found there as they are read."""
    one = reworded.citation
    pattern = _in_markdown(one.quote)
    before = len(re.findall(re.escape(one.quote), one.passage.text[: one.start]))
    found = pattern.finditer(source, _start_of_words(source, one.passage))
    match = next(islice(found, before, None), None)
    if match is None or reworded.new is None:
        return []
    numbers = _NUMBER.findall(reworded.new)
    raw = _LINK_TARGET.sub(lambda link: " " * len(link[0]), match[0])
    places = list(_NUMBER.finditer(raw))
    if len(numbers) != len(places):
        return []
    return [
        Edit(match.start() + place.start(), match.start() + place.end(), number)
        for place, number in zip(places, numbers, strict=True)
        if number != place[0]
    ]


def _in_markdown(quote: str) -> re.Pattern[str]:
    """Words as a source may have them: over line ends, partly in a link or emphasised."""
    mark = r"(?:[*_\[]|\](?:\([^()\s]*\)|\{[^{}]*\})?)*"
    pieces = re.findall(r"\s+|\w+|[^\w\s]", quote)
    return re.compile(mark.join(r"\s+" if one.isspace() else re.escape(one) for one in pieces))


def _start_of_words(source: str, passage: Passage) -> int:
    """Where the words of a passage begin: a note's behind its attributes."""
    start = line_starts(source)[passage.place.line - 1]
    if not passage.is_note:
        return start
    lines = source[start:].split("\n")
    head = next((n for n, line in enumerate(lines[1:], 1) if not line.strip().startswith(":")), 1)
    return start + sum(len(line) + 1 for line in lines[:head])
