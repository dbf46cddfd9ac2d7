"""Damages sources the way editors, mail programs and hurried hands do.

Each kind of damage takes the lines of a file and a random generator and returns the damaged bytes
and the line where a reader should look first, or None where the damage may be harmless.
"""

from __future__ import annotations

import random
from collections.abc import Callable

Damage = Callable[[list[str], random.Random], "tuple[bytes, int | None] | None"]


def _join(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()


def _pick(lines: list[str], chance: random.Random, start: str) -> int | None:
    places = [number for number, line in enumerate(lines) if line.startswith(start)]
    return chance.choice(places) if places else None


def cut_the_end(lines: list[str], chance: random.Random) -> tuple[bytes, int | None]:
    """A download that broke off, maybe inside a letter."""
    data = _join(lines)
    return data[: chance.randrange(len(data))], None


def cut_the_middle(lines: list[str], chance: random.Random) -> tuple[bytes, int | None]:
    """A block that was deleted by mistake."""
    first = chance.randrange(len(lines))
    return _join(lines[:first] + lines[first + chance.randint(1, 12) :]), None


def swap_lines(lines: list[str], chance: random.Random) -> tuple[bytes, int | None]:
    """Two lines that changed places."""
    changed = list(lines)
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    changed[one], changed[two] = changed[two], changed[one]
    return _join(changed), None


def wrong_id(lines: list[str], chance: random.Random) -> tuple[bytes, int | None] | None:
    """An id that does not agree with its number."""
    at = _pick(lines, chance, "{#")
    if at is None:
        return None
    changed = list(lines)
    changed[at] = changed[at].replace(
        "{#", chance.choice(["{#par_", "{# ", "{#art_99__", "{#x"]), 1
    )
    return _join(changed), at + 1


def open_id(lines: list[str], chance: random.Random) -> tuple[bytes, int | None] | None:
    """An id whose brace is gone."""
    at = _pick(lines, chance, "{#")
    if at is None:
        return None
    changed = list(lines)
    changed[at] = changed[at].replace("}", "", 1)
    return _join(changed), at + 1


def broken_yaml(lines: list[str], chance: random.Random) -> tuple[bytes, int | None]:
    """Front matter that YAML cannot read."""
    line = chance.choice(["act: [", "act: *x", "act: &a b", "act: !!x y", ": :", "act: 'x"])
    return _join([lines[0], line, *lines[1:]]), None


def mixed_scripts(lines: list[str], chance: random.Random) -> tuple[bytes, int | None] | None:
    """A letter from the other keyboard inside a word."""
    places = [(n, i) for n, line in enumerate(lines) for i, letter in enumerate(line)
              if letter in "аеіорсух" and i and "а" <= line[i - 1] <= "я"]  # fmt: skip
    if not places:
        return None
    at, column = chance.choice(places)
    latin = dict(zip("аеіорсух", "aeiopcyx", strict=True))[lines[at][column]]
    changed = list(lines)
    changed[at] = changed[at][:column] + latin + changed[at][column + 1 :]
    return _join(changed), at + 1


def nested_fence(lines: list[str], chance: random.Random) -> tuple[bytes, int | None] | None:
    """A directive that opens inside another one."""
    at = _pick(lines, chance, ":::{")
    if at is None:
        return None
    inner = [":" * chance.randint(3, 8) + "{note}"] * chance.randint(1, 30)
    return _join(lines[: at + 1] + inner + lines[at + 1 :]), None


def unknown_directive(lines: list[str], chance: random.Random) -> tuple[bytes, int | None] | None:
    """A kind of note that does not exist."""
    at = _pick(lines, chance, ":::{")
    if at is None:
        return None
    changed = list(lines)
    changed[at] = changed[at].replace("{", "{x", 1)
    return _join(changed), at + 1


def lost_attribute(lines: list[str], chance: random.Random) -> tuple[bytes, int | None] | None:
    """A directive without its source."""
    at = _pick(lines, chance, ":source:")
    return None if at is None else (_join(lines[:at] + lines[at + 1 :]), None)


def binary(lines: list[str], chance: random.Random) -> tuple[bytes, int | None]:
    """Bytes that are no text."""
    at = chance.randrange(len(lines))
    noise = bytes(chance.randrange(256) for _ in range(40)) + b"\xff\x00"
    return _join(lines[:at]) + b"\n" + noise + b"\n" + _join(lines[at:]), None


def invisible(lines: list[str], chance: random.Random) -> tuple[bytes, int | None]:
    """A mark that no one sees."""
    at = chance.randrange(len(lines))
    mark = chance.choice("\u202e\u200b\u2066\ufeff\t\u2028\x0c")
    changed = list(lines)
    changed[at] += mark
    return _join(changed), at + 1


def deep_nesting(lines: list[str], chance: random.Random) -> tuple[bytes, int | None]:
    """Thousands of quotation marks, brackets, stars or list marks."""
    mark = chance.choice(["> ", "[", "*", "- ", "`", "![", "<", "{", "((", "\\"])
    return _join([*lines, "", mark * 4000 + "x"]), None


def shuffled_words(lines: list[str], chance: random.Random) -> tuple[bytes, int | None]:
    """Pieces of the format sprinkled over the file."""
    pieces = [":::", "{#para_1}", "---", ":id: x", "```", "| a |", "# x", "](", "<b>", "\r", "::::"]
    changed = list(lines)
    for _ in range(chance.randint(1, 8)):
        changed.insert(chance.randrange(len(changed)), chance.choice(pieces))
    return _join(changed), None


DAMAGES: tuple[Damage, ...] = (
    cut_the_end,
    cut_the_middle,
    swap_lines,
    wrong_id,
    open_id,
    broken_yaml,
    mixed_scripts,
    nested_fence,
    unknown_directive,
    lost_attribute,
    binary,
    invisible,
    deep_nesting,
    shuffled_words,
)
