"""What changed between two wordings of a text: provision by provision, word by word."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import StrEnum

from glossa.model.address import EId
from glossa.official.values import OfficialProvision, OfficialText, Role


class ChangeKind(StrEnum):
    """What happened to a provision, or to a run of words."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class WordChange:
    """A run of words that was added or removed, or stayed."""

    kind: ChangeKind
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """A provision whose wording is not what it was; `words` are its words, old and new."""

    eid: EId
    kind: ChangeKind
    words: tuple[WordChange, ...]


def find_changes(old: OfficialText, new: OfficialText) -> tuple[Change, ...]:
    """The provisions that differ, in the order of the new text, those gone at the end."""
    before, after = old.by_eid, new.by_eid
    changes = []
    for eid in [*after, *(eid for eid in before if eid not in after)]:
        was, now = before.get(eid), after.get(eid)
        if was is None or now is None or was.hash != now.hash:
            changes.append(Change(eid, _kind(was, now), diff_words(_words(was), _words(now))))
    return tuple(changes)


def _kind(was: OfficialProvision | None, now: OfficialProvision | None) -> ChangeKind:
    if was is None:
        return ChangeKind.ADDED
    return ChangeKind.CHANGED if now is not None else ChangeKind.REMOVED


def _words(provision: OfficialProvision | None) -> str:
    if provision is None:
        return ""
    return " ".join(line.full for line in provision.lines if line.role is not Role.NOTE)


def diff_words(old: str, new: str) -> tuple[WordChange, ...]:
    """The words of `old` and `new` as runs that stay, go or come; white space folded."""
    was, now = old.split(), new.split()
    runs: list[WordChange] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(a=was, b=now, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(WordChange(ChangeKind.SAME, " ".join(was[a:b])))
            continue
        if b > a:
            runs.append(WordChange(ChangeKind.REMOVED, " ".join(was[a:b])))
        if d > c:
            runs.append(WordChange(ChangeKind.ADDED, " ".join(now[c:d])))
    return tuple(runs)


def render_change(change: Change) -> str:
    """One line for a terminal: `art_5__para_1: … [-old-] {+new+} …`."""
    marks = {ChangeKind.REMOVED: "[-{}-]", ChangeKind.ADDED: "{{+{}+}}"}
    pieces = [marks.get(run.kind, "{}").format(_shortened(run)) for run in change.words]
    return f"{change.eid} {change.kind}: {' '.join(pieces)}"


_CONTEXT = 4


def _shortened(run: WordChange) -> str:
    words = run.words.split()
    if run.kind is not ChangeKind.SAME or len(words) <= 2 * _CONTEXT:
        return run.words
    return " ".join([*words[:_CONTEXT], "…", *words[-_CONTEXT:]])
