"""The citations in the words of an edition, each resolved at the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from glossa.cite.acts import ActIndex, ActNames, standard_acts
from glossa.cite.find import find_citations
from glossa.cite.resolve import Reason, Resolution, resolve_citation
from glossa.cite.values import THIS, ActKind, Citation, Language
from glossa.corpus import Corpus
from glossa.model.address import Address, parse_address
from glossa.model.annotations import Annotation
from glossa.model.prose import plain_text
from glossa.problems import Place


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in which citations may stand.

    `origin` is the reference they belong to (`ai-law/art_17__para_1`, `note:g-17-scope`) and
    `context` the provision or act against which relative citations are read.
    """

    origin: str
    tag: str
    text: str
    context: Address
    place: Place

    @property
    def is_note(self) -> bool:
        """Whether somebody speaks about the law here, and not the law itself."""
        return self.origin.startswith("note:")


@dataclass(frozen=True, slots=True)
class CitationFound:
    """A citation of a passage: its words, from `start` to `end`, and what they name.

    `targets` are canonical references; empty, with a `reason`, where nothing could be made of it.
    """

    passage: Passage
    start: int
    end: int
    quote: str
    targets: tuple[str, ...]
    reason: Reason | None = None


class CitationReader:
    """Finds citations in passages of one edition, with the act names of its register."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._whole = frozenset(act for act in corpus.acts if _is_whole(corpus, act))
        names = tuple(_all_names(corpus))
        tags = {language.tag for language in corpus.languages}
        self._indexes: Mapping[str, ActIndex] = {
            language.value: ActIndex(names, language)
            for language in Language
            if language.value in tags
        }

    def read(self, passage: Passage) -> Iterator[CitationFound]:
        """The citations of a passage, in reading order; none in a language without a grammar."""
        index = self._indexes.get(passage.tag)
        if index is None:
            return
        elsewhere = False
        for citation in find_citations(passage.text, Language(passage.tag), index):
            resolution = resolve_citation(citation, passage.context, self._exists)
            if passage.is_note and elsewhere and _is_bare(citation):
                resolution = Resolution((), Reason.AMBIGUOUS_ACT)
            elsewhere = _leads_elsewhere(citation, passage.context.act, elsewhere)
            targets = [self._canonical(address) for address in resolution.addresses]
            yield CitationFound(
                passage,
                citation.start,
                citation.end,
                citation.quote,
                () if resolution.reason else tuple(dict.fromkeys(targets)),
                resolution.reason,
            )

    def _canonical(self, address: Address) -> str:
        return self._corpus.resolve(str(address)) or str(address)

    def _exists(self, address: Address) -> bool:
        """Whether the provision is there, as far as we can tell: we hold some acts in part only."""
        if self._corpus.resolve(str(address)) is not None:
            return True
        if address.eid is None or address.act in self._whole:
            return False
        return Address(address.act, address.eid.article) not in self._corpus.articles


def find_passages(corpus: Corpus) -> Iterator[Passage]:
    """Every passage of an edition: the provisions, then the notes, in each language."""
    for article in corpus.articles.values():
        for provision in article.provisions:
            for tag, text in provision.texts.items():
                origin = str(provision.address)
                yield Passage(origin, tag, text.plain, provision.address, text.place)
    for note in corpus.annotations:
        for tag, words in note.texts.items():
            context = context_of(corpus, note)
            yield Passage(f"note:{note.id}", tag, plain_text(words.body), context, words.place)


def context_of(corpus: Corpus, note: Annotation) -> Address:
    """What “paragraph 3” means in a note: a place in the provision or act it comments on.

    A note on a topic speaks of the edition's main act, the first one with articles.
    """
    if note.target.startswith("act:"):
        return Address(note.target.removeprefix("act:"))
    address = parse_address(note.target)
    if address and address.act in corpus.acts:
        return address
    return Address(next((a.act for a in corpus.articles), next(iter(corpus.acts), "")))


def _is_bare(citation: Citation) -> bool:
    """Whether the citation leaves its act to the reader."""
    relative = any(step.number == THIS for target in citation.targets for step in target.steps)
    return citation.act_kind is ActKind.NONE and not citation.back and not relative


def _leads_elsewhere(citation: Citation, act: str, before: bool) -> bool:
    """Whether a note has now turned to another act, so that “Article 5” may be of either."""
    match citation.act_kind:
        case ActKind.NAMED:
            return citation.act != act
        case ActKind.TITLED | ActKind.AMBIGUOUS:
            return True
        case ActKind.THIS | ActKind.SHORT:
            return False
        case ActKind.NONE:
            return before


def _is_whole(corpus: Corpus, act: str) -> bool:
    """Whether we hold every article: the last one that the chapters name, and the first."""
    chapters = corpus.acts[act].chapters
    ends = [eid for chapter in chapters for eid in (chapter.first, chapter.last)]
    return bool(ends) and all(Address(act, eid) in corpus.articles for eid in ends)


def _all_names(corpus: Corpus) -> Iterator[ActNames]:
    """The names of the register, and for other acts those that every text uses."""
    for act in corpus.acts.values():
        yield ActNames(
            act.id, act.names, title=act.title.by_tag, short=act.short.by_tag, number=act.number
        )
    yield from (names for names in standard_acts() if names.id not in corpus.acts)
