"""The ledger: every name this edition has ever published, and where those that moved went.

A *name* is what readers may have kept: the address of a provision (`ai-law/art_17__para_3`), a note
(`note:a-rust-012`), a page below a language's folder (`timeline/`), an anchor on such a page
(`terms/#term-001`), a data file (`data/corpus.json`). Names are the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from glossa.problems import Place


@dataclass(frozen=True, slots=True)
class Recorded:
    """A name as the ledger has it; `homes` are the pages that a note has stood on, oldest first."""

    place: Place
    homes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Names that moved at one time, all at once: old to new.

    Because they moved together, art_5 may go to art_6 while art_6 goes to art_7. A name carries
    along what lies in it: an article its provisions, a page its anchors.
    """

    date: str
    why: str
    moved: Mapping[str, str]
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        """The entry that moves `name`: its own, or that of the narrowest thing it lies in."""
        return next((outer for outer in holders(name) if outer in self.moved), None)

    def move(self, name: str) -> str:
        """What `name` is called after this step."""
        outer = self.find(name)
        return name if outer is None else rebase(name, outer, self.moved[outer])


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every published name, and the steps in which names moved, in the order of time."""

    names: Mapping[str, Recorded] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()

    def destinations(self, name: str) -> tuple[tuple[Step, str], ...]:
        """Each step in which a thing called `name` moved, latest first, and its name today.

        There is more than one where the name was given anew in between. Only later steps carry a
        thing on, so chains (a to b, then b to c) end where the thing is today.
        """
        moved = (n for n, step in enumerate(self.steps) if step.find(name) is not None)
        found = [(self.steps[n], follow(name, self.steps[n:])) for n in moved]
        return tuple(reversed(found))


def follow(name: str, steps: Sequence[Step]) -> str:
    """What `name` is called after all of `steps`."""
    for step in steps:
        name = step.move(name)
    return name


def holders(name: str) -> Iterator[str]:
    """`name` itself, then everything it lies in, narrowest first."""
    yield name
    if name.startswith("note:"):
        return
    page, mark, _ = name.partition("#")
    if mark:
        yield page
        return
    act, slash, eid = name.partition("/")
    if not slash or name.endswith("/") or "." in name:
        return
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        yield f"{act}/{eid}"
    yield act


def rebase(name: str, outer: str, new: str) -> str:
    """`name`, which lies in `outer`, after that was called `new`.

    What went up into something it lay in is gone as a thing of its own, and all its parts with it.
    """
    rest = name.removeprefix(outer)
    is_gone = new in holders(outer) or (rest.startswith("__") and "/" not in new)
    return new if is_gone else new + rest
