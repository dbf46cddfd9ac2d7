"""The concordance: an index of all words, a page a letter, a page for each word of its own.

A word that defined terms are made of, or that is frequent, stands on a page of its own; on its
letter's page it has its figures and a link. A word that every text is full of is folded away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from glossa.lemma import ascii_name, initial_letter, letter_slug
from glossa.model.address import Address
from glossa.site.html import element
from glossa.site.labels import name_chapter
from glossa.site.pages.letters import ENTRY, LetterPart, cut_letter, weigh_entry
from glossa.site.pages.official import name_layer
from glossa.site.pages.press import Press
from glossa.site.values import SitePage
from glossa.site.view import View
from glossa.tables.concordance import Chapters, Concordance, Entry, Line, Share
from glossa.tables.layers import Layer
from glossa.tables.places import CONCORDANCE, HOME, Spot, topic_key

BAR = 7
"""How wide a chapter is in the picture of a word's distribution, gap included."""

HEIGHT = 16

FREQUENT = 20
"""From how many lines on a word has a page of its own: pages of letters stay light."""

FEW = 6
"""Up to how many notes are linked each by itself; more are gathered by the page they stand on."""


@dataclass(frozen=True, slots=True)
class HeadwordLine:
    """A headword in an index: where its entry stands, how often the law has it."""

    headword: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """A letter with its headwords; `folded` are those that every text is full of."""

    letter: str
    href: str
    headwords: tuple[HeadwordLine, ...]
    folded: tuple[HeadwordLine, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """A keyword in its context; `official` names the law's own text where it stands in that.

    `more` is the provision in the other languages, maybe empty.
    """

    label: str
    href: str
    before: str
    word: str
    after: str
    official: str
    more: Markup


@dataclass(frozen=True, slots=True)
class NoteUse:
    """A note that uses the word, or a page of such notes: what it is on, how often."""

    label: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class EntryView:
    """A word with its figures and, where they stand on this page, its lines.

    `permalink` leads to the first page of its letter, where it has an anchor whatever is added.
    """

    anchor: str
    permalink: str
    headword: str
    count: int
    forms: tuple[tuple[str, int], ...]
    spread: Markup
    notes: tuple[NoteUse, ...]
    note_count: int
    lines: tuple[LineView, ...]
    page: str | None
    folded: bool


@dataclass(slots=True)
class _Desk:
    """What the pages of one language need again and again, looked up once."""

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


def build_concordance_pages(press: Press, tag: str) -> Iterator[SitePage]:
    """Every page of the concordance in one language."""
    desk = _Desk(press, tag)
    letters = desk.concordance.by_letter()
    yield _index(desk)
    for letter in letters:
        for part in desk.parts(letter):
            yield _letter(desk, letter, part, tuple(letters))
    for entry in desk.concordance.entries:
        if entry.key in desk.own:
            yield _word(desk, entry)


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


def _index(desk: _Desk) -> SitePage:
    press, tag = desk.press, desk.tag
    view = press.view(tag, CONCORDANCE)
    groups = tuple(
        _group(letter, entries, desk, view)
        for letter, entries in desk.concordance.by_letter().items()
    )
    entries = desk.concordance.entries
    return press.page(
        "concordance.html",
        view,
        CONCORDANCE,
        view.words.say("Concordance"),
        groups=groups,
        own=tuple(_headword(entry, word_key(entry, tag), "", view) for entry in desk.vocabulary),
        lemmas=len(entries),
        tokens=sum(len(entry.lines) for entry in entries),
        csv=view.document(f"data/concordance-{tag}.csv"),
        assets=("words.css", "words.js"),
    )


def _letter(desk: _Desk, letter: str, part: LetterPart, letters: tuple[str, ...]) -> SitePage:
    press, tag = desk.press, desk.tag
    key = letter_key(letter, tag, part.number)
    view = press.view(tag, key)
    views = tuple(_entry(entry, desk, view, on_letter=True) for entry in part.entries)
    parts = desk.parts(letter)
    title = f"{view.words.say('Concordance')}: {letter}"
    return press.page(
        "letter.html",
        view,
        key,
        title if len(parts) == 1 else f"{title} ({part.label})",
        elsewhere=CONCORDANCE,
        letter=letter,
        letters=tuple((other, view.to(letter_key(other, tag))) for other in letters),
        parts=tuple(
            (other.label, view.to(letter_key(letter, tag, other.number)), other is part)
            for other in parts
        ),
        entries=tuple(one for one in views if not one.folded),
        folded=tuple(one for one in views if one.folded),
        moved=_moved(parts[1:], letter, desk, view) if part.number == 1 else (),
        home=view.to(CONCORDANCE),
        assets=("words.css", "words.js"),
    )


def _moved(
    parts: tuple[LetterPart, ...], letter: str, desk: _Desk, view: View
) -> tuple[tuple[str, str, str], ...]:
    """The words of a letter's further pages: anchor, headword, where they stand now."""
    return tuple(
        (anchor, entry.headword, view.to(letter_key(letter, desk.tag, part.number), anchor))
        for part in parts
        for entry in part.entries
        for anchor in (anchor_of(entry, desk.tag),)
    )


def _word(desk: _Desk, entry: Entry) -> SitePage:
    press, tag = desk.press, desk.tag
    key = word_key(entry, tag)
    view = press.view(tag, key)
    letter = initial_letter(entry.headword, tag)
    return press.page(
        "word.html",
        view,
        key,
        f"{view.words.say('Concordance')}: {entry.headword}",
        elsewhere=CONCORDANCE,
        entry=_entry(entry, desk, view, on_letter=False),
        letter=letter,
        home=view.to(CONCORDANCE),
        letter_href=view.to(desk.page_of[entry.key], anchor_of(entry, tag)),
        assets=("words.css",),
    )


def _group(letter: str, entries: Iterable[Entry], desk: _Desk, view: View) -> LetterGroup:
    tag = desk.tag
    lines = [
        (entry, _headword(entry, desk.page_of[entry.key], anchor_of(entry, tag), view))
        for entry in entries
    ]
    return LetterGroup(
        letter=letter,
        href=view.to(letter_key(letter, tag)),
        headwords=tuple(line for entry, line in lines if not entry.is_folded),
        folded=tuple(line for entry, line in lines if entry.is_folded),
    )


def _headword(entry: Entry, key: str, anchor: str, view: View) -> HeadwordLine:
    return HeadwordLine(entry.headword, len(entry.lines), view.to(key, anchor))


def _entry(entry: Entry, desk: _Desk, view: View, *, on_letter: bool) -> EntryView:
    moved = on_letter and entry.key in desk.own
    forms = sorted(entry.forms.items(), key=lambda pair: (-pair[1], pair[0]))
    anchor, letter = anchor_of(entry, desk.tag), initial_letter(entry.headword, desk.tag)
    return EntryView(
        anchor=anchor,
        permalink=view.to(letter_key(letter, desk.tag), anchor),
        headword=entry.headword,
        count=len(entry.lines),
        forms=tuple(forms),
        spread=_draw(desk.chapters.spread(entry), view),
        notes=() if moved else tuple(_notes(entry, desk, view)),
        note_count=sum(entry.notes.values()),
        lines=() if moved else tuple(_lines(entry, desk, view)),
        page=view.to(word_key(entry, desk.tag)) if moved else None,
        folded=entry.is_folded,
    )


def _lines(entry: Entry, desk: _Desk, view: View) -> Iterator[LineView]:
    """The lines; after the last one of a provision, that provision in the other languages."""
    following = (*(line.address for line in entry.lines[1:]), None)
    for line, after in zip(entry.lines, following, strict=True):
        ends = line.address != after and not entry.is_folded
        more = desk.passage(line.address, view) if ends else Markup("")
        yield _line(line, more, desk, view)


def _line(line: Line, more: Markup, desk: _Desk, view: View) -> LineView:
    label, spot = desk.place(line.address, view)
    href = view.to(spot.key, spot.fragment)
    is_law = line.layer is Layer.OFFICIAL
    official = name_layer(line.address.act, desk.tag, view) if is_law else ""
    return LineView(label, href, line.before, line.word, line.after, official, more)


def _notes(entry: Entry, desk: _Desk, view: View) -> Iterator[NoteUse]:
    if len(entry.notes) <= FEW:
        for name, count in entry.notes.items():
            label, spot = desk.note(name, view)
            yield NoteUse(label, view.to(spot.key, spot.fragment), count)
        return
    pages: dict[str, tuple[Spot, int]] = {}
    for name, count in entry.notes.items():
        _, spot = desk.note(name, view)
        first, sum_so_far = pages.get(spot.key, (spot, 0))
        pages[spot.key] = (first, sum_so_far + count)
    for key, (first, count) in pages.items():
        yield NoteUse(desk.page_label(key, view), view.to(key, first.fragment), count)


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


def _draw(shares: tuple[Share, ...], view: View) -> Markup:
    """The distribution as a row of bars, a chapter each, with the figures as its title."""
    highest = max((share.count for share in shares), default=1)
    bars = "".join(_bar(at, share.count, highest) for at, share in enumerate(shares) if share.count)
    figures = "; ".join(f"{_name(share, view)}: {share.count}" for share in shares if share.count)
    return Markup(
        '<svg class="g-spread" role="img" width="{0}" height="{1}" viewBox="0 0 {0} {1}">'
        '<title>{2}</title><path d="{3}"/></svg>'
    ).format(len(shares) * BAR, HEIGHT, figures, bars)


def _bar(at: int, count: int, highest: int) -> str:
    height = max(round(count / highest * HEIGHT), 2)
    return f"M{at * BAR} {HEIGHT}v-{height}h{BAR - 1}v{height}z"


def _name(share: Share, view: View) -> str:
    if share.chapter is None:
        return view.act_label(share.act)
    chapter = name_chapter(share.chapter.last.number, view.words)
    main = next(iter(view.corpus.articles)).act
    return chapter if share.act == main else f"{view.act_label(share.act)}, {chapter}"
