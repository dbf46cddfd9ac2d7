"""What a change does to an edition: two corpora compared, thing by thing and word by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from glossa.corpus import Corpus
from glossa.model.annotations import Annotation, AnnotationText
from glossa.model.pages import NoteSlot
from glossa.model.prose import Block, Prose, find_links, plain_text
from glossa.model.registers import Registers
from glossa.official.changes import ChangeKind, WordChange, diff_words
from glossa.tables.references import Reference, build_references

MOST_WORDS = 4_000
"""Texts of more words are shown as a whole taken out and a whole put in: pairing takes square
time, and whoever writes a text chooses its length."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """Words that came, went or changed in one language.

    `name` is a reference: `note:…`, an address, `topic:…`; `on` what a note speaks of.
    """

    name: str
    on: str
    tag: str
    kind: ChangeKind
    words: tuple[WordChange, ...]


@dataclass(frozen=True, slots=True)
class ValueChange:
    """An attribute, the links of a text (`links ru`), or anything else that is no running text."""

    name: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Uneven:
    """What was touched in some languages only: `absent` lack it, `untouched` have the old words."""

    name: str
    absent: tuple[str, ...]
    untouched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs; `entries` are register entries (`terms: term-001`) with how."""

    texts: tuple[TextChange, ...]
    values: tuple[ValueChange, ...]
    uneven: tuple[Uneven, ...]
    entries: tuple[tuple[str, ChangeKind], ...]
    gained: tuple[Reference, ...]
    lost: tuple[Reference, ...]

    def __bool__(self) -> bool:
        return any(getattr(self, item.name) for item in fields(self))


def compare_editions(before: Corpus, after: Corpus) -> Changes:
    """What `after` has that `before` had not, and the other way round; in the order of `after`."""
    texts = tuple(_compare_texts(before, after))
    gained, lost = _compare_references(before, after)
    return Changes(
        texts=texts,
        values=tuple(_compare_values(before, after)),
        uneven=tuple(_find_uneven(after, texts)),
        entries=tuple(_compare_entries(before, after)),
        gained=gained,
        lost=lost,
    )


def _compare_texts(before: Corpus, after: Corpus) -> Iterator[TextChange]:
    old, new = dict(_texts(before)), dict(_texts(after))
    on = {f"note:{n.id}": n.target for corpus in (before, after) for n in corpus.annotations}
    for key in _in_order(old, new):
        was, now = old.get(key), new.get(key)
        if was != now:
            name, tag = key
            words = _diff(was or "", now or "")
            yield TextChange(name, on.get(name, ""), tag, _kind(was, now), words)


def _in_order(old: Mapping[Any, object], new: Mapping[Any, object]) -> list[Any]:
    return [*new, *(key for key in old if key not in new)]


def _kind(was: object | None, now: object | None) -> ChangeKind:
    if was is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if now is None else ChangeKind.CHANGED


def _diff(was: str, now: str) -> tuple[WordChange, ...]:
    if max(len(was.split()), len(now.split())) <= MOST_WORDS:
        return diff_words(was, now)
    whole = ((ChangeKind.REMOVED, was), (ChangeKind.ADDED, now))
    return tuple(WordChange(kind, " ".join(text.split())) for kind, text in whole if text)


def _texts(corpus: Corpus) -> Iterator[tuple[tuple[str, str], str]]:
    """Every text of the edition by reference and language."""
    for article in corpus.articles.values():
        for tag, heading in article.headings.items():
            yield (str(article.address), tag), heading
        for provision in article.provisions:
            for tag, words in provision.texts.items():
                yield (str(provision.address), tag), f"{words.number} {words.plain}".strip()
    for note in corpus.annotations:
        for tag, text in note.texts.items():
            yield (f"note:{note.id}", tag), _words_of(text)
    for subject, page in corpus.pages.items():
        for tag, body in page.bodies.items():
            yield (subject, tag), f"{page.titles.get(tag, '')}\n{plain_text(_prose(body))}"


def _words_of(text: AnnotationText) -> str:
    wordings = (f"{item.target}: {plain_text(item.text)}" for item in text.wordings)
    return "\n".join(part for part in (text.title, plain_text(text.body), *wordings) if part)


def _compare_values(before: Corpus, after: Corpus) -> Iterator[ValueChange]:
    """Values that changed of what is in both; what came or went is told by its words."""
    old, new = dict(_values(before)), dict(_values(after))
    known = {name for name, _ in old} & {name for name, _ in new}
    for key in _in_order(old, new):
        was, now = old.get(key, ""), new.get(key, "")
        if was != now and (key[0] in known or key[1].startswith("links")):
            name, what = key
            yield ValueChange(name, what, was, now)


def _values(corpus: Corpus) -> Iterator[tuple[tuple[str, str], str]]:
    for note in corpus.annotations:
        for what, value in _attributes(note).items():
            yield (f"note:{note.id}", what), value
        for tag, text in note.texts.items():
            reviews = "; ".join(f"{review.person} {review.date}" for review in text.reviews)
            yield (f"note:{note.id}", f"reviewed {tag}"), reviews
            yield (f"note:{note.id}", f"links {tag}"), _links(text.body)
    for article in corpus.articles.values():
        for provision in article.provisions:
            for tag, words in provision.texts.items():
                yield (str(provision.address), f"links {tag}"), _links(words.words)
    for subject, page in corpus.pages.items():
        for tag, body in page.bodies.items():
            yield (subject, f"links {tag}"), _links(_prose(body))


def _prose(body: tuple[Block | NoteSlot, ...]) -> Prose:
    """A page without the notes that have their place in it."""
    return tuple(block for block in body if not isinstance(block, NoteSlot))


def _links(prose: Any) -> str:
    return " ".join(link.target for link in find_links(prose))


def _attributes(note: Annotation) -> dict[str, str]:
    return {
        "kind": note.kind,
        "target": note.target,
        "id": " ".join(note.ids),
        "source": "; ".join(f"{ref.source}, {ref.locator}".strip(", ") for ref in note.sources),
        "as-of": "; ".join(ref.stage for ref in note.sources),
        "also": " ".join(note.also),
        "reports": " ".join(note.reports),
        "cited-as": note.cited_as,
        "label": " ".join(note.cautions),
        "author": " ".join(note.authors),
        "with": note.counterpart,
        "relation": note.relation or "",
        "operation": note.operation or "",
        "status": note.status or "",
        "proponent": " ".join(note.proponents),
    }


def _find_uneven(after: Corpus, texts: tuple[TextChange, ...]) -> Iterator[Uneven]:
    has: dict[str, set[str]] = {}
    for name, tag in dict(_texts(after)):
        has.setdefault(name, set()).add(tag)
    touched: dict[str, set[str]] = {}
    for change in texts:
        touched.setdefault(change.name, set()).add(change.tag)
    tags = [language.tag for language in after.languages]
    for name, by in touched.items():
        if name not in has:
            continue
        absent = tuple(tag for tag in tags if tag not in has[name])
        untouched = tuple(tag for tag in tags if tag in has[name] and tag not in by)
        if absent or untouched:
            yield Uneven(name, absent, untouched)


def _compare_entries(before: Corpus, after: Corpus) -> Iterator[tuple[str, ChangeKind]]:
    old, new = dict(_entries(before)), dict(_entries(after))
    for name in _in_order(old, new):
        if old.get(name) != new.get(name):
            yield name, _kind(old.get(name), new.get(name))


def _entries(corpus: Corpus) -> Iterator[tuple[str, Any]]:
    """The entries of every register, without their places."""
    for register in fields(Registers):
        for key, entry in getattr(corpus, register.name).items():
            yield f"{register.name}: {key}", _without_places(asdict(entry))


def _without_places(value: Any) -> Any:
    match value:
        case dict():
            return {key: _without_places(v) for key, v in value.items() if key != "place"}
        case list() | tuple():
            return [_without_places(item) for item in value]
        case _:
            return value


def _compare_references(
    before: Corpus, after: Corpus
) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    old, new = build_references(before).references, build_references(after).references
    had = {(row.kind, row.origin, row.target) for row in old}
    has = {(row.kind, row.origin, row.target) for row in new}
    return (
        tuple(row for row in new if (row.kind, row.origin, row.target) not in had),
        tuple(row for row in old if (row.kind, row.origin, row.target) not in has),
    )
