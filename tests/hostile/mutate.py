"""Changes bytes as accident and malice do: a seed gives the same change every time."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

Mutation = Callable[[bytes, random.Random], bytes]

PIECES = (
    # the grammar of sources
    *("{#para_1}", "{#", "}", ":::", "::::{note} para_1", ":::{wording}", ":id: g-a", ":also: "),
    *("---",),
    *(":source: glossa; glossa", ":as-of: law", ":title: ", "# ", "## ", "- ", "1. ", "> "),
    *("```", "~~~"),
    *("|", "|---|", "*", "_", "**", "`", "\\", "[", "](", "](#para_1)", "{lang=en}", "{lang="),
    *("<b>",),
    *("<!--", "&lt;", "&#0;", "![x](y)", "(note:g-a)", "(https://", "javascript:", "  \n", "\r"),
    *("\t",),
    # YAML
    *("&a ", "*a", "!!python/name:os.system ", "? ", "|", ">", "{", "[", "- - - ", "'", '"'),
    *("%YAML", "<<: "),
    *("0x", "1:1:1", ".inf", "null", "2025-13-45", "9" * 5000, "!!binary ", "\n...\n", "# "),
    # citations
    *("статья 17", "ст. ", "пп. 3) п. 3 ст. 17", "17-баптың 3-тармағы", "осы баптың ", "там же"),
    *("№ ", "art. "),
    *("Article 5(1)(c)", "AI Act", "статьи 12–14", "99999999999999999999", "641-1", "III ", "0"),
    *("-",),
    # HTML
    *("<p>", "</p>", "<table><tr><td>", "<script>", "<a id='st1'>", "&nbsp;", "&#x110000;"),
    *("]]>", "<h3>"),
    # letters
    *("\u202e", "\u200b", "\ufeff", "\u2028", "\x0b", "\x0c", "\x00", "\ufffd", "и\u0306", "İ"),
    *("ß", "𝟏", "١"),
)  # fmt: skip
LONG = ("[", "(", "*", "_", "`", "> ", "- ", "{", "<", "&", "|", "a", "é", "ә", "1", " ", "\n", ":")
LONG_PIECES = ("ст. 17, ", "[a](b ", "![", "[a]{lang=", "17-баптың ", "|a\n|-\n", "- a\n  - b\n")
SCRAPS = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x00\x01", b"\xef\xbb\xbf")


def _at(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def flip(data: bytes, chance: random.Random) -> bytes:
    """Single bytes that became others."""
    changed = bytearray(data or b"x")
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def remove(data: bytes, chance: random.Random) -> bytes:
    """A stretch that is gone."""
    start = _at(data, chance)
    return data[:start] + data[start + chance.randint(1, 200) :]


def repeat(data: bytes, chance: random.Random) -> bytes:
    """A stretch that stands there many times."""
    start = _at(data, chance)
    piece = data[start : start + chance.randint(1, 80)]
    return data[:start] + piece * chance.randint(2, 40) + data[start:]


def move(data: bytes, chance: random.Random) -> bytes:
    """Two stretches that changed places."""
    one, two, three = sorted(_at(data, chance) for _ in range(3))
    return data[:one] + data[two:three] + data[one:two] + data[three:]


def insert(data: bytes, chance: random.Random) -> bytes:
    """Pieces of the formats, anywhere."""
    for _ in range(chance.randint(1, 12)):
        start = _at(data, chance)
        data = data[:start] + chance.choice(PIECES).encode() + data[start:]
    return data


def insert_lines(data: bytes, chance: random.Random) -> bytes:
    """Pieces of the formats as lines of their own."""
    lines = data.split(b"\n")
    for _ in range(chance.randint(1, 12)):
        lines.insert(chance.randrange(len(lines) + 1), chance.choice(PIECES).encode())
    return b"\n".join(lines)


def swap_lines(data: bytes, chance: random.Random) -> bytes:
    """Lines in another order."""
    lines = data.split(b"\n")
    first = chance.randrange(len(lines))
    stretch = lines[first : first + chance.randint(2, 12)]
    chance.shuffle(stretch)
    lines[first : first + len(stretch)] = stretch
    return b"\n".join(lines)


def indent(data: bytes, chance: random.Random) -> bytes:
    """Lines that moved to the right, or to the left."""
    lines = data.split(b"\n")
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(lines))
        lines[at] = b" " * chance.randint(0, 9) + lines[at].lstrip(b" ")
    return b"\n".join(lines)


def lengthen(data: bytes, chance: random.Random) -> bytes:
    """One mark thousands of times, or one piece hundreds of times."""
    start = _at(data, chance)
    if chance.random() < 0.7:
        run = chance.choice(LONG) * chance.randint(100, 12_000)
    else:
        run = chance.choice(LONG_PIECES) * chance.randint(10, 500)
    return data[:start] + run.encode() + data[start:]


def scrap(data: bytes, chance: random.Random) -> bytes:
    """Bytes that are no letters."""
    start = _at(data, chance)
    return data[:start] + chance.choice(SCRAPS) * chance.randint(1, 30) + data[start:]


MUTATIONS: tuple[Mutation, ...] = (
    flip, remove, repeat, move, insert, insert_lines, swap_lines, indent, lengthen, scrap,
)  # fmt: skip


def mutate(data: bytes, chance: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """The bytes after one to three mutations; sometimes with the end of another of its kind."""
    if others and chance.random() < 0.1:
        other = chance.choice(others)
        data = data[: _at(data, chance)] + other[_at(other, chance) :]
    for mutation in chance.choices(MUTATIONS, k=chance.randint(1, 3)):
        data = mutation(data, chance)
    return data
