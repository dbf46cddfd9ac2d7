"""A feed as Atom: `feed.{tag}.xml`.

The standard: The Atom Syndication Format (RFC 4287); names of feed and entries are tag URIs
(RFC 4151), which stay when an address moves; the licence is linked after RFC 4946.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from glossa.corpus import Corpus
from glossa.export.xml import Maker, write_xml

NAMESPACE = "http://www.w3.org/2005/Atom"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
RIGHTS = f"CC BY 4.0: {LICENCE}"
MINTED = "2025"
"""The year in which the names of feeds and entries were given out (RFC 4151, section 2.1)."""

_A = Maker(NAMESPACE)
_RUNNING = frozenset({"title", "subtitle", "summary", "name", "rights", "generator"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A note that is new or has changed.

    `name` is its id in the edition, `url` where it stands, `updated` an RFC 3339 time; `kind` and
    `label` are what kind of note it is, for machines and in words; `authors` wrote it,
    `contributors` are those whose work it passes on.
    """

    name: str
    url: str
    title: str
    updated: str
    summary: str
    kind: str
    label: str
    authors: tuple[str, ...]
    contributors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries of one language, the newest first; `url` is the feed's own, `home` its page."""

    tag: str
    host: str
    url: str
    home: str
    title: str
    subtitle: str
    updated: str
    author: str
    publication: str
    version: str
    entries: tuple[Entry, ...]


def name_feed(tag: str) -> str:
    """The file of the feed of a language, below `/data/`."""
    return f"feed.{tag}.xml"


def date_of_edition(corpus: Corpus) -> str:
    """The day of the edition, else that of the newest law it annotates; maybe nothing."""
    acts = (act for act in corpus.acts.values() if corpus.articles_of(act.id))
    days = [day for act in acts for day in (act.edition, act.date) if len(day) == len("2025-11-17")]
    return corpus.release.date or max(days, default="")


def export_feed(feed: Feed) -> str:
    """The feed as XML text."""
    root = _A(
        "feed",
        _A("id", name_thing(feed, "feed")),
        _A("title", feed.title),
        _A("subtitle", feed.subtitle),
        _A("updated", feed.updated),
        _A("author", _A("name", feed.author)),
        _A("link", rel="self", type="application/atom+xml", href=feed.url),
        _A("link", rel="alternate", type="text/html", hreflang=feed.tag, href=feed.home),
        _A("link", rel="license", href=LICENCE),
        _A("rights", RIGHTS),
        _A("generator", feed.publication, version=feed.version),
        *(_write_entry(entry, feed) for entry in feed.entries),
        lang=feed.tag,
    )
    return write_xml(root, _RUNNING)


def name_thing(feed: Feed, path: str) -> str:
    """The tag URI of something of the feed: it names the thing, wherever that stands."""
    return f"tag:{feed.host},{MINTED}:{feed.tag}/{path}"


def _write_entry(entry: Entry, feed: Feed) -> etree._Element:
    return _A(
        "entry",
        _A("id", name_thing(feed, f"note/{entry.name}")),
        _A("title", entry.title),
        _A("link", rel="alternate", type="text/html", hreflang=feed.tag, href=entry.url),
        _A("updated", entry.updated),
        *(_A("author", _A("name", name)) for name in entry.authors),
        *(_A("contributor", _A("name", name)) for name in entry.contributors),
        _A("category", term=entry.kind, label=entry.label),
        _A("summary", entry.summary, type="text"),
        _A("link", rel="license", href=LICENCE),
        _A("rights", RIGHTS),
    )
