"""`glossa new` on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from glossa.cli import main
from tests.editions import small_edition


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in small_edition().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> int:
    return main(["--root", str(project), *arguments])


def contents(project: Path) -> dict[str, str]:
    return {str(p): p.read_text("utf-8") for p in sorted(project.rglob("*")) if p.is_file()}


def test_a_note_is_written_then_named_then_clean(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "new", "commentary", "ai-law/art_17__para_1", "--id", "g-17-new") == 0
    out = capsys.readouterr().out
    assert "ru/ai-law/art-17.md:9: g-17-new\n" in out
    assert run(project, "check") == 1
    assert capsys.readouterr().out.count("G311") == 3
    for folder in ("kz", "ru", "en"):
        path = project / folder / "ai-law/art-17.md"
        path.write_text(path.read_text("utf-8").replace("\n\n\n", "\n\n17 §.\n", 1), "utf-8")
    assert run(project, "check") == 0


def test_one_language_is_enough(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(project)
    assert run(project, "new", "note", "ai-law/art_17", "--lang", "ru") == 0
    changed = {path for path, text in contents(project).items() if before[path] != text}
    assert changed == {str(project / "ru/ai-law/art-17.md")}
    assert run(project, "new", "note", "ai-law/art_17", "--lang", "xx") == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["commentary", "ai-law/art_71"], 2),
        (["commentary", "ai-law/art_17", "--id", "g-17-one"], 2),
        (["commentary", "ai-law/art_17", "--as-of", "never"], 1),
    ],
)
def test_a_refusal_says_why_and_writes_nothing(
    project: Path, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(project)
    assert run(project, "new", *arguments) == code
    assert capsys.readouterr().err.startswith("glossa: ")
    assert contents(project) == before


def test_all_files_are_written_or_none(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(project)
    plain = Path.open

    def full(self: Path, *arguments: object, **named: object) -> object:
        if self.name.endswith(".new") and self.parent.parent.name == "en":
            raise OSError(28, "No space left on device", str(self))
        return plain(self, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    assert run(project, "new", "note", "ai-law/art_17") == 2
    monkeypatch.undo()
    assert "Nothing was written" in capsys.readouterr().err
    assert contents(project) == before


def test_unknown_kinds_are_told_the_known_ones(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        run(project, "new", "remark", "ai-law/art_17")
    assert stop.value.code == 2
    assert "commentary" in capsys.readouterr().err


def test_changes_are_told_and_are_no_fault(
    project: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    base = tmp_path_factory.mktemp("base")
    shutil.copytree(project, base, dirs_exist_ok=True)
    assert run(project, "changes", str(base)) == 0
    assert "No text" in capsys.readouterr().out
    path = project / "en/ai-law/art-17.md"
    path.write_text(path.read_text("utf-8").replace("degree of risk.", "risk."), "utf-8")
    assert run(project, "changes", str(base)) == 0
    assert "<del>degree of</del>" in capsys.readouterr().out
    assert run(project, "changes", str(base / "kz")) == 2
