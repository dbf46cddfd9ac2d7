"""All words of an edition in which an address can be named: law, notes, titles, essays, registers.

`glossa.tables.passages` has the law and the notes, whose citations become links; here come the
words beside them, in which nothing is linked and yet a number can grow wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossa.corpus import Corpus
from glossa.model.address import Address
from glossa.model.languages import Wording
from glossa.model.pages import NoteSlot
from glossa.model.prose import plain_text
from glossa.problems import Place
from glossa.tables.layers import Layer
from glossa.tables.passages import Passage, context_of, find_passages

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
    context = _main_act(corpus)
    for origin, place, words in _wordings(corpus):
        for tag, text in words.items():
            yield (origin, tag), Passage(origin, tag, text, context, place)


def _wordings(corpus: Corpus) -> Iterator[tuple[str, Place, Mapping[str, str]]]:
    fields: list[tuple[str, Place, Wording]] = []
    for term in corpus.terms.values():
        fields += [(f"{term.id} {n}", term.place, w) for n, w in _said(term, "definition", "note")]
    for one in corpus.divergences.values():
        fields += [(f"{one.id} says {tag}", one.place, words) for tag, words in one.says.items()]
        fields.append((f"{one.id} effect", one.place, one.effect))
    fields += [(f"{e.id} title", e.place, e.title) for e in corpus.events.values()]
    fields += [(f"{s.id} reason", s.place, s.reason) for s in corpus.signals.values()]
    fields += [(f"{act.id} note", act.place, act.note) for act in corpus.acts.values()]
    yield from ((origin, place, words.by_tag) for origin, place, words in fields)


def _said(entry: object, *names: str) -> Iterator[tuple[str, Wording]]:
    yield from ((name, getattr(entry, name)) for name in names)


def _main_act(corpus: Corpus) -> Address:
    return Address(next((a.act for a in corpus.articles), next(iter(corpus.acts), "")))
