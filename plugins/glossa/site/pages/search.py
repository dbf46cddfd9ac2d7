"""The page of results. Its list is filled in by `assets/search/`; without scripts it says so."""

from __future__ import annotations

from glossa.site.pages.press import Press
from glossa.site.values import SitePage
from glossa.tables.places import SEARCH


def build_search_page(press: Press, tag: str) -> SitePage:
    """The page that shows what a query finds; the query stands in its address, as `?q=`."""
    view = press.view(tag, SEARCH)
    return press.page("search.html", view, SEARCH, view.words.say("Search"))
