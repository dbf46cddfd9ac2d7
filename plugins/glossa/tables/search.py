"""What can be found: provisions, notes, essays and terms, and the index of their words.

The units are numbered alike in all languages, kind by kind, so that the number of a unit tells its
kind and leads to the same unit in another language. The index of a language goes from a lemma over
its forms to the places where they stand; a place is the number of a word in its unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from glossa.corpus import Corpus
from glossa.lemma import find_lemmatizer
from glossa.model.address import Address, parse_address
from glossa.model.annotations import Kind
from glossa.model.pages import NoteSlot, Page
from glossa.model.prose import Block, Heading, plain_text
from glossa.tables.layers import Layers
from glossa.tables.search_words import find_tokens, fold

KINDS: Final = ("law", "commentary", "comparison", "proposal", "topic", "term")
"""By what results are narrowed, in the order in which units are numbered."""

_OWN: Final = 7
"""The weight of the law that the edition is about; other acts are there to compare with."""

_DEAD: Final = 3
"""The weight of drafts and of what is repealed."""

_OF_NOTES: Final = {Kind.COMPARISON: "comparison", Kind.PROPOSAL: "proposal"}


@dataclass(frozen=True, slots=True)
class Unit:
    """Something to be found; `target` is a reference, `anchor` a place on its page.

    `titles` and `bodies` are its words by language; a language that lacks it has neither. `weight`
    says how much a find in it is worth beside others, 4 for the usual.
    """

    kind: str
    target: str
    titles: Mapping[str, str]
    bodies: Mapping[str, str]
    anchor: str = ""
    weight: int = 4

    @property
    def is_own(self) -> bool:
        """Whether it is of the law that the edition is about."""
        return self.weight == _OWN

    def words(self, tag: str) -> list[str]:
        """Its words in a language; between title and body one place stays free."""
        title = find_tokens(self.titles.get(tag, ""))
        body = find_tokens(self.bodies.get(tag, ""))
        return [*title, "", *body] if title else body


Postings = dict[int, list[int]]
"""Unit -> places of a form in it."""


@dataclass(slots=True)
class Entry:
    """A lemma: its forms with their places, and forms that no text has but a reader may type."""

    key: str
    forms: dict[str, Postings] = field(default_factory=dict)
    further: tuple[str, ...] = ()

    def places(self) -> dict[int, set[int]]:
        """Where it stands, in any form."""
        merged: dict[int, set[int]] = {}
        for postings in self.forms.values():
            for unit, places in postings.items():
                merged.setdefault(unit, set()).update(places)
        return merged


@dataclass(frozen=True, slots=True)
class Index:
    """The words of one language; `lengths` are the words of each unit, `skipped` the small ones.

    Small words are found in quotation marks and when they stand alone.
    """

    tag: str
    entries: Mapping[str, Entry]
    lengths: tuple[int, ...]
    skipped: frozenset[str]

    def keys_of(self, words: Sequence[str]) -> list[str]:
        """The keys of words."""
        lemmatizer = find_lemmatizer(self.tag)
        return [fold(lemmatizer.lemmatize(fold(word, self.tag)).key, self.tag) for word in words]

    def common_forms(self, title: str) -> list[str]:
        """The forms that hardly tell one unit from another, or only that somebody asks.

        Words in every fourth unit, those in the title of the act that all is about, and those of
        `_DEFINING` and `_ASKING`.
        """
        many = len(self.lengths) / 4
        named = {key for word, key in self._keys(find_tokens(title)) if word.isalpha()}
        forms = {
            form
            for entry in self.entries.values()
            if len(entry.places()) > many or entry.key in named
            for form in entry.forms
        }
        asking = f"{_DEFINING.get(self.tag, '')} {_ASKING.get(self.tag, '')}".split()
        return [*sorted(forms - self.skipped), *asking]

    def _keys(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        return zip(words, self.keys_of(words), strict=True)

    def find_phrase(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Where lemmas of these words follow one another: unit and place of the first."""
        keys = self.keys_of(words)
        if not keys or not all(key in self.entries for key in keys):
            return []
        places = [self.entries[key].places() for key in keys]
        return [
            (unit, at)
            for unit, starts in sorted(places[0].items())
            for at in sorted(starts)
            if all(at + n in later.get(unit, ()) for n, later in enumerate(places))
        ]


def collect_units(corpus: Corpus) -> tuple[Unit, ...]:
    """Everything that can be found, in the order of its numbers."""
    tags = [language.tag for language in corpus.languages]
    found = [*_law(corpus, tags), *_notes(corpus), *_topics(corpus), *_terms(corpus)]
    return tuple(sorted(found, key=lambda unit: KINDS.index(unit.kind)))


def _law(corpus: Corpus, tags: Sequence[str]) -> Iterator[Unit]:
    layers = Layers(corpus)
    for article in corpus.articles.values():
        provisions = [provision.address for provision in article.provisions]
        # An article of one paragraph has the article's own address.
        own = {} if article.address in provisions else _texts(layers, article.address, tags)
        yield Unit("law", str(article.address), article.headings, own, weight=_OWN)
        for address in provisions:
            yield Unit("law", str(address), {}, _texts(layers, address, tags), weight=_OWN)
    for act in corpus.acts.values():
        weight = _DEAD if act.status in ("draft", "draft-not-adopted", "repealed") else 4
        titles = {tag: act.title.get(tag) for tag in tags}
        yield Unit("law", f"act:{act.id}", titles, {}, weight=weight)
        for cited in act.provisions.values():
            named = parse_address(f"{act.id}/{cited.key}")
            if named and (named in corpus.articles or corpus.provision(named)):
                continue
            titles = {tag: cited.title.get(tag) for tag in tags}
            texts = {tag: cited.text.get(tag) for tag in tags}
            yield Unit("law", f"{act.id}/{cited.key}", titles, texts, weight=weight)


def _texts(layers: Layers, address: Address, tags: Sequence[str]) -> dict[str, str]:
    """The words at an address by language, the law's own before ours."""
    return {tag: "\n".join(text for _, text in layers.texts(address, tag)) for tag in tags}


def _notes(corpus: Corpus) -> Iterator[Unit]:
    for note in corpus.annotations:
        titles = {tag: text.title for tag, text in note.texts.items()}
        bodies = {
            tag: "\n".join(
                plain_text(part) for part in (text.body, *(w.text for w in text.wordings))
            )
            for tag, text in note.texts.items()
        }
        yield Unit(_OF_NOTES.get(note.kind, "commentary"), f"note:{note.id}", titles, bodies)


def _topics(corpus: Corpus) -> Iterator[Unit]:
    for subject, page in corpus.pages.items():
        if subject.startswith("topic:"):
            yield from _sections(subject, page)


def _sections(subject: str, page: Page) -> Iterator[Unit]:
    """An essay by its sections; those of all languages stand in the same order."""
    parts = {tag: _split(page.titles.get(tag, ""), body) for tag, body in page.bodies.items()}
    for number in range(max(map(len, parts.values()), default=0)):
        having = {
            tag: sections[number] for tag, sections in parts.items() if number < len(sections)
        }
        yield Unit(
            "topic",
            subject,
            {tag: title for tag, (title, _) in having.items()},
            {tag: text for tag, (_, text) in having.items()},
            f"s-{number}" if number else "",
        )


def _split(title: str, body: Iterable[Block | NoteSlot]) -> list[tuple[str, str]]:
    sections: list[tuple[str, list[str]]] = [(title, [])]
    for node in body:
        match node:
            case NoteSlot():
                pass
            case Heading(children=children):
                sections.append((plain_text(children), []))
            case _:
                sections[-1][1].append(plain_text((node,)))
    return [(heading, "\n".join(texts)) for heading, texts in sections]


def _terms(corpus: Corpus) -> Iterator[Unit]:
    for term in corpus.terms.values():
        tags = list(term.label)
        bodies = {tag: term.definition.get(tag) for tag in tags}
        titles = {tag: term.label.get(tag) for tag in tags}
        yield Unit("term", f"term:{term.id}", titles, bodies, weight=5)


def build_index(units: Sequence[Unit], tag: str) -> Index:
    """The index of the units' words in one language."""
    lemmatizer = find_lemmatizer(tag)
    entries: dict[str, Entry] = {}
    small: set[str] = set()
    lengths: list[int] = []
    for number, unit in enumerate(units):
        words = unit.words(tag)
        lengths.append(len(words))
        for place, word in enumerate(words):
            form = fold(word, tag)
            if not form:
                continue
            lemma = lemmatizer.lemmatize(form)
            key = fold(lemma.key, tag)
            entry = entries.setdefault(key, Entry(key))
            entry.forms.setdefault(form, {}).setdefault(number, []).append(place)
            if lemma.pos == "function":
                small.add(form)
    known = {form for entry in entries.values() for form in entry.forms}
    for entry in entries.values():
        entry.further = tuple(_further(entry.key, tag, known))
    small |= set(_SMALL.get(tag, "").split())
    return Index(tag, entries, tuple(lengths), frozenset(small))


def _further(key: str, tag: str, known: set[str]) -> list[str]:
    inflect = getattr(find_lemmatizer(tag), "inflect", None)
    forms = {fold(form, tag) for form in inflect(key)} if inflect else set()
    return sorted(forms - known - {""})


def pair_kinds(units: Sequence[Unit]) -> list[tuple[str, int, int]]:
    """Each kind with the numbers of its units: the first, and the one behind the last."""
    starts = [sum(KINDS.index(u.kind) < n for u in units) for n in range(len(KINDS) + 1)]
    return [(kind, *span) for kind, span in zip(KINDS, pairwise(starts), strict=True)]


_SMALL: Final = {
    "kk": """
кім кімге кімді кімнің кімнен не нені неге қашан қалай қайда қандай қанша қай ма ме ба бе па пе
дегеніміз деген
""",
    "ru": """
кто что как когда где куда откуда какой какая какое какие чей почему зачем ли
такой такая такое такие кого кому кем чего чему
""",
    "en": """
a an the and or but nor not no of to in on at by for from with without as into onto under over
is are was were be been being am has have had do does did will would can could may might must
shall should it its this that these those which who whom whose what there here than then so if
when where how such any all each both either neither only also i me my we our you your they
""",
}
"""Small words beside those that the lemmatiser knows; it knows none in English."""

_DEFINING: Final = {
    "kk": "анықтамасы анықтама ұғымы ұғым мағынасы",
    "ru": "определение понятие значение",
    "en": "definition meaning concept",
}
"""Words by which somebody asks what another word means."""

_ASKING: Final = {
    "kk": "керек қажет міндетті бола болады бар жоқ тиіс пайдалану пайдалануға қолдану қолдануға",
    "ru": """
нужно надо должен должна должны обязан обязана обязаны обязательно обязательна есть
попасть получить узнать использовать использование использовании применять применение
""",
    "en": """
need needs needed mandatory compulsory obligatory mean means much many happens get know use using
used
""",
}
"""Words of a question that say only that it is one."""
