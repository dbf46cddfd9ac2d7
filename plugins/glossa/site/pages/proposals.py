"""The register of proposals: what is asked for, by whom, of which act, how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from glossa.site.pages.notes import NoteView, Reference, name_of, shorten, view_note
from glossa.site.pages.press import Press
from glossa.site.values import Entry, SitePage
from glossa.site.view import View
from glossa.tables.places import PROPOSALS, topic_key
from glossa.tables.proposals import TOPICS, ProposalRow, Register, list_proposals


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """A proposal in the register: its running number, the note, its topics, where it stands.

    It is cited as the note that it is, at the address where that stands.
    """

    number: int
    note: NoteView
    topics: tuple[Reference, ...]
    href: str | None


@dataclass(frozen=True, slots=True)
class FacetLine:
    """One value of a side by which proposals are counted, with the cards that have it."""

    name: Markup
    cards: tuple[ProposalCard, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A side by which proposals are counted: status, target, proponent, topic."""

    id: str
    title: str
    lines: tuple[FacetLine, ...]


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """The proposals aimed at one act, or at a topic and no act."""

    id: str
    title: Markup
    cards: tuple[ProposalCard, ...]


def build_proposals(press: Press, tag: str) -> SitePage:
    """The register of proposals; those with words of their own first."""
    view = press.view(tag, PROPOSALS)
    register = list_proposals(view.corpus)
    cards = {row.note.id: _card(number, row, view) for number, row in enumerate(register.rows, 1)}
    drafted = tuple(cards[row.note.id] for row in register.drafted)
    groups = _groups(register, cards, view)
    contents = tuple(Entry(str(group.title.striptags()), group.id) for group in groups)
    title = view.words.say("Proposals")
    first = Entry(view.words.say("Drafted wording"), "s-drafted")
    return press.page(
        "proposals.html",
        view,
        PROPOSALS,
        title,
        description=shorten(_count(len(register.rows), view)),
        contents=(first, *contents) if drafted else contents,
        data=view.document("data/proposals.csv"),
        count=_count(len(register.rows), view),
        drafted=drafted,
        facets=_facets(register, cards, view),
        groups=groups,
    )


def _count(number: int, view: View) -> str:
    return view.words.count("%(num)s proposal", "%(num)s proposals", number)


def _card(number: int, row: ProposalRow, view: View) -> ProposalCard:
    topics = (view.corpus.topics[name] for name in row.topics)
    links = tuple(Reference(view.text(t.title), view.to(topic_key(t.id))) for t in topics)
    return ProposalCard(number, view_note(row.note, view), links, view.href(f"note:{row.note.id}"))


def _groups(
    register: Register, cards: Mapping[str, ProposalCard], view: View
) -> tuple[TargetGroup, ...]:
    drafted = {row.note.id for row in register.drafted}
    groups = (
        TargetGroup(
            f"s-on-{act}",
            _target(act, view),
            tuple(cards[row.note.id] for row in rows if row.note.id not in drafted),
        )
        for act, rows in register.by_act().items()
    )
    # A topic is no target of an amendment: proposals that name no act come last.
    ordered = sorted(groups, key=lambda group: group.id == f"s-on-{TOPICS}")
    return tuple(group for group in ordered if group.cards)


def _target(act: str, view: View) -> Markup:
    if act == TOPICS:
        return Markup("{}").format(view.words.say("No particular act"))
    return Markup("{}").format(view.act_label(act))


def _facets(register: Register, cards: Mapping[str, ProposalCard], view: View) -> tuple[Facet, ...]:
    words, topics = view.words, view.corpus.topics
    return (
        _facet(
            "status",
            words.say("Status"),
            (
                (words.name("proposal status", key), rows)
                for key, rows in register.by_status().items()
            ),
            cards,
        ),
        _facet(
            "target",
            words.say("Target"),
            ((_target(act, view), rows) for act, rows in register.by_act().items()),
            cards,
        ),
        _facet(
            "proponent",
            words.say("Proposed by"),
            ((name_of(name, view), rows) for name, rows in register.by_proponent().items()),
            cards,
        ),
        _facet(
            "topic",
            words.say("Topic"),
            ((view.text(topics[name].title), rows) for name, rows in register.by_topic().items()),
            cards,
        ),
    )


def _facet(
    name: str,
    title: str,
    groups: Iterable[tuple[str, tuple[ProposalRow, ...]]],
    cards: Mapping[str, ProposalCard],
) -> Facet:
    lines = (
        FacetLine(Markup("{}").format(label), tuple(cards[row.note.id] for row in rows))
        for label, rows in groups
    )
    return Facet(name, title, tuple(sorted(lines, key=lambda line: -len(line.cards))))
