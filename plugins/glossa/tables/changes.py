"""Later changes that are reported of an act or of a provision."""

from __future__ import annotations

from glossa.corpus import Corpus
from glossa.model.address import parse_address
from glossa.model.registers import ReportedChange


def changes_at(corpus: Corpus, reference: str) -> tuple[ReportedChange, ...]:
    """The changes that name exactly this provision, or the act as a whole."""
    wanted = corpus.resolve(reference)
    return tuple(
        change for change in corpus.changes.values() if wanted in map(corpus.resolve, change.at)
    )


def changes_of_act(corpus: Corpus, act: str) -> tuple[ReportedChange, ...]:
    """The changes of an act and of its provisions, in the order of time."""
    found = [change for change in corpus.changes.values() if act in _acts(corpus, change)]
    return tuple(sorted(found, key=lambda change: (change.date, change.id)))


def _acts(corpus: Corpus, change: ReportedChange) -> set[str | None]:
    addresses = (parse_address(reference) for reference in change.at)
    return {corpus.act_id(address.act) for address in addresses if address}
