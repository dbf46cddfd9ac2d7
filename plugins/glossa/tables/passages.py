"""The words of an edition in which citations stand, and what was found there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glossa.cite.resolve import Reason
from glossa.corpus import Corpus
from glossa.model.address import Address, parse_address
from glossa.model.annotations import Annotation
from glossa.model.prose import Inline, Prose, find_links, plain_text
from glossa.model.provisions import Provision
from glossa.official.values import SAID, Line, OfficialProvision
from glossa.problems import Place
from glossa.tables.layers import Layer


@dataclass(frozen=True, slots=True)
class Settled:
    """Words from `start` to `end` that the author linked: `target` as written, maybe no address."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in which citations may stand.

    `origin` is the reference they belong to (`ai-law/art_17__para_1`, `note:g-17-scope`) and
    `context` the provision or act against which relative citations are read; `layer` says whose
    words they are.
    """

    origin: str
    tag: str
    text: str
    context: Address
    place: Place
    layer: Layer = Layer.RESTATEMENT
    note: Annotation | None = None
    links: tuple[Settled, ...] = ()

    @property
    def is_note(self) -> bool:
        """Whether somebody speaks about the law here, and not the law itself."""
        return self.note is not None


@dataclass(frozen=True, slots=True)
class CitationFound:
    """A citation of a passage: its words, from `start` to `end`, and what they name.

    `targets` are canonical references; empty, with a `reason`, where nothing could be made of it.
    """

    passage: Passage
    start: int
    end: int
    quote: str
    targets: tuple[str, ...]
    reason: Reason | None = None


def find_passages(corpus: Corpus) -> Iterator[Passage]:
    """Every passage of an edition: of each act the official texts that are here, then our
    provisions; then the notes.
    """
    for act in corpus.acts:
        for tag, text in corpus.official.texts(act).items():
            found = (passage_of_official(corpus, act, item, tag) for item in text.provisions)
            yield from (passage for passage in found if passage.text)
        for article in corpus.articles_of(act):
            for provision in article.provisions:
                yield from (passage_of_provision(provision, tag) for tag in provision.texts)
    for note in corpus.annotations:
        yield from (passage_of_note(corpus, note, tag) for tag in note.texts)


def passage_of_provision(provision: Provision, tag: str) -> Passage:
    """The words of a provision in a language it has."""
    text, address = provision.texts[tag], provision.address
    links = _settled(text.plain, text.words)
    return Passage(str(address), tag, text.plain, address, text.place, links=links)


def passage_of_official(corpus: Corpus, act: str, item: OfficialProvision, tag: str) -> Passage:
    """The law's own words at a provision, number and notes on amendments aside; maybe none."""
    lines = [line for line in item.lines if line.role in SAID]
    text = "\n".join(line.text for line in lines)
    return _official(
        corpus, Address(act, item.eid), tag, text, lines[0] if lines else item.lines[0]
    )


def passage_of_line(corpus: Corpus, address: Address, tag: str, line: Line) -> Passage:
    """One line of an official text at a provision."""
    return _official(corpus, address, tag, line.text, line)


def _official(corpus: Corpus, address: Address, tag: str, text: str, line: Line) -> Passage:
    origin = corpus.resolve(str(address)) or str(address)
    return Passage(origin, tag, text, address, line.place, Layer.OFFICIAL)


def passage_of_note(corpus: Corpus, note: Annotation, tag: str) -> Passage:
    """The words of a note in a language it has."""
    words = note.texts[tag]
    text, context = plain_text(words.body), context_of(corpus, note)
    links = _settled(text, words.body)
    return Passage(f"note:{note.id}", tag, text, context, words.place, Layer.NOTE, note, links)


def _settled(text: str, nodes: Prose | tuple[Inline, ...]) -> tuple[Settled, ...]:
    """The author's links with the places of their words in the plain text."""
    found, at = [], 0
    for link in find_links(nodes):
        words = plain_text(link.children)
        start = text.find(words, at)
        if words and start >= 0:
            at = start + len(words)
            found.append(Settled(start, at, link.target))
    return tuple(found)


def context_of(corpus: Corpus, note: Annotation) -> Address:
    """What “paragraph 3” means in a note: a place in the provision or act it comments on.

    A note on a topic speaks of the edition's main act, the first one with articles.
    """
    if note.target.startswith("act:"):
        return Address(note.target.removeprefix("act:"))
    address = parse_address(note.target)
    if address and address.act in corpus.acts:
        return address
    return Address(next((a.act for a in corpus.articles), next(iter(corpus.acts), "")))
