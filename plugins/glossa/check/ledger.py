"""What was published stays: every name of the ledger is still there, or leads to where it went."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from glossa.corpus import Corpus
from glossa.export.files import name_files
from glossa.model.address import Address, parse_address
from glossa.model.ledger import Ledger, Recorded, Step, follow, holders
from glossa.problems import Place, Problem, Severity
from glossa.source.ledger import LEDGER_FILE
from glossa.tables.moves import find_today, nearest
from glossa.tables.places import DATA
from glossa.tables.published import list_published

_SHOWN = 5


def name_published(corpus: Corpus) -> Mapping[str, str]:
    """Every name the edition publishes, data files too, with the page that a note stands on."""
    files = (f"{DATA}{name}" for name in name_files(corpus))
    return {**list_published(corpus), **dict.fromkeys(files, "")}


def check_ledger(corpus: Corpus) -> Iterator[Problem]:
    """G801 to G804; nothing for an edition that keeps no ledger."""
    if not corpus.ledger.names:
        return
    living = name_published(corpus)
    yield from _check_lost(corpus, living)
    yield from _check_steps(corpus.ledger, living)
    yield from _check_unrecorded(corpus.ledger, living)


def _check_lost(corpus: Corpus, living: Collection[str]) -> Iterator[Problem]:
    """G801: what was published has not vanished."""
    names = corpus.ledger.names
    lost = {name for name in names if find_today(name, corpus.ledger, living) is None}
    for name in names:
        # One entry for an article or a page mends all that lay in it.
        if name in lost and lost.isdisjoint(outer for outer in holders(name) if outer != name):
            recorded = names[name]
            heir = next(_heirs(name, recorded, living), "NEW")
            message = f"“{name}” was published and is gone: links to it would be dead."
            hint = (
                "Put it back, or say where its links lead now: "
                f'glossa ledger move {name} {heir} --why "…"'
            )
            yield Problem("G801", _place_of(name, corpus) or recorded.place, message, hint)


def _heirs(name: str, recorded: Recorded, living: Collection[str]) -> Iterator[str]:
    """What is still there around a vanished name, a note's page among it."""
    homes = (home.rstrip("/").partition("/") for home in recorded.homes)
    articles = (f"{act}/{slug.replace('-', '_', 1)}" for act, _, slug in homes)
    around = (*holders(name), *recorded.homes, *articles)
    yield from (one for one in around if one in living)


def _place_of(name: str, corpus: Corpus) -> Place | None:
    """What is left around a vanished provision: the paragraph or the article it stood in."""
    for outer in holders(name):
        address = parse_address(outer)
        provision = corpus.provision(address) if address else None
        if provision and provision.texts:
            return next(iter(provision.texts.values())).place
        article = corpus.articles.get(address) if isinstance(address, Address) else None
        if article:
            return Place(next(iter(article.files.values())))
    return None


def _check_steps(ledger: Ledger, living: Collection[str]) -> Iterator[Problem]:
    """G803, G804: what moved leads to something that is there, and not in a circle."""
    for count, step in enumerate(ledger.steps):
        later = ledger.steps[count + 1 :]
        for old, new in step.moved.items():
            today = follow(new, later)
            if today == old:
                yield _circle(old, new, step)
            elif find_today(today, ledger, living) is None:
                near = nearest(today, living)
                message = f"“{old}” was moved to “{new}”, and nothing is there."
                hint = f'Say where that went: glossa ledger move {today} {near or "NEW"} --why "…"'
                yield Problem("G803", step.places.get(old, step.place), message, hint)


def _circle(old: str, new: str, step: Step) -> Problem:
    message = f"“{old}” was moved to “{new}”, and that back again: its links would go in a circle."
    hint = "Take both entries out."
    return Problem("G804", step.places.get(old, step.place), message, hint)


def _check_unrecorded(ledger: Ledger, living: Mapping[str, str]) -> Iterator[Problem]:
    """G802: what is new waits for the maintainer; whoever wrote it need do nothing."""
    new = [name for name, home in living.items() if not _is_recorded(name, home, ledger)]
    if new:
        shown = ", ".join(new[:_SHOWN]) + (" …" if len(new) > _SHOWN else "")
        message = f"{len(new)} new name{'s' * (len(new) > 1)} not yet in the ledger: {shown}."
        hint = "A maintainer records them with `glossa ledger update`."
        yield Problem("G802", Place(LEDGER_FILE), message, hint, Severity.NOTICE)


def _is_recorded(name: str, home: str, ledger: Ledger) -> bool:
    recorded = ledger.names.get(name)
    return recorded is not None and (not home or home in recorded.homes)
