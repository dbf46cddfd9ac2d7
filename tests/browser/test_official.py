"""The site with official texts beside it: real ones, where they lie in ../shared."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT, TOOLS, Served, come_to_rest, need, serve
from tests.browser.test_accessible import AXE, RUN, TAGS
from tests.official.samples import SAMPLES, needs_samples

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.timeout(900),
    needs_samples,
]

TEXTS = (
    ("ai-law", "ai-law", "2025-11-17", ()),
    ("civil-code", "civil-code", "2024-01-01", ("--article", "art_917")),
    ("admin-offences-code", "koap", "2026-07-12",
     ("--article", "art_641-1", "--numbered-unit", "part")),
)  # fmt: skip
NAMES = {"kk": "kaz", "ru": "rus"}
FOLDERS = {"kk": "kz", "ru": "ru"}
PARTS = ("kz", "ru", "en", "docs", "mkdocs.yml", "official.toml")
WAS, NOW = "минимальной степени риска", "наименьшей степени риска"
CHANGED = "art_17__para_1__subpara_1"


def run(folder: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def add(project: Path, act: str, tag: str, file: Path, edition: str, *more: str) -> None:
    run(
        project, "glossa.cli", "official", "add", act, "--from", "file", "--lang", tag,
        "--edition", edition, *more, str(file),
    )  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the samples; one word of the Russian law then changed."""
    folder = tmp_path_factory.mktemp("project")
    for name in PARTS:
        place = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        place(ROOT / name, folder / name)
    for act, name, edition, more in TEXTS:
        for tag in NAMES:
            add(folder, act, tag, SAMPLES / name / f"{NAMES[tag]}.md", edition, *more)
    run(folder, "glossa.cli", "seen", "update", "--all")
    law = (SAMPLES / "ai-law" / "rus.md").read_text(encoding="utf-8")
    assert law.count(f"1) {WAS}") == 1
    changed = folder / "changed.md"
    changed.write_text(law.replace(f"1) {WAS}", f"1) {NOW}"), encoding="utf-8")
    add(folder, "ai-law", "ru", changed, "2026-11-01")
    return folder


@pytest.fixture(scope="module")
def official(project: Path) -> Iterator[Served]:
    """The site of that project."""
    folder = project / "built"
    run(project, "mkdocs", "build", "--strict", "--quiet", "-d", str(folder))
    yield from serve(folder)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        yield context.new_page()


def read_kept(project: Path, act: str, tag: str) -> list[tuple[str, str]]:
    """The address and the words of every line of a kept text, notes on amendments aside."""
    raw = (project / "official" / act / f"{tag}.md").read_text(encoding="utf-8")
    _, front, body = raw.split("---\n", 2)
    assert yaml.safe_load(front)["act"] == act
    rows = []
    for block in body.strip().split("\n\n"):
        head, _, words = block.partition("} ")
        marks = head.removeprefix("{").split()
        if marks and marks[0].startswith("#art_") and "note" not in marks:
            rows.append((marks[0].removeprefix("#"), " ".join(words.replace("**", "").split())))
    return rows


@pytest.mark.parametrize("tag", NAMES)
def test_every_word_of_the_law_is_on_its_page(
    page: Page, official: Served, project: Path, tag: str
) -> None:
    for act, *_ in TEXTS:
        articles: dict[str, list[str]] = {}
        for address, words in read_kept(project, act, tag):
            articles.setdefault(address.split("__")[0], []).append(words)
        assert articles
        for article, lines in articles.items():
            slug = article.replace("_", "-", 1)
            page.goto(f"{official.url}{FOLDERS[tag]}/{act}/{slug}/")
            texts = page.locator(".g-official-text").all_text_contents()
            shown = " ".join(" ".join(texts).split())
            for line in lines:
                assert line in shown, f"{act} {article} {tag}: {line[:60]}"


def test_readers_choose_a_layer_and_the_choice_is_kept(page: Page, official: Served) -> None:
    page.goto(f"{official.url}kz/ai-law/art-17/")
    block = page.locator("#art_17__para_2")
    law, ours = block.locator(".g-official-text"), block.locator(".g-plain")
    expect(law).to_be_visible()
    expect(ours).to_be_visible()
    page.get_by_label("Ресми мәтін", exact=True).check()
    expect(law).to_be_visible()
    expect(ours).to_be_hidden()
    page.goto(f"{official.url}ru/ai-law/art-17/")
    expect(page.get_by_label("Официальный текст", exact=True)).to_be_checked()
    expect(ours).to_be_hidden()
    page.get_by_label("Своими словами", exact=True).check()
    expect(law).to_be_hidden()
    expect(ours).to_be_visible()
    page.emulate_media(media="print")
    expect(law).to_be_visible()
    expect(ours).to_be_visible()


def test_a_choice_hides_nothing_where_there_is_nothing_else(page: Page, official: Served) -> None:
    page.goto(f"{official.url}ru/ai-law/art-17/")
    page.get_by_label("Официальный текст", exact=True).check()
    page.goto(f"{official.url}en/ai-law/art-17/")
    expect(page.locator("#art_17__para_2 .g-plain")).to_be_visible()
    expect(page.locator(".g-layers")).to_have_count(0)


def test_without_javascript_both_layers_are_there(browser: Browser, official: Served) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{official.url}kz/ai-law/art-17/")
        expect(page.locator("#art_17__para_2 .g-official-text")).to_be_visible()
        expect(page.locator("#art_17__para_2 .g-plain")).to_be_visible()
        expect(page.locator(".g-layers")).to_be_hidden()


def test_one_changed_word_is_shown_and_its_notes_are_stale(page: Page, official: Served) -> None:
    page.goto(f"{official.url}ru/ai-law/art-17/")
    change = page.locator(f"#{CHANGED} details.g-change")
    change.locator("summary").click()
    expect(change.locator("del")).to_have_text("минимальной")
    expect(change.locator("ins")).to_have_text("наименьшей")
    expect(page.locator("details.g-change")).to_have_count(1)
    on_them = page.locator(".g-row", has=page.locator(f"#{CHANGED}, #art_17__para_1"))
    stale = page.locator(".g-law .g-stale")
    assert stale.count() > 0
    assert on_them.locator(".g-stale").count() == stale.count()
    page.goto(f"{official.url}kz/ai-law/art-17/")
    expect(page.locator(".g-stale")).to_have_count(0)
    page.goto(f"{official.url}ru/ai-law/art-18/")
    expect(page.locator(".g-stale")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_runs_off_the_page(browser: Browser, official: Served, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        for path in ("kz/ai-law/art-17/", "ru/ai-law/art-17/parallel/", "ru/status/"):
            page.goto(f"{official.url}{path}")
            come_to_rest(page)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, official: Served, scheme: str) -> None:
    need((TOOLS / "axe-core/axe.min.js").is_file(), "axe-core")
    found = []
    with browser.new_context(
        viewport={"width": 1440, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        for folder in ("kz", "ru", "en"):
            for key in ("ai-law/", "ai-law/art-17/", "ai-law/art-17/parallel/", "status/"):
                page.goto(f"{official.url}{folder}/{key}")
                page.add_script_tag(path=AXE)
                result = page.evaluate(RUN, list(TAGS))
                found += [
                    f"{folder}/{key}: {rule['id']}: {node['html'][:140]}"
                    for rule in result["violations"]
                    for node in rule["nodes"][:2]
                ]
    assert found == []
