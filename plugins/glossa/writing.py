"""Files written whole: each beside its place first, then renamed over it; all of them or none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_aside(path: Path, content: bytes) -> None:
    """Write `path` whole or not at all."""
    write_together({path: content})


def write_together(written: Mapping[Path, bytes], removed: Iterable[Path] = ()) -> None:
    """Write and remove files. An OSError on the way puts back what was there, and is raised."""
    before: dict[Path, bytes | None] = {}
    try:
        for path, content in written.items():
            _write_through(_beside(path), content)
        for path in written:
            was = _read(path)
            _beside(path).replace(path)
            before[path] = was
        for path in removed:
            was = _read(path)
            path.unlink()
            before[path] = was
    except OSError:
        for path in written:
            _beside(path).unlink(missing_ok=True)
        for path, was in before.items():
            _put_back(path, was)
        raise


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write_through(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # What stands there already is left over, or a link that leads elsewhere.
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        _write_through(_beside(path), content)
        _beside(path).replace(path)
