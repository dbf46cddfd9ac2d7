"""Defined terms on the page of an article: marked in its words, explained below them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from glossa.lemma import sort_key
from glossa.model.prose import Inline, Link
from glossa.model.provisions import Provision, ProvisionText
from glossa.site.html import TERM
from glossa.site.pages.notes import Reference, refer
from glossa.site.pages.press import Press
from glossa.site.view import Chosen, View
from glossa.tables.marks import mark_terms


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term and what it means; `href` leads to its entry in the register."""

    id: str
    label: Markup
    href: str | None
    definition: Markup
    defined_at: Reference | None


def mark_provision(
    provision: Provision, chosen: Chosen[ProvisionText], press: Press
) -> tuple[Inline, ...]:
    """The words of a provision with the defined terms marked, each once.

    Where a term is defined it needs no mark.
    """
    finder = press.tables.defined_terms[chosen.tag]
    here = str(provision.address)
    leave = {t.id for t in press.corpus.terms.values() if t.defined_at == here}
    words = press.atlas.citations.words_of(provision, chosen.tag)
    return mark_terms(words, finder, chosen.value.place, leave)


def marked_terms(words: Iterable[Inline]) -> tuple[str, ...]:
    """The ids of the terms marked in `words`."""
    targets = (word.target for word in words if isinstance(word, Link))
    return tuple(target.removeprefix(TERM) for target in targets if target.startswith(TERM))


def view_glossary(names: Iterable[str], view: View) -> tuple[GlossaryEntry, ...]:
    """The terms by their ids, each once, in the alphabetical order of the page's language."""
    terms = [view.corpus.terms[name] for name in dict.fromkeys(names) if name in view.corpus.terms]
    ordered = sorted(terms, key=lambda term: sort_key(view.plain(term.label), view.tag))
    return tuple(
        GlossaryEntry(
            id=term.id,
            label=view.text(term.label),
            href=view.href(f"{TERM}{term.id}"),
            definition=view.text(term.definition),
            defined_at=refer(term.defined_at, view) if term.defined_at else None,
        )
        for term in ordered
    )
