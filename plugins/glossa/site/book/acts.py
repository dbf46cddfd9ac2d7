"""An act with everything said about it, as the values that the template of the book lays out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from glossa.export.typeset import Json
from glossa.model.address import Address, EId, Unit, parse_eid
from glossa.model.provisions import Article, Provision
from glossa.model.registers import Chapter, Divergence, Source
from glossa.site.book.desk import Desk, notes_within
from glossa.site.book.notes import write_marks, write_notes
from glossa.site.labels import name_chapter
from glossa.site.pages.act import chapter_of
from glossa.site.pages.article import eid_of
from glossa.site.pages.notes import source_name
from glossa.site.pages.official import OfficialArticle, OfficialLine, view_official
from glossa.site.pages.sources import name_authors, write_imprint
from glossa.site.view import View
from glossa.tables.places import article_key, languageless


def write_book(desk: Desk) -> Json:
    """Chapters with their articles, the notes on the act as a whole, the works that are cited."""
    act = desk.act
    articles = desk.corpus.articles_of(act.id)
    runs = groupby(articles, key=lambda article: chapter_of(act, article.address.eid))
    return {
        "parts": [
            {"title": _title(chapter, desk), "articles": [_article(item, desk) for item in run]}
            for chapter, run in runs
        ],
        "whole": write_notes(desk.notes.get(f"act:{act.id}", ()), desk),
        "sources": [_source(source, desk) for source in _cited(desk)],
    }


def _title(chapter: Chapter | None, desk: Desk) -> str:
    if chapter is None:
        return ""
    view = desk.view()
    return f"{name_chapter(chapter.eid.last.number, view.words)}. {view.plain(chapter.title)}"


def _article(article: Article, desk: Desk) -> Json:
    view, eid = desk.view(article.address), eid_of(article)
    heading = view.choose(article.headings)
    official = view_official(desk.act, eid, desk.tag, view)
    official = None if official and official.lacks else official
    base, key = desk.press.base_url, article_key(desk.act.id, eid)
    return {
        "id": str(eid),
        "label": view.article_label(article.address),
        "heading": heading.value if heading else "",
        "lang": (heading.lang if heading else None) or desk.tag,
        "url": f"{base}{languageless(key)}" if base else "",
        "marks": _marks(str(article.address), desk),
        "official": _official(official, desk) if official else None,
        "restated": [_provision(item, official, desk, view) for item in article.provisions],
        "notes": write_notes(
            (note for place in notes_within(desk.notes, article) for note in desk.notes[place]),
            desk,
        ),
        "divergences": [_divergence(one, view) for one in _divergences(article, view)],
    }


def _marks(address: str, desk: Desk) -> list[Json]:
    """The numbers of the notes that name a provision, here or from another place."""
    corpus = desk.corpus
    named = (
        note.id
        for note in (*corpus.annotations_on(address), *corpus.annotations_near(address))
        if note.id in desk.numbers
    )
    return write_marks(dict.fromkeys(named), desk)


def _provision(
    provision: Provision, official: OfficialArticle | None, desk: Desk, view: View
) -> Json:
    """A provision in our words; where the law's own stand above it, they have label and marks."""
    names = [str(address.eid) for address in (provision.address, *provision.also)]
    placed = official is not None and official.take(names) is not None
    chosen = view.choose(provision.texts)
    eid = provision.address.eid
    words = view.atlas.citations.words_of(provision, chosen.tag) if chosen else ()
    return {
        "id": "" if placed else str(eid),
        "depth": _depth(eid),
        "number": chosen.value.number if chosen else "",
        "words": desk.words(words, view),
        "lang": (chosen.lang if chosen else None) or desk.tag,
        "notice": chosen.notice if chosen else "",
        "marks": [] if placed else _marks(str(provision.address), desk),
    }


def _depth(eid: EId | None) -> int:
    """How far in a provision stands; a further part stands no deeper than what it is a part of."""
    if eid is None:
        return 0
    return max(1, eid.depth - (eid.last.unit is Unit.PART))


def _official(official: OfficialArticle, desk: Desk) -> Json:
    presence, say = official.presence, desk.view().words.say
    day, checked = presence.edition, presence.checked
    known = (
        presence.source,
        say("Edition of %(date)s", date=day) if day else "",
        say("checked on %(date)s", date=checked) if checked else "",
    )
    return {
        "origin": [piece for piece in known if piece],
        "rows": list(_official_rows(official, desk)),
        "amendments": [{"at": at, "text": text} for at, text in official.amendments],
    }


def _official_rows(official: OfficialArticle, desk: Desk) -> Iterator[Json]:
    for found in sorted(official.provisions.values(), key=lambda item: item.eid):
        address = str(Address(desk.act.id, found.eid))
        canonical = desk.corpus.resolve(address) or address
        eid = canonical.partition("/")[2]
        first, *others = [_line(line, _depth(found.eid)) for line in found.lines]
        yield {**first, "id": eid, "marks": _marks(canonical, desk)}
        yield from (*others, *(_line(line, 1) for line in found.later))


def _line(line: OfficialLine, depth: int) -> Json:
    words = [line.text]
    return {"id": "", "depth": depth, "number": line.number, "words": words, "marks": []}


def _divergences(article: Article, view: View) -> Iterator[Divergence]:
    for one in view.corpus.divergences.values():
        act, _, eid = (view.corpus.resolve(one.at) or "").partition("/")
        parsed = parse_eid(eid)
        if act == article.address.act and parsed and eid_of(article).contains(parsed):
            yield one


def _divergence(one: Divergence, view: View) -> Json:
    names = {language.tag: language.name for language in view.corpus.languages}
    return {
        "at": view.label(one.at),
        "says": [
            {
                "name": names[tag],
                "lang": tag,
                "words": one.words.get(tag, ""),
                "meaning": view.plain(meaning),
            }
            for tag, meaning in one.says.items()
        ],
        "effect": view.plain(one.effect),
        "status": view.words.name("divergence status", one.status),
    }


def _cited(desk: Desk) -> Iterable[Source]:
    """The works that the notes of the book draw on, in the order of the register."""
    notes = [desk.corpus.annotation(name) for name in desk.numbers]
    cited = {ref.source for note in notes if note for ref in note.sources}
    return (source for source in desk.corpus.sources.values() if source.id in cited)


def _source(source: Source, desk: Desk) -> Json:
    csl, view = source.csl, desk.view()
    doi = str(csl.get("DOI", ""))
    return {
        "name": source_name(source.id, view),
        "authors": (name_authors(csl.get("author")) or name_authors(csl.get("editor"))).rstrip("."),
        "title": str(csl.get("title", "")) or view.plain(source.titles),
        "lang": str(csl.get("language", "")) or desk.tag,
        "imprint": write_imprint(csl, view),
        "url": f"https://doi.org/{doi}" if doi else str(csl.get("URL", "")),
        "stage": view.words.name("stage", source.stage) if source.stage else "",
    }
