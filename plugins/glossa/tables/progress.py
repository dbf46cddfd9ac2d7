"""What is written in which language, counted from the edition itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from glossa.corpus import Corpus


class Work(StrEnum):
    """A kind of thing that is written once in each language."""

    ARTICLES = "articles"
    PROVISIONS = "provisions"
    NOTES = "notes"
    ESSAYS = "essays"
    PAGES = "pages"
    ENTRIES = "entries"


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a kind is there: all of it, by language, and what a language lacks.

    `missing` are references (`ai-law/art_17__para_3`, `note:…`, `topic:…`, `page:…`) or the names
    of register entries (`terms: term-001`).
    """

    work: Work
    total: int
    written: Mapping[str, int]
    missing: Mapping[str, tuple[str, ...]]

    def percent(self, tag: str) -> int:
        """The share that is written, rounded down, so that 100 means all."""
        return 100 * self.written[tag] // self.total if self.total else 100


def count_progress(corpus: Corpus) -> tuple[Progress, ...]:
    """Every kind that the edition has anything of."""
    tags = tuple(language.tag for language in corpus.languages)
    counted = (_count(work, tags, rows) for work, rows in _rows(corpus).items())
    return tuple(progress for progress in counted if progress.total)


Row = tuple[str, Collection[str]]
"""A name, and the languages that have it."""


def _count(work: Work, tags: tuple[str, ...], rows: Iterable[Row]) -> Progress:
    listed = list(rows)
    missing = {tag: tuple(name for name, has in listed if tag not in has) for tag in tags}
    written = {tag: len(listed) - len(missing[tag]) for tag in tags}
    return Progress(work, len(listed), written, missing)


def _rows(corpus: Corpus) -> Mapping[Work, Iterable[Row]]:
    articles = corpus.articles.values()
    pages = corpus.pages.values()
    return {
        Work.ARTICLES: ((str(article.address), article.headings) for article in articles),
        Work.PROVISIONS: (
            (str(provision.address), provision.texts)
            for article in articles
            for provision in article.provisions
        ),
        Work.NOTES: ((f"note:{note.id}", note.texts) for note in corpus.annotations),
        Work.ESSAYS: (
            (page.subject, page.bodies) for page in pages if page.subject.startswith("topic:")
        ),
        Work.PAGES: (
            (page.subject, page.bodies) for page in pages if not page.subject.startswith("topic:")
        ),
        Work.ENTRIES: _entries(corpus),
    }


def _entries(corpus: Corpus) -> Iterator[Row]:
    """The entries of registers that are worded in each language."""
    worded: Mapping[str, Iterable[tuple[str, Mapping[str, str]]]] = {
        "acts": ((act.id, act.title.by_tag) for act in corpus.acts.values()),
        "terms": ((term.id, term.label.by_tag) for term in corpus.terms.values()),
        "timeline": ((event.id, event.title.by_tag) for event in corpus.timeline.values()),
        "people": ((person.id, person.name.by_tag) for person in corpus.people.values()),
        "topics": ((topic.id, topic.title.by_tag) for topic in corpus.topics.values()),
        "divergences": ((item.id, item.effect.by_tag) for item in corpus.divergences.values()),
    }
    for register, entries in worded.items():
        for name, by_tag in entries:
            yield f"{register}: {name}", {tag for tag, text in by_tag.items() if text}
