"""A picture on a page of prose: `:::{picture} tools`, and in the body what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from glossa.model.prose import Picture, plain_text
from glossa.source.markdown import MarkdownReader

FOLDER = "docs/assets/pictures"
"""Where pictures lie, one a language: `tools.kk.webp`."""

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
