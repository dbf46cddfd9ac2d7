"""Drafts: groups put together into chains, chains into citations, before anything is resolved.

Shared by the three languages: what can stand under what, and what links two parts of a citation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from glossa.cite.groups import Group
from glossa.cite.lexicon import Anchor, Lexicon, Link
from glossa.cite.mentions import Mention
from glossa.cite.numbers import Path
from glossa.cite.tokens import Kind, Token
from glossa.cite.values import Target
from glossa.model.address import GROUPS, Step, Unit

Item = Group | Mention
Chain = tuple[Group, ...]
"""Groups, outermost first."""

MOST_TARGETS = 2000
"""A citation names no more targets than this; a text that tries is not a law."""

_BELOW_ARTICLE = {Unit.ARTICLE, Unit.PARAGRAPH, Unit.PART, Unit.SUBPARAGRAPH}
PARENTS: dict[Unit, set[Unit]] = {
    Unit.SECTION: {Unit.CHAPTER, Unit.ANNEX},
    Unit.CHAPTER: {Unit.SECTION, Unit.ANNEX},
    Unit.ANNEX: set(),
    Unit.RECITAL: set(),
    Unit.ARTICLE: {Unit.CHAPTER, Unit.SECTION},
    Unit.PARAGRAPH: {Unit.ARTICLE, Unit.PART, Unit.ANNEX, Unit.RECITAL, Unit.CHAPTER, Unit.SECTION},
    Unit.PART: {Unit.ARTICLE, Unit.PARAGRAPH, Unit.SUBPARAGRAPH},
    Unit.SUBPARAGRAPH: {Unit.ARTICLE, Unit.PART, Unit.PARAGRAPH},
    Unit.POINT: {*_BELOW_ARTICLE, Unit.ANNEX, Unit.POINT},
    Unit.ITEM: {*_BELOW_ARTICLE, Unit.POINT},
}
"""Under which units a unit may be cited. Codes count parts under articles and items under parts,
laws parts under paragraphs: both orders exist."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A citation before resolution; `start` and `end` are indices of tokens, end exclusive."""

    start: int
    end: int
    chains: tuple[Chain, ...]
    act: Mention | None = None


def link_between(lexicon: Lexicon, tokens: Sequence[Token], left: int, right: int) -> Link | None:
    """What the tokens from `left` to `right` make of the parts beside them; None: no link."""
    if right - left > _LONGEST_LINK:
        return None
    between = tokens[left:right]
    link = lexicon.links.get(tuple(token.norm for token in between))
    if link is None and between and _supplements(lexicon, between):
        return Link.SUPPLEMENT
    return link


_LONGEST_LINK = 8


def _supplements(lexicon: Lexicon, between: Sequence[Token]) -> bool:
    """“is supplemented with”, “дополнить следующей”, a footnote's number aside."""
    verbs = [token.norm.startswith(lexicon.supplement) for token in between]
    return any(verbs) and all(
        verb or token.norm in lexicon.supplement_words or token.text in "[]" or _is_note(token)
        for verb, token in zip(verbs, between, strict=True)
    )


def _is_note(token: Token) -> bool:
    return token.kind is Kind.NUMBER and len(token.text) < 3


def closed(tokens: Sequence[Token], end: int, opened: bool) -> int:
    """The end of a citation, the bracket included that closes `статья 9 (часть 1, пункт 2)`."""
    return end + 1 if opened and end < len(tokens) and tokens[end].text == ")" else end


def can_hold(outer: Group, inner: Group) -> bool:
    """Whether `inner` may be cited as a part of `outer`."""
    if outer.anchor is Anchor.SAME:
        return True
    if outer.unit is None or inner.unit is None:
        return True
    return outer.unit in PARENTS[inner.unit]


def is_anchored(chain: Chain) -> bool:
    """Whether the chain says of itself where it hangs: “of this Article”, “its paragraph 2”."""
    return any(group.anchor is not None for group in chain)


def is_rooted(chain: Chain) -> bool:
    """Whether the chain needs no article from elsewhere."""
    return is_anchored(chain) or any(group.unit in ROOTS for group in chain)


ROOTS = GROUPS | {Unit.ARTICLE, Unit.ANNEX, Unit.RECITAL}


def paths_of_chain(chain: Chain) -> list[Path]:
    """Every combination of the numbers of a chain's groups, outermost first."""
    levels = [group.paths for group in chain if group.paths]
    combined = (tuple(step for path in choice for step in path) for choice in product(*levels))
    paths = [path for _, path in zip(range(MOST_TARGETS), combined, strict=False)]
    marked = any(group.unit is Unit.RECITAL and not group.paths for group in chain)
    return [_regular(path, marked) for path in paths if path]


def _regular(path: Path, preamble: bool) -> Path:
    """`пункт 12 преамбулы` is a recital; a numbered unit of a Roman annex is a point."""
    if preamble and path[0].unit is Unit.PARAGRAPH:
        return (Step(Unit.RECITAL, path[0].number), *path[1:])
    first = path[0]
    roman = first.unit is Unit.ANNEX and not first.number[0].isdigit()
    if roman and len(path) > 1 and path[1].unit is Unit.PARAGRAPH:
        return (first, Step(Unit.POINT, path[1].number), *path[2:])
    return path


def split_groups(chain: Chain) -> list[Chain]:
    """A chapter named with its article is a target of its own; “Chapter III, Section 2” is one."""
    outer = [group for group in chain if group.unit in GROUPS]
    inner = tuple(group for group in chain if group.unit not in GROUPS)
    nested = [group.unit for group in outer] == [Unit.CHAPTER, Unit.SECTION]
    tops: list[Chain] = [tuple(outer)] if nested else [(group,) for group in outer]
    if not any(group.paths for group in inner):
        return tops
    return [inner, *tops] if _is_numbered_in(inner) else [(*outer, *inner)]


def _is_numbered_in(inner: Chain) -> bool:
    return any(group.unit is Unit.ARTICLE for group in inner)


def targets_of(chains: Sequence[Chain]) -> tuple[Target, ...]:
    """The targets of chains, in order, each once."""
    paths = [
        path for chain in chains for part in split_groups(chain) for path in paths_of_chain(part)
    ]
    return tuple(Target(path) for path in dict.fromkeys(paths[:MOST_TARGETS]))
