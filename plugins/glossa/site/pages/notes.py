"""Annotations as a page shows them: who says it, where, of which stage, with what caution."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from glossa.model.address import parse_address
from glossa.model.annotations import (
    Annotation,
    AnnotationText,
    Kind,
    ProposedWording,
    Review,
    SourceRef,
)
from glossa.model.prose import plain_text
from glossa.site.pages.cite import CiteView, view_citation
from glossa.site.pages.improve import Improve, improve_note
from glossa.site.pages.official import ChangeView, view_change
from glossa.site.pages.redlines import EDITORS, RedlineView, view_redlines
from glossa.site.view import Chosen, View
from glossa.tables.places import CONTRIBUTORS

TABLED = frozenset({Kind.COMPARISON, Kind.PROPOSAL})
"""Kinds that stand together after the text; beside the provision only a pointer is shown."""

RELATION_SIGNS = {
    "equivalent": "=",
    "narrower": "<",
    "wider": ">",
    "absent": "×",
    "different-approach": "≠",
    "not-stated": "?",
}
"""A sign for each relation, read from our provision to the other; its word stands beside it."""

FOLDED = 420
"""How many characters of a note the margin shows before it folds the rest."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words and where they lead, if anywhere; `lang` as in `Chosen`."""

    words: Markup
    href: str | None


@dataclass(frozen=True, slots=True)
class Credit:
    """One source of a note: who, where in the work, which stage of the text it speaks of."""

    who: Reference
    locator: str
    stage: str
    stage_key: str
    stage_href: str | None = None


@dataclass(frozen=True, slots=True)
class WordingView:
    """The words a proposal would put into the law."""

    target: Reference
    by: Markup
    html: Markup


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Who has reviewed the words shown, and when: as ISO date and as the page has it."""

    name: Markup
    date: str
    day: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note as its template sees it; empty strings and tuples where there is nothing to say.

    `refusals` say why a proposed wording cannot be set into the text; `stale` is not None where the
    official text changed under it: the changes, if they are known.
    """

    ids: tuple[str, ...]
    kind: str
    kind_label: str
    title: str
    html: Markup
    long: bool
    lang: str | None
    notice: str
    credits: tuple[Credit, ...]
    reports: tuple[Markup, ...]
    cautions: tuple[str, ...]
    cited_as: str
    target: Reference
    elsewhere: tuple[Reference, ...]
    counterpart: Reference | None
    relation: str
    operation: str
    status: str
    status_key: str
    proponents: tuple[Markup, ...]
    wordings: tuple[WordingView, ...]
    redlines: tuple[RedlineView, ...] = ()
    refusals: tuple[str, ...] = ()
    relation_sign: str = ""
    stale: tuple[ChangeView, ...] | None = None
    cited: CiteView | None = None
    improve: Improve | None = None
    authors: tuple[Markup, ...] = ()
    reviews: tuple[ReviewView, ...] = ()

    @property
    def id(self) -> str:
        """The anchor it goes by."""
        return self.ids[0]


def view_notes(notes: Iterable[Annotation], view: View) -> tuple[NoteView, ...]:
    """Notes in their order."""
    return tuple(view_note(note, view) for note in notes)


def view_note(note: Annotation, view: View) -> NoteView:
    """A note on the page that `view` looks from; in another language where it has none here."""
    chosen = view.choose(note.texts)
    words = view.words
    kind = kind_label(note, view)
    redlines, refusals = view_redlines(note, chosen.tag, view) if chosen else ((), ())
    return NoteView(
        ids=(*note.ids, *view.atlas.former_anchors(*(f"note:{name}" for name in note.ids))),
        kind=note.kind.value,
        kind_label=kind,
        title=chosen.value.title if chosen else "",
        html=view.body(note, chosen.tag) if chosen else Markup(""),
        long=len(plain_text(chosen.value.body)) > FOLDED if chosen else False,
        lang=chosen.lang if chosen else None,
        notice=chosen.notice if chosen else "",
        credits=tuple(_credit(source, note.authors, view) for source in note.sources),
        reports=tuple(name_of(name, view) for name in note.reports),
        cautions=tuple(words.name("caution", caution.value) for caution in note.cautions),
        cited_as=note.cited_as,
        target=refer(note.target, view),
        elsewhere=tuple(refer(target, view) for target in note.also),
        counterpart=refer(note.counterpart, view) if note.counterpart else None,
        relation=words.name("relation", note.relation.value) if note.relation else "",
        operation=words.name("operation", note.operation.value) if note.operation else "",
        status=words.name("proposal status", note.status.value) if note.status else "",
        status_key=note.status.value if note.status else "",
        proponents=tuple(name_of(name, view) for name in note.proponents),
        wordings=_wordings(chosen, view),
        redlines=redlines,
        refusals=refusals,
        relation_sign=RELATION_SIGNS.get(note.relation.value, "") if note.relation else "",
        stale=_stale(note, view),
        cited=view_citation(view.atlas.citing.note(note), view.atlas.home_of(note), kind, view),
        improve=improve_note(note, kind, chosen.tag, view) if chosen else None,
        authors=() if _is_editorial(note) else _names(note.authors, view),
        reviews=tuple(_review(review, view) for review in chosen.value.reviews) if chosen else (),
    )


def kind_label(note: Annotation, view: View) -> str:
    """What the kind is called; a plain note of our own says whose it is."""
    if note.kind is Kind.NOTE and _is_editorial(note) and not note.authors:
        return view.words.say("Editors’ note")
    return view.words.name("kind", note.kind.value)


def _is_editorial(note: Annotation) -> bool:
    """Whether it draws on no source but ourselves."""
    return all(source.source == EDITORS for source in note.sources)


def summarise(note: Annotation, view: View) -> str:
    """What a link to a note says: its title, or its kind and who says it."""
    chosen: Chosen[AnnotationText] | None = view.choose(note.texts)
    if chosen and chosen.value.title:
        return f"{kind_label(note, view)}: {chosen.value.title}"
    who = "; ".join(source_name(source.source, view) for source in note.sources)
    return f"{kind_label(note, view)}: {who}"


def link_note(note: Annotation, view: View) -> Reference:
    """A link to a note wherever it stands."""
    return Reference(Markup("{}").format(summarise(note, view)), view.href(f"note:{note.id}"))


def refer(target: str, view: View) -> Reference:
    """A link to what a reference means, named in short."""
    return Reference(Markup("{}").format(view.label(target)), view.href(target))


def source_name(source: str, view: View) -> str:
    """The short citation form of a source; its id where the register has no name for it."""
    entry = view.corpus.sources.get(source)
    return (view.plain(entry.names) if entry else "") or source


def name_of(name: str, view: View) -> Markup:
    """What a person, a source or an act is called."""
    if name in view.corpus.people:
        return view.text(view.corpus.people[name].name)
    return Markup("{}").format(name_plainly(name, view))


def name_plainly(name: str, view: View) -> str:
    """The same as words alone."""
    if name in view.corpus.people:
        return view.plain(view.corpus.people[name].name)
    if view.corpus.act_id(name) and name not in view.corpus.sources:
        return view.label(f"act:{name}")
    return source_name(name, view)


def _names(people: tuple[str, ...], view: View) -> tuple[Markup, ...]:
    return tuple(name_of(name, view) for name in people)


def shorten(text: str, length: int = 200) -> str:
    """At most `length` characters of `text`, cut between words."""
    folded = " ".join(text.split())
    if len(folded) <= length:
        return folded
    return f"{folded[:length].rsplit(' ', 1)[0].rstrip(',;:–—')}…"


def _credit(source: SourceRef, authors: tuple[str, ...], view: View) -> Credit:
    """Who says it: the source, and where that is ourselves the authors if the note names them."""
    if source.source == EDITORS and authors:
        who = Reference(Markup("; ").join(_names(authors, view)), view.to(CONTRIBUTORS, authors[0]))
    else:
        name = Markup("{}").format(source_name(source.source, view))
        who = Reference(name, view.href(f"source:{source.source}"))
    stage = view.words.name("stage", source.stage.value)
    return Credit(who, source.locator, stage, source.stage.value, view.stage(source.stage.value))


def _review(review: Review, view: View) -> ReviewView:
    return ReviewView(name_of(review.person, view), review.date, view.words.date(review.date))


def _stale(note: Annotation, view: View) -> tuple[ChangeView, ...] | None:
    address = parse_address(note.target)
    tags = view.corpus.official.tags(address.act) if address else ()
    stale = view.atlas.staleness.of(note.id, view.tag, tags)
    return (
        tuple(view_change(change, stale.tag, view) for change in stale.changes) if stale else None
    )


def _wordings(chosen: Chosen[AnnotationText] | None, view: View) -> tuple[WordingView, ...]:
    if chosen is None:
        return ()
    return tuple(_wording(wording, view) for wording in chosen.value.wordings)


def _wording(wording: ProposedWording, view: View) -> WordingView:
    # The place is named and not linked: what is proposed there may not exist in the law.
    target = Reference(Markup("{}").format(view.label(wording.target)), None)
    return WordingView(target, name_of(wording.by, view), view.prose(wording.text))
