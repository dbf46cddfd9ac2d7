"""Citations in running text lead somewhere, or somebody has looked at them and said why not."""

from __future__ import annotations

from collections.abc import Iterator

from glossa.corpus import Corpus
from glossa.model.address import parse_address
from glossa.problems import Problem, Severity
from glossa.tables.layers import Layer
from glossa.tables.references import build_references, find_faults

REGISTER = "docs/registers/unresolved.yml"


def check_citations(corpus: Corpus) -> Iterator[Problem]:
    """G413: unresolved citations are those that the register lists, and it lists no others.

    In an official text they are warnings: the law is not ours to mend.
    """
    accepted = {
        (entry.id, tag, quote)
        for entry in corpus.unresolved.values()
        for tag, quotes in entry.quotes.items()
        for quote in quotes
    }
    met = set()
    for one in find_faults(build_references(corpus)):
        key = (one.passage.origin, one.passage.tag, one.quote)
        met.add(key)
        if key not in accepted:
            message = f"The citation “{one.quote}” leads nowhere ({one.reason})."
            hint = f"Mend the number or name the act; if it is right so, add it to {REGISTER}."
            official = one.passage.layer is Layer.OFFICIAL
            severity = Severity.WARNING if official else Severity.ERROR
            yield Problem("G413", one.passage.place, message, hint, severity)
    here = {key for key in accepted - met if _is_here(corpus, *key[:2])}
    yield from _outlived(corpus, here)


def _is_here(corpus: Corpus, origin: str, tag: str) -> bool:
    """Whether all that could hold a citation is here: a provision has its official text too."""
    address = parse_address(origin)
    return address is None or bool(corpus.official.text(address.act, tag))


def _outlived(corpus: Corpus, left: set[tuple[str, str, str]]) -> Iterator[Problem]:
    for origin, tag, quote in sorted(left):
        message = (
            f"{origin} no longer has the citation “{quote}” ({tag}), or it now leads somewhere."
        )
        place = corpus.unresolved[origin].place
        yield Problem("G413", place, message, "Take it out.", Severity.WARNING)
