"""What the pages of one book share: which notes stand in it, under which numbers, and its links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from glossa.corpus import Corpus
from glossa.export.typeset import Json, Spot, typeset_blocks, typeset_inlines
from glossa.model.address import Address, parse_address
from glossa.model.annotations import Annotation, Kind
from glossa.model.prose import Inline, Prose
from glossa.model.provisions import Article
from glossa.model.registers import Act
from glossa.site.html import safe_url
from glossa.site.pages.notes import TABLED
from glossa.site.pages.press import Press
from glossa.site.view import View
from glossa.tables.places import HOME

_ORDER = {Kind.COMPARISON: 1, Kind.PROPOSAL: 2}


@dataclass(frozen=True, slots=True)
class Desk:
    """An act in a language, about to be printed.

    `notes` are those of the act under the reference each stands at (`ai-law/art_17__para_3`, or
    `act:ai-law`), `numbers` what they are numbered with, in the order of the book.
    """

    press: Press
    act: Act
    tag: str
    notes: Mapping[str, tuple[Annotation, ...]] = field(init=False)
    numbers: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        notes = _place_notes(self.corpus, self.act)
        object.__setattr__(self, "notes", notes)
        order = (note.id for note in _in_order(self.corpus, self.act, notes))
        object.__setattr__(self, "numbers", {name: at for at, name in enumerate(order, 1)})

    @property
    def corpus(self) -> Corpus:
        """The edition."""
        return self.press.corpus

    def view(self, article: Address | None = None) -> View:
        """The edition as a page about `article`, or about the act, sees it."""
        return self.press.view(self.tag, HOME, article or Address(self.act.id))

    def url(self, reference: str) -> str:
        """The absolute address of what a reference means; empty where the site's is not known."""
        spot = self.press.atlas.find(reference)
        if spot is None or not self.press.base_url:
            return ""
        fragment = f"#{spot.fragment}" if spot.fragment else ""
        return f"{self.press.base_url}{self.press.atlas.path(self.tag, spot.key)}{fragment}"

    def words(self, inlines: tuple[Inline, ...], view: View) -> list[Json]:
        """Running words as the template takes them."""
        return typeset_inlines(inlines, lambda target: self._spot(target, view))

    def prose(self, prose: Prose, view: View) -> list[Json]:
        """Blocks as the template takes them."""
        return typeset_blocks(prose, lambda target: self._spot(target, view))

    def _spot(self, target: str, view: View) -> Spot:
        """Where a link of the text leads: into the book, to the site, or to an official text."""
        canonical = self.corpus.resolve(view.absolute(target))
        if canonical is None:
            found = view.locate(target)
            outside = found.href if found and found.outside else safe_url(target)
            return Spot(url=outside or "")
        kind, _, name = canonical.partition(":")
        if kind == "note" and name in self.numbers:
            return Spot(here=note_label(name))
        address = parse_address(canonical)
        if address and address.act == self.act.id and _is_printed(self.corpus, address):
            return Spot(here=str(address.eid))
        return Spot(url=self.url(canonical))


def note_label(name: str) -> str:
    """What a note is called inside the document."""
    return f"note-{name}"


def is_beside(note: Annotation) -> bool:
    """Whether a note stands among the remarks, not in a table or frame of its own."""
    return note.kind not in TABLED


def notes_within(notes: Mapping[str, tuple[Annotation, ...]], article: Article) -> Iterator[str]:
    """The references in an article that have notes: itself, then its provisions in their order."""
    for address in (article.address, *(provision.address for provision in article.provisions)):
        if notes.get(str(address)):
            yield str(address)


def _place_notes(corpus: Corpus, act: Act) -> dict[str, tuple[Annotation, ...]]:
    """Every note that names the act or a provision of it, at the first such place it names."""
    placed: dict[str, list[Annotation]] = {}
    for note in corpus.annotations:
        places = [
            place for target in (note.target, *note.also) if (place := _place(corpus, act, target))
        ]
        if places:
            # A provision is a better place than the act as a whole.
            home = next((place for place in places if not place.startswith("act:")), places[0])
            placed.setdefault(home, []).append(note)
    return {place: tuple(notes) for place, notes in placed.items()}


def _place(corpus: Corpus, act: Act, target: str) -> str:
    """The provision or article that a reference names in the act, else the act as a whole."""
    canonical = corpus.resolve(target) or ""
    if canonical.removeprefix("act:").partition("/")[0] != act.id:
        return ""
    address = parse_address(canonical)
    return canonical if address and _is_printed(corpus, address) else f"act:{act.id}"


def _is_printed(corpus: Corpus, address: Address) -> bool:
    return address in corpus.articles or corpus.provision(address) is not None


def _in_order(
    corpus: Corpus, act: Act, notes: Mapping[str, tuple[Annotation, ...]]
) -> Iterator[Annotation]:
    for article in corpus.articles_of(act.id):
        own = [note for place in notes_within(notes, article) for note in notes[place]]
        yield from sorted(own, key=lambda note: _ORDER.get(note.kind, 0))
    yield from sorted(notes.get(f"act:{act.id}", ()), key=lambda note: _ORDER.get(note.kind, 0))
