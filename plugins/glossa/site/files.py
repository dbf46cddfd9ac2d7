"""Pages as MkDocs files. They carry no Markdown: their HTML is set when MkDocs has read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents

from glossa.site.pages.doors import ASSETS
from glossa.site.values import Document, Entry, NavItem, SitePage

SECTIONS = frozenset({"home", "act", "topics"})
"""Rooms whose pages head a group of the navigation."""

_ODD = re.compile(r"^/|(?:^|/)\.\.(?:/|$)|[\\<>\"'\x00-\x1f]")
"""What in a path could lead out of the site, or be read as markup."""

_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/images/favicon.png")


def theme_dir() -> str:
    """The folder of templates that stand before those of the theme."""
    return str(resources("glossa.site").joinpath("theme"))


def source_uri(page: SitePage) -> str:
    """The name under which MkDocs knows a page; `index.md` where others lie below it."""
    return f"{page.path}index.md" if page.room in SECTIONS else f"{page.path.rstrip('/')}.md"


def mount_pages(files: Files, pages: Iterable[SitePage], config: MkDocsConfig) -> list[File]:
    """Add the pages to the files of the build; gives the files made."""
    made = [
        File.generated(config, source_uri(page), content="", inclusion=InclusionLevel.NOT_IN_NAV)
        for page in pages
    ]
    for file in made:
        _replace(files, file)
    return made


def mount_documents(files: Files, documents: Iterable[Document], config: MkDocsConfig) -> None:
    """Add the files that belong to no language."""
    for document in documents:
        _replace(files, File.generated(config, document.path, content=document.content))


def drop_templates(files: Files, names: Iterable[str]) -> None:
    """Leave out the theme's raw templates, which would be copied as they are in each build."""
    for name in names:
        raw = files.get_file_from_path(name)
        if raw is not None and raw.abs_src_path is not None:
            files.remove(raw)


def mount_assets(files: Files, config: MkDocsConfig) -> None:
    """Add our stylesheet and scripts; leave out what of the theme's no page of ours loads."""
    folder = Path(str(resources("glossa.site").joinpath("assets")))
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            uri = ASSETS + path.relative_to(folder).as_posix()
            _replace(files, File.generated(config, uri, abs_src_path=str(path)))
    for file in list(files):
        if file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)


def navigation_config(items: Iterable[NavItem], uris: Mapping[str, str]) -> list[dict[str, Any]]:
    """The navigation as `nav` of mkdocs.yml would write it; `uris` names a page by its key."""
    return [{item.title: _nav_value(item, uris)} for item in items]


def table_of_contents(entries: Iterable[Entry]) -> TableOfContents:
    """A page's table of contents in MkDocs' own form."""
    links = [_anchor(entry, 2) for entry in entries]
    return TableOfContents(links)


def _nav_value(item: NavItem, uris: Mapping[str, str]) -> str | list[Any]:
    below: list[Any] = list(navigation_config(item.children, uris))
    if item.key is None:
        return below
    return [uris[item.key], *below] if below else uris[item.key]


def _anchor(entry: Entry, level: int) -> AnchorLink:
    link = AnchorLink(entry.title, entry.id, level)
    link.children = [_anchor(child, level + 1) for child in entry.children]
    return link


def _replace(files: Files, file: File) -> None:
    if _ODD.search(file.src_uri):
        raise PluginError(f"glossa: nothing of the site can stand at {file.src_uri!r}")
    present = files.get_file_from_path(file.src_uri)
    if present is not None and present.src_uri == file.src_uri:
        files.remove(present)
    files.append(file)
