"""Where the authentic texts say different things, and what hints at it without being read yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from glossa.model.address import Address, parse_address
from glossa.model.registers import Divergence, SignalDecision, SignalKind, Verdict
from glossa.site.pages.notes import Reference, name_of, refer
from glossa.site.pages.press import Press
from glossa.site.pages.terms import of_main_act
from glossa.site.values import SitePage
from glossa.site.view import View
from glossa.tables.places import DIVERGENCES
from glossa.tables.signals import find_decision


@dataclass(frozen=True, slots=True)
class Said:
    """What one of the texts says: its own words, and what they mean in the page's language."""

    tag: str
    name: str
    words: str
    meaning: Markup


@dataclass(frozen=True, slots=True)
class DivergenceView:
    """A divergence as its template sees it."""

    id: str
    at: Reference
    says: tuple[Said, ...]
    effect: Markup
    status: str
    status_key: str
    found_by: Markup


@dataclass(frozen=True, slots=True)
class Inconsistent:
    """A defined term that a provision has in some languages only."""

    term: Reference
    at: Reference
    present: tuple[str, ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignalView:
    """A signal with what was decided about it; `found` gives language and findings."""

    at: Reference
    kind: str
    found: tuple[tuple[str, str], ...]
    verdict: str
    verdict_key: str
    reason: Markup
    divergence: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """A way of saying a term: the form, in how many provisions, and which, where they are few."""

    form: str
    count: int
    places: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class RenderingsView:
    """A term that a language says in several ways, the most frequent first."""

    term: Reference
    tag: str
    ways: tuple[Rendering, ...]


FEW = 3
"""Up to how many provisions of a rendering are named."""


def build_divergences(press: Press, tag: str) -> SitePage:
    """The register of divergences, and the signals that may lead to more."""
    view = press.view(tag, DIVERGENCES)
    return press.page(
        "divergences.html",
        view,
        DIVERGENCES,
        view.words.say("Divergences"),
        divergences=[_divergence(one, view) for one in in_order(view)],
        inconsistent=_inconsistent(press, view),
        renderings=_renderings(press, view),
        compared=any(len(view.corpus.authentic_texts(act)) > 1 for act in view.corpus.acts),
        signals=_signals(press, view),
        assets=("words.css",),
    )


def in_order(view: View) -> list[Divergence]:
    """The divergences in the order of the acts and their provisions."""
    ranks = {act: rank for rank, act in enumerate(view.corpus.acts)}

    def place(one: Divergence) -> tuple[int, object]:
        address = parse_address(view.corpus.resolve(one.at) or one.at)
        assert address is not None
        return ranks.get(address.act, len(ranks)), address

    return sorted(view.corpus.divergences.values(), key=place)


def point_to_divergences(address: str, view: View) -> tuple[Reference, ...]:
    """Links from a provision to the divergences that are registered at it."""
    return tuple(
        Reference(
            Markup("{}").format(view.words.say("The texts diverge: see the register")),
            view.to(DIVERGENCES, one.id),
        )
        for one in view.corpus.divergences.values()
        if view.corpus.resolve(one.at) == address
    )


def _divergence(one: Divergence, view: View) -> DivergenceView:
    names = {language.tag: language.name for language in view.corpus.languages}
    return DivergenceView(
        id=one.id,
        at=refer(one.at, of_main_act(view)),
        says=tuple(
            Said(tag, names[tag], one.words.get(tag, ""), view.text(meaning))
            for tag, meaning in one.says.items()
        ),
        effect=view.text(one.effect),
        status=view.words.name("divergence status", one.status),
        status_key=one.status,
        found_by=name_of(one.found_by, view),
    )


def _inconsistent(press: Press, view: View) -> tuple[Inconsistent, ...]:
    tags = [language.tag for language in view.corpus.languages]
    main = of_main_act(view)
    return tuple(
        Inconsistent(
            term=Reference(view.text(term.label), view.href(f"term:{term.id}")),
            at=refer(str(address), main),
            present=tuple(tag for tag in tags if tag not in lacking),
            lacking=lacking,
        )
        for term, address, lacking in press.tables.inconsistent
    )


def _renderings(press: Press, view: View) -> tuple[RenderingsView, ...]:
    main = of_main_act(view)
    return tuple(
        RenderingsView(
            Reference(view.text(one.term.label), view.href(f"term:{one.term.id}")),
            one.tag,
            tuple(
                _rendering(form, places, main)
                for form, places in sorted(one.uses.items(), key=lambda way: -len(way[1]))
            ),
        )
        for one in press.tables.renderings
    )


def _rendering(form: str, places: tuple[Address, ...], view: View) -> Rendering:
    named = places if len(places) <= FEW else ()
    return Rendering(form, len(places), tuple(refer(str(place), view) for place in named))


def _signals(press: Press, view: View) -> tuple[SignalView, ...]:
    """The signals of the texts at hand; without texts, those that were decided about."""
    corpus = view.corpus
    if press.tables.signals:
        pairs = [(one, find_decision(one, corpus)) for one in press.tables.signals]
        return tuple(
            _signal(str(one.address), one.kind, one.evidence, decision, view)
            for one, decision in pairs
        )
    return tuple(_signal(one.at, one.kind, one.found, one, view) for one in corpus.signals.values())


def _signal(
    at: str,
    kind: SignalKind,
    found: Mapping[str, str],
    decision: SignalDecision | None,
    view: View,
) -> SignalView:
    verdict = decision.verdict if decision else Verdict.OPEN
    return SignalView(
        at=refer(at, of_main_act(view)),
        kind=view.words.name("signal", kind.value),
        found=tuple((tag, _findings(kind, words, view)) for tag, words in found.items() if words),
        verdict=view.words.name("verdict", verdict.value),
        verdict_key=verdict.value,
        reason=view.text(decision.reason) if decision else Markup(""),
        divergence=decision.divergence if decision else "",
    )


def _findings(kind: SignalKind, words: str, view: View) -> str:
    """The findings in words: a term by its label, a provision or modal word by its name."""
    return "; ".join(_finding(kind, item, view) for item in words.split("; "))


def _finding(kind: SignalKind, item: str, view: View) -> str:
    match kind:
        case SignalKind.TERMS if item in view.corpus.terms:
            return view.plain(view.corpus.terms[item].label)
        case SignalKind.STRUCTURE:
            return view.provision_label(item)
        case SignalKind.REFERENCES:
            return view.label(item)
        case SignalKind.MODALS:
            return view.words.name("modal", item)
        case SignalKind.DATES:
            return view.words.date(item)
        case _:
            return item
