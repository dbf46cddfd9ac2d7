from __future__ import annotations

import json
import subprocess
import sys
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


def damage(project: Path, folder: str = "ru") -> None:
    path = project / folder / "ai-law/art-17.md"
    path.write_text(path.read_text("utf-8").replace("1. ", "2. ", 1), encoding="utf-8")


def run(project: Path, *arguments: str) -> int:
    return main(["--root", str(project), *arguments])


def test_clean(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "check") == 0
    assert capsys.readouterr() == ("", "")


def test_text(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(project)
    assert run(project, "check") == 1
    out, err = capsys.readouterr()
    assert out.startswith("ru/ai-law/art-17.md:7:1: G402 The id says para_1, the text has “2.”.")
    assert err == "1 problem.\n"


def test_github(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(project)
    assert run(project, "check", "--format", "github") == 1
    assert capsys.readouterr().out.startswith("::error file=ru/ai-law/art-17.md,line=7,col=1")


def test_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "check", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []
    damage(project)
    assert run(project, "check", "--format", "json") == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["file"], row["line"], row["code"]) == ("ru/ai-law/art-17.md", 7, "G402")


def test_only_what_lies_under_the_paths(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(project)
    assert run(project, "check", "kz", "en/ai-law/art-17.md") == 0
    assert run(project, "check", "ru/ai-law/art-17.md") == 1
    assert run(project, "check", str(project / "ru")) == 1
    assert run(project, "check", ".") == 1
    monkeypatch.chdir(project / "ru")
    assert main(["check", "ai-law"]) == 1
    assert main(["check", "../kz"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("arguments", [["check", "nowhere"], ["check", "/"], ["check", "../.."]])
def test_paths_outside(
    project: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, *arguments) == 2
    assert "is not in the project" in capsys.readouterr().err


def test_no_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "No mkdocs.yml" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["check", "--format", "xml"]])
def test_a_command_that_is_not_understood(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


def test_links_to_elsewhere_and_other_files(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "kz/secret.md").symlink_to("/etc/passwd")
    (project / "kz/picture.png").write_bytes(b"\x89PNG")
    assert run(project, "check") == 1
    out = capsys.readouterr().out
    assert "kz/secret.md:1:1: G213 This is a link" in out
    assert "kz/picture.png:1:1: G213 This file is not read" in out


def test_a_project_without_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    assert run(tmp_path, "check") == 1
    assert "G212 mkdocs.yml names no language" in capsys.readouterr().out


def test_the_core_loads_no_mkdocs() -> None:
    code = (
        "import sys, glossa.cli; "
        "print(*sorted({'mkdocs', 'material', 'mkdocs_static_i18n'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
