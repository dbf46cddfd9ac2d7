"""The forms of the repository: one set in each language, open to what the site fills in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from glossa.cli import build_parser
from glossa.site.edition import build_site
from glossa.source.text import read_text
from tests.sites import parse, rich_corpus

GITHUB = Path(__file__).parents[1] / ".github"
FORMS = ("mistake", "commentary", "amendment")
TAGS = ("kk", "ru", "en")
RESERVED = {"title", "labels", "template", "assignees", "milestone", "projects", "body", "type"}
"""Names that GitHub reads out of the address for itself."""


def form(name: str, tag: str) -> dict[str, Any]:
    path = GITHUB / "ISSUE_TEMPLATE" / f"{name}.{tag}.yml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def fields(loaded: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in loaded["body"] if "id" in item}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_asks_the_same_in_every_language(name: str) -> None:
    shapes = [
        [
            (key, item["type"], item.get("validations"))
            for key, item in fields(form(name, tag)).items()
        ]
        for tag in TAGS
    ]
    assert shapes[0] == shapes[1] == shapes[2]
    assert not {key for key, *_ in shapes[0]} & RESERVED
    names = {form(name, tag)["name"] for tag in TAGS}
    assert len(names) == len(TAGS)


def test_nothing_but_these_forms_is_there() -> None:
    found = {path.name for path in (GITHUB / "ISSUE_TEMPLATE").iterdir()}
    assert found == {f"{name}.{tag}.yml" for name in FORMS for tag in TAGS} | {"config.yml"}


@pytest.mark.parametrize("path", sorted(GITHUB.rglob("*.*")), ids=lambda path: path.name)
def test_their_letters_are_sound(path: Path) -> None:
    _, problems = read_text(path.name, path.read_bytes())
    assert not problems


@pytest.mark.parametrize("tag", TAGS)
def test_what_the_site_fills_in_is_asked_there_and_can_be_filled(tag: str) -> None:
    site = build_site(rich_corpus(), repository="https://github.com/example/glossa")
    seen = set()
    for page in site.pages[tag]:
        for url in parse(page.html).xpath("//details//p[@class='g-ways']//@href"):
            asked = parse_qs(urlsplit(str(url)).query)
            (template,) = asked.pop("template")
            name, _, rest = template.partition(".")
            assert rest == f"{tag}.yml"
            known = fields(form(name, tag))
            # A list to choose from cannot be filled in from an address; text can.
            assert {known[key]["type"] for key in asked} <= {"input", "textarea"}
            seen.add(name)
    assert seen == {"mistake", "commentary"}


def test_the_workflow_runs_commands_that_there_are() -> None:
    text = (GITHUB / "workflows/check.yml").read_text("utf-8")
    commands = re.findall(r"bin/glossa ([^>|&\n]+)", text)
    assert {command.split()[0] for command in commands} >= {"check", "changes"}
    for command in commands:
        build_parser().parse_args(command.split())
    assert "pull_request_target" not in text
    assert "secrets." not in text
