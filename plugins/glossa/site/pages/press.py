"""What every page is made with: the map, each language's templates, where sources are edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from glossa.corpus import Corpus
from glossa.model.address import Address
from glossa.site.atlas import Atlas, relative_url
from glossa.site.pages.notices import view_formerly, view_moved
from glossa.site.render import Templates
from glossa.site.repository import NOWHERE, Repository
from glossa.site.tables import Tables
from glossa.site.values import Entry, SitePage
from glossa.site.view import View
from glossa.site.words import Words, read_words
from glossa.tables.layers import Layers
from glossa.tables.places import DATA, languageless


@dataclass(frozen=True, slots=True)
class Press:
    """The press an edition is printed on.

    `repository` is where sources are edited; `base_url` the absolute address of the site's root
    with a slash at its end, or empty. `tables` are the indexes that several pages show, `offered`
    the paths of the data files that are made.
    """

    atlas: Atlas
    templates: Mapping[str, Templates]
    repository: Repository = NOWHERE
    base_url: str = ""
    tables: Tables = field(kw_only=True)
    offered: frozenset[str] = field(default=frozenset(), kw_only=True)

    @property
    def corpus(self) -> Corpus:
        """The edition."""
        return self.atlas.corpus

    @property
    def languages(self) -> tuple[tuple[str, Words], ...]:
        """Each language's tag with its words, in order."""
        return tuple((tag, templates.words) for tag, templates in self.templates.items())

    def words(self, tag: str) -> Words:
        """The interface in a language."""
        return self.templates[tag].words

    def view(self, tag: str, key: str, article: Address | None = None) -> View:
        """The edition as the page `key` sees it."""
        here = self.atlas.path(tag, key)
        return View(self.atlas, self.words(tag), here, article, repository=self.repository)

    def alternates(self, key: str) -> tuple[tuple[str, str], ...]:
        """A page's absolute address in each language and in none (`x-default`), as hreflang."""
        if not self.base_url:
            return ()
        ways = ((tag, self.atlas.path(tag, key)) for tag in self.templates)
        return tuple(
            (tag, self.base_url + path) for tag, path in (*ways, ("x-default", languageless(key)))
        )

    def offer(self, here: str, name: str) -> str | None:
        """The relative address of a data file from the page at path `here`, if it is made."""
        path = f"{DATA}{name}"
        return relative_url(here, path) if path in self.offered else None

    def data_links(self, here: str, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Names of exports, each with its relative address from the page at path `here`."""
        return tuple((name, relative_url(here, f"{DATA}{name}")) for name in names)

    def page(
        self,
        template: str,
        view: View,
        key: str,
        title: str,
        *,
        description: str = "",
        contents: tuple[Entry, ...] = (),
        files: Iterable[str] = (),
        elsewhere: str | None = None,
        assets: tuple[str, ...] = (),
        **values: Any,
    ) -> SitePage:
        """The page that `template` makes; it sees `values` beside title and view.

        `elsewhere` and `assets` as in `SitePage`.
        """
        files = tuple(files)
        edit = self.repository.edit_url(files[0]) if files else None
        rendered = self.templates[view.tag].render(
            template, view, title=title, edit_url=edit, key=key, **values
        )
        rendered += self._moved(view, key)
        room = template.removesuffix(".html")
        return SitePage(
            key=key,
            path=view.here,
            tag=view.tag,
            title=title,
            description=description,
            html=rendered,
            contents=contents,
            files=files,
            room=room,
            elsewhere=elsewhere,
            assets=assets,
        )

    def _moved(self, view: View, key: str) -> Markup:
        """What a page says of places that left it and of numbers given anew; mostly nothing."""
        moved, formerly = view_moved(key, view), view_formerly(key, view)
        if not moved and not formerly:
            return Markup("")
        return self.templates[view.tag].render("_moved.html", view, moved=moved, formerly=formerly)


def set_up_press(corpus: Corpus, repository: Repository = NOWHERE, base_url: str = "") -> Press:
    """A press for `corpus`; raises FileNotFoundError for a language without a catalogue."""
    templates = {language.tag: Templates(read_words(language.tag)) for language in corpus.languages}
    root = f"{base_url.rstrip('/')}/" if base_url else ""
    tables = Tables(Layers(corpus))
    return Press(Atlas(corpus, root), templates, repository, root, tables=tables)
