"""Pages without a language: the chooser, the addresses that pick the reader's language, 404."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from glossa.site.atlas import relative_url
from glossa.site.frame import POLICY
from glossa.site.labels import name_provision
from glossa.site.pages.press import Press
from glossa.site.values import Document
from glossa.tables.places import HOME, languageless

ASSETS = "assets/glossa/"
"""Where the site keeps stylesheet and scripts of ours."""


@dataclass(frozen=True, slots=True)
class Door:
    """A language in the chooser: its name for itself, where its page stands, what it says."""

    tag: str
    name: str
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class DoorPlace:
    """A place on the page behind the doors: its anchor, and where it stands in each language."""

    id: str
    doors: tuple[Door, ...]


def build_chooser(
    press: Press, key: str, titles: Mapping[str, str], *, at: str | None = None
) -> Document:
    """A page without a language: the page `key` in every language, by its title there.

    `at` is where it stands, for an old address of that page.
    """
    path = languageless(key) if at is None else at
    doors = tuple(
        _door(press, tag, relative_url(path, press.atlas.path(tag, key)), titles[tag])
        for tag in press.templates
    )
    html = _render_doors(
        press,
        title="",
        doors=doors,
        assets=relative_url(path, ASSETS),
        script=key != HOME,
        alternates=press.alternates(key),
        places=tuple(_places(press, key, path)),
    )
    return Document(f"{path}index.html", html)


def _places(press: Press, key: str, path: str) -> Iterator[DoorPlace]:
    """The places that a link without a language can mean: without scripts they are offered."""
    for anchor in press.atlas.anchors.get(key, ()):
        doors = (
            _door(
                press,
                tag,
                relative_url(path, press.atlas.path(tag, key), anchor),
                name_provision(anchor, words),
            )
            for tag, words in press.languages
        )
        yield DoorPlace(anchor, tuple(doors))


def build_not_found(press: Press) -> Document:
    """The page of an address that leads nowhere: served from any depth, so its links are rooted."""
    root = urlsplit(press.base_url).path or "/"
    doors = tuple(
        _door(press, tag, root + press.atlas.path(tag, HOME), words.say("This page does not exist"))
        for tag, words in press.languages
    )
    html = _render_doors(
        press,
        title="404",
        doors=doors,
        assets=root + ASSETS,
        script=False,
        alternates=(),
        places=(),
    )
    return Document("404.html", html)


def _render_doors(press: Press, **values: Any) -> str:
    # The frame has to be in some language; the first one is as good as any.
    first = press.view(next(iter(press.templates)), HOME)
    return str(press.templates[first.tag].render("chooser.html", first, policy=POLICY, **values))


def _door(press: Press, tag: str, href: str, words: str) -> Door:
    language = next(lang for lang in press.corpus.languages if lang.tag == tag)
    return Door(tag, language.name, href, words)
