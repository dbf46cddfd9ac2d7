"""Finding citations in a text: the one entry point of the recogniser.

Tokens, then mentions of acts, groups of numbers, chains, and last the back-references, in reading
order. Every step is linear in the text, and none raises, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from glossa.cite import chains, chains_kk
from glossa.cite.acts import ActIndex, standard_acts
from glossa.cite.back import Antecedents
from glossa.cite.drafts import Chain, Draft, Item, is_anchored, split_groups
from glossa.cite.groups import find_groups
from glossa.cite.lexicon import load_lexicon
from glossa.cite.mentions import Mention, Reader, collect_mentions
from glossa.cite.mentions_kk import KazakhReader
from glossa.cite.surroundings import Surroundings
from glossa.cite.tokens import Token, tokenise
from glossa.cite.values import ActMention, Citation, Language
from glossa.model.address import Unit


def find_citations(
    text: str, language: Language, index: ActIndex | None = None
) -> tuple[Citation, ...]:
    """The citations in `text`, in reading order, not overlapping.

    `index` holds the names by which acts are recognised, in the same language; without it the
    standard ones. A citation of an act whose name is unknown is found all the same, with the name
    as the text has it.
    """
    return find_citations_and_acts(text, language, index)[0]


def find_citations_and_acts(
    text: str, language: Language, index: ActIndex | None = None
) -> tuple[tuple[Citation, ...], tuple[ActMention, ...]]:
    """The citations in `text`, and every act named in it, with a provision or by itself."""
    finder = _Finder(language, index or standard_index(language))
    found = [finder.find(part, offset) for offset, part in _paragraphs(text)]
    citations = tuple(one for part, _ in found for one in part)
    return citations, tuple(one for _, part in found for one in part)


class _Finder:
    """Reads the paragraphs of a text one after the other, and remembers what carries over."""

    def __init__(self, language: Language, index: ActIndex) -> None:
        self._kazakh = language is Language.KK
        self._index = index
        self._lexicon = load_lexicon(language)
        self._aliases: dict[str, Mention] = {}
        self._antecedents = Antecedents(language)

    def find(self, text: str, offset: int) -> tuple[list[Citation], list[ActMention]]:
        """The citations and acts of one paragraph, which begins at `offset`."""
        tokens = tokenise(text)
        reader = (KazakhReader if self._kazakh else Reader)(
            tokens, self._lexicon, self._index, text
        )
        mentions = collect_mentions(reader, self._aliases)
        taken = {at for mention in mentions for at in range(mention.start, mention.end)}
        groups = find_groups(tokens, self._lexicon, taken)
        items: list[Item] = sorted([*mentions, *groups], key=lambda item: item.start)
        drafts = (chains_kk if self._kazakh else chains).compose(tokens, self._lexicon, items)
        around = Surroundings(self._lexicon, tokens, mentions)
        pieces = [around.named(piece) for draft in drafts for piece in _pieces(draft)]
        citations = [self._antecedents.cite(piece, text, tokens, offset) for piece in pieces]
        return citations, [_named(mention, tokens, text, offset) for mention in mentions]


def _named(mention: Mention, tokens: Sequence[Token], text: str, offset: int) -> ActMention:
    start, end = tokens[mention.start].start, tokens[mention.end - 1].end
    return ActMention(start + offset, end + offset, text[start:end], mention.kind, mention.act)


_EMPTY_LINE = re.compile(r"\n[^\S\n]*+\n\s*+")


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The text between empty lines, over which no citation reaches, each with its place."""
    start = 0
    for gap in _EMPTY_LINE.finditer(text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]


@cache
def standard_index(language: Language) -> ActIndex:
    """The index of the acts that every text on the law of Kazakhstan names."""
    return ActIndex(standard_acts(), language)


def _pieces(draft: Draft) -> list[Draft]:
    """An article named with its chapter is two citations, unless they share one anchor."""
    if len(draft.chains) > 1:
        return _apart(draft)
    if is_anchored(draft.chains[0]):
        return [draft]
    parts = split_groups(draft.chains[0])
    inside = draft.act is not None and draft.start <= draft.act.start < draft.end
    if len(parts) < 2 or inside:
        return [draft]
    pieces = [Draft(min(g.start for g in p), max(g.end for g in p), (p,), draft.act) for p in parts]
    return sorted(pieces, key=lambda piece: piece.start)


def _apart(draft: Draft) -> list[Draft]:
    """A citation for the annexes and recitals of a draft, another for its articles."""
    runs = [tuple(run) for _, run in groupby(draft.chains, key=_is_beside)]
    if len(runs) == 1:
        return [draft]
    starts = [draft.start, *(min(g.start for c in run for g in c) for run in runs[1:])]
    ends = [*(max(g.end for c in run for g in c) for run in runs[:-1]), draft.end]
    pieces = zip(starts, ends, runs, strict=True)
    return [Draft(start, end, run, draft.act) for start, end, run in pieces]


def _is_beside(chain: Chain) -> bool:
    return any(group.unit in (Unit.ANNEX, Unit.RECITAL) for group in chain)
