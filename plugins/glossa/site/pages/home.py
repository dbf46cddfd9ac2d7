"""The home page of a language, and the pages that belong to none."""

from __future__ import annotations

from dataclasses import dataclass

from glossa.model.registers import Act
from glossa.site.pages.act import ActHead, ArticleLine, group_articles, head_of_act
from glossa.site.pages.essays import home_essay
from glossa.site.pages.notes import Reference, shorten
from glossa.site.pages.press import Press
from glossa.site.values import SitePage
from glossa.site.view import View
from glossa.tables.places import HOME, act_key, topic_key

RICHEST = 5
"""How many of an act's articles the home page names."""


@dataclass(frozen=True, slots=True)
class ActCard:
    """An act with pages of ours, on the home page; `richest` are its articles with most notes."""

    head: ActHead
    href: str
    articles: int
    notes: int
    richest: tuple[ArticleLine, ...]


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


def _card(act: Act, view: View) -> ActCard:
    prefix = f"{act.id}/"
    notes = [n for n in view.corpus.annotations if n.target.startswith(prefix)]
    articles = view.corpus.articles_of(act.id)
    lines = [line for group in group_articles(act, articles, view) for line in group.articles]
    return ActCard(
        head=head_of_act(act, view),
        href=view.to(act_key(act.id)),
        articles=len(articles),
        notes=len(notes),
        richest=tuple(sorted(lines, key=lambda line: -line.notes)[:RICHEST]),
    )
