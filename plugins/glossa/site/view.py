"""The edition as one page in one language sees it: its words, its links, its fallbacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from markupsafe import Markup

from glossa.corpus import Corpus
from glossa.model.address import Address, parse_address, parse_eid
from glossa.model.annotations import Annotation
from glossa.model.languages import Wording
from glossa.model.prose import Inline, Prose
from glossa.model.provisions import Provision
from glossa.site.atlas import Atlas, relative_url
from glossa.site.html import (
    CONTACT,
    Destination,
    Shown,
    render_inlines,
    render_prose,
    safe_url,
)
from glossa.site.labels import name_article, name_provision
from glossa.site.repository import NOWHERE, Repository
from glossa.site.words import Words
from glossa.tables.places import TIMELINE, stage_id

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chosen(Generic[T]):
    """A value in the page's language, or in another where that has none.

    `tag` is the language it is in; `lang` the same where it differs from the page's, else None;
    `notice` tells the reader of such a difference.
    """

    value: T
    tag: str
    lang: str | None
    notice: str


@dataclass(frozen=True, slots=True)
class View:
    """What a page needs to speak of the edition.

    `here` is the page's path; `article` the article it is about, which its relative references
    (`#para_3`) mean; `contact` allows links that write a letter; `repository` is where the sources
    are edited.
    """

    atlas: Atlas
    words: Words
    here: str
    article: Address | None = None
    contact: bool = False
    repository: Repository = NOWHERE

    @property
    def tag(self) -> str:
        """The language of the page."""
        return self.words.tag

    @property
    def corpus(self) -> Corpus:
        """The edition."""
        return self.atlas.corpus

    def to(self, key: str, fragment: str = "", tag: str = "") -> str:
        """The relative URL of the page `key`, in the page's own language or that of `tag`."""
        return relative_url(self.here, self.atlas.path(tag or self.tag, key), fragment)

    def document(self, path: str) -> str:
        """The relative URL of a file that belongs to no language, by its path on the site."""
        return relative_url(self.here, path)

    def href(self, target: str) -> str | None:
        """The relative URL a reference leads to, or None where it leads nowhere."""
        if target.startswith("mailto:"):
            return safe_url(target, CONTACT) if self.contact else None
        spot = self.atlas.find(self.absolute(target))
        return self.to(spot.key, spot.fragment) if spot else None

    def picture(self, name: str) -> Shown | None:
        """A picture in the page's language, else in one that has it."""
        for tag in (self.tag, *(language.tag for language in self.corpus.languages)):
            if f"{name}.{tag}" in self.corpus.pictures:
                width, height = self.corpus.pictures[f"{name}.{tag}"] or (0, 0)
                return Shown(self.document(f"assets/pictures/{name}.{tag}.webp"), width, height)
        return None

    def stage(self, stage: str) -> str | None:
        """The relative URL of a stage of the text in the timeline, if there is one."""
        return self.to(TIMELINE, stage_id(stage)) if self.corpus.timeline else None

    def absolute(self, target: str) -> str:
        """`#para_3` written in full; any other reference as it is."""
        if not target.startswith("#") or self.article is None:
            return target
        return f"{self.article}__{target[1:]}"

    def locate(self, target: str) -> Destination | None:
        """Where words of the law or of a note lead, with the heading of the article there.

        A provision that we do not hold is looked for where its act stands officially.
        """
        href = self.href(target)
        if href is not None:
            return Destination(href, self.heading(target))
        address = parse_address(self.absolute(target))
        act = self.corpus.acts.get(address.act) if address else None
        if act is None:
            return None
        title, url = self.plain(act.title), safe_url(self.plain(act.urls))
        if url:
            return Destination(url, title, True)
        entry = self.href(f"act:{act.id}")
        return Destination(entry, title) if entry else None

    def heading(self, target: str) -> str:
        """The heading of the article a reference leads into; nothing for what is no provision."""
        address = parse_address(self.corpus.resolve(self.absolute(target)) or "")
        if address is None or address.eid is None:
            return ""
        article = self.corpus.articles.get(Address(address.act, address.eid.article))
        if article is not None:
            return self.plain(article.headings)
        return self._cited_title(address.act, str(address.eid))

    def provision(self, provision: Provision, tag: str) -> Markup:
        """The words of a provision in a language it has, its citations linked."""
        return render_inlines(self.atlas.citations.words_of(provision, tag), self.locate)

    def linked(self, words: tuple[Inline, ...]) -> Markup:
        """Running words whose citations and terms are links already."""
        return render_inlines(words, self.locate)

    def body(self, note: Annotation, tag: str) -> Markup:
        """The body of a note in a language it has, its citations linked."""
        return render_prose(self.atlas.citations.body_of(note, tag), self.locate)

    def prose(self, prose: Prose) -> Markup:
        """Blocks as HTML of this page."""
        return render_prose(prose, self.href)

    def choose(self, by_tag: Mapping[str, T] | Wording) -> Chosen[T] | None:
        """The value in the page's language, else in the first one that has it, else None."""
        values: Mapping[str, T] = by_tag.by_tag if isinstance(by_tag, Wording) else by_tag  # type: ignore[assignment]
        order = (self.tag, *(language.tag for language in self.corpus.languages))
        for tag in order:
            if values.get(tag):
                return self._chosen(values[tag], tag)
        return None

    def _chosen(self, value: T, tag: str) -> Chosen[T]:
        if tag == self.tag:
            return Chosen(value, tag, None, "")
        return Chosen(value, tag, tag, self.words.name("shown instead", tag))

    def text(self, wording: Wording | Mapping[str, str]) -> Markup:
        """Short words, marked with their language where it is not the page's; maybe empty."""
        chosen: Chosen[str] | None = self.choose(wording)
        if chosen is None:
            return Markup("")
        if chosen.lang is None:
            return Markup("{}").format(chosen.value)
        return Markup('<span lang="{}">{}</span>').format(chosen.lang, chosen.value)

    def plain(self, wording: Wording | Mapping[str, str]) -> str:
        """Short words alone, for a title or a label."""
        chosen: Chosen[str] | None = self.choose(wording)
        return chosen.value if chosen else ""

    def label(self, reference: str) -> str:
        """The short name of what a reference leads to: `art. 17(3)(3)`, an act, a source."""
        canonical = self.corpus.resolve(self.absolute(reference)) or reference
        kind, colon, name = canonical.partition(":")
        if not colon:
            return self._label_address(canonical)
        return self._label_named(kind, name) or name

    def _label_named(self, kind: str, name: str) -> str:
        match kind:
            case "act" if name in self.corpus.acts:
                return self.act_label(name)
            case "topic" if name in self.corpus.topics:
                return self.plain(self.corpus.topics[name].title)
            case "source" if name in self.corpus.sources:
                return self.plain(self.corpus.sources[name].names)
            case _:
                return ""

    def act_label(self, act: str) -> str:
        """The short name of an act."""
        entry = self.corpus.acts[act]
        return self.plain(entry.short) or self.plain(entry.title)

    def _label_address(self, canonical: str) -> str:
        act, _, rest = canonical.partition("/")
        name = self._cited_title(act, rest) or self.provision_label(rest)
        own = self.article is not None and self.article.act == act
        return name if own or act not in self.corpus.acts else f"{self.act_label(act)}, {name}"

    def _cited_title(self, act: str, key: str) -> str:
        """What a provision without a number is called."""
        entry = self.corpus.acts.get(act)
        if entry is None or key not in entry.provisions or parse_eid(key):
            return ""
        return self.plain(entry.provisions[key].title)

    def provision_label(self, eid: str) -> str:
        """The short name of a provision inside its act."""
        return name_provision(eid, self.words)

    def article_label(self, address: Address) -> str:
        """The name of an article over its text."""
        return name_article(address, self.words)
