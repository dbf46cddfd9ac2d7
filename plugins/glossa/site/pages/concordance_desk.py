"""What the concordance of a language needs again and again: where its words stand, kept once."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from glossa.lemma import ascii_name, letter_slug
from glossa.model.address import Address
from glossa.site.html import element
from glossa.site.pages.letters import ENTRY, LetterPart, cut_letter, weigh_entry
from glossa.site.pages.press import Press
from glossa.site.view import View
from glossa.tables.concordance import Chapters, Concordance, Entry
from glossa.tables.places import CONCORDANCE, HOME, Spot, topic_key

FREQUENT = 20
"""From how many lines on a word has a page of its own: pages of letters stay light."""

FEW = 6
"""Up to how many notes are linked each by itself; more are gathered by the page they stand on."""


@dataclass(slots=True)
class Desk:
    """The concordance of a language, cut into pages, and the names of what its lines point to."""

    press: Press
    tag: str
    concordance: Concordance = field(init=False)
    chapters: Chapters = field(init=False)
    vocabulary: list[Entry] = field(init=False)
    own: frozenset[str] = field(init=False)
    places: dict[Address, tuple[str, Spot]] = field(default_factory=dict)
    notes: dict[str, tuple[str, Spot]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    passages: dict[Address, Markup] = field(default_factory=dict)
    cut: dict[str, tuple[LetterPart, ...]] = field(init=False)
    page_of: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.concordance = self.press.tables.concordances[self.tag]
        self.chapters = Chapters(self.press.corpus)
        vocabulary = self.press.tables.vocabulary[self.tag]
        entries = [entry for entry in self.concordance.entries if not entry.is_folded]
        self.vocabulary = [entry for entry in entries if entry.key in vocabulary]
        frequent = {entry.key for entry in entries if len(entry.lines) >= FREQUENT}
        self.own = vocabulary | frequent
        letters = self.concordance.by_letter()
        self.cut = {letter: cut_letter(found, self._weigh) for letter, found in letters.items()}
        self.page_of = {
            entry.key: letter_key(letter, self.tag, part.number)
            for letter, parts in self.cut.items()
            for part in parts
            for entry in part.entries
        }

    def parts(self, letter: str) -> tuple[LetterPart, ...]:
        """The pages of a letter."""
        return self.cut[letter]

    def _weigh(self, entry: Entry) -> int:
        if entry.key in self.own:
            return ENTRY
        view = self.press.view(self.tag, CONCORDANCE)
        return weigh_entry(entry, lambda line: self.passage(line.address, view), FEW)

    def place(self, address: Address, view: View) -> tuple[str, Spot]:
        """The short name of a provision and where it stands."""
        if address not in self.places:
            main = next(iter(view.corpus.articles)).act
            own = View(view.atlas, view.words, view.here, Address(main))
            spot = view.atlas.find(str(address)) or Spot(HOME)
            self.places[address] = (own.label(str(address)), spot)
        return self.places[address]

    def note(self, name: str, view: View) -> tuple[str, Spot]:
        """What a note is on and of which kind, and where it stands."""
        if name not in self.notes:
            note = view.corpus.annotation(name)
            assert note is not None
            kind = view.words.name("kind", note.kind.value)
            label = f"{view.label(note.target)}: {kind}"
            self.notes[name] = (label, view.atlas.find(f"note:{name}") or Spot(HOME))
        return self.notes[name]

    def page_label(self, key: str, view: View) -> str:
        """What a page that carries notes is called in short."""
        if not self.pages:
            for address in view.corpus.articles:
                label, spot = self.place(address, view)
                self.pages[spot.key] = label
            for act in view.corpus.acts:
                self.pages.setdefault(f"{act}/", view.label(f"act:{act}"))
            for topic in view.corpus.topics.values():
                self.pages[topic_key(topic.id)] = view.plain(topic.title)
        return self.pages.get(key) or view.words.say("Notes")

    def passage(self, address: Address, view: View) -> Markup:
        """The provision in the other languages, to unfold."""
        if address not in self.passages:
            self.passages[address] = _passage(address, self.press, view)
        return self.passages[address]


def letter_key(letter: str, tag: str, number: int = 1) -> str:
    """The key of a letter's page; a letter of many words has further ones, numbered."""
    first = f"{CONCORDANCE}{letter_slug(letter, tag)}/"
    return first if number == 1 else f"{first}{number}/"


def word_key(entry: Entry, tag: str) -> str:
    """The key of the page that a word has of its own."""
    return f"{CONCORDANCE}word/{ascii_name(entry.key, tag)}/"


def anchor_of(entry: Entry, tag: str) -> str:
    """The id of an entry on the page of its letter: made of its lemma, whatever stands around."""
    return f"w-{ascii_name(entry.key, tag)}"


def _passage(address: Address, press: Press, view: View) -> Markup:
    others = [lang.tag for lang in view.corpus.languages if lang.tag != view.tag]
    texts = [
        element("p", words, lang=tag)
        for tag in others
        for _, words in [*press.tables.layers.texts(address, tag)][:1]
    ]
    if not texts:
        return Markup("")
    summary = element("summary", view.words.say("In the other languages"))
    return element("details", summary, *texts)
