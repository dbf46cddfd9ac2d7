"""A picture on a page of prose: `:::{picture} tools`, and in the body what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from glossa.model.prose import Picture, plain_text
from glossa.source.markdown import MarkdownReader

Size = tuple[int, int]
"""Width and height in pixels."""

FOLDER = "docs/assets/pictures"
"""Where pictures lie, one a language: `tools.kk.webp`."""

HEAD = 30
"""How many bytes of a picture its size is read from."""

_HEAD = re.compile(r"\{picture\} *(.*)")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def is_picture(node: SyntaxTreeNode) -> bool:
    """Whether a block is a picture directive."""
    return node.type == "colon_fence" and node.info.strip().startswith("{picture}")


def read_picture(node: SyntaxTreeNode, reader: MarkdownReader, subject: str) -> Iterator[Picture]:
    """The picture that a directive names; nothing but a problem where it cannot stand."""
    place = reader.place_of(node)
    match = _HEAD.fullmatch(node.info.strip())
    name = match[1] if match else ""
    first = (node.map[0] if node.map else 0) + 1
    alt = plain_text(reader.read_prose(reader.read_blocks(node.content, first)))
    if not subject.startswith("page:"):
        hint = "Say it in words; pictures stand on pages such as the guide alone."
        reader.report("G118", place, "A picture stands in an article or essay.", hint)
    elif not _NAME.fullmatch(name):
        hint = f"Write {{picture}} and the name of a file in {FOLDER}, without its language."
        reader.report("G118", place, f"“{name}” names no picture.", hint)
    elif not alt:
        hint = "Say below the first line what it shows, for those who cannot see it."
        reader.report("G118", place, "This picture has no words.", hint)
    else:
        yield Picture(name, " ".join(alt.split()), place)


def picture_name(file: str) -> str | None:
    """`tools.kk` for `docs/assets/pictures/tools.kk.webp`; None for any other file."""
    if not file.startswith(f"{FOLDER}/") or not file.endswith(".webp"):
        return None
    return file.removeprefix(f"{FOLDER}/").removesuffix(".webp")


def read_size(data: bytes) -> Size | None:
    """The size of a WebP picture, from its first bytes; None where they are no WebP's.

    RFC 9649: section 2.7 for the extended form, 3.4 for the lossless one; RFC 6386, section 9.1,
    for a frame of VP8.
    """
    if len(data) < HEAD or data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return None
    match data[12:16]:
        case b"VP8X":
            return 1 + _number(data[24:27]), 1 + _number(data[27:30])
        case b"VP8L" if data[20] == 0x2F:
            both = _number(data[21:25])
            return 1 + (both & 0x3FFF), 1 + (both >> 14 & 0x3FFF)
        case b"VP8 " if data[23:26] == b"\x9d\x01\x2a":
            return _number(data[26:28]) & 0x3FFF, _number(data[28:30]) & 0x3FFF
        case _:
            return None


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")
