"""A contribution from the first edit to the page: a local repository, a fork, a pull request.

What GitHub does between the commands is played with git; what the workflow runs is run.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import lxml.html
import pytest

from glossa.cli import main
from tests.site.test_build import build, make
from tests.sites import rich_edition

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not here"),
]

NOTE = "ru/ai-law/art-17.md"
BLOCK = """
:::{commentary} para_1
:id: g-17-yourword
:source: glossa
:as-of: law
:author: a-writer

Новый комментарий: [статья](ai-law/art_18__part_1).
:::
"""
"""The block of the guide, its words filled in and its author named, in one language."""


def git(folder: Path, *arguments: str, author: str = "Editor") -> str:
    who = {f"GIT_{role}_NAME": author for role in ("AUTHOR", "COMMITTER")}
    who |= {f"GIT_{role}_EMAIL": "somebody@example.org" for role in ("AUTHOR", "COMMITTER")}
    done = subprocess.run(
        ["git", "-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null", *arguments],
        cwd=folder,
        env=os.environ | who | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def glossa(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["--root", str(folder), *arguments])
    return code, capsys.readouterr().out


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def upstream(tmp_path: Path) -> Path:
    root = make(tmp_path / "upstream", rich_edition())
    (root / ".gitignore").write_text("/site/\n/.build/\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=The edition")
    return root


def test_from_an_edit_in_the_browser_to_the_page(
    upstream: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fork = tmp_path / "fork"
    git(tmp_path, "clone", "--quiet", str(upstream), str(fork))
    git(fork, "switch", "--quiet", "--create=patch-1")

    # The contributor corrects a note and adds another, with a slip in an address.
    edit(fork / NOTE, "\n\nСистема делится по степени риска.\n:::", "\n\nПоправленные слова.\n:::")
    with (fork / NOTE).open("a", encoding="utf-8") as source:
        source.write(BLOCK.replace("part_1)", "part_7)"))
    git(fork, "commit", "--quiet", "--all", "--message=Поправить", author="Contributor")

    # The check points at the line, which is one of those the contributor wrote.
    code, out = glossa(fork, capsys, "check", "--format", "github")
    lines = (fork / NOTE).read_text("utf-8").split("\n")
    line = 1 + next(number for number, text in enumerate(lines) if "part_7" in text)
    assert code == 1
    errors = [row for row in out.splitlines() if row.startswith("::error ")]
    assert len(errors) == 1
    assert errors[0].startswith(f"::error file={NOTE},line={line},")
    assert "Did you mean “ai-law/art_18__part_1”?" in errors[0]
    changed = git(fork, "diff", "--unified=0", "main", "--", NOTE)
    assert f"+{BLOCK.strip().splitlines()[0]}" in changed

    # Mended in the same place, the check lets it pass: one language is enough.
    edit(fork / NOTE, "part_7)", "part_1)")
    git(fork, "commit", "--quiet", "--all", "--message=Исправить адрес", author="Contributor")
    code, out = glossa(fork, capsys, "check", "--format", "github")
    assert code == 0
    assert "::notice" in out
    assert "g-17-yourword is missing in" in out

    # The maintainer reads what changes, and merges.
    code, summary = glossa(fork, capsys, "changes", str(upstream))
    assert code == 0
    assert "<ins>Поправленные слова.</ins>" in summary
    assert "<del>Система делится по степени риска.</del>" in summary
    assert "missing in kk, en" in summary
    assert "not touched in kk, en" in summary
    assert "### References gained" in summary
    git(upstream, "pull", "--quiet", "--no-ff", "--no-edit", str(fork), "patch-1")
    assert "Contributor" in git(upstream, "log", "--format=%an")

    # The site is built anew, and both notes are in their place.
    done = build(upstream)
    assert done.returncode == 0, done.stderr
    page = lxml.html.parse(str(upstream / "site/ru/ai-law/art-17/index.html"))
    (row,) = page.xpath("//section[.//*[@id='art_17__para_1']]")
    (note,) = row.xpath(".//*[@id='g-17-yourword']")
    assert "Писатель" in note.text_content()
    assert note.xpath(".//a[contains(@href, 'art-18/#art_18__part_1')]")
    assert "Поправленные слова." in page.xpath("string(//*[@id='g-17-one'])")
    kazakh = lxml.html.parse(str(upstream / "site/kz/ai-law/art-17/index.html"))
    shown = kazakh.xpath("//*[@id='g-17-yourword']")[0]
    assert shown.xpath(".//*[@lang='ru']")
    people = lxml.html.parse(str(upstream / "site/ru/contributors/index.html"))
    assert people.xpath("//li[@id='a-writer']//a[contains(@href, '#g-17-yourword')]")
    whole = json.loads((upstream / "site/data/corpus.json").read_text("utf-8"))
    (entry,) = [item for item in whole["annotations"] if item["ids"] == ["g-17-yourword"]]
    assert entry["authors"] == ["a-writer"]
    assert entry["review"] == {"ru": {"state": "draft"}}
