"""All words of an edition in which an address can be named: law, notes, titles, essays, registers.

`glossa.tables.passages` has the law and the notes, whose citations become links; here come the
words beside them, in which nothing is linked and yet a number can grow wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from glossa.corpus import Corpus
from glossa.model.address import Address
from glossa.model.languages import Wording
from glossa.model.pages import NoteSlot
from glossa.model.prose import plain_text
from glossa.problems import Place
from glossa.tables.layers import Layer
from glossa.tables.passages import Passage, context_of, find_passages

_REGISTERS = ("acts", "terms", "timeline", "divergences", "signals", "changes", "tables")

Key = tuple[str, ...]
"""What a passage goes by: its origin and language, and where it stands there."""


def collect_passages(corpus: Corpus) -> dict[Key, Passage]:
    """Every passage of our own words; official texts are not ours to change."""
    own = (passage for passage in find_passages(corpus) if passage.layer is not Layer.OFFICIAL)
    found: dict[Key, Passage] = {(one.origin, one.tag): one for one in own}
    found.update(_titles(corpus))
    found.update(_pages(corpus))
    found.update(_registers(corpus))
    return found


def _titles(corpus: Corpus) -> Iterator[tuple[Key, Passage]]:
    for note in corpus.annotations:
        for tag, text in note.texts.items():
            if text.title:
                origin, place = f"note:{note.id}", text.places.get("title", text.place)
                context = context_of(corpus, note)
                yield (origin, tag, "title"), Passage(origin, tag, text.title, context, place)


def _pages(corpus: Corpus) -> Iterator[tuple[Key, Passage]]:
    for subject, page in corpus.pages.items():
        for tag, body in page.bodies.items():
            blocks = (block for block in body if not isinstance(block, NoteSlot))
            for count, block in enumerate(blocks):
                passage = Passage(
                    subject, tag, plain_text((block,)), _main_act(corpus), block.place
                )
                yield (subject, tag, str(count)), passage


def _registers(corpus: Corpus) -> Iterator[tuple[Key, Passage]]:
    main = _main_act(corpus)
    for name in _REGISTERS:
        for entry, value in getattr(corpus, name).items():
            context = Address(entry) if name == "acts" else main
            for origin, place, words in _wordings(value, f"{name} {entry}", value.place):
                for tag, text in words.by_tag.items():
                    yield (origin, tag), Passage(origin, tag, text, context, place)


def _wordings(value: object, origin: str, place: Place) -> Iterator[tuple[str, Place, Wording]]:
    """All short words in a value of a register, with the nearest place above them."""
    if isinstance(value, Wording):
        yield origin, place, value
    elif is_dataclass(value):
        at = getattr(value, "place", place)
        for part in fields(value):
            yield from _wordings(getattr(value, part.name), f"{origin} {part.name}", at)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _wordings(inner, f"{origin} {key}", place)
    elif isinstance(value, tuple):
        for count, inner in enumerate(value):
            yield from _wordings(inner, f"{origin} {count}", place)


def _main_act(corpus: Corpus) -> Address:
    return Address(next((a.act for a in corpus.articles), next(iter(corpus.acts), "")))
