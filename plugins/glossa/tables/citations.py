"""The citations in the words of an edition, each resolved at the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossa.cite.acts import ActIndex, ActNames, standard_acts
from glossa.cite.find import find_citations_and_acts
from glossa.cite.resolve import Reason, Resolution, resolve_citation
from glossa.cite.values import THIS, ActKind, Citation, Language
from glossa.corpus import Corpus
from glossa.model.address import Address, EId, Step, Unit, parse_address
from glossa.tables.passages import CitationFound, Passage, Settled
from glossa.tables.thread import Thread


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
        language = Language(passage.tag)
        citations, acts = find_citations_and_acts(passage.text, language, index)
        thread = Thread(passage, acts, self._kind_of(passage.context.act))
        settled = list(reversed(passage.links))
        for citation in citations:
            while settled and settled[-1].start < citation.end:
                link = settled.pop()
                target = self._linked(link, passage)
                if target:
                    thread.follow(parse_address(target), link.start)
                    yield _found(passage, link.start, link.end, (target,))
            if any(
                link.start < citation.end and citation.start < link.end for link in passage.links
            ):
                continue
            doubt = thread.doubt(citation)
            resolution = Resolution((), doubt) if doubt else self._resolve(citation, passage)
            thread.go_on(citation)
            targets = dict.fromkeys(self._canonical(address) for address in resolution.addresses)
            reason = resolution.reason
            found = () if reason else tuple(targets)
            yield _found(passage, citation.start, citation.end, found, reason)
        for link in reversed(settled):
            target = self._linked(link, passage)
            if target:
                yield _found(passage, link.start, link.end, (target,))

    def _resolve(self, citation: Citation, passage: Passage) -> Resolution:
        resolution = resolve_citation(citation, passage.context, self._exists)
        if not passage.is_note:
            return resolution
        if citation.near is not None:
            own = _the_one_spoken_of(citation.near, passage.context)
            return Resolution((own,)) if own else resolution
        if resolution.reason in (Reason.MISSING, Reason.NO_CONTEXT):
            inside = self._within(citation, passage)
            return Resolution(inside) if inside else resolution
        return resolution

    def _within(self, citation: Citation, passage: Passage) -> tuple[Address, ...]:
        """What “subparagraph 5)” can only mean beside the provision that a note speaks of.

        In a note on a topic: in one of the provisions that it names beside it.
        """
        if citation.act_kind not in (ActKind.NONE, ActKind.SHORT) or citation.back:
            return ()
        own = self._below(citation, passage.context)
        if own or passage.context.eid is not None or passage.note is None:
            return own
        others = (parse_address(target) for target in passage.note.also)
        tried = {self._below(citation, address) for address in others if address} - {()}
        return tried.pop() if len(tried) == 1 else ()

    def _below(self, citation: Citation, context: Address) -> tuple[Address, ...]:
        """The citation's numbers below the context or the next provision around it that has all."""
        rests = [
            tuple(_as_numbered(step) for step in target.steps if step.number != THIS)
            for target in citation.targets
        ]
        steps = context.eid.steps if context.eid else ()
        for depth in range(len(steps), -1, -1) if all(rests) else ():
            tried = [Address(context.act, EId((*steps[:depth], *rest))) for rest in rests]
            if all(self._corpus.resolve(str(address)) for address in tried):
                return tuple(tried)
        return ()

    def _linked(self, link: Settled, passage: Passage) -> str | None:
        """The provision or act an author's link leads to; None for notes, topics, other sites."""
        target = link.target
        if target.startswith("#") and passage.context.eid is not None:
            target = f"{passage.context.act}/{passage.context.eid.article}__{target[1:]}"
        canonical = self._corpus.resolve(target)
        named = canonical is not None and (":" not in canonical or canonical.startswith("act:"))
        return canonical if named else None

    def _kind_of(self, act: str) -> str:
        return self._corpus.acts[act].kind if act in self._corpus.acts else ""

    def _canonical(self, address: Address) -> str:
        return self._corpus.resolve(str(address)) or str(address)

    def _exists(self, address: Address) -> bool:
        """Whether the provision is there, as far as we can tell: we hold some acts in part only."""
        if self._corpus.resolve(str(address)) or self._corpus.official.holds(address):
            return True
        if address.eid is None or address.act in self._whole:
            return False
        return Address(address.act, address.eid.article) not in self._corpus.articles


def _found(
    passage: Passage,
    start: int,
    end: int,
    targets: tuple[str, ...],
    reason: Reason | None = None,
) -> CitationFound:
    return CitationFound(passage, start, end, passage.text[start:end], targets, reason)


def _the_one_spoken_of(unit: Unit, context: Address) -> Address | None:
    """«Эта статья» in a note is the one it stands under, whatever was cited before."""
    steps = context.eid.steps if context.eid else ()
    own = next((steps[:depth] for depth, step in enumerate(steps, 1) if step.unit is unit), ())
    return Address(context.act, EId(own)) if own else None


def _as_numbered(step: Step) -> Step:
    """The (5) of `(5) тармақша)` is no point: its first bracket belongs to the sentence."""
    lettered = step.unit is not Unit.POINT or step.number.isalpha()
    return step if lettered else Step(Unit.SUBPARAGRAPH, step.number)


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
    # Where the register tells two constitutions apart, “the Constitution” is not a third.
    known = {*corpus.acts, *(act.kind for act in corpus.acts.values())}
    yield from (names for names in standard_acts() if names.id not in known)
