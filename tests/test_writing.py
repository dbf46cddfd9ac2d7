"""All files or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossa.writing import write_aside, write_together


def tree(root: Path) -> dict[str, str]:
    return {str(p.relative_to(root)): p.read_text() for p in root.rglob("*") if p.is_file()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(name)
    return tmp_path


def test_all_files(root: Path) -> None:
    write_together({root / "a": b"A", root / "new/d": b"D"}, [root / "c"])
    assert tree(root) == {"a": "A", "b": "b", "new/d": "D"}


def test_one_file(root: Path) -> None:
    write_aside(root / "a", b"one")
    write_aside(root / "a", b"two")
    assert tree(root) == {"a": "two", "b": "b", "c": "c"}


@pytest.mark.parametrize("name", [".a.new", "a"])
def test_what_leads_elsewhere_is_not_written_through(root: Path, name: str) -> None:
    outside = root / "b"
    (root / name).unlink(missing_ok=True)
    (root / name).symlink_to(outside)
    write_together({root / "a": b"A", root / "d": b"D"}, [root / "c"])
    assert outside.read_text() == "b"
    assert not (root / "a").is_symlink()
    assert tree(root) == {"a": "A", "b": "b", "d": "D"}


@pytest.mark.parametrize("failing", range(5))
def test_or_none(root: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    calls = 0
    replace, unlink = Path.replace, Path.unlink

    def fail_once() -> None:
        nonlocal calls
        calls += 1
        if calls == failing + 1:
            raise OSError("disk full")

    def failing_replace(self: Path, target: Path) -> Path:
        fail_once()
        return replace(self, target)

    def failing_unlink(self: Path, missing_ok: bool = False) -> None:
        if not self.name.endswith(".new"):
            fail_once()
        unlink(self, missing_ok)

    before = tree(root)
    monkeypatch.setattr(Path, "replace", failing_replace)
    monkeypatch.setattr(Path, "unlink", failing_unlink)
    files = {root / "a": b"A", root / "b": b"B", root / "d": b"D"}
    with pytest.raises(OSError, match="disk full"):
        write_together(files, [root / "c", root / "gone"])
    assert tree(root) == before
