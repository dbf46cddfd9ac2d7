"""An act of 1,100 articles is renumbered, and every link that ever led to it still leads there."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from glossa.corpus import Corpus, corpus_from
from glossa.model.address import parse_address
from glossa.moving.plan import plan_move
from glossa.tables.moves import build_redirects, find_renamed
from glossa.tables.published import list_published, spot_of
from tests.ledgers import with_ledger
from tests.renumbering import long_edition

ACT = "long-code"
ARTICLES = 1100
LIVING = 10
"""How many articles a short act has, for the quick test of the same."""


def renumber(articles: int, moved: Mapping[int, int]) -> tuple[Corpus, Corpus]:
    """The edition before and after, moved by the command's own plan."""
    files = {path: text.encode() for path, text in with_ledger(long_edition(articles)).items()}
    pairs = {f"{ACT}/art_{old}": f"{ACT}/art_{new}" for old, new in moved.items()}
    plan = plan_move(files, pairs, "A new edition of the code", "2026-03-01")
    assert plan.refused == ()
    kept = {path: data for path, data in files.items() if path not in plan.removed}
    return corpus_from(files).corpus, corpus_from({**kept, **plan.written}).corpus


def urls_of(corpus: Corpus) -> dict[str, str]:
    """Every URL of the act's provisions and notes in every language, with its name."""
    urls = {}
    for name, home in list_published(corpus).items():
        spot = spot_of(name, home)
        if spot.key.startswith(ACT):
            anchor = f"#{spot.fragment}" if spot.fragment else ""
            for language in corpus.languages:
                urls[f"/{language.folder}/{spot.key}{anchor}"] = name
    return urls


def said_at(corpus: Corpus, name: str) -> object:
    """What stands under a name: the words of a provision, the heading of an article, a note."""
    if name.startswith("note:"):
        note = corpus.annotation(name.removeprefix("note:"))
        return note and note.ids
    address = parse_address(name)
    assert address is not None
    provision, article = corpus.provision(address), corpus.articles.get(address)
    if provision:
        return {tag: text.plain for tag, text in provision.texts.items()}
    return article.headings if article else name


def check_links(before: Corpus, after: Corpus) -> None:
    """Every old URL shows what it showed, leads there, or tells where that is now."""
    living = urls_of(after)
    redirects = {row.old: row.new for row in build_redirects(after)}
    formerly = {one.old: one.new for one in find_renamed(after)}
    for url, name in urls_of(before).items():
        today = living.get(redirects.get(url, url))
        assert today is not None, url
        if url not in redirects and said_at(after, today) != said_at(before, name):
            today = follow_notice(today, formerly)
        assert said_at(after, today) == said_at(before, name), url


def follow_notice(name: str, formerly: Mapping[str, str]) -> str:
    """Where the notice on a page leads that stands for something else now."""
    article, mark, below = name.partition("__")
    return f"{formerly[article]}{mark}{below}"


def check_citations(before: Corpus, after: Corpus, moved: Mapping[int, int]) -> None:
    """The words of the notes name the numbers that the articles have now."""
    for note in before.annotations:
        number = int(note.target.partition("art_")[2].partition("__")[0])
        cited = number % len(before.articles) + 1
        now = after.annotation(note.id)
        assert now is not None
        assert now.target == f"{ACT}/art_{moved.get(number, number)}__para_1__subpara_1"
        assert now.also == (f"{ACT}/art_{moved.get(cited, cited)}",)
        said = str(now.texts["ru"].body)
        assert f"пункт 2 статьи {moved.get(cited, cited)}" in said


def everywhere_else(articles: int) -> dict[int, int]:
    return {n: n + 2000 for n in range(1, articles + 1)}


def one_up(articles: int) -> dict[int, int]:
    return {n: n + 1 for n in range(articles // 2, articles + 1)}


@pytest.mark.parametrize("plan", [everywhere_else, one_up])
def test_a_short_act(plan: object) -> None:
    moved = everywhere_else(LIVING) if plan is everywhere_else else one_up(LIVING)
    before, after = renumber(LIVING, moved)
    check_links(before, after)
    check_citations(before, after, moved)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("plan", [everywhere_else, one_up])
def test_an_act_of_1100_articles(plan: object) -> None:
    moved = everywhere_else(ARTICLES) if plan is everywhere_else else one_up(ARTICLES)
    before, after = renumber(ARTICLES, moved)
    assert len(urls_of(before)) > 3 * 4 * ARTICLES
    check_links(before, after)
    check_citations(before, after, moved)
