"""Pages of prose: essays on topics, the home page, an act's own words, about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from glossa.model.annotations import Annotation
from glossa.model.pages import NoteSlot, Page
from glossa.model.prose import Block, Heading, Paragraph, Picture, plain_text
from glossa.model.registers import Topic
from glossa.site.html import render_block, render_picture
from glossa.site.pages.notes import NoteView, Reference, link_note, shorten, view_note, view_notes
from glossa.site.pages.press import Press
from glossa.site.values import Entry, SitePage
from glossa.site.view import View
from glossa.tables.places import HOME, TOPICS, page_key, topic_key
from glossa.tables.topics import count_topics


@dataclass(frozen=True, slots=True)
class Essay:
    """The body of a page of prose: pieces of HTML and notes in reading order.

    `notes` are the ids of the notes that have their place in it.
    """

    title: str = ""
    pieces: tuple[Markup | NoteView, ...] = ()
    contents: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    lang: str | None = None
    notice: str = ""
    lead: str = ""


def render_essay(page: Page, view: View) -> Essay:
    """The body of `page` in the page's language, or in another where it has none."""
    chosen = view.choose(page.bodies)
    if chosen is None:
        return Essay(title=view.plain(page.titles))
    pieces, contents = _render_body(chosen.value, view)
    file = page.files.get(chosen.tag)
    return Essay(
        title=page.titles.get(chosen.tag, ""),
        pieces=pieces,
        contents=contents,
        notes=tuple(piece.id for piece in pieces if isinstance(piece, NoteView)),
        files=(file,) if file else (),
        lang=chosen.lang,
        notice=chosen.notice,
        lead=_lead(chosen.value),
    )


def build_topic(press: Press, topic: Topic, tag: str) -> SitePage:
    """The essay on a topic, and the notes that speak of it."""
    subject = f"topic:{topic.id}"
    key = topic_key(topic.id)
    view = press.view(tag, key)
    page = view.corpus.pages.get(subject)
    essay = render_essay(page, view) if page else Essay()
    own = [n for n in view.corpus.annotations_on(subject) if n.id not in set(essay.notes)]
    title = essay.title or view.plain(topic.title)
    return press.page(
        "topic.html",
        view,
        key,
        title,
        description=shorten(essay.lead or title),
        contents=essay.contents,
        files=essay.files,
        essay=essay,
        notes=view_notes(own, view),
        near=tuple(link_note(note, view) for note in _near(subject, essay, view)),
    )


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic in the list of essays: its essay's headings, in `lang`, and how many notes it has."""

    link: Reference
    headings: tuple[str, ...]
    lang: str | None
    notes: int


def build_topics(press: Press, tag: str) -> SitePage:
    """The list of essays, each with its headings and the number of notes on its topic."""
    view = press.view(tag, TOPICS)
    topics = sorted(view.corpus.topics.values(), key=lambda topic: (topic.order, topic.id))
    counts = count_topics(view.corpus)
    lines = tuple(_line(topic, counts[topic.id], view) for topic in topics)
    return press.page("topics.html", view, TOPICS, view.words.say("Topics"), topics=lines)


def _line(topic: Topic, notes: int, view: View) -> TopicLine:
    page = view.corpus.pages.get(f"topic:{topic.id}")
    chosen = view.choose(page.bodies) if page else None
    body = chosen.value if chosen else ()
    return TopicLine(
        link=Reference(view.text(topic.title), view.to(topic_key(topic.id))),
        headings=tuple(plain_text(node.children) for node in body if isinstance(node, Heading)),
        lang=chosen.lang if chosen else None,
        notes=notes,
    )


def build_page(press: Press, page: Page, tag: str) -> SitePage:
    """A page of prose that is no essay and no act: about, how to contribute."""
    key = page_key(page.subject)
    view = replace(press.view(tag, key), contact=True)
    essay = render_essay(page, view)
    return press.page(
        "page.html",
        view,
        key,
        essay.title,
        description=shorten(essay.lead or essay.title),
        contents=essay.contents,
        files=essay.files,
        essay=essay,
    )


def home_essay(view: View) -> Essay:
    """The words of the home page, if somebody wrote any."""
    page = view.corpus.pages.get(f"page:{HOME or 'home'}")
    return render_essay(page, view) if page else Essay()


def _near(subject: str, essay: Essay, view: View) -> list[Annotation]:
    return [n for n in view.corpus.annotations_near(subject) if n.id not in set(essay.notes)]


def _render_body(
    body: tuple[Block | NoteSlot, ...], view: View
) -> tuple[tuple[Markup | NoteView, ...], tuple[Entry, ...]]:
    pieces: list[Markup | NoteView] = []
    contents: list[Entry] = []
    for node in body:
        match node:
            case NoteSlot(name):
                pieces.extend(_slot(name, view))
            case Heading(children=children):
                # Counted, never a slug: a Cyrillic heading has none, and translations differ.
                anchor = f"s-{len(contents) + 1}"
                contents.append(Entry(plain_text(children), anchor))
                pieces.append(render_block(node, view.href, anchor))
            case Picture(name):
                pieces.append(render_picture(node, view.picture(name)))
            case _:
                pieces.append(render_block(node, view.href))
    return tuple(pieces), tuple(contents)


def _slot(name: str, view: View) -> tuple[NoteView, ...]:
    note = view.corpus.annotation(name)
    return (view_note(note, view),) if note else ()


def _lead(body: tuple[Block | NoteSlot, ...]) -> str:
    first = next((node for node in body if isinstance(node, Paragraph)), None)
    return plain_text(first.children) if first else ""
