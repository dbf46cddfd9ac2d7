"""The page at the old address of a page that moved, in every language and in none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossa.model.address import parse_address
from glossa.site.atlas import relative_url
from glossa.site.frame import POLICY
from glossa.site.pages.doors import ASSETS, build_chooser
from glossa.site.pages.notices import view_place
from glossa.site.pages.press import Press
from glossa.site.values import Document
from glossa.tables.moves import PARALLEL, Moved
from glossa.tables.places import Spot, entry_key, languageless, references_key

Titles = Mapping[str, Mapping[str, str]]
"""The title of each page, by its key, then by language tag."""


def build_moved(press: Press, titles: Titles) -> Iterator[Document]:
    """A page at the old address of each page that is gone, in every language and in none."""
    yield from _build_uncited(press, titles)
    for old, moved in press.atlas.moves.pages.items():
        new = moved.new_spot.key
        if old in titles or not old.endswith("/"):
            continue
        yield from _build_one(press, moved, old, new, titles)
        inner = f"{old}{PARALLEL}"
        if moved.is_article and inner not in titles:
            there = f"{new}{PARALLEL}"
            yield from _build_one(press, moved, inner, there if there in titles else new, titles)


def _build_uncited(press: Press, titles: Titles) -> Iterator[Document]:
    """Where an act has no references, or no longer any, their page leads to the act."""
    for act in press.corpus.acts if press.corpus.ledger.names else ():
        old, new = references_key(act), entry_key(act)
        if old not in titles:
            yield from _build_one(press, Moved(old, new, Spot(old), Spot(new)), old, new, titles)


def _build_one(
    press: Press, moved: Moved, old: str, new: str, titles: Titles
) -> Iterator[Document]:
    for tag in press.templates:
        yield _build_page(press, tag, moved, old, new, titles[new][tag])
    yield build_chooser(press, new, titles[new], at=languageless(old))


def _build_page(press: Press, tag: str, moved: Moved, old: str, new: str, title: str) -> Document:
    view = press.view(tag, old, parse_address(moved.old))
    places = press.atlas.moves.places.get(moved.old_spot.key, ())
    html = press.templates[tag].render(
        "moved.html",
        view,
        policy=POLICY,
        assets=relative_url(view.here, ASSETS),
        canonical=f"{press.base_url}{press.atlas.path(tag, new)}" if press.base_url else "",
        place=view_place(moved, view),
        title=title,
        href=view.to(new, moved.new_spot.fragment),
        places=tuple(view_place(one, view) for one in places),
    )
    return Document(f"{view.here}index.html", str(html))
