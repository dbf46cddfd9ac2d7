"""What `glossa official` does: add, update, status, diff. Each takes the project root, a fetcher
and a clock, and returns what is to be said; nothing is printed and nobody is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from glossa.model.address import EId
from glossa.official.bring import Brought, Part, Tell, bring_text, find_edition, forget_incoming
from glossa.official.changes import find_changes, render_change
from glossa.official.fetch import Fetcher
from glossa.official.kept import (
    FOLDER,
    Kept,
    Provenance,
    kept_path,
    previous_path,
    read_kept,
    render_kept,
    write_aside,
)
from glossa.official.pins import (
    PINS_FILE,
    Pin,
    SourceKind,
    parse_pins,
    parse_source,
    render_pins,
)
from glossa.official.values import NumberedUnit, OfficialText
from glossa.problems import Place, Problem, Severity, sorted_problems

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command has to say: lines for a reader, problems; `ok` decides the exit code."""

    lines: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether no problem is an error."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


def _silent(_: str) -> None:
    pass


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
    tell: Tell = _silent,
) -> Outcome:
    """Bring a text from `source`, keep it, and pin it in `official.toml`.

    `source` is `repository@commit:path`, an address, or a file (absolute, or from `root` on).
    `edition` is found beside a mirror's text where it is not given. Nothing is written where
    anything is wrong; what is written lies under `official/` and in `official.toml`.
    """
    pins, problems = _read_pins(root)
    parsed = parse_source(kind, source, act=act, language=language)
    if problems or isinstance(parsed, Problem):
        return _outcome([], [*problems, *([parsed] if isinstance(parsed, Problem) else [])])
    if kind is SourceKind.MIRROR and not edition:
        edition = find_edition(parsed, fetcher)
    pin = replace(parsed, unit=unit, edition=edition, articles=tuple(articles))
    brought = bring_text(pin, root, fetcher, tell)
    if brought.text is None:
        return _outcome([f"{act} {language}: nothing was written"], brought.problems)
    _keep(root, pin, brought, brought.text, clock)
    pin = _locked(_without_machine_path(pin, root), brought, brought.text)
    others = [old for old in pins if (old.act, old.language) != (act, language)]
    write_aside(root / PINS_FILE, render_pins([*others, pin]).encode())
    return _outcome([_summary(pin, brought.text)], brought.problems)


def update_official(
    root: Path,
    *,
    fetcher: Fetcher,
    clock: Clock,
    acts: Collection[str] = (),
    accept: bool = False,
    tell: Tell = _silent,
) -> Outcome:
    """Bring every pinned text that is not here yet or may have changed, one after the other.

    A text that comes with other words than its pin's digest is not taken (G673), unless `accept`:
    then the old wording is kept beside the new one, and the pin is locked anew.
    """
    pins, problems = _read_pins(root)
    problems += _check_acts(acts, pins)
    only = set(acts) or {pin.act for pin in pins}
    steps: list[_Step] = []
    away: set[str] = set()
    for pin in pins:
        if pin.act not in only:
            steps.append(_Step("", pin))
            continue
        steps.append(_update_one(root, pin, fetcher, clock, accept, tell, away))
        if steps[-1].offline:
            # Its host does not answer: nothing more is asked of it, but of the others.
            away.add(urlsplit(pin.url).netloc)
    after = [step.pin for step in steps]
    if after != pins:
        write_aside(root / PINS_FILE, render_pins(after).encode())
    return _report(steps, away, problems)


def _check_acts(acts: Iterable[str], pins: Iterable[Pin]) -> list[Problem]:
    """The acts that are asked for and pinned nowhere."""
    pinned = sorted({pin.act for pin in pins})
    hint = f"pinned are: {', '.join(pinned)}" if pinned else "pin a text: `glossa official add`"
    return [
        Problem("G671", Place(PINS_FILE), f"nothing is pinned for {act}", hint)
        for act in acts
        if act not in pinned
    ]


def _report(steps: Sequence[_Step], away: set[str], problems: list[Problem]) -> Outcome:
    """What an update has to say: one line where no host answered."""
    if away and not any(step.asked for step in steps):
        here = sum(step.here for step in steps)
        waiting = sum(step.offline and not step.here for step in steps)
        texts = f"{_count(here, 'text')} here, {waiting} waiting"
        return _outcome([f"No network: {texts}; everything builds without it."], problems)
    lines = [step.line for step in steps if step.line]
    problems += [problem for step in steps for problem in step.problems]
    return _outcome(lines, problems)


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


def _update_one(
    root: Path,
    pin: Pin,
    fetcher: Fetcher,
    clock: Clock,
    accept: bool,
    tell: Tell,
    away: Collection[str],
) -> _Step:
    """Bring one text; hosts that are `away` are not asked again."""
    name = f"{pin.act} {pin.language}"
    kept = _read_kept_quietly(root, pin)
    here = kept is not None
    if kept is not None and _needs_nothing(pin, kept):
        line = f"{name}: here already, edition {pin.edition or 'unknown'}"
        return _Step(line, pin, here=here)
    if urlsplit(pin.url).netloc in away:
        return _Step("", pin, offline=True, here=here)
    brought = bring_text(pin, root, fetcher, tell)
    if brought.offline:
        warned = tuple(replace(item, severity=Severity.WARNING) for item in brought.problems)
        line = f"{name}: no connection; what was kept stays"
        return _Step(line, pin, warned, offline=True, here=here)
    if brought.text is None:
        line = f"{name}: not brought; what was kept stays"
        return _Step(line, pin, brought.problems, asked=True, here=here)
    if pin.digest and pin.digest != brought.text.digest and not accept:
        changed = _changed(pin, kept, brought.text)
        problems = (*brought.problems, changed)
        return _Step(f"{name}: changed, not taken", pin, problems, asked=True, here=here)
    _keep(root, pin, brought, brought.text, clock)
    new = _locked(pin, brought, brought.text) if accept and pin.digest else pin
    return _Step(_summary(pin, brought.text), new, brought.problems, asked=True, here=True)


def _needs_nothing(pin: Pin, kept: Kept) -> bool:
    """Whether what is kept is what the pin names, and nothing but a new pin can change it."""
    if pin.digest and pin.digest != kept.text.digest:
        return False
    if pin.source is SourceKind.FILE:
        return True
    same = (pin.url, pin.edition, pin.unit.value) == (
        kept.provenance.address,
        kept.text.edition,
        kept.provenance.numbered_unit,
    )
    wanted = set(pin.articles)
    found = {item.eid for item in kept.text.articles}
    return pin.is_immutable and same and (not wanted or found == wanted)


def _changed(pin: Pin, kept: Kept | None, text: OfficialText) -> Problem:
    changes = find_changes(kept.text, text) if kept else ()
    names = ", ".join(str(change.eid) for change in changes[:5])
    return Problem(
        "G673",
        Place(PINS_FILE),
        f"{pin.act} {pin.language}: the source serves other words than were pinned"
        + (f", {_count(len(changes), 'provision')}: {names}" if changes else ""),
        "look at `glossa official diff`, then run `glossa official update --accept`",
    )


def official_status(root: Path) -> Outcome:
    """What is pinned, what is kept, and whether what is kept is whole; no network."""
    pins, problems = _read_pins(root)
    lines = []
    for pin in pins:
        kept, found = read_official(root, pin.act, pin.language)
        problems += found
        lines.append(_status_line(pin, kept, damaged=bool(found)))
    pinned = {kept_path(pin.act, pin.language) for pin in pins}
    loose = [path for path in _kept_files(root) if path not in pinned]
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
    return _outcome(lines or ["Nothing is pinned in official.toml."], problems)


def _status_line(pin: Pin, kept: Kept | None, *, damaged: bool) -> str:
    name = f"{pin.act} {pin.language}"
    if damaged:
        return f"{name}: damaged; `glossa official update` brings it again"
    if kept is None:
        return f"{name}: not here; `glossa official update` brings it"
    is_wording = pin.digest in {"", kept.text.digest}
    as_pinned = _needs_nothing(pin, kept) if pin.is_immutable else is_wording
    state = "as pinned" if as_pinned else "another pin"
    return (
        f"{name}: {state}, edition {kept.text.edition or 'unknown'}, "
        f"{_count(len(kept.text.articles), 'article')}, fetched {kept.provenance.fetched}, "
        f"checked {kept.provenance.checked}"
    )


def diff_official(
    root: Path, *, fetcher: Fetcher | None = None, acts: Collection[str] = (), tell: Tell = _silent
) -> Outcome:
    """What changed, word by word: at the source since it was kept, or, without a fetcher, by the
    last update.
    """
    pins, problems = _read_pins(root)
    problems += _check_acts(acts, pins)
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
            lines.append(f"{pin.act} {pin.language}: nothing to compare")
            continue
        old, new = (kept.text, other) if fetcher else (other, kept.text)
        changes = find_changes(old, new)
        lines.append(f"{pin.act} {pin.language}: {_count(len(changes), 'provision')} changed")
        lines += [f"  {render_change(change)}" for change in changes]
    return _outcome(lines, problems)


def _other_wording(
    root: Path, pin: Pin, fetcher: Fetcher | None, tell: Tell
) -> tuple[OfficialText | None, list[Problem]]:
    if fetcher is None:
        previous = _read_file(root, previous_path(pin.act, pin.language))
        return (previous[0].text if previous[0] else None), previous[1]
    brought = bring_text(pin, root, fetcher, tell)
    return brought.text, list(brought.problems)


def read_official(root: Path, act: str, language: str) -> tuple[Kept | None, list[Problem]]:
    """The kept text of `act`; None where there is none, or none that may be shown (G674)."""
    return _read_file(root, kept_path(act, language))


def read_previous(root: Path, act: str, language: str) -> tuple[Kept | None, list[Problem]]:
    """The wording of `act` before the last change that was taken, if one is kept."""
    return _read_file(root, previous_path(act, language))


def _read_file(root: Path, name: str) -> tuple[Kept | None, list[Problem]]:
    try:
        content = (root / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None, []
    except (OSError, UnicodeDecodeError) as error:
        hint = "remove it and run `glossa official update`"
        return None, [Problem("G674", Place(name), f"the kept text is damaged: {error}", hint)]
    return read_kept(content, name)


def _read_kept_quietly(root: Path, pin: Pin) -> Kept | None:
    """The kept text; a damaged one counts as none, and is brought again."""
    return read_official(root, pin.act, pin.language)[0]


def _kept_files(root: Path) -> list[str]:
    files = (root / FOLDER).glob("*/*.md")
    names = (path.relative_to(root).as_posix() for path in files)
    return sorted(name for name in names if not name.endswith(".previous.md") and "/." not in name)


def _read_pins(root: Path) -> tuple[list[Pin], list[Problem]]:
    try:
        return parse_pins((root / PINS_FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return [], []
    except (OSError, UnicodeDecodeError) as error:
        return [], [Problem("G670", Place(PINS_FILE), f"it cannot be read: {error}", "mend it")]


def _keep(root: Path, pin: Pin, brought: Brought, text: OfficialText, clock: Clock) -> None:
    """Write the text and the bytes it came from. The rename of the text is the last step."""
    now = clock().astimezone(UTC).isoformat(timespec="seconds")
    before = _read_kept_quietly(root, pin)
    fetched = now
    if before is not None and before.text.digest == text.digest:
        fetched = before.provenance.fetched
    elif before is not None:
        path = root / kept_path(pin.act, pin.language)
        write_aside(root / previous_path(pin.act, pin.language), path.read_bytes())
    for part in brought.parts:
        write_aside(root / FOLDER / pin.act / "sources" / _source_name(part), part.content)
    kept = Kept(text, _provenance(pin, brought, fetched, now, root))
    write_aside(root / kept_path(pin.act, pin.language), render_kept(kept).encode())
    forget_incoming(brought.parts, root)


def _source_name(part: Part) -> str:
    suffix = ".md" if part.name.endswith(".md") else ".html"
    return f"{part.sha256}{suffix}"


def _provenance(pin: Pin, brought: Brought, fetched: str, now: str, root: Path) -> Provenance:
    return Provenance(
        source=pin.source.value,
        address=pin.url,
        edition=pin.edition,
        fetched=fetched,
        checked=now,
        sha256={part.name: part.sha256 for part in brought.parts},
        repository=pin.repository,
        commit=pin.commit,
        path=_without_machine_path(pin, root).path,
        numbered_unit=pin.unit.value,
    )


def _without_machine_path(pin: Pin, root: Path) -> Pin:
    """The pin; of a file outside the project only the name is kept, not where it lay."""
    if pin.source is not SourceKind.FILE:
        return pin
    path = (root / pin.path).resolve()
    inside = path.is_relative_to(root.resolve())
    name = path.relative_to(root.resolve()).as_posix() if inside else path.name
    return replace(pin, path=name)


def _locked(pin: Pin, brought: Brought, text: OfficialText) -> Pin:
    """The pin with what locks its wording, and the hash of the bytes it names."""
    return replace(pin, digest=text.digest, sha256=brought.parts[0].sha256)


def _summary(pin: Pin, text: OfficialText) -> str:
    return (
        f"{pin.act} {pin.language}: kept, {_count(len(text.articles), 'article')}, "
        f"{_count(len(text.provisions), 'provision')}, edition {text.edition or 'unknown'}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _outcome(lines: Iterable[str], problems: Iterable[Problem]) -> Outcome:
    return Outcome(tuple(lines), tuple(sorted_problems(problems)))
