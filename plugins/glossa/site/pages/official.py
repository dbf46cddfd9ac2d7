"""The official text on the page: its words as they stand, where they come from, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from markupsafe import Markup

from glossa.model.address import Address, EId, parse_eid
from glossa.model.registers import Act
from glossa.official.changes import Change, ChangeKind, WordChange
from glossa.official.kept import Kept, Provenance
from glossa.official.values import Line, OfficialProvision, Role
from glossa.site.html import safe_url
from glossa.site.view import View

_LATER = frozenset({Role.CLOSING, Role.REMARK})
"""What belongs to a provision and stands after those that lie in it."""


@dataclass(frozen=True, slots=True)
class OfficialLine:
    """A line of the law: its number as printed, its words with their citations linked, its role."""

    number: str
    text: Markup
    role: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A provision that changed: its name, and its words as runs of `same`, `removed`, `added`.

    `lang` is the language of the words where it is not the page's.
    """

    label: str
    lang: str | None
    kind: str
    runs: tuple[WordChange, ...]


@dataclass(frozen=True, slots=True)
class OfficialView:
    """The official text of a provision; `layer` names it, for a translation is not official.

    `later` are the words of a provision around it that follow it in the law; `place` is the very
    place at the source, if it can be linked to.
    """

    eid: EId
    layer: str
    lines: tuple[OfficialLine, ...]
    place: str | None
    repealed: bool
    change: ChangeView | None
    later: tuple[OfficialLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether an act's official text is here in one language, and from where.

    `href` leads to the source that was read, `published` to where the state publishes the text;
    dates are written out.
    """

    tag: str
    name: str
    authentic: bool
    here: bool
    source: str
    edition: str
    checked: str
    href: str | None
    published: str | None
    articles: int = 0
    provisions: int = 0


@dataclass(frozen=True, slots=True)
class OfficialArticle:
    """The official text of an article in one language.

    `amendments` are the source's notes on amendments, each with the name of its provision; `gone`
    are provisions that the last change took out. `lacks` is true where the act's text is here and
    the article is not in it.
    """

    presence: Presence
    heading: OfficialView | None
    provisions: Mapping[str, OfficialView] = field(default_factory=dict)
    amendments: tuple[tuple[str, str], ...] = ()
    gone: tuple[ChangeView, ...] = ()

    @property
    def lacks(self) -> bool:
        """Whether the official text has no such article."""
        return self.heading is None and not self.provisions

    def take(self, eids: Iterable[str]) -> OfficialView | None:
        """The text of a provision of ours, by any of its names."""
        return next((self.provisions[eid] for eid in eids if eid in self.provisions), None)


def view_presences(act: Act, view: View) -> tuple[Presence, ...]:
    """In which languages the text of an act is here, in the order of languages.

    Languages in which no text is here and none is known to exist are left out.
    """
    official = view.corpus.official
    return tuple(
        _presence(act, language.tag, language.name, view)
        for language in view.corpus.languages
        if official.text(act.id, language.tag) or act.urls.get(language.tag)
    )


def view_official(act: Act, eid: EId, tag: str, view: View) -> OfficialArticle | None:
    """The official text of an article in the language `tag`; None where the act's is not here."""
    kept = view.corpus.official.text(act.id, tag)
    if kept is None:
        return None
    name = next((item.name for item in view.corpus.languages if item.tag == tag), tag)
    own = view.corpus.official.below(act.id, tag, eid)
    changes = view.atlas.staleness.changes.get((act.id, tag), ())
    views = _view_provisions(own, kept, changes, view)
    heading = views.pop(str(eid), None)
    return OfficialArticle(
        presence=_presence(act, tag, name, view),
        heading=heading,
        provisions=views,
        amendments=tuple(
            (view.provision_label(str(item.eid)), note) for item in own for note in item.notes
        ),
        gone=tuple(
            view_change(change, tag, view)
            for change in changes
            if change.kind is ChangeKind.REMOVED and eid.contains(change.eid)
        ),
    )


def name_layer(act: str, tag: str, view: View) -> str:
    """What an act's text in a language is called: the official text, or a translation of it."""
    if view.corpus.is_authentic(act, tag):
        return view.words.say("Official text")
    return view.words.say("Unofficial translation")


def view_change(change: Change, tag: str, view: View) -> ChangeView:
    """A change in the text of language `tag`, with the name of its provision."""
    label = view.provision_label(str(change.eid))
    return ChangeView(label, tag if tag != view.tag else None, change.kind.value, change.words)


def unrestated_articles(act: Act, view: View) -> tuple[str, ...]:
    """The names of articles that an official text has and we have not, in the law's order."""
    ours = {article.address.eid for article in view.corpus.articles_of(act.id)}
    theirs = {
        item.eid
        for tag in view.corpus.official.tags(act.id)
        for item in view.corpus.official.now[act.id, tag].text.articles
    }
    return tuple(view.article_label(Address(act.id, eid)) for eid in sorted(theirs - ours))


def unmatched(official: OfficialArticle, ours: Iterable[Sequence[str]]) -> Iterator[EId]:
    """The provisions of the official text that are not restated; `ours` are names of ours."""
    known = {eid for names in ours for eid in names}
    for name in official.provisions:
        eid = parse_eid(name)
        if name not in known and eid is not None:
            yield eid


def _view_provisions(
    own: Sequence[OfficialProvision], kept: Kept, changes: Iterable[Change], view: View
) -> dict[str, OfficialView]:
    """The provisions by eId; words that follow a list stand with the list's last provision."""
    changed = {change.eid: change for change in changes if change.kind is not ChangeKind.REMOVED}
    by_eid = {item.eid: item for item in own}
    views: dict[str, OfficialView] = {}
    layer = name_layer(kept.text.act, kept.text.language, view)

    def show(eid: EId, line: Line) -> OfficialLine:
        address = Address(kept.text.act, eid)
        words = view.atlas.citations.law_of(address, kept.text.language, line)
        return OfficialLine(line.number, view.linked(words), line.role.value)

    for item in own:
        change = changed.get(item.eid)
        views[str(item.eid)] = OfficialView(
            eid=item.eid,
            layer=layer,
            lines=tuple(show(item.eid, x) for x in item.lines if not _stands_later(item, x)),
            place=_place(kept.provenance, item.eid, by_eid),
            repealed=item.repealed,
            change=view_change(change, kept.text.language, view) if change else None,
        )
    for name, item, line in _later(own):
        found = views[name]
        views[name] = replace(found, later=(*found.later, show(item.eid, line)))
    return views


def _stands_later(item: OfficialProvision, line: Line) -> bool:
    return line.role is Role.NOTE or (line.role in _LATER and line is not item.lines[0])


def _later(
    own: Sequence[OfficialProvision],
) -> Iterator[tuple[str, OfficialProvision, Line]]:
    """Each line that stands after other provisions: the name of the one before it, its own one."""
    placed = [(item, line) for item in own for line in item.lines if line.role is not Role.NOTE]
    before = ""
    for item, line in sorted(placed, key=lambda pair: pair[1].place):
        if _stands_later(item, line):
            yield before, item, line
        else:
            before = str(item.eid)


def _presence(act: Act, tag: str, name: str, view: View) -> Presence:
    kept = view.corpus.official.text(act.id, tag)
    words = view.words
    authentic = view.corpus.is_authentic(act.id, tag)
    published = safe_url(act.urls.get(tag) or "")
    if kept is None:
        return Presence(tag, name, authentic, False, "", "", "", None, published)
    provenance, text = kept.provenance, kept.text
    return Presence(
        tag=tag,
        name=name,
        authentic=authentic,
        here=True,
        source=" ".join(
            filter(None, [words.name("official source", provenance.source), provenance.repository])
        ),
        edition=words.date(text.edition) if text.edition else "",
        checked=words.date(provenance.checked[:10]) if provenance.checked else "",
        href=_address(provenance),
        published=published,
        articles=len(text.articles),
        provisions=len(text.provisions),
    )


def _address(provenance: Provenance) -> str | None:
    """Where a person can read the source: the mirror's own page, not the bare file."""
    if provenance.repository and provenance.commit:
        path = quote(provenance.path)
        url = f"https://github.com/{provenance.repository}/blob/{provenance.commit}/{path}"
        return safe_url(url)
    return safe_url(provenance.address) if provenance.address else None


def _place(provenance: Provenance, eid: EId, by_eid: Mapping[EId, OfficialProvision]) -> str | None:
    """The source at the provision's own mark, or at that of the nearest one around it."""
    address = _address(provenance)
    at: EId | None = eid
    while address and at is not None:
        found = by_eid.get(at)
        if found and found.anchor:
            return safe_url(f"{address.partition('#')[0]}#{quote(found.anchor)}")
        at = at.parent
    return address
