"""The page of an article: the law in the middle, its notes beside the provision they speak of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain

from markupsafe import Markup

from glossa.model.address import Address, EId, parse_eid
from glossa.model.annotations import Annotation, Kind
from glossa.model.provisions import Article, Provision, ProvisionText
from glossa.site.citing import key_of
from glossa.site.pages.act import ActHead, chapter_line, count_kinds, head_of_act
from glossa.site.pages.changes import ReportedView, view_changes_at
from glossa.site.pages.cite import CiteView, view_citation
from glossa.site.pages.crossing import Crossing, view_crossing
from glossa.site.pages.divergences import point_to_divergences
from glossa.site.pages.glossary import mark_provision, marked_terms, view_glossary
from glossa.site.pages.improve import Improve, improve_provision
from glossa.site.pages.notes import (
    TABLED,
    NoteView,
    Reference,
    link_note,
    shorten,
    view_notes,
)
from glossa.site.pages.official import (
    OfficialArticle,
    OfficialView,
    Presence,
    unmatched,
    view_official,
    view_presences,
)
from glossa.site.pages.press import Press
from glossa.site.values import Entry, SitePage
from glossa.site.view import Chosen, View
from glossa.tables.places import act_key, article_key, parallel_key


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """A provision as its template sees it.

    `id` is its anchor, `also` further anchors of the same words; `notes` stand beside it,
    `pointers` lead to its comparisons and proposals, `near` to notes that name it from elsewhere,
    `divergences` to the register of places where the authentic texts differ; `terms` are the
    defined terms marked in its words, `crossing` the references from and to it, `improve` the ways
    to its source, `official` is the law's own text where it is here. What only the law has is not
    `restated`; `changes` are later ones that are reported of it.
    """

    id: str
    also: tuple[str, ...]
    number: str
    html: Markup
    lang: str | None
    notice: str
    depth: int
    label: str
    notes: tuple[NoteView, ...] = ()
    pointers: tuple[NoteView, ...] = ()
    near: tuple[Reference, ...] = ()
    crossing: Crossing | None = None
    divergences: tuple[Reference, ...] = ()
    terms: tuple[str, ...] = ()
    improve: Improve | None = None
    official: OfficialView | None = None
    restated: bool = True
    cited: CiteView | None = None
    changes: tuple[ReportedView, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """What stands over an article; `heading` may be in another language than the page."""

    id: str
    also: tuple[str, ...]
    label: str
    heading: Chosen[str] | None
    act: ActHead
    presences: tuple[Presence, ...]
    act_href: str
    chapter: str
    parallel: str
    previous: Reference | None
    following: Reference | None
    cited: CiteView | None = None


def build_article(press: Press, article: Article, tag: str) -> SitePage:
    """The page of an article in one language."""
    key = article_key(article.address.act, eid_of(article))
    view = press.view(tag, key, article.address)
    head = head_of_article(article, view)
    official = view_official(view.corpus.acts[article.address.act], eid_of(article), tag, view)
    restated = [view_provision(provision, press, view) for provision in article.provisions]
    provisions = _with_official(restated, official, view) if official else tuple(restated)
    targets = [str(article.address), *(str(p.address) for p in article.provisions)]
    notes = tuple(chain.from_iterable(view.corpus.annotations_on(target) for target in targets))
    return press.page(
        "article.html",
        view,
        key,
        title_of(head),
        description=describe(article, view),
        contents=_contents(provisions),
        files=files_of(article, tag),
        head=head,
        own=view_notes(_beside(view.corpus.annotations_on(targets[0])), view),
        official=official,
        provisions=provisions,
        comparisons=view_notes((n for n in notes if n.kind is Kind.COMPARISON), view),
        proposals=view_notes((n for n in notes if n.kind is Kind.PROPOSAL), view),
        crossing=view_crossing(targets[0], view),
        kinds=count_kinds(notes, view),
        glossary=view_glossary((name for p in provisions for name in p.terms), view),
        assets=("words.css", "terms.js"),
    )


def head_of_article(
    article: Article, view: View, turn: Callable[[str, EId], str] = article_key
) -> ArticleHead:
    """What stands over the text of an article; `turn` names the page of a neighbour to turn to."""
    act = view.corpus.acts[article.address.act]
    eid = eid_of(article)
    previous, following = _neighbours(article, view, turn)
    return ArticleHead(
        id=str(eid),
        also=view.atlas.former_anchors(str(article.address)),
        label=view.article_label(article.address),
        heading=view.choose(article.headings),
        act=head_of_act(act, view),
        presences=view_presences(act, view),
        act_href=view.to(act_key(act.id)),
        chapter=chapter_line(act, eid, view),
        parallel=view.to(parallel_key(act.id, eid)),
        previous=previous,
        following=following,
        cited=view_citation(
            view.atlas.citing.article(article),
            key_of(article.address),
            view.article_label(article.address),
            view,
        ),
    )


def title_of(head: ArticleHead) -> str:
    """`Article 17. Legal regime of AI systems`."""
    return f"{head.label}. {head.heading.value}" if head.heading else head.label


def eid_of(article: Article) -> EId:
    """The article's own eId."""
    if article.address.eid is None:
        raise ValueError(f"{article.address} is no article")
    return article.address.eid


def view_provision(provision: Provision, press: Press, view: View) -> ProvisionView:
    """A provision with what stands beside it."""
    chosen = view.choose(provision.texts)
    address = str(provision.address)
    words = mark_provision(provision, chosen, press) if chosen else ()
    notes = view.corpus.annotations_on(address)
    label = view.provision_label(_fragment(provision.address))
    return ProvisionView(
        id=_fragment(provision.address),
        also=_further_anchors(provision, view),
        number=chosen.value.number if chosen else "",
        html=view.linked(words),
        lang=chosen.lang if chosen else None,
        notice=chosen.notice if chosen else "",
        depth=provision.address.eid.depth if provision.address.eid else 0,
        label=label,
        notes=view_notes(_beside(notes), view),
        pointers=view_notes((note for note in notes if note.kind in TABLED), view),
        near=tuple(link_note(note, view) for note in view.corpus.annotations_near(address)),
        crossing=view_crossing(address, view),
        divergences=point_to_divergences(address, view),
        terms=marked_terms(words),
        cited=view_citation(
            view.atlas.citing.provision(provision), key_of(provision.address), label, view
        ),
        improve=improve_provision(address, label, chosen, view) if chosen else None,
        changes=view_changes_at(address, view),
    )


def _further_anchors(provision: Provision, view: View) -> tuple[str, ...]:
    """Its other names, and those it had before it moved here."""
    names = map(str, (provision.address, *provision.also))
    own = (_fragment(address) for address in provision.also)
    return (*own, *view.atlas.former_anchors(*names))


def _with_official(
    restated: list[ProvisionView], official: OfficialArticle, view: View
) -> tuple[ProvisionView, ...]:
    """Our provisions with the law's own text, and those that only the law has, in its order."""
    names = [(row.id, *row.also) for row in restated]
    rows = [
        replace(row, official=official.take(own)) for row, own in zip(restated, names, strict=True)
    ]
    rows += [_official_row(eid, official, view) for eid in unmatched(official, names)]
    return tuple(sorted(rows, key=lambda row: parse_eid(row.id) or EId(())))


def _official_row(eid: EId, official: OfficialArticle, view: View) -> ProvisionView:
    return ProvisionView(
        id=str(eid),
        also=(),
        number="",
        html=Markup(""),
        lang=None,
        notice="",
        depth=eid.depth,
        label=view.provision_label(str(eid)),
        official=official.provisions[str(eid)],
        restated=False,
    )


def describe(article: Article, view: View) -> str:
    """The first words of an article, for search engines."""
    heading = view.plain(article.headings)
    texts = (view.choose(provision.texts) for provision in article.provisions)
    first: ProvisionText | None = next((chosen.value for chosen in texts if chosen), None)
    return shorten(f"{heading}. {first.plain if first else ''}")


def _beside(notes: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
    return tuple(note for note in notes if note.kind not in TABLED)


def _contents(provisions: tuple[ProvisionView, ...]) -> tuple[Entry, ...]:
    return tuple(Entry(p.label, p.id) for p in provisions if p.depth == 1)


def files_of(article: Article, tag: str) -> tuple[str, ...]:
    """The source of an article in one language, if it has one."""
    own = article.files.get(tag)
    return (own,) if own else ()


def _fragment(address: Address) -> str:
    return str(address.eid)


def _neighbours(
    article: Article, view: View, turn: Callable[[str, EId], str]
) -> tuple[Reference | None, Reference | None]:
    row = view.corpus.articles_of(article.address.act)
    at = row.index(article)
    before = row[at - 1] if at else None
    after = row[at + 1] if at + 1 < len(row) else None
    return _to_article(before, view, turn), _to_article(after, view, turn)


def _to_article(
    article: Article | None, view: View, turn: Callable[[str, EId], str]
) -> Reference | None:
    if article is None:
        return None
    words = Markup("{}. {}").format(
        view.article_label(article.address), view.plain(article.headings)
    )
    return Reference(words, view.to(turn(article.address.act, eid_of(article))))
