"""The list of works that the edition cites or draws on."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from glossa.model.registers import Source
from glossa.site.atlas import SOURCES
from glossa.site.html import safe_url
from glossa.site.pages.press import Press
from glossa.site.values import SitePage
from glossa.site.view import View


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A work in the list of sources; `uses` counts the notes that draw on it."""

    id: str
    name: str
    title: Markup
    authors: str
    year: str
    container: str
    url: str | None
    stage: str
    uses: int
    conflicts: tuple[str, ...]


def build_sources(press: Press, tag: str) -> SitePage:
    """The list of works that the edition cites or draws on; annotated ones first."""
    view = press.view(tag, SOURCES)
    ranked = sorted(view.corpus.sources.values(), key=lambda source: not source.annotates)
    entries = tuple(_source(source, view) for source in ranked)
    return press.page("sources.html", view, SOURCES, view.words.say("Sources"), entries=entries)


def _source(source: Source, view: View) -> SourceEntry:
    csl = source.csl
    uses = sum(any(ref.source == source.id for ref in n.sources) for n in view.corpus.annotations)
    title = view.text(source.titles) or Markup("{}").format(str(csl.get("title", "")))
    doi = str(csl.get("DOI", ""))
    url = f"https://doi.org/{doi}" if doi else str(csl.get("URL", ""))
    return SourceEntry(
        id=source.id,
        name=view.plain(source.names) or source.id,
        title=title,
        authors=_authors(csl.get("author")),
        year=_year(csl.get("issued")),
        container=str(csl.get("container-title", "")),
        url=safe_url(url),
        stage=view.words.name("stage", source.stage) if source.stage else "",
        uses=uses,
        conflicts=tuple(source.conflicts.get(view.tag, ())),
    )


def _authors(value: object) -> str:
    people = value if isinstance(value, list) else []
    return ", ".join(_person(person) for person in people if isinstance(person, dict))


def _person(person: dict[str, object]) -> str:
    names = (str(person.get(part, "")) for part in ("family", "given", "literal"))
    return " ".join(name for name in names if name)


def _year(issued: object) -> str:
    match issued:
        case {"date-parts": [[year, *_], *_]}:
            return str(year)
        case _:
            return ""
