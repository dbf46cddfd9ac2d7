"""The navigation of a language: four shelves, as in a law library."""

from __future__ import annotations

from collections.abc import Iterator

from glossa.site.pages.act import group_articles
from glossa.site.pages.article import eid_of
from glossa.site.pages.press import Press
from glossa.site.values import NavItem
from glossa.tables.places import (
    ACTS,
    COMPARISONS,
    CONCORDANCE,
    CONTRIBUTORS,
    DATA,
    DIVERGENCES,
    HOME,
    PROPOSALS,
    REFERENCES,
    SOURCES,
    STATUS,
    TERMS,
    TIMELINE,
    TOPICS,
    VERIFY,
    act_key,
    article_key,
    topic_key,
)


def list_navigation(press: Press, tag: str) -> Iterator[NavItem]:
    """The home page, then the shelves that have anything on them."""
    say = press.view(tag, HOME).words.say
    yield NavItem(say("Home"), HOME)
    shelves = (
        NavItem(say("Annotated acts"), None, tuple(_annotated_acts(press, tag))),
        NavItem(say("Commentary"), None, tuple(_commentary(press, tag))),
        NavItem(say("Indexes"), None, tuple(_indexes(press, tag))),
        NavItem(say("Project"), None, tuple(_project(press, tag))),
    )
    yield from (shelf for shelf in shelves if shelf.children)


def _annotated_acts(press: Press, tag: str) -> Iterator[NavItem]:
    view = press.view(tag, HOME)
    for act in press.corpus.acts.values():
        if press.corpus.articles_of(act.id):
            yield NavItem(view.act_label(act.id), act_key(act.id), _chapters(press, tag, act.id))


def _commentary(press: Press, tag: str) -> Iterator[NavItem]:
    corpus, view = press.corpus, press.view(tag, HOME)
    if corpus.topics:
        topics = sorted(corpus.topics.values(), key=lambda topic: (topic.order, topic.id))
        lines = tuple(NavItem(view.plain(t.title), topic_key(t.id)) for t in topics)
        yield NavItem(view.words.say("Topics"), TOPICS, lines)
    yield NavItem(view.words.say("Proposals"), PROPOSALS)
    yield NavItem(view.words.say("Comparisons"), COMPARISONS)
    if corpus.divergences:
        yield NavItem(view.words.say("Divergences"), DIVERGENCES)
    if corpus.timeline:
        yield NavItem(view.words.say("Timeline"), TIMELINE)


def _indexes(press: Press, tag: str) -> Iterator[NavItem]:
    corpus, say = press.corpus, press.view(tag, HOME).words.say
    yield NavItem(say("References"), REFERENCES)
    if corpus.articles:
        yield NavItem(say("Concordance"), CONCORDANCE)
    if corpus.terms:
        yield NavItem(say("Terms"), TERMS)
    if corpus.acts:
        yield NavItem(say("Acts"), ACTS)
    yield NavItem(say("Sources"), SOURCES)


def _project(press: Press, tag: str) -> Iterator[NavItem]:
    view = press.view(tag, HOME)
    for page in press.corpus.pages.values():
        kind, _, name = page.subject.partition(":")
        if kind == "page" and name != "home":
            yield NavItem(view.plain(page.titles), f"{name}/")
    yield NavItem(view.words.say("Translation status"), STATUS)
    yield NavItem(view.words.say("Contributors"), CONTRIBUTORS)
    yield NavItem(view.words.say("Data"), DATA)
    yield NavItem(view.words.say("Check a quotation"), VERIFY)


def _chapters(press: Press, tag: str, act: str) -> tuple[NavItem, ...]:
    corpus, view = press.corpus, press.view(tag, HOME)
    articles = corpus.articles_of(act)
    lines = iter(
        NavItem(
            f"{view.article_label(article.address)}. {view.plain(article.headings)}",
            article_key(act, eid_of(article)),
        )
        for article in articles
    )
    grouped: list[NavItem] = []
    for group in group_articles(corpus.acts[act], articles, view):
        children = tuple(next(lines) for _ in group.articles)
        grouped.extend([NavItem(group.title, None, children)] if group.title else children)
    return tuple(grouped)
