"""An act as Akoma Ntoso 3.0: `akn/{act}.{tag}.xml`, one expression of it per language.

The standard: OASIS LegalDocML, Akoma Ntoso 1.0, parts 1 and 2 (schema `akomantoso30.xsd`) and its
naming convention. Where the official text of the act is kept in that language, it is the document,
component `!main`, and our restatement lies beside it as a component of its own; elsewhere the
restatement is all there is. Each says which it is by its name, its component, `FRBRauthoritative`
and its preface. Provisions keep the eIds of this edition. Where a restatement has two addresses for
one text (the words before a list are also their paragraph's first part), the further one is the eId
of the `intro` or `content` that holds the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from lxml import etree

from glossa.corpus import Corpus
from glossa.export.akn_meta import (
    BILLS,
    Identity,
    frbr_uri,
    identify_official,
    identify_restatement,
    write_identification,
)
from glossa.export.akn_official import write_amendments, write_body, write_conclusions
from glossa.export.akn_prose import Inlines, render_blocks
from glossa.export.akn_units import MAKE, list_ancestors, list_holders, make_unit
from glossa.export.corpus_json import NOT_LAW
from glossa.export.xml import Child, write_xml
from glossa.model.address import Address, EId, parse_address
from glossa.model.annotations import Annotation, AnnotationText, Kind, SourceRef
from glossa.model.languages import Wording
from glossa.model.provisions import Article, Provision
from glossa.model.registers import Act, Chapter
from glossa.official.kept import Kept

NOTICE = {
    "kk": "Өз сөзімізбен: ресми мәтін емес",
    "ru": "Своими словами: не официальный текст",
    "en": "In plain words: not the official text",
}
"""What the preface says of the text; English where a language has no words of its own."""

_A = MAKE
_RUNNING = frozenset({"p", "heading", "num", "li", "b", "i", "span", "ref", "remark", "docTitle"})


def export_acts(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Name and text of the file of each act that has articles of ours, in each language."""
    for act in corpus.acts.values():
        if corpus.articles_of(act.id):
            for language in corpus.languages:
                yield name_document(act.id, language.tag), export_act(corpus, act, language.tag)


def name_document(act: str, tag: str) -> str:
    """The file of an act in a language, below `/data/`."""
    return f"akn/{act}.{tag}.xml"


def export_act(corpus: Corpus, act: Act, tag: str) -> str:
    """One act in one language, as XML text."""
    return write_xml(build_document(corpus, act, tag), _RUNNING)


@dataclass(frozen=True, slots=True)
class _Expression:
    """What is being written: an act in a language, with the notes that stand in the document."""

    corpus: Corpus
    act: Act
    tag: str
    notes: tuple[Annotation, ...]

    def inlines(self, article: Address | None) -> Inlines:
        """How words are written where `#para_3` means a paragraph of `article`."""
        return Inlines(_A, lambda target: self._locate(target, article))

    def _locate(self, target: str, article: Address | None) -> str:
        if target.startswith("https:"):
            return target
        full = f"{article}__{target[1:]}" if article and target.startswith("#") else target
        canonical = self.corpus.resolve(full) or full
        kind, colon, name = canonical.partition(":")
        if kind == "act":
            return self._locate_act(name)
        if colon:
            here = kind == "note" and any(name in note.ids for note in self.notes)
            return f"#{name}" if here else f"glossa:{canonical}"
        return self._locate_provision(canonical)

    def _locate_provision(self, canonical: str) -> str:
        act, _, eid = canonical.partition("/")
        if act == self.act.id:
            return f"#{eid}"
        work = self._locate_act(act)
        return f"{work}/~{eid}" if work.startswith("/") else f"glossa:{canonical}"

    def _locate_act(self, act: str) -> str:
        """The URI of a work; an act whose date we do not know has none."""
        known = self.corpus.acts.get(act)
        if known is None or not known.date:
            return f"glossa:act:{act}"
        uri: str = frbr_uri(known, self.tag).uri()
        return uri


def build_document(corpus: Corpus, act: Act, tag: str) -> etree._Element:
    """The file's root: the official text where it is kept, with ours beside it, else ours alone."""
    notes = tuple(_notes_on(corpus, act))
    kept = corpus.official.text(act.id, tag)
    if kept is None:
        return _A("akomaNtoso", build_restatement(_Expression(corpus, act, tag, notes)))
    main = build_official(_Expression(corpus, act, tag, notes), kept)
    # The notes stand with the law itself, once.
    ours = build_restatement(_Expression(corpus, act, tag, ()))
    beside = _A("components", _A("component", ours, eId="ours"), eId="components")
    return _A("akomaNtoso", main, beside)


def build_restatement(job: _Expression) -> etree._Element:
    """The `act` element, or `bill` for a draft, in our own words."""
    identity = identify_restatement(job.act, job.tag)
    notice = _A("container", _A("p", NOTICE.get(job.tag, NOTICE["en"])), name="notice")
    body = _A("body", *_place_articles(job))
    return _build(job, identity, (_A("preface", _long_title(job), notice), body))


def build_official(job: _Expression, kept: Kept) -> etree._Element:
    """The same in the words of the official text."""
    identity = identify_official(job.act, job.tag, kept.text.edition)
    body = write_body(kept.text, lambda eid: _note_refs(job, _canonical(job, eid)))
    parts = (_A("preface", _long_title(job)), body, *write_conclusions(kept.text))
    return _build(job, identity, parts, kept)


def _build(
    job: _Expression,
    identity: Identity,
    parts: Iterable[etree._Element],
    kept: Kept | None = None,
) -> etree._Element:
    """A document with its metadata; `kept` where its words are those of an official text."""
    meta = _A(
        "meta",
        write_identification(identity),
        _list_references(job, kept),
        *_write_notes(job),
        *(write_amendments(kept.text) if kept else ()),
    )
    name = "bill" if job.act.kind in BILLS else "act"
    return _A(name, meta, *parts, name=identity.component, contains="singleVersion")


def _long_title(job: _Expression) -> etree._Element:
    title = _say(job.act.title, job.tag) or job.act.id
    return _A("longTitle", _A("p", _A("docTitle", title), *_note_refs(job, job.act.id)))


def _canonical(job: _Expression, eid: EId) -> str:
    address = str(Address(job.act.id, eid))
    return job.corpus.resolve(address) or address


def _list_references(job: _Expression, kept: Kept | None) -> etree._Element:
    cited = dict.fromkeys(ref.source for note in job.notes for ref in note.sources)
    found = [job.corpus.sources[name] for name in cited if name in job.corpus.sources]
    return _A(
        "references",
        _A("TLCOrganization", eId="glossa", href="/ontology/organization/glossa", showAs="Glossa"),
        _A("TLCRole", eId="legislator", href="/ontology/role/legislator", showAs="Legislator"),
        *(
            _A(
                "TLCReference",
                eId=f"source_{source.id}",
                name="source",
                href=_source_url(source.csl) or f"/ontology/source/{source.id}",
                showAs=_say(source.names, job.tag) or source.id,
            )
            for source in found
        ),
        *([_origin(kept)] if kept else []),
        source="#glossa",
    )


def _origin(kept: Kept) -> etree._Element:
    """Where the official text was taken from, and when it was last seen to read so."""
    come = kept.provenance
    href = come.address or come.path or f"/ontology/source/{come.source}"
    known = (come.source, come.repository, come.commit, come.checked and f"checked {come.checked}")
    shown = ", ".join(piece for piece in known if piece)
    return _A(
        "TLCReference",
        eId="origin",
        name="origin",
        href=quote(href, "/:?#=&%~@!$'()*+,;"),
        showAs=shown,
    )


def _source_url(csl: Mapping[str, object]) -> str:
    url = str(csl.get("URL", ""))
    return "" if any(letter.isspace() for letter in url) else url


def _notes_on(corpus: Corpus, act: Act) -> Iterator[Annotation]:
    for note in corpus.annotations:
        if any(_act_of(target) == act.id for target in _targets(note)):
            yield note


def _targets(note: Annotation) -> tuple[str, ...]:
    """Where a note stands, an act as a whole by its id alone."""
    return tuple(target.removeprefix("act:") for target in (note.target, *note.also))


def _act_of(target: str) -> str:
    return "" if ":" in target else target.partition("/")[0]


def _note_refs(job: _Expression, target: str) -> Iterator[etree._Element]:
    for note in job.notes:
        if target in _targets(note):
            yield _A("noteRef", href=f"#{note.id}", marker="*")


def _write_notes(job: _Expression) -> Iterator[etree._Element]:
    """The notes, those of one first source in a row together; each names all its sources."""
    for source, run in groupby(job.notes, key=lambda note: note.sources[0].source):
        known = f"#source_{source}" if source in job.corpus.sources else "#glossa"
        yield _A("notes", *(_write_note(job, note) for note in run), source=known)


def _write_note(job: _Expression, note: Annotation) -> etree._Element:
    spoken = job.tag if job.tag in note.texts else next(iter(note.texts))
    text = note.texts[spoken]
    words = job.inlines(_article_of(note.target))
    return _A(
        "note",
        *([_A("p", text.title, class_="title")] if text.title else []),
        _A("p", *_credits(job, note.sources), class_="by"),
        *render_blocks(text.body, words),
        *_write_wordings(text, words),
        class_=" ".join(_classes(note)),
        eId=note.id,
        lang="" if spoken == job.tag else spoken,
    )


def _article_of(target: str) -> Address | None:
    address = parse_address(target)
    return Address(address.act, address.eid.article) if address and address.eid else None


def _classes(note: Annotation) -> Iterator[str]:
    """The kind of a note and what a reader must know of it."""
    yield note.kind.value
    if note.kind is Kind.PROPOSAL:
        yield NOT_LAW
    yield from (value.value for value in (note.relation, note.operation, note.status) if value)
    yield from (caution.value for caution in note.cautions)


def _credits(job: _Expression, references: Iterable[SourceRef]) -> Iterator[Child]:
    """Who says it: each source, its locator, and the stage of the text it speaks of."""
    for place, ref in enumerate(references):
        yield "; " if place else ""
        source = job.corpus.sources.get(ref.source)
        name = (_say(source.names, job.tag) if source else "") or ref.source
        yield _A("ref", name, href=f"#source_{ref.source}") if source else name
        yield f", {ref.locator} (" if ref.locator else " ("
        yield _A("span", ref.stage.value, class_="as-of")
        yield ")"


def _write_wordings(text: AnnotationText, words: Inlines) -> Iterator[etree._Element]:
    """What a proposal would put into the law: where, worded by whom, and the words, marked."""
    for wording in text.wordings:
        label = f"{wording.target} ({wording.by})"
        yield _A("p", _A("remark", label), class_="wording")
        yield from render_blocks(wording.text, words, NOT_LAW)


def _place_articles(job: _Expression) -> Iterator[etree._Element]:
    """The articles under their chapters; an article of no chapter stands for itself."""
    articles = job.corpus.articles_of(job.act.id)
    for chapter, run in groupby(articles, key=lambda article: _chapter_of(job.act, article)):
        written = [_write_article(job, article) for article in run]
        yield from [_write_chapter(chapter, written, job.tag)] if chapter else written


def _chapter_of(act: Act, article: Article) -> Chapter | None:
    """The innermost chapter an article lies in."""
    eid = article.address.eid
    holding = [c for c in act.chapters if eid is not None and c.first <= eid <= c.last]
    return holding[-1] if holding else None


def _write_chapter(chapter: Chapter, inner: list[etree._Element], tag: str) -> etree._Element:
    heading = _A("heading", _say(chapter.title, tag))
    return make_unit(chapter.eid, _A("num", chapter.eid.last.number), heading, *inner)


def _write_article(job: _Expression, article: Article) -> etree._Element:
    eid = _eid(article.address)
    heading = article.headings.get(job.tag, "")
    element = make_unit(
        eid,
        _A("num", eid.last.number),
        _A("heading", heading, *_note_refs(job, str(article.address))),
    )
    spoken = [p for p in article.provisions if job.tag in p.texts]
    holding = list_holders(_eid(p.address) for p in spoken)
    holders = {eid: element}
    for provision in spoken:
        own = _eid(provision.address)
        nearest = next(parent for parent in list_ancestors(own) if parent in holders)
        holders[own] = _write_provision(job, provision, holds=own in holding)
        holders[nearest].append(holders[own])
    return element


def _write_provision(job: _Expression, provision: Provision, *, holds: bool) -> etree._Element:
    """A provision: its number, its words; `holds` tells whether others lie in it."""
    eid, text = _eid(provision.address), provision.texts[job.tag]
    words = job.inlines(Address(provision.address.act, eid.article)).render(text.words)
    p = _A("p", *words, *_note_refs(job, str(provision.address)))
    inner = _A("intro", p) if holds else _A("content", p)
    for element, further in zip((inner, p), provision.also, strict=False):
        element.set("eId", str(further.eid))
    number = [_A("num", text.number)] if text.number else []
    return make_unit(eid, *number, inner)


def _eid(address: Address) -> EId:
    """The eId of an article or provision, which has one."""
    if address.eid is None:
        raise ValueError(f"{address} is an act, not a provision of one")
    return address.eid


def _say(words: Wording, tag: str) -> str:
    """The words in a language, or in the first that has them."""
    return words.get(tag) or next((words[other] for other in words), "")
