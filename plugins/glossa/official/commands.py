"""What `glossa official` does beside updating: add, status, diff. Each takes the project root, a
fetcher and a clock, and returns what is to be said; nothing is printed and nobody is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from glossa.model.address import EId
from glossa.official.bring import Tell, bring_text, find_edition, say_nothing
from glossa.official.changes import find_changes, render_change
from glossa.official.fetch import Fetcher
from glossa.official.kept import Kept, kept_path
from glossa.official.outcome import Outcome, count, outcome_of, say_kept
from glossa.official.pins import Pin, SourceKind, check_pinned, parse_source
from glossa.official.shelf import (
    Clock,
    find_kept,
    is_as_pinned,
    keep_text,
    lock_pin,
    read_official,
    read_pins,
    read_previous,
    without_machine_path,
    write_pins,
)
from glossa.official.values import NumberedUnit, OfficialText
from glossa.problems import Place, Problem, Severity


def add_official(
    root: Path,
    act: str,
    language: str,
    kind: SourceKind,
    source: str,
    *,
    fetcher: Fetcher,
    clock: Clock,
    unit: NumberedUnit = NumberedUnit.PARAGRAPH,
    edition: str = "",
    articles: Sequence[EId] = (),
    tell: Tell = say_nothing,
) -> Outcome:
    """Bring a text from `source`, keep it, and pin it in `official.toml`.

    `source` is `repository@commit:path`, an address, or a file (absolute, or from `root` on).
    `edition` is found beside a mirror's text where it is not given. Nothing is written where
    anything is wrong; what is written lies under `official/` and in `official.toml`.
    """
    pins, problems = read_pins(root)
    parsed = parse_source(kind, source, act=act, language=language)
    if problems or isinstance(parsed, Problem):
        return outcome_of([], [*problems, *([parsed] if isinstance(parsed, Problem) else [])])
    if kind is SourceKind.MIRROR and not edition:
        edition = find_edition(parsed, fetcher)
    pin = replace(parsed, unit=unit, edition=edition, articles=tuple(articles))
    brought = bring_text(pin, root, fetcher, tell)
    if brought.text is None:
        return outcome_of([f"{act} {language}: nothing was written"], brought.problems)
    keep_text(root, pin, brought, brought.text, clock)
    pin = lock_pin(without_machine_path(pin, root), brought, brought.text)
    others = [old for old in pins if (old.act, old.language) != (act, language)]
    write_pins(root, [*others, pin])
    return outcome_of([say_kept(pin, brought.text)], brought.problems)


def official_status(root: Path) -> Outcome:
    """What is pinned, what is kept, and whether what is kept is whole; no network."""
    pins, problems = read_pins(root)
    lines = []
    for pin in pins:
        kept, found = read_official(root, pin.act, pin.language)
        problems += found
        lines.append(_status_line(pin, kept, damaged=bool(found)))
    pinned = {kept_path(pin.act, pin.language) for pin in pins}
    loose = [path for path in find_kept(root) if path not in pinned]
    problems += [
        Problem(
            "G675",
            Place(path),
            "this text is kept and not pinned",
            "bring it with `glossa official add`, or remove the file",
            Severity.WARNING,
        )
        for path in loose
    ]
    return outcome_of(lines or ["Nothing is pinned in official.toml."], problems)


def _status_line(pin: Pin, kept: Kept | None, *, damaged: bool) -> str:
    if damaged:
        return f"{pin.name}: damaged; `glossa official update` brings it again"
    if kept is None:
        return f"{pin.name}: not here; `glossa official update` brings it"
    is_wording = pin.digest in {"", kept.text.digest}
    as_pinned = is_as_pinned(pin, kept) if pin.is_immutable else is_wording
    state = "as pinned" if as_pinned else "another pin"
    return (
        f"{pin.name}: {state}, edition {kept.text.edition or 'unknown'}, "
        f"{count(len(kept.text.articles), 'article')}, fetched {kept.provenance.fetched}, "
        f"checked {kept.provenance.checked}"
    )


def diff_official(
    root: Path,
    *,
    fetcher: Fetcher | None = None,
    acts: Collection[str] = (),
    tell: Tell = say_nothing,
) -> Outcome:
    """What changed, word by word: at the source since it was kept, or, without a fetcher, by the
    last update.
    """
    pins, problems = read_pins(root)
    problems += check_pinned(acts, pins)
    only = set(acts)
    lines: list[str] = []
    for pin in pins:
        if only and pin.act not in only:
            continue
        kept, found = read_official(root, pin.act, pin.language)
        problems += found
        other, found = _other_wording(root, pin, fetcher, tell)
        problems += found
        if kept is None or other is None:
            lines.append(f"{pin.name}: nothing to compare")
            continue
        old, new = (kept.text, other) if fetcher else (other, kept.text)
        changes = find_changes(old, new)
        lines.append(f"{pin.name}: {count(len(changes), 'provision')} changed")
        lines += [f"  {render_change(change)}" for change in changes]
    return outcome_of(lines, problems)


def _other_wording(
    root: Path, pin: Pin, fetcher: Fetcher | None, tell: Tell
) -> tuple[OfficialText | None, list[Problem]]:
    if fetcher is None:
        previous = read_previous(root, pin.act, pin.language)
        return (previous[0].text if previous[0] else None), previous[1]
    brought = bring_text(pin, root, fetcher, tell)
    return brought.text, list(brought.problems)
