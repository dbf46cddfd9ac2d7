"""Several files written and removed: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_together(root: Path, written: Mapping[str, bytes], removed: Iterable[str] = ()) -> None:
    """Write and remove files below `root`, by path from it.

    Everything is written beside its place first, then renamed. An OSError on the way puts back
    what was there before, and is raised again.
    """
    gone = [root / file for file in removed]
    fresh = {root / file: data for file, data in written.items()}
    before = {path: _read(path) for path in (*fresh, *gone)}
    try:
        for path, data in fresh.items():
            _write_beside(path, data)
        for path in fresh:
            _beside(path).replace(path)
        for path in gone:
            path.unlink()
    except OSError:
        for path, data_before in before.items():
            _put_back(path, data_before)
        raise


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _write_beside(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path).open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put_back(path: Path, data: bytes | None) -> None:
    _beside(path).unlink(missing_ok=True)
    if data is None:
        path.unlink(missing_ok=True)
    elif _read(path) != data:
        _write_beside(path, data)
        _beside(path).replace(path)
