"""What a page of the site is, before anything knows how it is served."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table of contents; `id` is the anchor it leads to."""

    title: str
    id: str
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page in one language.

    `key` is the part of its URL that all languages share, `path` the whole, relative to the root
    of the site. `html` is the content without any frame; `files` are the sources it is made of,
    relative to the project root, the one to edit first. A page that one language has alone (a
    letter of its alphabet) says `elsewhere` which page of the other languages answers to it.
    `assets` are the stylesheets and scripts of ours that it needs beside those of every page.
    """

    key: str
    path: str
    tag: str
    title: str
    description: str
    html: Markup
    contents: tuple[Entry, ...] = ()
    files: tuple[str, ...] = ()
    room: str = "text"
    elsewhere: str | None = None
    assets: tuple[str, ...] = ()

    def key_in(self, tag: str) -> str:
        """The key of the page that answers to this one in a language."""
        return self.key if self.elsewhere is None or tag == self.tag else self.elsewhere


@dataclass(frozen=True, slots=True)
class NavItem:
    """A line of the navigation: a page by its key, or a group."""

    title: str
    key: str | None = None
    children: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file of the site that belongs to no language; `path` from the root of the site."""

    path: str
    content: str | bytes

    @property
    def text(self) -> str:
        """The words of the file; raises UnicodeDecodeError where it is no text."""
        return self.content if isinstance(self.content, str) else self.content.decode()

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.content if isinstance(self.content, bytes) else self.content.encode()
