"""Everything joined: addresses resolved, languages aligned; read once, then frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from glossa.corpus.official import Officials
from glossa.model.address import Address, parse_address
from glossa.model.annotations import Annotation
from glossa.model.languages import Language
from glossa.model.ledger import Ledger
from glossa.model.pages import Page
from glossa.model.provisions import Article, Provision
from glossa.model.registers import Registers
from glossa.model.release import Release
from glossa.model.seen import Seen
from glossa.official.values import OfficialText


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus(Registers):
    """An edition as a whole: its registers, and what its sources say.

    Articles stand in the order of the acts register and of their act; annotations in the order of
    their files. `pages` are keyed by subject (`topic:liability`, `act:ai-law`, `page:home`).
    `pictures` are the names of those for pages of prose, with their language (`tools.kk`), each
    with its width and height in pixels, None where the file is no picture.
    `official` are the texts of the law that lie beside the sources, maybe none; `seen` the words
    that were last reviewed, by note and language tag; `ledger` every name ever published;
    `release` says which edition this is.
    """

    languages: tuple[Language, ...]
    articles: Mapping[Address, Article]
    pages: Mapping[str, Page]
    annotations: tuple[Annotation, ...]
    pictures: Mapping[str, tuple[int, int] | None] = field(default_factory=dict)
    official: Officials = field(default_factory=Officials)
    seen: Mapping[tuple[str, str], Seen] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    release: Release = field(default_factory=Release)
    _index: _Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", _build_index(self))

    def provision(self, address: Address) -> Provision | None:
        """The provision at `address`, also under a further address of the same words."""
        return self._index.provisions.get(address)

    def annotation(self, name: str) -> Annotation | None:
        """The annotation one of whose ids is `name`."""
        return self._index.annotations.get(name)

    def annotations_on(self, target: str) -> tuple[Annotation, ...]:
        """The annotations whose own target is exactly `target`, as `resolve` writes it."""
        return self._index.by_target.get(target, ())

    def annotations_near(self, target: str) -> tuple[Annotation, ...]:
        """The annotations that name `target` beside their own one."""
        return self._index.by_further_target.get(target, ())

    def articles_of(self, act: str) -> tuple[Article, ...]:
        """The articles of an act, in order."""
        return self._index.by_act.get(act, ())

    def authentic_texts(self, act: str) -> Mapping[str, OfficialText]:
        """The texts of an act that are here and are the law itself, by language tag."""
        found = self.official.texts(act)
        return {tag: text for tag, text in found.items() if self.is_authentic(act, tag)}

    def is_authentic(self, act: str, tag: str) -> bool:
        """Whether the act's text in a language is the law, as far as the register says."""
        entry = self.acts.get(act)
        return entry is None or not entry.authentic or tag in entry.authentic

    def act_id(self, name: str) -> str | None:
        """The short id of the act that goes by `name`, be it that id or another in use."""
        return self._index.act_ids.get(name)

    def resolve(self, reference: str) -> str | None:
        """The canonical form of a reference, or None where it leads nowhere.

        References: an address (`ai-law/art_17__para_3`, `ai-law`), `act:…`, `topic:…`, `regime:…`,
        `note:…`, `source:…`, `term:…`, `page:…`. Other names of acts, merged topics and further
        ids of a note come back under their own name; an act as a whole comes back as `act:…`.
        """
        kind, colon, name = reference.partition(":")
        if not colon:
            return self._resolve_address(reference)
        return self._index.names.get(f"{kind}:{name}")

    def _resolve_address(self, reference: str) -> str | None:
        act_name, slash, rest = reference.partition("/")
        act = self.act_id(act_name)
        if act is None:
            return None
        if not slash:
            return f"act:{act}"
        if rest in self.acts[act].provisions:
            return f"{act}/{rest}"
        address = parse_address(f"{act}/{rest}")
        if address is None:
            return None
        if address in self.articles:
            return str(address)
        provision = self.provision(address)
        return str(provision.address) if provision else None

    def nearest(self, reference: str) -> str | None:
        """The existing reference most like one that leads nowhere, for a hint."""
        return next(iter(self.nearest_few(reference, 1)), None)

    def nearest_few(self, reference: str, count: int) -> tuple[str, ...]:
        """Up to `count` existing references like one that leads nowhere, the most like it first."""
        close = get_close_matches(reference, self._index.every_reference, n=count, cutoff=0.6)
        return tuple(close)


@dataclass(frozen=True, slots=True)
class _Index:
    provisions: Mapping[Address, Provision]
    annotations: Mapping[str, Annotation]
    by_target: Mapping[str, tuple[Annotation, ...]]
    by_further_target: Mapping[str, tuple[Annotation, ...]]
    by_act: Mapping[str, tuple[Article, ...]]
    act_ids: Mapping[str, str]
    names: Mapping[str, str]
    every_reference: tuple[str, ...]


def _build_index(corpus: Corpus) -> _Index:
    act_ids = {name: act.id for act in corpus.acts.values() for name in (*act.ids, act.id)}
    provisions = {
        address: provision
        for article in corpus.articles.values()
        for provision in article.provisions
        for address in (*provision.also, provision.address)
    }
    annotations = {name: note for note in corpus.annotations for name in reversed(note.ids)}
    names = _name_references(corpus, act_ids)
    by_act: dict[str, list[Article]] = {}
    for article in corpus.articles.values():
        by_act.setdefault(article.address.act, []).append(article)
    return _Index(
        provisions=provisions,
        annotations=annotations,
        by_target=_group(corpus, further=False),
        by_further_target=_group(corpus, further=True),
        by_act={act: tuple(articles) for act, articles in by_act.items()},
        act_ids=act_ids,
        names=names,
        every_reference=(*names, *map(str, corpus.articles), *map(str, provisions)),
    )


def _name_references(corpus: Corpus, act_ids: Mapping[str, str]) -> dict[str, str]:
    names = {f"act:{name}": f"act:{act}" for name, act in act_ids.items()}
    for topic in corpus.topics.values():
        # A merged topic is written with its kind (`regime:kz`), a topic of ours by its id alone.
        names |= dict.fromkeys((*topic.ids, f"topic:{topic.id}"), f"topic:{topic.id}")
    for note in corpus.annotations:
        names |= {f"note:{name}": f"note:{note.id}" for name in note.ids}
    for source in corpus.sources.values():
        names |= {f"source:{name}": f"source:{source.id}" for name in (*source.ids, source.id)}
    for term in corpus.terms.values():
        names |= {f"term:{name}": f"term:{term.id}" for name in (*term.ids, term.id)}
    return names | {subject: subject for subject in corpus.pages if subject.startswith("page:")}


def _group(corpus: Corpus, *, further: bool) -> dict[str, tuple[Annotation, ...]]:
    groups: dict[str, list[Annotation]] = {}
    for note in corpus.annotations:
        for target in note.also if further else (note.target,):
            groups.setdefault(target, []).append(note)
    return {target: tuple(notes) for target, notes in groups.items()}
