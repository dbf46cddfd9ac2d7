"""A whole build: MkDocs, the theme, static-i18n and the plugin together."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import lxml.html
import pytest

import glossa
from tests.sites import rich_edition

PROJECT = Path(__file__).parents[2]
PAYLOAD = "<script>alert(1)</script>"


def write(root: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def make(root: Path, files: Mapping[str, str]) -> Path:
    """A project with the real mkdocs.yml."""
    write(root, {**files, "mkdocs.yml": (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")})
    return root


def build(root: Path) -> subprocess.CompletedProcess[str]:
    """What `make build` does."""
    path = str(Path(glossa.__file__).parents[1])
    return subprocess.run(
        [sys.executable, "-m", "glossa.site.build"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": path, "SOURCE_DATE_EPOCH": "1763337600"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built once; an article's heading speaks of markup."""
    files = rich_edition()
    for folder in ("kz", "ru", "en"):
        file = f"{folder}/ai-law/art-18.md"
        files[file] = files[file].replace("\n# ", "\n# " + PAYLOAD.replace("<", "\\<"), 1)
    root = make(tmp_path_factory.mktemp("project"), files)
    done = build(root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture(scope="module")
def built(project: Path) -> dict[str, bytes]:
    return snapshot(project / "site")


def page(built: Mapping[str, bytes], path: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(built[path].decode())


def test_the_languages_have_their_tags(built: dict[str, bytes]) -> None:
    for folder, tag in {"kz": "kk", "ru": "ru", "en": "en"}.items():
        tree = page(built, f"{folder}/ai-law/art-18/index.html")
        assert tree.get("lang") == tag
        ways = tree.xpath("//link[@hreflang]/@hreflang")
        assert ways == ["kk", "ru", "en", "x-default"]
        assert tree.xpath("//link[@rel='canonical']/@href") == [
            f"https://glossa.example/{folder}/ai-law/art-18/"
        ]
        switch = tree.xpath("//nav[@class='g-languages']//a/@href")
        assert "../../../en/ai-law/art-18/" in switch or folder == "en"


def test_nothing_is_asked_of_another_origin(built: dict[str, bytes]) -> None:
    for path, content in built.items():
        if path.endswith(".html"):
            tree = page(built, path)
            loads = tree.xpath("//script/@src|//img/@src|//link[@rel!='canonical']/@href")
            fetched = [url for url in loads if "glossa.example" not in url]
            assert not [url for url in fetched if "//" in url], path
            assert not tree.xpath("//link[@rel='alternate' and //nav[@class='g-languages']]")
        if path.endswith(".css"):
            assert b"url(http" not in content
            assert b"@import" not in content


def test_every_label_has_its_box(built: dict[str, bytes]) -> None:
    for path in built:
        if path.endswith(".html"):
            tree = page(built, path)
            assert set(tree.xpath("//label/@for")) <= set(
                tree.xpath("(//input | //textarea)/@id")
            ), path


def test_pages_obey_their_own_policy(built: dict[str, bytes]) -> None:
    for path in built:
        if path.endswith(".html"):
            tree = page(built, path)
            policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
            assert len(policy) == 1, path
            assert "unsafe" not in policy[0]
            inline = [s for s in tree.xpath("//script[not(@src)]") if s.get("type") is None]
            assert not inline, path
            assert not tree.xpath("//style|//@style"), path
            assert not [name for node in tree.iter() for name in node.attrib if name[:2] == "on"]


def test_the_theme_does_not_turn_titles_into_markup(built: dict[str, bytes]) -> None:
    beside = page(built, "kz/ai-law/art-17/index.html")
    assert "alert(1)" not in " ".join(beside.xpath("//script[not(@type)]/text()"))
    assert PAYLOAD in beside.xpath("//nav[@data-md-level='0']")[0].text_content()
    own = page(built, "kz/ai-law/art-18/index.html")
    assert PAYLOAD in own.findtext(".//title")
    assert "alert(1)" not in " ".join(own.xpath("//script[not(@type)]/text()"))
    # A data block holds words of readers and is run by nobody; no letter of it can end it.
    assert "<" not in "".join(own.xpath("//script[@type='application/ld+json']/text()"))


def test_registers_and_sources_are_not_published(built: dict[str, bytes]) -> None:
    assert not [path for path in built if path.endswith((".yml", ".md", ".po"))]


def test_two_builds_are_the_same(project: Path, built: dict[str, bytes]) -> None:
    assert build(project).returncode == 0
    assert snapshot(project / "site") == built


def test_a_damaged_official_text_is_told_and_stops_nothing(tmp_path: Path) -> None:
    root = make(tmp_path, {**rich_edition(), "official/ai-law/ru.md": "---\ndamaged\n"})
    done = build(root)
    assert done.returncode == 0, done.stderr
    assert "G674" in done.stderr


def test_a_failing_build_leaves_the_site_whole(
    project: Path, built: dict[str, bytes], tmp_path: Path
) -> None:
    source = project / "kz/ai-law/art-17.md"
    whole = source.read_text(encoding="utf-8")
    source.write_text(whole.replace("{#para_1}", "{#para_9}"), encoding="utf-8")
    try:
        done = build(project)
    finally:
        source.write_text(whole, encoding="utf-8")
    assert done.returncode != 0
    assert "kz/ai-law/art-17.md:" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(project / "site") == built
    assert {path.name for path in (project / ".build").iterdir()} <= {"books"}


def test_a_warning_fails_a_build_but_not_without_a_word(project: Path) -> None:
    source = project / "kz/about.md"
    whole = source.read_text(encoding="utf-8")
    source.unlink()
    try:
        done = build(project)
    finally:
        source.write_text(whole, encoding="utf-8")
    assert done.returncode != 0
    assert "G603" in done.stderr


def test_a_language_without_words_is_told_so(tmp_path: Path) -> None:
    files = rich_edition()
    registers = {path: text for path, text in files.items() if path.startswith("docs/")}
    files |= {path: text.replace(" en:", " de:") for path, text in registers.items()}
    root = make(tmp_path, files)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace("locale: en", "locale: de"), encoding="utf-8")
    done = build(root)
    assert done.returncode != 0
    assert "no words in de" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_project_without_the_languages_plugin_is_told_so(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "site_name: x\nplugins: [glossa]\n", "docs/a.md": "a"})
    done = build(tmp_path)
    assert done.returncode != 0
    assert "i18n" in done.stderr
    assert "Traceback" not in done.stderr


def test_every_line_of_the_navigation_is_linked(built: dict[str, bytes]) -> None:
    shelves = page(built, "ru/index.html").findall(".//li[@class]")
    links = {link.get("href") for shelf in shelves for link in shelf.iterfind(".//nav//a")}
    for key in ("ai-law/", "proposals/", "references/", "concordance/", "status/"):
        assert key in links, key
