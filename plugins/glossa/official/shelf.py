"""What the project holds of official texts: the pins, and the kept files as they lie there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from glossa.official.bring import Brought, Part, forget_incoming
from glossa.official.kept import (
    FOLDER,
    Kept,
    Provenance,
    kept_path,
    previous_path,
    read_kept,
    render_kept,
)
from glossa.official.pins import PINS_FILE, Pin, SourceKind, parse_pins, render_pins
from glossa.official.values import OfficialText
from glossa.problems import Place, Problem
from glossa.writing import write_aside

Clock = Callable[[], datetime]


def read_pins(root: Path) -> tuple[list[Pin], list[Problem]]:
    """The pins of the project; none where it has no `official.toml`."""
    try:
        return parse_pins((root / PINS_FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return [], []
    except (OSError, UnicodeDecodeError) as error:
        return [], [Problem("G670", Place(PINS_FILE), f"it cannot be read: {error}", "mend it")]


def write_pins(root: Path, pins: Iterable[Pin]) -> None:
    """Write `official.toml` anew."""
    write_aside(root / PINS_FILE, render_pins(pins).encode())


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


def read_if_whole(root: Path, pin: Pin) -> Kept | None:
    """The kept text; a damaged one counts as none, and is brought again."""
    return read_official(root, pin.act, pin.language)[0]


def find_kept(root: Path) -> list[str]:
    """The kept texts by their path from `root`, without those that were replaced."""
    files = (root / FOLDER).glob("*/*.md")
    names = (path.relative_to(root).as_posix() for path in files)
    return sorted(name for name in names if not name.endswith(".previous.md") and "/." not in name)


def is_as_pinned(pin: Pin, kept: Kept) -> bool:
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


def keep_text(root: Path, pin: Pin, brought: Brought, text: OfficialText, clock: Clock) -> None:
    """Write the text and the bytes it came from. The rename of the text is the last step."""
    now = clock().astimezone(UTC).isoformat(timespec="seconds")
    before = read_if_whole(root, pin)
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
        path=without_machine_path(pin, root).path,
        numbered_unit=pin.unit.value,
    )


def without_machine_path(pin: Pin, root: Path) -> Pin:
    """The pin; of a file outside the project only the name is kept, not where it lay."""
    if pin.source is not SourceKind.FILE:
        return pin
    path = (root / pin.path).resolve()
    inside = path.is_relative_to(root.resolve())
    name = path.relative_to(root.resolve()).as_posix() if inside else path.name
    return replace(pin, path=name)


def lock_pin(pin: Pin, brought: Brought, text: OfficialText) -> Pin:
    """The pin with what locks its wording, and the hash of the bytes it names."""
    return replace(pin, digest=text.digest, sha256=brought.parts[0].sha256)
