"""The register of terms: what each is called in every language, what it means, where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from glossa.model.address import Address
from glossa.model.registers import Term
from glossa.site.pages.notes import Reference, name_of, refer
from glossa.site.pages.press import Press
from glossa.site.values import SitePage
from glossa.site.view import View
from glossa.tables.places import TERMS


@dataclass(frozen=True, slots=True)
class Label:
    """What the term is called in one language."""

    tag: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A form not to be written, and why; `why` is in the form's own language."""

    tag: str
    form: str
    why: str


@dataclass(frozen=True, slots=True)
class Use:
    """A provision that uses the term, and the languages it does so in."""

    provision: Reference
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """A term as its template sees it."""

    id: str
    also: tuple[str, ...]
    heading: Markup
    plain: str
    labels: tuple[Label, ...]
    defined_at: Reference | None
    definition: Markup
    note: Markup
    variants: tuple[Variant, ...]
    papers: tuple[Reference, ...]
    counts: tuple[tuple[str, str, int], ...]
    uses: tuple[Use, ...]


def build_terms(press: Press, tag: str) -> SitePage:
    """The register of terms, the statutory ones first."""
    view = press.view(tag, TERMS)
    terms = view.corpus.terms.values()
    groups = (
        ("defined", [term for term in terms if term.defined_at]),
        ("other", [term for term in terms if not term.defined_at]),
    )
    return press.page(
        "terms.html",
        view,
        TERMS,
        view.words.say("Terms"),
        groups=[
            (key, view.words.name("terms", key), [view_term(term, press, view) for term in listed])
            for key, listed in groups
            if listed
        ],
        csv=view.document("data/terms.csv"),
        assets=("words.css", "words.js"),
    )


def view_term(term: Term, press: Press, view: View) -> TermView:
    """A term on the page that `view` looks from."""
    return TermView(
        id=term.id,
        also=tuple(name for name in term.ids if name != term.id),
        heading=view.text(term.label),
        plain=view.plain(term.label),
        labels=tuple(
            Label(lang.tag, lang.name, term.label[lang.tag])
            for lang in view.corpus.languages
            if term.label.get(lang.tag)
        ),
        defined_at=refer(term.defined_at, view) if term.defined_at else None,
        definition=view.text(term.definition),
        note=view.text(term.note),
        variants=tuple(_variants(term, view)),
        papers=tuple(Reference(name_of(n, view), view.href(f"source:{n}")) for n in term.papers),
        counts=tuple(
            (lang.tag, lang.name, len(press.tables.term_uses[lang.tag].get(term.id, ())))
            for lang in view.corpus.languages
        ),
        uses=tuple(_uses(term, press, view)),
    )


def _variants(term: Term, view: View) -> Iterator[Variant]:
    for language in view.corpus.languages:
        for form, why in term.deprecated.get(language.tag, {}).items():
            yield Variant(language.tag, form, why)


def _uses(term: Term, press: Press, view: View) -> Iterator[Use]:
    by_tag = {tag: set(uses.get(term.id, ())) for tag, uses in press.tables.term_uses.items()}
    places: set[Address] = set().union(*by_tag.values())
    order = {act: rank for rank, act in enumerate(view.corpus.acts)}
    for address in sorted(places, key=lambda item: (order[item.act], item)):
        tags = tuple(tag for tag, found in by_tag.items() if address in found)
        yield Use(refer(str(address), of_main_act(view)), tags)


def of_main_act(view: View) -> View:
    """The view in which provisions of the edition's main act need no act's name."""
    main = next(iter(view.corpus.articles))
    return View(view.atlas, view.words, view.here, Address(main.act))
