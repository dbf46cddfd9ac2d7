"""The edition's own name, version and day, from the project's two settings files."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from typing import Any

from glossa.model.release import Release
from glossa.problems import Place, Problem
from glossa.source.text import SourceText
from glossa.source.yaml import Scalar, read_yaml

PROJECT = "pyproject.toml"


def read_release(
    config: SourceText | None, project: SourceText | None
) -> tuple[Release, list[Problem]]:
    """The release that `site_name` of mkdocs.yml and pyproject.toml tell of.

    The version is the project's; its day stands as `edition-date` under `[tool.glossa]`.
    """
    values, problems = _read_toml(project) if project else ({}, [])
    version = _table(values, "project").get("version")
    day = _table(_table(values, "tool"), "glossa").get("edition-date")
    if day is not None and type(day) is not datetime.date:
        problems.append(_odd_date())
    return Release(
        _name(config) or Release().name,
        version if isinstance(version, str) else "",
        day.isoformat() if type(day) is datetime.date else "",
    ), problems


def _read_toml(project: SourceText) -> tuple[Mapping[str, Any], list[Problem]]:
    try:
        return tomllib.loads(project.text), []
    except tomllib.TOMLDecodeError as error:
        hint = "Mend the file; until then citations name no edition."
        return {}, [Problem("G216", Place(PROJECT), f"This is no TOML: {error}.", hint)]


def _odd_date() -> Problem:
    hint = "Write it without quotation marks: edition-date = 2026-11-21."
    return Problem("G216", Place(PROJECT), "edition-date is no date.", hint)


def _table(values: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = values.get(key)
    return found if isinstance(found, Mapping) else {}


def _name(config: SourceText | None) -> str:
    if config is None:
        return ""
    entries, _ = read_yaml(config.text, config.file, foreign=True)
    name = entries.entries.get("site_name") if entries else None
    return name.text.strip() if isinstance(name, Scalar) else ""
