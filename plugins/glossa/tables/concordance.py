"""The concordance: every word of the law in its context, under its dictionary form.

Keyword in context after H. P. Luhn (1960): each line shows the word as it stands, with the words
before and after it, and leads to its provision. The words of notes are counted, not quoted.
Official texts, where they are kept, stand beside the restatements, each line under its layer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from glossa.corpus import Corpus
from glossa.lemma import Lemma, find_lemmatizer, find_words, initial_letter, sort_key
from glossa.model.address import Address, EId
from glossa.model.prose import plain_text
from glossa.tables.layers import Layer, Layers
from glossa.tables.sheets import write_csv

CONTEXT = 48
"""How many characters stand on either side of a keyword, at the most."""

FOLDED = frozenset({"function", "pronoun"})
"""Parts of speech that hold sentences together: listed, but folded away."""


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence: the word as written, what stands around it, where it stands."""

    address: Address
    before: str
    word: str
    after: str
    layer: Layer = Layer.RESTATEMENT


@dataclass(frozen=True, slots=True)
class Entry:
    """A dictionary form with all its lines, in the order of the law.

    `key` is what its forms share, `pos` its part of speech; `notes` are the ids of the notes that
    use it, with how often.
    """

    key: str
    headword: str
    pos: str
    lines: tuple[Line, ...]
    notes: Mapping[str, int]

    @property
    def is_folded(self) -> bool:
        """Whether it is one of the words that every text is full of."""
        return self.pos in FOLDED

    @property
    def forms(self) -> Mapping[str, int]:
        """The forms in which it stands in the law, small letters, with how often."""
        return Counter(line.word.lower() for line in self.lines)


@dataclass(frozen=True, slots=True)
class Concordance:
    """The words of an edition's law in one language, by letter of its alphabet, in its order."""

    tag: str
    entries: tuple[Entry, ...]

    def by_letter(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries under their initials."""
        letters: dict[str, list[Entry]] = {}
        for entry in self.entries:
            letters.setdefault(initial_letter(entry.headword, self.tag), []).append(entry)
        return {letter: tuple(entries) for letter, entries in letters.items()}


@dataclass(frozen=True, slots=True)
class Share:
    """How often a word stands in a chapter; `chapter` is None for articles outside any."""

    act: str
    chapter: EId | None
    count: int


def build_concordance(layers: Layers, tag: str) -> Concordance:
    """The concordance of an edition's law in one language, with the notes that use its words."""
    lemmatizer = find_lemmatizer(tag)
    lines: dict[str, list[Line]] = {}
    lemmas: dict[str, Lemma] = {}
    for line in _lines(layers, tag):
        lemma = lemmatizer.lemmatize(line.word)
        lemmas.setdefault(lemma.key, lemma)
        lines.setdefault(lemma.key, []).append(line)
    uses = _uses_in_notes(layers.corpus, tag, lines.keys())
    entries = [
        Entry(key, lemmas[key].headword, lemmas[key].pos, tuple(found), uses.get(key, {}))
        for key, found in lines.items()
    ]
    return Concordance(tag, tuple(sorted(entries, key=lambda e: sort_key(e.headword, tag))))


class Chapters:
    """The chapters of an edition's annotated acts, with the articles that lie in each."""

    def __init__(self, corpus: Corpus) -> None:
        acts = [act for act in corpus.acts.values() if corpus.articles_of(act.id)]
        self._all = [(act.id, chapter.eid) for act in acts for chapter in act.chapters]
        self._of = {
            (address.act, address.eid): _chapter_of(corpus, address) for address in corpus.articles
        }

    def spread(self, entry: Entry) -> tuple[Share, ...]:
        """How often the word stands in each chapter, chapters in order."""
        shares: dict[tuple[str, EId | None], int] = dict.fromkeys(self._all, 0)
        for line in entry.lines:
            article = line.address.eid.article if line.address.eid else None
            key = (line.address.act, self._of[line.address.act, article])
            shares[key] = shares.get(key, 0) + 1
        return tuple(Share(act, chapter, count) for (act, chapter), count in shares.items())


def export_concordance(concordance: Concordance) -> str:
    """The concordance as CSV, a line for each occurrence."""
    rows = (
        (*head, line.layer, line.address, line.word, line.before.strip(), line.after.strip())
        for entry in concordance.entries
        for head in ((entry.headword, entry.key, entry.pos),)
        for line in entry.lines
    )
    return write_csv(
        ("headword", "key", "pos", "layer", "address", "form", "before", "after"), rows
    )


def _chapter_of(corpus: Corpus, address: Address) -> EId | None:
    article = address.eid.article if address.eid else None
    chapters = corpus.acts[address.act].chapters
    return next((c.eid for c in chapters if article and c.first <= article <= c.last), None)


def _lines(layers: Layers, tag: str) -> Iterator[Line]:
    for article in layers.corpus.articles.values():
        for address in (article.address, *(item.address for item in article.provisions)):
            for layer, text in layers.texts(address, tag):
                yield from _keywords(address, text, layer)


def _keywords(address: Address, text: str, layer: Layer) -> Iterator[Line]:
    for word in find_words(text):
        before = _from_word(text[max(0, word.start - CONTEXT) : word.start], word.start > CONTEXT)
        after = _to_word(text[word.end : word.end + CONTEXT], word.end + CONTEXT < len(text))
        yield Line(address, before, word.text, after, layer)


def _from_word(text: str, is_cut: bool) -> str:
    """The text without the word that the cut went through."""
    return f"…{text.partition(' ')[2]}" if is_cut else text


def _to_word(text: str, is_cut: bool) -> str:
    return f"{text.rpartition(' ')[0]}…" if is_cut else text


def _uses_in_notes(corpus: Corpus, tag: str, keys: Iterable[str]) -> dict[str, dict[str, int]]:
    lemmatizer, wanted = find_lemmatizer(tag), set(keys)
    uses: dict[str, dict[str, int]] = {}
    for note in corpus.annotations:
        if tag not in note.texts:
            continue
        words = find_words(plain_text(note.texts[tag].body))
        counts = Counter(lemmatizer.lemmatize(word.text).key for word in words)
        for key in counts.keys() & wanted:
            uses.setdefault(key, {})[note.id] = counts[key]
    return uses
