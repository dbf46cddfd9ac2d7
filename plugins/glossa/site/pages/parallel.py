"""The parallel view of an article: its provisions row by row, the languages in columns."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from glossa.model.address import Address
from glossa.model.provisions import Article, Provision
from glossa.site.pages.article import describe, eid_of, files_of, head_of_article
from glossa.site.pages.official import OfficialArticle, unmatched, view_official
from glossa.site.pages.press import Press
from glossa.site.values import SitePage
from glossa.site.view import View
from glossa.tables.places import article_key, parallel_key


@dataclass(frozen=True, slots=True)
class Column:
    """A provision in one language of the parallel view; `html` is None where it has no text.

    `href` leads to the provision on the page of its article in that language.
    """

    tag: str
    number: str
    href: str
    html: Markup | None


def build_parallel(press: Press, article: Article, tag: str) -> SitePage:
    """The page that shows an article in all languages, row by row."""
    act_id, eid = article.address.act, eid_of(article)
    key, page = parallel_key(act_id, eid), article_key(act_id, eid)
    view = press.view(tag, key, article.address)
    act = view.corpus.acts[act_id]
    head = head_of_article(article, view, parallel_key)
    tags = view.corpus.official.tags(act_id)
    officials = {tag: view_official(act, eid, tag, view) for tag in tags}
    provisions = _with_unrestated(article, [text for text in officials.values() if text])
    return press.page(
        "parallel.html",
        view,
        key,
        f"{head.label}: {view.words.say('Parallel view')}",
        description=describe(article, view),
        files=files_of(article, tag),
        head=head,
        headings=tuple(article.headings.get(lang.tag, "") for lang in view.corpus.languages),
        back=view.to(page),
        rows=[(provision, _columns(provision, page, view)) for provision in provisions],
        officials=officials,
    )


def _with_unrestated(article: Article, texts: list[OfficialArticle]) -> tuple[Provision, ...]:
    """The provisions of an article, and empty ones for what only an official text has."""
    names = [tuple(str(a.eid) for a in (p.address, *p.also)) for p in article.provisions]
    only = {eid for text in texts for eid in unmatched(text, names)}
    added = (Provision(Address(article.address.act, eid), {}) for eid in only)
    return tuple(sorted((*article.provisions, *added), key=lambda p: p.address))


def _columns(provision: Provision, page: str, view: View) -> tuple[Column, ...]:
    tags = (language.tag for language in view.corpus.languages)
    return tuple(_column(tag, provision, page, view) for tag in tags)


def _column(tag: str, provision: Provision, page: str, view: View) -> Column:
    text = provision.texts.get(tag)
    number, html = (text.number, view.provision(provision, tag)) if text else ("", None)
    return Column(tag, number, view.to(page, str(provision.address.eid), tag), html)
