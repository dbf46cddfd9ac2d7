"""What the ledger should say: all it said, and what is new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from glossa.model.ledger import Ledger, Recorded
from glossa.problems import Place


def record_names(ledger: Ledger, living: Mapping[str, str], file: str) -> Ledger:
    """The ledger with every name of `living`, and with the page that each note stands on now.

    Nothing is ever taken out. `file` is where the ledger lies, for the places of what is new.
    """
    names = dict(ledger.names)
    for name, home in living.items():
        old = names.get(name, Recorded(Place(file)))
        homes = old.homes if not home or home in old.homes else (*old.homes, home)
        names[name] = replace(old, homes=homes)
    return replace(ledger, names=names)
