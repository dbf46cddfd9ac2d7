"""The edition's name, version and day come from the project's settings."""

from __future__ import annotations

import pytest

from glossa.model.release import Release
from tests.editions import CONFIG, codes, read, small_edition

PROJECT = """\
[project]
name = "x"
version = "2.1.0"

[tool.glossa]
edition-date = {date}
"""


def release(**files: str) -> tuple[Release, list[str]]:
    corpus, problems = read(small_edition(**files))
    return corpus.release, codes(problems)


def test_without_a_project_file_nothing_is_known() -> None:
    assert release() == (Release("Glossa", "", ""), [])


def test_version_and_day_stand_in_the_project_file() -> None:
    files = {"pyproject.toml": PROJECT.format(date="2026-11-21")}
    files["mkdocs.yml"] = f"site_name: Жария\n{CONFIG}"
    assert release(**files) == (Release("Жария", "2.1.0", "2026-11-21"), [])


@pytest.mark.parametrize("date", ['"2026-11-21"', "2026-11-21T10:00:00Z", "7"])
def test_a_day_that_is_none_is_told(date: str) -> None:
    found, problems = release(**{"pyproject.toml": PROJECT.format(date=date)})
    assert found == Release("Glossa", "2.1.0", "")
    assert problems == ["G216"]


@pytest.mark.parametrize("text", ["[project\n", "version = \n", "project = 3\n", ""])
def test_a_broken_project_file_stops_nothing(text: str) -> None:
    found, problems = release(**{"pyproject.toml": text})
    assert found == Release()
    assert problems in ([], ["G216"])
    assert bool(problems) == text.startswith(("[", "version"))
