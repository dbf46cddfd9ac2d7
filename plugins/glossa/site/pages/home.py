"""The home page of a language, and the pages that belong to none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from glossa.model.registers import Act, Source
from glossa.site.atlas import (
    HOME,
    SOURCES,
    act_key,
    languageless,
    relative_url,
    topic_key,
)
from glossa.site.html import safe_url
from glossa.site.pages.acts import ActHead, head_of_act
from glossa.site.pages.essays import home_essay
from glossa.site.pages.notes import Reference, shorten
from glossa.site.pages.press import Press
from glossa.site.values import Document, SitePage
from glossa.site.view import View

ASSETS = "assets/glossa/"
"""Where the site keeps stylesheet and scripts of ours."""


@dataclass(frozen=True, slots=True)
class ActCard:
    """An act with pages of ours, on the home page."""

    head: ActHead
    href: str
    articles: int
    notes: int


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A work in the list of sources; `uses` counts the notes that draw on it."""

    id: str
    name: str
    title: Markup
    authors: str
    year: str
    container: str
    url: str | None
    stage: str
    uses: int
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Door:
    """A language in the chooser: its name for itself, where its page stands, what it says."""

    tag: str
    name: str
    href: str
    words: str


def build_home(press: Press, tag: str) -> SitePage:
    """The home page: what this is, its acts, its topics."""
    view = press.view(tag, HOME)
    essay = home_essay(view)
    acts = [act for act in view.corpus.acts.values() if view.corpus.articles_of(act.id)]
    topics = sorted(view.corpus.topics.values(), key=lambda topic: (topic.order, topic.id))
    title = essay.title or view.words.say("Home")
    return press.page(
        "home.html",
        view,
        HOME,
        title,
        description=shorten(essay.lead or title),
        contents=essay.contents,
        files=essay.files,
        essay=essay,
        acts=tuple(_card(act, view) for act in acts),
        topics=tuple(
            Reference(view.text(topic.title), view.to(topic_key(topic.id))) for topic in topics
        ),
    )


def build_sources(press: Press, tag: str) -> SitePage:
    """The list of works that the edition cites or draws on; annotated ones first."""
    view = press.view(tag, SOURCES)
    ranked = sorted(view.corpus.sources.values(), key=lambda source: not source.annotates)
    entries = tuple(_source(source, view) for source in ranked)
    return press.page("sources.html", view, SOURCES, view.words.say("Sources"), entries=entries)


def build_chooser(press: Press, key: str, titles: Mapping[str, str]) -> Document:
    """A page without a language: the page `key` in every language, by its title there."""
    path = languageless(key)
    doors = tuple(
        _door(press, tag, relative_url(path, press.atlas.path(tag, key)), titles[tag])
        for tag in press.templates
    )
    html = _render_doors(
        press,
        title="",
        doors=doors,
        assets=relative_url(path, ASSETS),
        script=key != HOME,
        alternates=press.alternates(key),
    )
    return Document(f"{path}index.html", html)


def build_not_found(press: Press) -> Document:
    """The page of an address that leads nowhere: served from any depth, so its links are rooted."""
    root = urlsplit(press.base_url).path or "/"
    doors = tuple(
        _door(press, tag, root + press.atlas.path(tag, HOME), words.say("This page does not exist"))
        for tag, words in press.languages
    )
    html = _render_doors(
        press, title="404", doors=doors, assets=root + ASSETS, script=False, alternates=()
    )
    return Document("404.html", html)


def _render_doors(press: Press, **values: Any) -> str:
    # The frame has to be in some language; the first one is as good as any.
    first = press.view(next(iter(press.templates)), HOME)
    return str(press.templates[first.tag].render("chooser.html", first, **values))


def _card(act: Act, view: View) -> ActCard:
    prefix = f"{act.id}/"
    notes = [n for n in view.corpus.annotations if n.target.startswith(prefix)]
    return ActCard(
        head=head_of_act(act, view),
        href=view.to(act_key(act.id)),
        articles=len(view.corpus.articles_of(act.id)),
        notes=len(notes),
    )


def _door(press: Press, tag: str, href: str, words: str) -> Door:
    language = next(lang for lang in press.corpus.languages if lang.tag == tag)
    return Door(tag, language.name, href, words)


def _source(source: Source, view: View) -> SourceEntry:
    csl = source.csl
    uses = sum(any(ref.source == source.id for ref in n.sources) for n in view.corpus.annotations)
    title = view.text(source.titles) or Markup("{}").format(str(csl.get("title", "")))
    doi = str(csl.get("DOI", ""))
    url = f"https://doi.org/{doi}" if doi else str(csl.get("URL", ""))
    return SourceEntry(
        id=source.id,
        name=view.plain(source.names) or source.id,
        title=title,
        authors=_authors(csl.get("author")),
        year=_year(csl.get("issued")),
        container=str(csl.get("container-title", "")),
        url=safe_url(url),
        stage=view.words.name("stage", source.stage) if source.stage else "",
        uses=uses,
        conflicts=tuple(source.conflicts.get(view.tag, ())),
    )


def _authors(value: object) -> str:
    people = value if isinstance(value, list) else []
    return ", ".join(_person(person) for person in people if isinstance(person, dict))


def _person(person: dict[str, object]) -> str:
    names = (str(person.get(part, "")) for part in ("family", "given", "literal"))
    return " ".join(name for name in names if name)


def _year(issued: object) -> str:
    match issued:
        case {"date-parts": [[year, *_], *_]}:
            return str(year)
        case _:
            return ""
