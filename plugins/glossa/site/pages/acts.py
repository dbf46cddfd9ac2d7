"""The register of acts: the list of all that the edition speaks of, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from glossa.model.address import parse_eid
from glossa.model.annotations import Annotation
from glossa.model.registers import Act, CitedProvision
from glossa.site.html import anchor_of
from glossa.site.pages.act import ActHead, head_of_act, notes_of
from glossa.site.pages.changes import view_changes_of
from glossa.site.pages.crossing import view_arrivals
from glossa.site.pages.notes import Reference, link_note, name_of, refer, shorten, view_notes
from glossa.site.pages.press import Press
from glossa.site.pages.timeline import view_event
from glossa.site.values import Entry, SitePage
from glossa.site.view import View
from glossa.tables.places import ACTS, act_key, entry_key, references_key
from glossa.tables.timeline import list_events


@dataclass(frozen=True, slots=True)
class CitedView:
    """A provision that notes cite: `text` restates it in a few words where we have no page of it.

    `referring` are the notes that speak of it or compare with it, `who` their sources.
    """

    id: str
    label: Markup
    title: Markup
    text: Markup
    referring: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act in the list: its particulars, its page, how many notes name it."""

    head: ActHead
    kind: str
    href: str
    provisions: int
    notes: int


@dataclass(frozen=True, slots=True)
class JurisdictionGroup:
    """The acts of one jurisdiction."""

    id: str
    name: str
    lines: tuple[ActLine, ...]


def build_acts(press: Press, tag: str) -> SitePage:
    """The list of all acts that the edition speaks of, by jurisdiction."""
    view = press.view(tag, ACTS)
    by_jurisdiction: dict[str, list[Act]] = {}
    for act in view.corpus.acts.values():
        by_jurisdiction.setdefault(act.jurisdiction, []).append(act)
    groups = tuple(
        JurisdictionGroup(
            f"s-{anchor_of(name)}",
            view.words.name("jurisdiction", name),
            tuple(_line(act, view) for act in acts),
        )
        for name, acts in by_jurisdiction.items()
    )
    count = view.words.count("%(num)s act", "%(num)s acts", len(view.corpus.acts))
    contents = tuple(Entry(group.name, group.id) for group in groups)
    title = view.words.say("Acts")
    return press.page("acts.html", view, ACTS, title, contents=contents, count=count, groups=groups)


def build_entry(press: Press, act: Act, tag: str) -> SitePage:
    """An act's page in the register: what it is, where it stands, what of it is cited by whom."""
    key = entry_key(act.id)
    view = press.view(tag, key)
    corpus = view.corpus
    head = head_of_act(act, view)
    events = [event for event in list_events(corpus) if act.id in _acts_of(event.refs, view)]
    atlas = view.atlas
    strays = [note for note in notes_of(act.id, view) if atlas.home_of(note) == key]
    arrivals = view_arrivals(f"act:{act.id}", view)
    naming = [note for note in corpus.annotations if _names(note, act.id) and note not in strays]
    return press.page(
        "act_entry.html",
        view,
        key,
        head.short,
        description=shorten(view.plain(act.title)),
        head=head,
        kind=view.words.name("act kind", act.kind),
        jurisdiction=view.words.name("jurisdiction", act.jurisdiction),
        in_force=view.words.partial_date(act.in_force) if act.in_force else "",
        home=view.to(act_key(act.id)) if corpus.articles_of(act.id) else None,
        back=view.to(ACTS),
        note=view.text(act.note),
        repealed_by=_acts(act.repealed_by, view),
        amended_by=_acts(act.amended_by, view),
        changes=view_changes_of(act.id, view),
        cited_by=tuple(
            Reference(name_of(name, view), view.href(f"source:{name}")) for name in act.cited_by
        ),
        provisions=tuple(_cited(act, cited, view) for cited in act.provisions.values()),
        arrivals=arrivals,
        arriving=sum(len(group.arrivals) for group in arrivals),
        table=view.to(references_key(act.id)) if act.id in atlas.citations.acts else None,
        events=tuple(view_event(event, view) for event in events),
        naming=tuple(link_note(note, view) for note in naming),
        notes=view_notes(strays, view),
    )


def _line(act: Act, view: View) -> ActLine:
    notes = view.corpus.annotations
    return ActLine(
        head=head_of_act(act, view),
        kind=view.words.name("act kind", act.kind),
        href=view.to(entry_key(act.id)),
        provisions=len(act.provisions),
        notes=sum(_names(note, act.id) for note in notes),
    )


def _cited(act: Act, cited: CitedProvision, view: View) -> CitedView:
    address = f"{act.id}/{cited.key}"
    label = Markup("{}").format(view.provision_label(cited.key) if parse_eid(cited.key) else "")
    href = view.href(address)
    # What has an article of ours stands there; what has none stands here and needs no link.
    if label and href and not href.startswith("#"):
        label = Markup('<a href="{}">{}</a>').format(href, label)
    referring = [
        note
        for note in view.corpus.annotations
        if address in (note.target, note.counterpart, *note.also)
    ]
    return CitedView(
        id=cited.key,
        label=label,
        title=view.text(cited.title),
        text=view.text(cited.text),
        referring=tuple(link_note(note, view) for note in referring),
    )


def _names(note: Annotation, act: str) -> bool:
    """Whether a note is on the act or compares with it, or names it beside its target."""
    references = (note.target, note.counterpart, *note.also)
    return any(name == f"act:{act}" or name.startswith(f"{act}/") for name in references)


def _acts_of(refs: Iterable[str], view: View) -> set[str | None]:
    return {view.corpus.act_id(name.partition("#")[0]) for name in refs}


def _acts(names: Iterable[str], view: View) -> tuple[Reference, ...]:
    return tuple(refer(f"act:{name}", view) for name in names)
