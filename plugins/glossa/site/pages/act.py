"""An act: the head that its pages share, its home, its chapters and articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from glossa.export.files import name_book
from glossa.model.address import EId
from glossa.model.annotations import Annotation, Kind
from glossa.model.provisions import Article
from glossa.model.registers import Act, Chapter
from glossa.site.html import safe_url
from glossa.site.labels import name_chapter
from glossa.site.pages.changes import view_changes_of
from glossa.site.pages.essays import Essay, render_essay
from glossa.site.pages.notes import shorten, view_notes
from glossa.site.pages.official import unrestated_articles, view_presences
from glossa.site.pages.press import Press
from glossa.site.pages.surroundings import view_surroundings
from glossa.site.values import SitePage
from glossa.site.view import View
from glossa.tables.places import act_key, article_key


@dataclass(frozen=True, slots=True)
class Official:
    """A place where a text of the act stands: its language, its address.

    `authentic` tells the law itself from a translation of it.
    """

    tag: str
    name: str
    url: str
    authentic: bool


@dataclass(frozen=True, slots=True)
class ActHead:
    """An act's particulars in one language."""

    id: str
    title: Markup
    short: str
    status: str
    status_key: str
    edition: str
    date: str
    number: str
    official: tuple[Official, ...]
    translations: tuple[Official, ...]
    equal: bool
    informational: bool


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list: its name, its heading, its address, how many notes it carries."""

    label: str
    heading: Markup
    href: str
    notes: int


@dataclass(frozen=True, slots=True)
class ChapterGroup:
    """A chapter with its articles; without a title, articles that stand outside any chapter."""

    title: str
    articles: tuple[ArticleLine, ...]


def head_of_act(act: Act, view: View) -> ActHead:
    """The particulars of an act."""
    words = view.words
    places = _official(act, view)
    return ActHead(
        id=act.id,
        title=view.text(act.title),
        short=view.act_label(act.id),
        status=words.name("act status", act.status) if act.status else "",
        status_key=act.status,
        edition=words.say("Edition of %(date)s", date=words.date(act.edition))
        if act.edition
        else "",
        date=words.date(act.date) if act.date else "",
        number=act.number,
        official=tuple(place for place in places if place.authentic),
        translations=tuple(place for place in places if not place.authentic),
        equal=set(act.authentic) == {"kk", "ru"},
        informational=bool(act.authentic) and view.tag not in act.authentic,
    )


def build_act(press: Press, act: Act, tag: str) -> SitePage:
    """The home of an act: what it is, its chapters and articles, how much is said about it."""
    key = act_key(act.id)
    view = press.view(tag, key)
    page = view.corpus.pages.get(f"act:{act.id}")
    essay = render_essay(page, view) if page else Essay()
    articles = view.corpus.articles_of(act.id)
    shown = set(essay.notes)
    notes = [n for n in view.corpus.annotations_on(f"act:{act.id}") if n.id not in shown]
    head = head_of_act(act, view)
    return press.page(
        "act.html",
        view,
        key,
        head.short,
        description=shorten(view.plain(act.title)),
        contents=essay.contents,
        files=essay.files,
        head=head,
        book=press.offer(view.here, name_book(act.id, tag)),
        presences=view_presences(act, view),
        unrestated=unrestated_articles(act, view),
        surroundings=view_surroundings(act, view),
        note=view.text(act.note),
        changes=view_changes_of(act.id, view),
        essay=essay,
        groups=group_articles(act, articles, view),
        counts=count_kinds(notes_of(act.id, view), view),
        notes=view_notes(notes, view),
    )


def group_articles(act: Act, articles: Iterable[Article], view: View) -> tuple[ChapterGroup, ...]:
    """The articles of an act under their chapters, in order."""
    placed = ((chapter_of(act, article.address.eid), article) for article in articles)
    runs = groupby(placed, key=lambda pair: pair[0] and pair[0].eid)
    return tuple(_group([*run], view) for _, run in runs)


def chapter_of(act: Act, eid: EId | None) -> Chapter | None:
    """The innermost chapter that an article lies in."""
    holding = [c for c in act.chapters if eid is not None and c.first <= eid <= c.last]
    return holding[-1] if holding else None


def chapter_line(act: Act, eid: EId, view: View) -> str:
    """`Chapter 4. Regulation` for an article of that chapter, or nothing."""
    chapter = chapter_of(act, eid)
    return _name_chapter(chapter, view) if chapter else ""


def count_kinds(notes: Iterable[Annotation], view: View) -> tuple[tuple[str, str, int], ...]:
    """How many notes of each kind, in the fixed order of kinds."""
    counts = Counter(note.kind for note in notes)
    return tuple(
        (kind.value, view.words.name("kind", kind.value), counts[kind])
        for kind in Kind
        if counts[kind]
    )


def _group(run: list[tuple[Chapter | None, Article]], view: View) -> ChapterGroup:
    chapter = run[0][0]
    lines = tuple(_line(article, view) for _, article in run)
    return ChapterGroup(_name_chapter(chapter, view) if chapter else "", lines)


def _name_chapter(chapter: Chapter, view: View) -> str:
    label = name_chapter(chapter.eid.last.number, view.words)
    return f"{label}. {view.plain(chapter.title)}"


def _line(article: Article, view: View) -> ArticleLine:
    address = article.address
    eid = address.eid
    targets = (str(address), *(str(provision.address) for provision in article.provisions))
    return ArticleLine(
        label=view.article_label(address),
        heading=view.text(article.headings),
        href=view.to(article_key(address.act, eid)) if eid else "",
        notes=sum(len(view.corpus.annotations_on(target)) for target in targets),
    )


def notes_of(act: str, view: View) -> list[Annotation]:
    """Every note on an act or a provision of it."""
    prefixes = (f"{act}/",)
    return [
        note
        for note in view.corpus.annotations
        if note.target == f"act:{act}" or note.target.startswith(prefixes)
    ]


def _official(act: Act, view: View) -> tuple[Official, ...]:
    named = ((language, act.urls.get(language.tag)) for language in view.corpus.languages)
    return tuple(
        Official(
            language.tag, language.name, url, not act.authentic or language.tag in act.authentic
        )
        for language, url in named
        if url and safe_url(url)
    )
