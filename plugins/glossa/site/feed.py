"""The feed of new and changed notes, one in each language: `/data/feed.{tag}.xml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from glossa.export.atom import Entry, Feed, date_of_edition, export_feed, name_feed
from glossa.export.citation_forms import read_forms
from glossa.model.annotations import Annotation, AnnotationText, Kind
from glossa.model.prose import plain_text
from glossa.site.pages.notes import kind_label, name_plainly, shorten, source_name, summarise
from glossa.site.pages.press import Press
from glossa.site.pages.redlines import EDITORS
from glossa.site.values import Document
from glossa.site.view import View
from glossa.tables.places import DATA, HOME

LENGTH = 60
"""How many notes a feed tells of, the newest first."""

SUMMARY = 400
"""How many characters of a note a feed gives."""

Dates = Mapping[tuple[str, str], str]
"""The RFC 3339 time of the last change of a note, by its id and language tag."""


def find_feed(press: Press, tag: str) -> str:
    """Where the feed of a language stands, from the root of the site; empty where there is none."""
    is_there = press.base_url and date_of_edition(press.corpus)
    return f"{DATA}{name_feed(tag)}" if is_there else ""


def build_feeds(press: Press, dates: Dates) -> Iterator[Document]:
    """The feeds; none where the address of the site or every date is unknown.

    A note of which `dates` says nothing has the day of the edition, or of its last review where
    that is later.
    """
    fallback = date_of_edition(press.corpus)
    for tag in press.templates:
        path = find_feed(press, tag)
        if path:
            yield Document(path, export_feed(build_feed(press, tag, dates, fallback)))


def build_feed(press: Press, tag: str, dates: Dates, fallback: str) -> Feed:
    """The newest notes of a language."""
    view = press.view(tag, HOME)
    dated = [
        (_time(note.id, text, dates.get((note.id, tag), ""), fallback), note, text)
        for note in view.corpus.annotations
        if (text := note.texts.get(tag)) is not None
    ]
    # A stable sort: notes of one time stay in the order of the edition.
    newest = sorted(dated, key=lambda item: item[0], reverse=True)[:LENGTH]
    release = view.corpus.release
    words = view.words
    return Feed(
        tag=tag,
        host=urlsplit(press.base_url).hostname or "localhost",
        url=f"{press.base_url}{find_feed(press, tag)}",
        home=f"{press.base_url}{view.here}",
        title=f"{release.name}: {words.say('new and changed notes')}",
        subtitle=words.say("Annotated law"),
        updated=newest[0][0] if newest else _midnight(fallback),
        author=_editors(view),
        publication=release.name,
        version=release.version,
        entries=tuple(_entry(time, note, text, press, view) for time, note, text in newest),
    )


def _time(name: str, text: AnnotationText, changed: str, fallback: str) -> str:
    reviewed = max((review.date for review in text.reviews), default="")
    return max(changed or _midnight(fallback), _midnight(reviewed) if reviewed else "")


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"


def _entry(time: str, note: Annotation, text: AnnotationText, press: Press, view: View) -> Entry:
    spot = view.atlas.find(f"note:{note.id}")
    where = view.atlas.path(view.tag, spot.key) if spot else view.here
    return Entry(
        name=note.id,
        url=f"{press.base_url}{where}#{note.id}",
        title=f"{summarise(note, view)} ({view.label(note.target)})",
        updated=time,
        summary=_summary(note, text, view),
        kind=note.kind.value,
        label=kind_label(note, view),
        authors=tuple(name_plainly(name, view) for name in note.authors) or (_editors(view),),
        contributors=tuple(dict.fromkeys(_contributors(note, view))),
    )


def _summary(note: Annotation, text: AnnotationText, view: View) -> str:
    """Who says it, of which stage of the text, how it begins; what is proposed says so first."""
    credits = dict.fromkeys(
        f"{source_name(ref.source, view)} ({view.words.name('stage', ref.stage.value)})"
        for ref in note.sources
    )
    warning = f"{view.words.say('Proposed, not law')}. " if note.kind is Kind.PROPOSAL else ""
    cautions = "".join(f"{view.words.name('caution', one.value)}. " for one in note.cautions)
    body = shorten(plain_text(text.body), SUMMARY)
    return f"{warning}{cautions}{'; '.join(credits)}: {body}"


def _contributors(note: Annotation, view: View) -> Iterator[str]:
    """The authors of the works that a note passes on."""
    for ref in note.sources:
        source = view.corpus.sources.get(ref.source)
        people = source.csl.get("author") if source and ref.source != EDITORS else None
        for person in people if isinstance(people, list) else ():
            named = [str(person[key]) for key in ("given", "family") if person.get(key)]
            yield " ".join(named) or str(person.get("literal", ref.source))


def _editors(view: View) -> str:
    """Those who answer for the edition; in English in a language without citation forms."""
    forms = read_forms()
    words = forms.get(view.tag) or forms["en"]
    return str(words["editors"]).format(name=view.corpus.release.name)
