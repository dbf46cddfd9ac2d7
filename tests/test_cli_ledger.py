"""`glossa ledger` from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossa.cli import main
from tests.editions import small_edition

LEDGER = "docs/registers/ledger.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in small_edition().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert run(tmp_path, "update") == 0
    return tmp_path


def run(project: Path, *arguments: str) -> int:
    return main(["--root", str(project), "ledger", *arguments])


def tree(project: Path) -> dict[str, bytes]:
    files = (path for path in project.rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files}


def test_update_records_what_is_new_and_again_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(project)
    assert run(project, "update") == 0
    assert ", 0 of them new." in capsys.readouterr().out
    assert tree(project) == before
    assert "art_17: para_1 " in before[LEDGER].decode()


def test_move_and_check(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "move", "ai-law/art_17", "ai-law/art_20", "--why", "Law No. 1") == 0
    assert capsys.readouterr().out.endswith("1 moved, 4 files written, 3 removed.\n")
    assert main(["--root", str(project), "check"]) == 0
    assert not (project / "kz/ai-law/art-17.md").exists()
    assert "  why: 'Law No. 1'\n" in (project / LEDGER).read_text("utf-8")


def test_pairs_of_a_file(project: Path, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.txt"
    pairs.write_text("ai-law/art_17 ai-law/art_20\nnote:g-17-one note:g-20-one\n", "utf-8")
    arguments = ("--pairs", str(pairs), "--why", "Law No. 1", "--date", "2026-03-01")
    assert run(project, "move", *arguments) == 0
    assert "note:g-20-one" in (project / LEDGER).read_text("utf-8")


def test_a_pinned_official_text_is_remembered(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "official.toml").write_text('[ai-law.kk]\narticles = ["art_17"]\n', "utf-8")
    assert run(project, "move", "ai-law/art_17", "ai-law/art_20", "--why", "x") == 0
    assert "official.toml names ai-law/art_17: bring" in capsys.readouterr().out


def test_a_dry_run_and_a_refusal_change_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(project)
    move = ("move", "ai-law/art_17", "ai-law/art_20", "--why", "x")
    assert run(project, *move, "--dry-run") == 0
    assert run(project, "move", "ai-law/art_9", "ai-law/art_20", "--why", "x") == 1
    assert capsys.readouterr().out.endswith("Nothing was changed.\n")
    assert tree(project) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ai-law/art_17",), "names come in pairs"),
        ((), "names come in pairs"),
        (("a", "b", "--why", " "), "--why is empty"),
        (("a", "b", "a", "c"), "a name stands twice"),
        (("a", "b", "--date", "1 March"), "--date takes a day such as 2026-11-21, not 1 March."),
        (("--pairs", "nowhere.txt"), "--pairs: nowhere.txt cannot be read: No such file"),
        (("--pairs", "."), "--pairs: . cannot be read: Is a directory"),
    ],
)
def test_misuse(
    project: Path, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "move", "--why", "x", *arguments) == 2
    assert said in capsys.readouterr().err


def test_a_vanished_provision_fails_the_check(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("kz", "ru", "en"):
        path = project / folder / "ai-law/art-17.md"
        text = path.read_text("utf-8")
        path.write_text(text[: text.index("{#para_1__part_2}")], encoding="utf-8")
    assert main(["--root", str(project), "check"]) == 1
    out = capsys.readouterr().out
    assert "G801 “ai-law/art_17__para_1__part_2” was published and is gone" in out
    assert "glossa ledger move ai-law/art_17__para_1__part_2 ai-law/art_17__para_1 --why" in out
    assert run(project, "update") == 0
    assert main(["--root", str(project), "check"]) == 1


def test_pairs_that_are_no_text(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = tmp_path / "pairs.txt"
    pairs.write_bytes(b"\xff")
    assert run(project, "move", "--pairs", str(pairs), "--why", "x") == 2
    assert "is no text in UTF-8" in capsys.readouterr().err
