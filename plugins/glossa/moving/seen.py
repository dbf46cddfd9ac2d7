"""The record of reviews after a step: the same words under another name are no other words."""

from __future__ import annotations

from glossa.corpus import Corpus
from glossa.model.address import parse_address
from glossa.model.seen import Seen
from glossa.moving.names import Names
from glossa.tables.staleness import restated_hash


def carry_seen(before: Corpus, after: Corpus, names: Names) -> dict[tuple[str, str], Seen]:
    """What `seen.yml` says under the new names.

    The hashes hold addresses: where the restatement is the one last reviewed, its hash is made
    anew. Those of the official text stay: the state's next edition has the new numbers itself.
    """
    return {
        (names.move(f"note:{note}").removeprefix("note:"), tag): _carry(
            note, tag, seen, before, after, names
        )
        for (note, tag), seen in before.seen.items()
    }


def _carry(note: str, tag: str, seen: Seen, before: Corpus, after: Corpus, names: Names) -> Seen:
    found = before.annotation(note)
    address = parse_address(found.target) if found else None
    if address is None or address.eid is None:
        return seen
    if seen.restated != restated_hash(before, address, tag):
        return seen
    return Seen(seen.official, restated_hash(after, names.move_address(address), tag))
