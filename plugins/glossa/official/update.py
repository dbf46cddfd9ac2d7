"""`glossa official update`: every pinned text that is missing or may have changed, brought anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from glossa.official.bring import Brought, Tell, bring_text, say_nothing
from glossa.official.changes import find_changes
from glossa.official.fetch import Fetcher
from glossa.official.kept import Kept
from glossa.official.outcome import Outcome, count, outcome_of, say_kept
from glossa.official.pins import PINS_FILE, Pin, check_pinned
from glossa.official.shelf import (
    Clock,
    is_as_pinned,
    keep_text,
    lock_pin,
    read_if_whole,
    read_pins,
    write_pins,
)
from glossa.official.values import OfficialText
from glossa.problems import Place, Problem, Severity


def update_official(
    root: Path,
    *,
    fetcher: Fetcher,
    clock: Clock,
    acts: Collection[str] = (),
    accept: bool = False,
    tell: Tell = say_nothing,
) -> Outcome:
    """Bring every pinned text that is not here yet or may have changed, one after the other.

    A text that comes with other words than its pin's digest is not taken (G673), unless `accept`:
    then the old wording is kept beside the new one, and the pin is locked anew.
    """
    pins, problems = read_pins(root)
    problems += check_pinned(acts, pins)
    only = set(acts) or {pin.act for pin in pins}
    errand = _Errand(root, fetcher, clock, accept, tell)
    steps = [errand.bring(pin) if pin.act in only else _Step("", pin) for pin in pins]
    after = [step.pin for step in steps]
    if after != pins:
        write_pins(root, after)
    return _report(steps, errand.away, problems)


@dataclass(frozen=True, slots=True)
class _Errand:
    """One errand for all the pins. A host that is `away` is not asked again, the others are."""

    root: Path
    fetcher: Fetcher
    clock: Clock
    accept: bool
    tell: Tell
    away: set[str] = field(default_factory=set)

    def bring(self, pin: Pin) -> _Step:
        """Bring one text, unless it is here as pinned or its host does not answer."""
        kept = read_if_whole(self.root, pin)
        here = kept is not None
        if kept is not None and is_as_pinned(pin, kept):
            line = f"{pin.name}: here already, edition {pin.edition or 'unknown'}"
            return _Step(line, pin, here=here)
        host = urlsplit(pin.url).netloc
        if host in self.away:
            return _Step("", pin, offline=True, here=here)
        brought = bring_text(pin, self.root, self.fetcher, self.tell)
        if brought.offline:
            self.away.add(host)
            warned = tuple(replace(item, severity=Severity.WARNING) for item in brought.problems)
            line = f"{pin.name}: no connection; what was kept stays"
            return _Step(line, pin, warned, offline=True, here=here)
        return self.take(pin, kept, brought)

    def take(self, pin: Pin, kept: Kept | None, brought: Brought) -> _Step:
        """Keep what was brought, if it is a text and has the words that were pinned."""
        here, text = kept is not None, brought.text
        if text is None:
            line = f"{pin.name}: not brought; what was kept stays"
            return _Step(line, pin, brought.problems, asked=True, here=here)
        if pin.digest and pin.digest != text.digest and not self.accept:
            problems = (*brought.problems, _changed(pin, kept, text))
            return _Step(f"{pin.name}: changed, not taken", pin, problems, asked=True, here=here)
        keep_text(self.root, pin, brought, text, self.clock)
        new = lock_pin(pin, brought, text) if self.accept and pin.digest else pin
        return _Step(say_kept(pin, text), new, brought.problems, asked=True, here=True)


@dataclass(frozen=True, slots=True)
class _Step:
    """What became of one pin.

    `asked` where its host answered, `offline` where it did not; `here` where a text is kept.
    """

    line: str
    pin: Pin
    problems: tuple[Problem, ...] = ()
    offline: bool = False
    asked: bool = False
    here: bool = False


def _report(steps: Sequence[_Step], away: set[str], problems: list[Problem]) -> Outcome:
    """What an update has to say: one line where no host answered."""
    if away and not any(step.asked for step in steps):
        here = sum(step.here for step in steps)
        waiting = sum(step.offline and not step.here for step in steps)
        texts = f"{count(here, 'text')} here, {waiting} waiting"
        return outcome_of([f"No network: {texts}; everything builds without it."], problems)
    lines = [step.line for step in steps if step.line]
    problems += [problem for step in steps for problem in step.problems]
    return outcome_of(lines, problems)


def _changed(pin: Pin, kept: Kept | None, text: OfficialText) -> Problem:
    changes = find_changes(kept.text, text) if kept else ()
    names = ", ".join(str(change.eid) for change in changes[:5])
    return Problem(
        "G673",
        Place(PINS_FILE),
        f"{pin.name}: the source serves other words than were pinned"
        + (f", {count(len(changes), 'provision')}: {names}" if changes else ""),
        "look at `glossa official diff`, then run `glossa official update --accept`",
    )
