"""The works that the edition cites or draws on, with what draws on them and what is in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from glossa.model.annotations import Annotation
from glossa.model.registers import Source
from glossa.site.html import safe_url
from glossa.site.pages.notes import Reference, link_note, name_of, refer
from glossa.site.pages.press import Press
from glossa.site.values import Entry, SitePage
from glossa.site.view import View
from glossa.tables.places import SOURCES


@dataclass(frozen=True, slots=True)
class CitedAs:
    """A paper that cites a work, and how it numbers or names it there."""

    who: Reference
    as_what: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A work in the list of sources.

    `lang` is the language of its printed title where that is another than the page's; `translated`
    its title in ours. `drawing` are the notes that draw on it, `reporting` those that report it.
    """

    id: str
    also: tuple[str, ...]
    name: str
    title: Markup
    lang: str | None
    translated: Markup
    authors: str
    imprint: str
    url: str | None
    stage: str
    stage_href: str | None
    act: Reference | None
    cited_by: tuple[CitedAs, ...]
    drawing: tuple[Reference, ...]
    reporting: tuple[Reference, ...]
    conflicts: tuple[str, ...]


def build_sources(press: Press, tag: str) -> SitePage:
    """The list of works that the edition cites or draws on; annotated ones first."""
    view = press.view(tag, SOURCES)
    drawing, reporting = _uses(view)
    sources = view.corpus.sources.values()
    entries = [_source(s, view, drawing.get(s.id, ()), reporting.get(s.id, ())) for s in sources]
    annotating = {source.id for source in sources if source.annotates}
    words = view.words
    groups = (
        ("s-annotated", words.say("Annotated works"), [e for e in entries if e.id in annotating]),
        ("s-cited", words.say("Works they cite"), [e for e in entries if e.id not in annotating]),
    )
    filled = tuple((key, name, tuple(found)) for key, name, found in groups if found)
    return press.page(
        "sources.html",
        view,
        SOURCES,
        words.say("Sources"),
        contents=tuple(Entry(name, key) for key, name, _ in filled),
        count=words.count("%(num)s source", "%(num)s sources", len(entries)),
        groups=filled,
    )


def _uses(view: View) -> tuple[dict[str, list[Annotation]], dict[str, list[Annotation]]]:
    drawing: dict[str, list[Annotation]] = {}
    reporting: dict[str, list[Annotation]] = {}
    for note in view.corpus.annotations:
        for source in dict.fromkeys(reference.source for reference in note.sources):
            drawing.setdefault(source, []).append(note)
        for name in note.reports:
            reporting.setdefault(name, []).append(note)
    return drawing, reporting


def _source(
    source: Source,
    view: View,
    drawing: Iterable[Annotation],
    reporting: Iterable[Annotation],
) -> SourceEntry:
    csl = source.csl
    printed = str(csl.get("title", ""))
    language = str(csl.get("language", ""))
    ours = view.plain(source.titles)
    doi = str(csl.get("DOI", ""))
    url = f"https://doi.org/{doi}" if doi else str(csl.get("URL", ""))
    act = view.corpus.act_id(source.act) if source.act else None
    return SourceEntry(
        id=source.id,
        also=source.ids,
        name=view.plain(source.names) or source.id,
        title=Markup("{}").format(printed or ours),
        lang=language if printed and language not in ("", view.tag) else None,
        translated=view.text(source.titles) if ours and ours != printed else Markup(""),
        # Initials end in a full stop; the template sets the one that parts authors from title.
        authors=(name_authors(csl.get("author")) or name_authors(csl.get("editor"))).rstrip("."),
        imprint=write_imprint(csl, view),
        url=safe_url(url),
        stage=view.words.name("stage", source.stage) if source.stage else "",
        stage_href=view.stage(source.stage) if source.stage else None,
        act=refer(f"act:{act}", view) if act else None,
        cited_by=tuple(_cited_as(item, view) for item in source.cited_by),
        drawing=tuple(link_note(note, view) for note in drawing),
        reporting=tuple(link_note(note, view) for note in reporting),
        conflicts=tuple(source.conflicts.get(view.tag, ())),
    )


def _cited_as(item: Mapping[str, str], view: View) -> CitedAs:
    paper = item.get("paper", "")
    return CitedAs(
        Reference(name_of(paper, view), view.href(f"source:{paper}")), item.get("as", "")
    )


def write_imprint(csl: Mapping[str, Any], view: View) -> str:
    """Where and when it appeared: journal, volume, issue, pages, publisher, year."""
    fields = {key: str(value) for key, value in csl.items() if isinstance(value, str | int)}
    words = view.words
    numbers = (
        ("volume", words.say("vol. %(number)s", number=fields.get("volume", ""))),
        ("issue", words.say("no. %(number)s", number=fields.get("issue", ""))),
        ("page", words.say("pp. %(number)s", number=fields.get("page", "").replace("-", "–"))),
    )
    pieces = [fields.get(key, "") for key in ("container-title", "event-title", "number")]
    pieces += [text for key, text in numbers if fields.get(key)]
    pieces += [fields.get(key, "") for key in ("publisher-place", "publisher", "genre")]
    pieces.append(_year(csl.get("issued")))
    return ", ".join(piece for piece in pieces if piece)


def name_authors(value: object) -> str:
    """Authors of CSL-JSON, family names first, parted by commas."""
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
