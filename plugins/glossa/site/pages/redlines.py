"""What a proposal would make of an article, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from glossa.model.annotations import Annotation
from glossa.redline.proposals import ArticleRedline, Base, redline_proposal
from glossa.redline.values import Mark, Piece
from glossa.site.view import View

EDITORS = "glossa"
"""The source that is the editors of the edition themselves."""


@dataclass(frozen=True, slots=True)
class RedlineRow:
    """A provision in a redline; `mark` and what that is called, `words` as they would read."""

    label: str
    mark: str
    mark_label: str
    pieces: tuple[Piece, ...]
    words: str


@dataclass(frozen=True, slots=True)
class RedlineView:
    """An article as a proposal would have it.

    `base` says which text is amended. `by` is who worded it in the language shown; where that is a
    translation of ours, `worded_in` names the languages that the proponents wrote in.
    """

    article: Markup
    base: str
    by: Markup
    translated: bool
    worded_in: str
    lang: str | None
    rows: tuple[RedlineRow, ...]


def view_redlines(
    note: Annotation, tag: str, view: View
) -> tuple[tuple[RedlineView, ...], tuple[str, ...]]:
    """The articles that a pending proposal would change, worded in the language `tag`; and why
    some of it cannot be set into the text.
    """
    redlines, refused = redline_proposal(view.corpus, note, tag)
    reasons = (view.words.name("refusal", problem.code) for problem in refused)
    return tuple(_view(redline, note, view) for redline in redlines), tuple(dict.fromkeys(reasons))


def worded_in(note: Annotation, view: View) -> str:
    """The names of the languages in which somebody else than the editors worded the proposal."""
    tags = {tag for tag, text in note.texts.items() if any(w.by != EDITORS for w in text.wordings)}
    return ", ".join(item.name for item in view.corpus.languages if item.tag in tags)


def _base_of(redline: ArticleRedline, view: View) -> str:
    is_law = view.corpus.is_authentic(redline.article.act, redline.tag)
    return redline.base.value if is_law or redline.base is Base.RESTATEMENT else "translation"


def _view(redline: ArticleRedline, note: Annotation, view: View) -> RedlineView:
    words = view.words
    names = (view.label(f"source:{name}") for name in redline.by)
    return RedlineView(
        article=Markup("{}").format(view.label(str(redline.article))),
        base=words.name("redline base", _base_of(redline, view)),
        by=Markup("{}").format("; ".join(names)),
        translated=redline.by == (EDITORS,),
        worded_in=worded_in(note, view),
        lang=redline.tag if redline.tag != view.tag else None,
        rows=tuple(
            RedlineRow(
                view.provision_label(str(line.eid)),
                line.mark.value,
                words.name("redline mark", line.mark.value) if line.mark is not Mark.KEPT else "",
                line.pieces,
                line.after,
            )
            for line in redline.lines
        ),
    )
