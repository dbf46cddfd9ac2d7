"""When notes were changed, as a repository tells."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from glossa.model.languages import Language
from glossa.site.history import DatedLine, date_notes, read_history
from tests.editions import small_edition

LANGUAGES = (Language("kk", "kz", "Қазақша"), Language("ru", "ru", "Русский"))
FIRST, SECOND = 1_700_000_000, 1_800_000_000


def git(root: Path, *arguments: str, time: int = FIRST) -> None:
    day = f"{time} +0000"
    names = {
        f"GIT_{who}_{key}": "x@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for key in ("NAME", "EMAIL")
    }
    dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    subprocess.run(
        ["git", *arguments],
        cwd=root,
        env=os.environ | names | dates,
        check=True,
        capture_output=True,
    )


def commit(root: Path, files: Mapping[str, str], time: int) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    git(root, "add", "-A", time=time)
    git(root, "commit", "-qm", "x", time=time)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    git(root, "init", "-q")
    commit(root, small_edition(), FIRST)
    return root


def test_a_note_has_the_time_of_its_newest_line(project: Path) -> None:
    file = project / "ru/ai-law/art-17.md"
    text = file.read_text(encoding="utf-8")
    changed = text.replace(":as-of: law\n\n", ":as-of: law\n\nНовое. ", 1)
    commit(project, {"ru/ai-law/art-17.md": changed}, SECOND)
    assert read_history(project, LANGUAGES) == {
        ("g-17-one", "kk"): "2023-11-14T22:13:20Z",
        ("g-17-one", "ru"): "2027-01-15T08:00:00Z",
    }


def test_a_change_beside_a_note_does_not_make_it_new(project: Path) -> None:
    file = project / "ru/ai-law/art-17.md"
    text = file.read_text(encoding="utf-8").replace("# Правовой", "# Новый правовой")
    commit(project, {"ru/ai-law/art-17.md": text}, SECOND)
    assert read_history(project, LANGUAGES)["g-17-one", "ru"] == "2023-11-14T22:13:20Z"


def test_what_is_not_committed_has_no_time(project: Path) -> None:
    file = project / "kz/ai-law/art-17.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("g-17-one", "g-17-two"), encoding="utf-8")
    assert ("g-17-two", "kk") not in read_history(project, LANGUAGES)


def test_without_history_nothing_is_known(tmp_path: Path, project: Path) -> None:
    assert read_history(tmp_path, LANGUAGES) == {}
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{project}", "shallow")
    assert read_history(tmp_path / "shallow", LANGUAGES) == {}


def test_notes_inside_notes_belong_to_the_outer_one() -> None:
    text = (
        "words\n::::{proposal} para_1\n:id: p-1 p-2\n\n:::{wording} x\n:by: y\n\nz\n:::\n::::\nend"
    )
    lines = [DatedLine(line, time) for time, line in enumerate(text.split("\n"))]
    assert list(date_notes(lines)) == [("p-1", 9)]
