"""The tables of references: one page for the edition, one for each act that has any."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from glossa.model.address import Address, parse_address
from glossa.site.pages.crossing import kind_name, link_end, place_of
from glossa.site.pages.network import describe_network, draw_network, view_matrix
from glossa.site.pages.notes import Reference
from glossa.site.pages.official import name_layer
from glossa.site.pages.press import Press
from glossa.site.values import Entry, SitePage
from glossa.site.view import View
from glossa.tables.layers import Layer
from glossa.tables.network import acts_of, build_network, pair_of
from glossa.tables.passages import CitationFound
from glossa.tables.places import REFERENCES, references_key
from glossa.tables.references import HARMLESS, ReferenceIndex, ReferenceKind, find_one_sided
from glossa.tables.references import Reference as Row


@dataclass(frozen=True, slots=True)
class RowView:
    """A line of the table; `id` where the matrix leads to it, `place` what a note speaks of.

    `texts` says which texts have it: nothing, or the name of a layer, and the languages.
    """

    id: str
    origin: Reference
    place: Reference | None
    target: Reference
    words: Markup
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KindTable:
    """The references of one kind."""

    kind: str
    name: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act with the page of its references and their number."""

    name: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A citation that leads nowhere: where it stands, its words, the reason."""

    place: Reference
    quote: str
    reason: str


def build_references_page(press: Press, tag: str) -> SitePage:
    """All references of the edition in numbers, and the citations that lead nowhere."""
    view = press.view(tag, REFERENCES)
    index = view.atlas.citations.index
    own = [one for one in index.unresolved if one.passage.tag == tag]
    title = view.words.say("References")
    return press.page(
        "references.html",
        view,
        REFERENCES,
        title,
        contents=_sections(view),
        kinds=_count_kinds(index.references, view),
        total=len(index.references),
        acts=tuple(_act_line(act, count, view) for act, count in count_acts(press)),
        faults=tuple(_unresolved(one, view) for one in own if one.reason not in HARMLESS),
        doubts=tuple(_unresolved(one, view) for one in own if one.reason in HARMLESS),
        signals=_signals(index, view),
        data=press.data_links(view.here, ("references.csv", "references.json")),
    )


def build_act_references(press: Press, act: str, tag: str) -> SitePage:
    """The references of an act: its network, then a table for each kind."""
    key = references_key(act)
    view = press.view(tag, key, Address(act))
    index = view.atlas.citations.index
    rows = [row for row in index.references if act in acts_of(view.corpus, row)]
    network = build_network(view.corpus, index, act)
    drawn = len(network.articles) > 1 and any(a != b for a, b in network.counts)
    tables = _tables(rows, view)
    return press.page(
        "references_act.html",
        view,
        key,
        view.words.say("References: %(act)s", act=_act_name(act, view)),
        contents=tuple(Entry(table.name, f"s-{table.kind}") for table in tables),
        kinds=_count_kinds(rows, view),
        up=view.to(REFERENCES),
        matrix=view_matrix(network, view) if drawn else None,
        picture=draw_network(network, view) if drawn else None,
        summary=describe_network(network, view) if drawn else "",
        tables=tables,
    )


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def count_acts(press: Press) -> list[tuple[str, int]]:
    """The acts that references have an end in, ours first, with how many references each."""
    corpus = press.corpus
    rows = press.atlas.citations.index.references
    counts = Counter(act for row in rows for act in acts_of(corpus, row))
    known = [act for act in corpus.acts if counts[act]]
    # What is no id could name a page outside of the site.
    others = sorted(act for act in counts if act not in corpus.acts and _ID.fullmatch(act))
    ordered = sorted(known, key=lambda act: (not corpus.articles_of(act), -counts[act]))
    return [(act, counts[act]) for act in (*ordered, *others)]


def _act_line(act: str, count: int, view: View) -> ActLine:
    return ActLine(_act_name(act, view), view.to(references_key(act)), count)


def _act_name(act: str, view: View) -> str:
    if act in view.corpus.acts:
        return view.act_label(act)
    return str(link_end(f"{act}", view).words)


def _sections(view: View) -> tuple[Entry, ...]:
    say = view.words.say
    return (
        Entry(say("References by act"), "s-acts"),
        Entry(say("Citations that lead nowhere"), "s-unresolved"),
        Entry(say("Found in some languages only"), "s-signals"),
        Entry(say("Data"), "s-data"),
    )


def _count_kinds(rows: Iterable[Row], view: View) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(row.kind for row in rows)
    return tuple(
        (kind.value, kind_name(kind, view), counts[kind]) for kind in ReferenceKind if counts[kind]
    )


def _tables(rows: list[Row], view: View) -> tuple[KindTable, ...]:
    tables = []
    for kind in ReferenceKind:
        ofkind = sorted((row for row in rows if row.kind is kind), key=lambda r: _order(r, view))
        if ofkind:
            lines = _with_anchors(ofkind, view)
            tables.append(KindTable(kind.value, kind_name(kind, view), lines))
    return tuple(tables)


def _order(row: Row, view: View) -> tuple[object, ...]:
    """In the order of the law: inside the act by the articles at both ends, then the others."""
    pair = pair_of(view.corpus, row)
    inside = bool(_anchor(row, view))
    ends = (parse_address(row.origin), parse_address(row.target))
    known = tuple((end is None, end or Address("")) for end in ends)
    return (not inside, pair is None, pair or (), known)


def _with_anchors(rows: list[Row], view: View) -> tuple[RowView, ...]:
    """The lines, the first between two articles with the anchor that the matrix leads to."""
    seen: set[str] = set()
    lines = []
    for row in rows:
        anchor = _anchor(row, view)
        lines.append(_row(row, "" if anchor in seen else anchor, view))
        seen.add(anchor)
    return tuple(lines)


def _anchor(row: Row, view: View) -> str:
    pair = pair_of(view.corpus, row)
    inside = pair and {end.act for end in pair} == {view.article.act if view.article else ""}
    return f"{pair[0].eid}-{pair[1].eid}" if pair and inside else ""


def _row(row: Row, anchor: str, view: View) -> RowView:
    return RowView(
        id=anchor,
        origin=link_end(row.origin, view),
        place=place_of(row, view),
        target=link_end(row.target, view),
        words=view.text(row.quotes),
        texts=_texts(row, view),
    )


_TEXTS = {Layer.OFFICIAL: "Official text", Layer.RESTATEMENT: "In plain words"}


def _texts(row: Row, view: View) -> tuple[tuple[str, str], ...]:
    """The languages that have a reference, by layer where both layers are here."""
    address = parse_address(row.origin)
    if address is None or not view.corpus.official:
        return (("", ", ".join(row.languages)),)
    ordered = [language.tag for language in view.corpus.languages]
    named: dict[str, list[str]] = {}
    for layer in _TEXTS:
        for tag in (tag for tag in ordered if tag in row.tags_of(layer)):
            is_law = layer is Layer.OFFICIAL
            name = name_layer(address.act, tag, view) if is_law else view.words.say(_TEXTS[layer])
            named.setdefault(name, []).append(tag)
    found = tuple((name, ", ".join(tags)) for name, tags in named.items())
    return found or (("", ", ".join(row.languages)),)


def _unresolved(one: CitationFound, view: View) -> Unresolved:
    words = view.words
    accepted = view.corpus.unresolved.get(one.passage.origin)
    listed = accepted and one.quote in accepted.quotes.get(one.passage.tag, ())
    if accepted and listed:
        reason = words.name("unresolved", accepted.why)
    else:
        reason = words.name("reason", one.reason.value) if one.reason else ""
    return Unresolved(link_end(one.passage.origin, view), one.quote, reason)


def _signals(index: ReferenceIndex, view: View) -> tuple[tuple[RowView, str, str], ...]:
    """References that a layer has in some languages only, with the layer and what it lacks."""
    return tuple(
        (
            _row(one.reference, "", view),
            view.words.say(_TEXTS[one.layer]),
            ", ".join(one.lacking),
        )
        for one in find_one_sided(view.corpus, index)
    )
