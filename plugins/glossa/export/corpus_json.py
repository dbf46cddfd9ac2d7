"""The whole edition as JSON: `/data/corpus.json`, described by `corpus.schema.json` beside it.

Everything that has an address, an id or several of them is one object with `id` or `ids`; its words
are given by language tag. Other exports are projections of this one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

from glossa.corpus import Corpus
from glossa.export.cited import article_words, note_words
from glossa.export.printed import printed_tables, reported_changes
from glossa.export.references import (
    export_references_csv,
    export_references_json,
    reference_rows,
)
from glossa.model.address import Address
from glossa.model.annotations import Annotation, AnnotationText, Kind
from glossa.model.languages import Wording
from glossa.model.pages import NoteSlot
from glossa.model.prose import plain_text
from glossa.model.provisions import Article, Provision, hash_text
from glossa.model.registers import (
    Act,
    Chapter,
    CitedProvision,
    Divergence,
    Event,
    Person,
    Source,
    Term,
    Topic,
)
from glossa.tables.references import ReferenceIndex, build_references

Json = dict[str, Any]

SCHEMA = "corpus.schema.json"

NOT_LAW = "proposed-not-law"
"""What every proposal says of itself in every export, so that none can pass for law."""


def export_corpus(corpus: Corpus, index: ReferenceIndex | None = None) -> str:
    """The edition as JSON text, its objects in the order of the edition, its keys in ours.

    `index` is the edition's reference index, where one is at hand already.
    """
    return json.dumps(build_corpus(corpus, index), ensure_ascii=False, indent=1) + "\n"


def read_schema() -> str:
    """The JSON Schema (draft 2020-12) of the export."""
    return files("glossa.export").joinpath(SCHEMA).read_text("utf-8")


def build_corpus(corpus: Corpus, index: ReferenceIndex | None = None) -> Json:
    """The edition as plain dicts and lists."""
    notes = corpus.annotations
    return {
        "$schema": SCHEMA,
        "languages": [
            {"tag": item.tag, "folder": item.folder, "name": item.name} for item in corpus.languages
        ],
        "acts": [_act(act) for act in corpus.acts.values()],
        "articles": [_article(corpus, article) for article in corpus.articles.values()],
        "provisions": [
            _provision(corpus, provision)
            for article in corpus.articles.values()
            for provision in article.provisions
        ],
        "annotations": [_note(note) for note in notes if note.kind not in _APART],
        "comparisons": [_note(note) for note in notes if note.kind is Kind.COMPARISON],
        "proposals": [_note(note) for note in notes if note.kind is Kind.PROPOSAL],
        "disagreements": [_note(note) for note in notes if note.kind is Kind.DISAGREEMENT],
        "essays": [_essay(corpus, subject) for subject in corpus.pages],
        "timeline": [_event(event) for event in corpus.timeline.values()],
        "terms": [_term(term) for term in corpus.terms.values()],
        "sources": [_source(source) for source in corpus.sources.values()],
        "people": [_person(person) for person in corpus.people.values()],
        "topics": [_topic(topic) for topic in corpus.topics.values()],
        "divergences": [_divergence(item) for item in corpus.divergences.values()],
        "tables": printed_tables(corpus),
        "changes": reported_changes(corpus),
        "references": reference_rows(index or build_references(corpus)),
    }


_APART = frozenset({Kind.COMPARISON, Kind.PROPOSAL, Kind.DISAGREEMENT})


def _words(words: Wording) -> dict[str, str]:
    return {tag: words[tag] for tag in words if words[tag]}


def _urls(corpus: Corpus, address: Address, texts: Mapping[str, object]) -> dict[str, str]:
    return {
        language.tag: f"/{language.folder}/{address.path}"
        for language in corpus.languages
        if language.tag in texts
    }


def _whole(values: Json) -> Json:
    """The values without those that say nothing."""
    return {key: value for key, value in values.items() if value not in ("", None, (), [], {})}


def _act(act: Act) -> Json:
    return _whole(
        {
            "ids": [act.id, *act.ids],
            "title": _words(act.title),
            "short": _words(act.short),
            "jurisdiction": act.jurisdiction,
            "kind": act.kind,
            "status": act.status,
            "number": act.number,
            "date": act.date,
            "in_force": act.in_force,
            "edition": act.edition,
            "authentic": list(act.authentic),
            "urls": _words(act.urls),
            "note": _words(act.note),
            "repealed_by": list(act.repealed_by),
            "amended_by": list(act.amended_by),
            "cited_by": list(act.cited_by),
            "chapters": [_chapter(act, chapter) for chapter in act.chapters],
            "provisions": [_cited_provision(act, cited) for cited in act.provisions.values()],
        }
    )


def _chapter(act: Act, chapter: Chapter) -> Json:
    return {
        "id": f"{act.id}/{chapter.eid}",
        "title": _words(chapter.title),
        "first": f"{act.id}/{chapter.first}",
        "last": f"{act.id}/{chapter.last}",
    }


def _cited_provision(act: Act, cited: CitedProvision) -> Json:
    return _whole(
        {
            "ids": [f"{act.id}/{cited.key}", *cited.ids],
            "title": _words(cited.title),
            "text": _words(cited.text),
        }
    )


def _article(corpus: Corpus, article: Article) -> Json:
    words = {tag: article_words(article, tag) for tag in article.headings}
    return _whole(
        {
            "id": str(article.address),
            "title": dict(article.headings),
            "hash": {tag: hash_text(said) for tag, said in words.items() if said},
            "url": _urls(corpus, article.address, article.headings),
        }
    )


def _provision(corpus: Corpus, provision: Provision) -> Json:
    first = next(iter(provision.texts.values()))
    return _whole(
        {
            "ids": [str(provision.address), *map(str, provision.also)],
            "number": first.number,
            "text": {tag: text.plain for tag, text in provision.texts.items()},
            "hash": {tag: text.hash for tag, text in provision.texts.items()},
            "url": _urls(corpus, provision.address, provision.texts),
        }
    )


def _note(note: Annotation) -> Json:
    return _whole(
        {
            "ids": list(note.ids),
            "kind": note.kind.value,
            "nature": NOT_LAW if note.kind is Kind.PROPOSAL else "",
            "target": note.target,
            "also": list(note.also),
            "title": {tag: text.title for tag, text in note.texts.items() if text.title},
            "text": {tag: plain_text(text.body) for tag, text in note.texts.items()},
            "hash": {tag: hash_text(note_words(text)) for tag, text in note.texts.items()},
            "sources": [
                _whole({"source": ref.source, "locator": ref.locator, "as_of": ref.stage.value})
                for ref in note.sources
            ],
            "reports": list(note.reports),
            "cited_as": note.cited_as,
            "cautions": [caution.value for caution in note.cautions],
            "authors": list(note.authors),
            "review": {tag: _review(text) for tag, text in note.texts.items()},
            "with": note.counterpart,
            "relation": note.relation.value if note.relation else "",
            "operation": note.operation.value if note.operation else "",
            "status": note.status.value if note.status else "",
            "proponents": list(note.proponents),
            "wordings": _wordings(note),
        }
    )


def _review(text: AnnotationText) -> Json:
    """Whether these words are a draft, or who reviewed them and when."""
    by = [{"person": review.person, "date": review.date} for review in text.reviews]
    return _whole({"state": "reviewed" if by else "draft", "by": by})


def _wordings(note: Annotation) -> list[Json]:
    """What a proposal would put into the law, a target at a time, with who worded each language."""
    by_target: dict[str, Json] = {}
    for tag, text in note.texts.items():
        for wording in text.wordings:
            entry = by_target.setdefault(
                wording.target, {"target": wording.target, "text": {}, "by": {}}
            )
            entry["text"][tag] = plain_text(wording.text)
            entry["by"][tag] = wording.by
            if wording.instead_of:
                entry.setdefault("instead_of", {})[tag] = wording.instead_of
    return list(by_target.values())


def _essay(corpus: Corpus, subject: str) -> Json:
    page = corpus.pages[subject]
    prose = {
        tag: tuple(block for block in body if not isinstance(block, NoteSlot))
        for tag, body in page.bodies.items()
    }
    return {
        "id": subject,
        "title": dict(page.titles),
        "text": {tag: plain_text(blocks) for tag, blocks in prose.items()},
    }


def _event(event: Event) -> Json:
    return _whole(
        {
            "ids": [event.id, *event.ids],
            "date": event.date,
            "category": event.category,
            "title": _words(event.title),
            "source": event.source,
            "locator": event.locator,
            "refs": list(event.refs),
            "cautions": list(event.cautions),
            "stage": event.stage,
        }
    )


def _term(term: Term) -> Json:
    return _whole(
        {
            "ids": [term.id, *term.ids],
            "label": _words(term.label),
            "defined_at": term.defined_at,
            "definition": _words(term.definition),
            "deprecated": {tag: dict(pairs) for tag, pairs in term.deprecated.items()},
            "note": _words(term.note),
            "papers": list(term.papers),
        }
    )


def _source(source: Source) -> Json:
    return _whole(
        {
            "ids": [source.id, *source.ids],
            "csl": {"id": source.id, **source.csl},
            "label": _words(source.names),
            "title": _words(source.titles),
            "act": source.act,
            "cited_by": [dict(item) for item in source.cited_by],
            "conflicts": {tag: list(items) for tag, items in source.conflicts.items()},
        }
    )


def _person(person: Person) -> Json:
    return _whole(
        {
            "id": person.id,
            "label": _words(person.name),
            "role": _words(person.role),
            "sources": list(person.sources),
        }
    )


def _topic(topic: Topic) -> Json:
    return {"ids": [f"topic:{topic.id}", *topic.ids], "title": _words(topic.title)}


def _divergence(item: Divergence) -> Json:
    return _whole(
        {
            "id": item.id,
            "at": item.at,
            "words": dict(item.words),
            "says": {tag: _words(words) for tag, words in item.says.items()},
            "effect": _words(item.effect),
            "status": item.status,
            "found_by": item.found_by,
        }
    )


EXPORTS: Mapping[str, Callable[[Corpus], str]] = {
    "corpus.json": export_corpus,
    SCHEMA: lambda corpus: read_schema(),
    "references.csv": export_references_csv,
    "references.json": export_references_json,
}
"""What stands under /data/, by file name."""
