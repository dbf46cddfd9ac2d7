"""The notes of a book as values: what is said, by whom, of which stage, with what caution."""

from __future__ import annotations

from collections.abc import Iterable

from glossa.export.typeset import Json
from glossa.model.address import Address, parse_address
from glossa.model.annotations import (
    Annotation,
    AnnotationText,
    Kind,
    ProposedWording,
    Review,
    SourceRef,
)
from glossa.model.prose import plain_text
from glossa.redline.proposals import ArticleRedline, redline_proposal
from glossa.redline.values import Mark
from glossa.site.book.desk import Desk, is_beside, note_label
from glossa.site.pages.notes import RELATION_SIGNS, kind_label, name_plainly, source_name
from glossa.site.pages.redlines import EDITORS, worded_in
from glossa.site.view import View

LONG = 2500
"""How many characters a note may have and still be kept on one page."""


def write_notes(notes: Iterable[Annotation], desk: Desk) -> Json:
    """Notes by how they are set: remarks, the rows of a table, frames round what is proposed."""
    notes = tuple(notes)
    return {
        "beside": [write_note(note, desk) for note in notes if is_beside(note)],
        "comparisons": [write_note(n, desk) for n in notes if n.kind is Kind.COMPARISON],
        "proposals": [write_note(n, desk) for n in notes if n.kind is Kind.PROPOSAL],
    }


def write_note(note: Annotation, desk: Desk) -> Json:
    """A note as the template takes it."""
    # Its words speak from their own article, its labels from the act of the book.
    view, book = desk.view(_article(note)), desk.view()
    chosen = view.choose(note.texts)
    tags = view.corpus.official.tags(desk.act.id)
    return {
        "number": desk.numbers[note.id],
        "label": note_label(note.id),
        "id": note.id,
        "url": desk.url(f"note:{note.id}"),
        "kind": kind_label(note, view),
        "at": book.label(note.target),
        "title": chosen.value.title if chosen else "",
        "lang": (chosen.lang if chosen else None) or desk.tag,
        "notice": chosen.notice if chosen else "",
        "stale": view.atlas.staleness.of(note.id, desk.tag, tags) is not None,
        "long": chosen is not None and _measure(chosen.value) > LONG,
        "body": desk.prose(view.atlas.citations.body_of(note, chosen.tag), view) if chosen else [],
        "credits": [_credit(source, view) for source in note.sources],
        "authors": [name_plainly(name, view) for name in note.authors],
        "reviews": [_review(review, view) for review in chosen.value.reviews] if chosen else [],
        "reports": [name_plainly(name, view) for name in note.reports],
        "cautions": [view.words.name("caution", caution.value) for caution in note.cautions],
        "cited-as": note.cited_as,
        "also": [book.label(target) for target in note.also],
        **_comparison(note, book),
        **(_proposal(note, chosen.value, chosen.tag, desk) if chosen else {}),
    }


def write_marks(names: Iterable[str], desk: Desk) -> list[Json]:
    """The numbers of notes as a margin shows them, `12–15`, each run with the note it begins at."""
    numbers = {desk.numbers[name]: name for name in names}
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [{"text": _run(run), "here": note_label(numbers[run[0]])} for run in runs]


def _run(numbers: list[int]) -> str:
    first, last = numbers[0], numbers[-1]
    return str(first) if first == last else f"{first}–{last}"


def _measure(text: AnnotationText) -> int:
    """How many characters a note has, with those that it proposes."""
    return sum(len(plain_text(part)) for part in (text.body, *(w.text for w in text.wordings)))


def _article(note: Annotation) -> Address | None:
    address = parse_address(note.target)
    return Address(address.act, address.eid.article) if address and address.eid else None


def _credit(source: SourceRef, view: View) -> Json:
    return {
        "who": source_name(source.source, view),
        "locator": source.locator,
        "stage": view.words.name("stage", source.stage.value),
    }


def _review(review: Review, view: View) -> str:
    return f"{name_plainly(review.person, view)}, {view.words.date(review.date)}"


def _comparison(note: Annotation, view: View) -> Json:
    if note.relation is None:
        return {}
    return {
        "counterpart": view.label(note.counterpart),
        "sign": RELATION_SIGNS.get(note.relation.value, ""),
        "relation": view.words.name("relation", note.relation.value),
    }


def _proposal(note: Annotation, text: AnnotationText, tag: str, desk: Desk) -> Json:
    if note.kind is not Kind.PROPOSAL:
        return {}
    view = desk.view()
    words = view.words
    redlines, _ = redline_proposal(view.corpus, note, tag)
    return {
        "operation": words.name("operation", note.operation.value) if note.operation else "",
        "status": words.name("proposal status", note.status.value) if note.status else "",
        "proponents": [name_plainly(name, view) for name in note.proponents],
        "redlines": [_redline(redline, note, view) for redline in redlines],
        "wordings": [] if redlines else [_wording(item, desk, view) for item in text.wordings],
    }


def _wording(wording: ProposedWording, desk: Desk, view: View) -> Json:
    return {
        "at": view.label(wording.target),
        "by": name_plainly(wording.by, view),
        "body": desk.prose(wording.text, view),
    }


def _redline(redline: ArticleRedline, note: Annotation, view: View) -> Json:
    """What would change in an article: the lines that do, each with its words before and after."""
    changed = [line for line in redline.lines if line.mark is not Mark.KEPT]
    translated = redline.by == (EDITORS,)
    return {
        "article": view.label(str(redline.article)),
        "base": view.words.name("redline base", redline.base.value),
        "by": [source_name(name, view) for name in redline.by],
        "translated": translated,
        "worded-in": worded_in(note, view) if translated else "",
        "lines": [
            {
                "at": view.provision_label(str(line.eid)),
                "mark": view.words.name("redline mark", line.mark.value),
                "pieces": [[piece.mark.value, piece.text] for piece in line.pieces],
            }
            for line in changed
        ],
    }
