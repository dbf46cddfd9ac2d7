"""The list of all acts that the edition speaks of, each with what is cited of it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from glossa.model.address import parse_eid
from glossa.model.registers import Act, CitedProvision
from glossa.site.atlas import ACTS, act_spot
from glossa.site.pages.act import ActHead, head_of_act, notes_of
from glossa.site.pages.notes import NoteView, Reference, view_notes
from glossa.site.pages.press import Press
from glossa.site.values import Entry, SitePage
from glossa.site.view import View


@dataclass(frozen=True, slots=True)
class CitedView:
    """A provision of an act without pages of ours, restated in a few words."""

    id: str
    label: str
    title: Markup
    text: Markup
    referring: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class ActEntry:
    """An act in the list of acts."""

    head: ActHead
    kind: str
    jurisdiction: str
    home: str | None
    note: Markup
    later: tuple[Reference, ...]
    provisions: tuple[CitedView, ...]
    notes: tuple[NoteView, ...]


def build_acts(press: Press, tag: str) -> SitePage:
    """The list of all acts that the edition speaks of."""
    view = press.view(tag, ACTS)
    entries = tuple(_entry(act, view) for act in view.corpus.acts.values())
    contents = tuple(Entry(entry.head.short, entry.head.id) for entry in entries)
    title = view.words.say("Acts")
    return press.page("acts.html", view, ACTS, title, contents=contents, entries=entries)


def _entry(act: Act, view: View) -> ActEntry:
    spot = act_spot(view.corpus, act.id)
    paged = spot.key != ACTS
    later = (*act.repealed_by, *act.amended_by)
    return ActEntry(
        head=head_of_act(act, view),
        kind=view.words.name("act kind", act.kind),
        jurisdiction=view.words.name("jurisdiction", act.jurisdiction),
        home=view.to(spot.key) if paged else None,
        note=view.text(act.note),
        later=tuple(
            Reference(Markup("{}").format(view.label(f"act:{name}")), view.href(f"act:{name}"))
            for name in later
        ),
        provisions=tuple(_cited(act, cited, view) for cited in act.provisions.values()),
        notes=() if paged else _stray_notes(act, view),
    )


def _cited(act: Act, cited: CitedProvision, view: View) -> CitedView:
    address = f"{act.id}/{cited.key}"
    referring = [note for note in view.corpus.annotations if note.counterpart == address]
    return CitedView(
        id=address,
        label=view.provision_label(cited.key) if parse_eid(cited.key) else "",
        title=view.text(cited.title),
        text=view.text(cited.text),
        referring=tuple(
            Reference(Markup("{}").format(view.label(note.target)), view.href(f"note:{note.id}"))
            for note in referring
        ),
    )


def _stray_notes(act: Act, view: View) -> tuple[NoteView, ...]:
    atlas = view.atlas
    strays = (n for n in notes_of(act.id, view) if atlas.home_of(n) == ACTS)
    return view_notes(strays, view)
