"""Back-references: “the same article”, “its part two”, “ibid.”, resolved in reading order.

What a citation names is the antecedent of the next. A reference that finds none, or several, is a
result of its own kind, and clears the antecedent: nothing behind it may lean on a guess.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from glossa.cite.drafts import PARENTS, ROOTS, Draft, targets_of
from glossa.cite.groups import Group
from glossa.cite.lexicon import Anchor
from glossa.cite.mentions import Mention
from glossa.cite.tokens import Token
from glossa.cite.values import THIS, ActKind, Citation, Language, Status, Target
from glossa.model.address import GROUPS, Step, Unit


@dataclass(frozen=True, slots=True)
class _Act:
    kind: ActKind
    act: str | None
    candidates: tuple[str, ...] = ()


_NO_ACT = _Act(ActKind.NONE, None)
_LONGEST_SENTENCE = 60
_ELSEWHERE = frozenset({ActKind.NAMED, ActKind.TITLED, ActKind.AMBIGUOUS})
_BACK = frozenset({Anchor.THAT, Anchor.NEAR, Anchor.ITS, Anchor.SAME})


class Antecedents:
    """Makes citations of drafts, one after the other, and remembers what was cited last."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._targets: tuple[Target, ...] = ()
        self._act = _NO_ACT
        self._end = 0
        self._tokens: Sequence[Token] = ()

    def cite(self, draft: Draft, text: str, tokens: Sequence[Token], offset: int) -> Citation:
        """The citation that a draft makes at its place in the reading order.

        `tokens` are those of `text`, which begins at `offset` of the whole.
        """
        back = next((g for c in draft.chains for g in c if g.anchor in _BACK), None)
        targets, status = self._targets_of(draft, back)
        if self._goes_on(draft, tokens):
            units = {target.steps[0].unit for target in targets}
            holders = {unit: self._one_holder(unit) for unit in units}
            targets = tuple(dict.fromkeys(_continued(target, holders) for target in targets))
        act = self._act_of(draft, back, tokens)
        if draft.act is not None and draft.act.back and act.kind is ActKind.NONE:
            # “Article 10 of the said Law”, named in no text before: an act that nobody knows.
            named = text[tokens[draft.act.start].start : tokens[draft.act.end - 1].end]
            act = _Act(ActKind.TITLED, named)
        if not targets:
            targets, status = (), Status.UNRESOLVED
        self._remember(targets if status is Status.CLEAR else (), act)
        self._tokens, self._end = tokens, draft.end
        start, end = tokens[draft.start].start, tokens[draft.end - 1].end
        pointed = back is not None or (draft.act is not None and draft.act.back)
        return Citation(
            start + offset,
            end + offset,
            text[start:end],
            act.kind,
            act.act,
            targets,
            status,
            act.candidates,
            pointed,
            _near(draft, back),
        )

    def _goes_on(self, draft: Draft, tokens: Sequence[Token]) -> bool:
        """Whether it stands in the same sentence as the citation before, and names no article.

        `пункты 1 и 2 настоящей статьи, за исключением подпункта 3) пункта 2`. English texts mean
        this article by a bare paragraph, wherever it stands.
        """
        if self._language is Language.EN or draft.act is not None:
            return False
        if self._act.kind in _ELSEWHERE:
            return False
        return self._in_sentence(draft, tokens)

    def _in_sentence(self, draft: Draft, tokens: Sequence[Token]) -> bool:
        """Whether it stands in the same sentence as the citation before."""
        if tokens is not self._tokens or draft.start - self._end >= _LONGEST_SENTENCE:
            return False
        between = tokens[self._end - 1 : draft.start + 1]
        triples = zip(between, between[1:], between[2:], strict=False)
        return not any(_ends_sentence(*three) for three in triples)

    def _one_holder(self, unit: Unit) -> Target | None:
        """What can hold a `unit` in the citation before, if that named one article only."""
        holders = {_holder(one, unit) for one in self._targets}
        holder = holders.pop() if len(holders) == 1 else None
        return holder if holder and holder.up_to(Unit.ARTICLE) else None

    def _remember(self, targets: tuple[Target, ...], act: _Act) -> None:
        self._targets = targets
        self._act = act if targets else _NO_ACT

    def _act_of(self, draft: Draft, back: Group | None, tokens: Sequence[Token]) -> _Act:
        if draft.act is None:
            owned = _is_owned(draft) and self._in_sentence(draft, tokens)
            return self._act if back is not None or owned else _NO_ACT
        if draft.act.back:
            before = self._act.kind is not ActKind.NONE
            return self._act if before or draft.act.kind is ActKind.SHORT else _act(draft.act)
        return _act(draft.act)

    def _targets_of(self, draft: Draft, back: Group | None) -> tuple[tuple[Target, ...], Status]:
        plain = targets_of(draft.chains)
        if back is None:
            # An act that is named beside a paragraph has no articles: `paragraph 5 of these Rules`.
            found = plain if draft.act else tuple(self._placed(target) for target in plain)
            return found, Status.CLEAR
        roots = self._roots(back, plain)
        if _is_whole_without(back, plain, draft.act is not None):
            rest = tuple(t for t in plain if t.steps[0].number != THIS)
            return rest, Status.CLEAR
        if not roots and back.anchor is Anchor.NEAR and len(plain[0].steps) > 1:
            return plain, Status.CLEAR
        rests: list[Target | None] = list(plain) or [None]
        if back.anchor in (Anchor.THAT, Anchor.NEAR):
            rests = [_without_this(target, back.unit) for target in plain]
        joined = [_joined(root, rest) for root in roots for rest in rests]
        status = Status.CLEAR if len(roots) == 1 or self._is_whole(back) else Status.AMBIGUOUS
        return tuple(dict.fromkeys(joined)), status

    def _is_whole(self, back: Group) -> bool:
        """“Ibid.” means all that was cited, however many."""
        return back.anchor is Anchor.SAME

    def _roots(self, back: Group, plain: tuple[Target, ...]) -> list[Target]:
        """What the back-reference may stand for: the antecedents, cut off at the right unit."""
        if back.anchor is Anchor.SAME and not plain:
            return list(self._targets)
        if back.anchor in (Anchor.THAT, Anchor.NEAR) and back.unit is not None:
            cut = [target.up_to(back.unit) for target in self._targets]
        else:
            unit = plain[0].steps[0].unit if plain else back.unit
            cut = [_holder(target, unit) for target in self._targets]
        return list(dict.fromkeys(target for target in cut if target is not None))

    def _placed(self, target: Target) -> Target:
        """English texts number paragraphs in articles: a bare “paragraph 1” is of this article."""
        if self._language is not Language.EN:
            return target
        first = target.steps[0]
        if first.number == THIS or first.unit not in _LOOSE:
            return target
        return Target((Step(_LOOSE[first.unit], THIS), *target.steps))


def _act(mention: Mention) -> _Act:
    return _Act(mention.kind, mention.act, mention.candidates)


def _is_owned(draft: Draft) -> bool:
    """Kazakh: whether its outermost form needs an owner (`53-бабында`), the act before it."""
    first = draft.chains[0][0]
    return first.form.owned and first.anchor is None and first.unit in ROOTS


def _continued(target: Target, holders: Mapping[Unit, Target | None]) -> Target:
    """The target in what the citation before leaves open, unless it says for itself."""
    first = target.steps[0]
    holder = holders[first.unit]
    if target.is_absolute or first.number == THIS or holder is None:
        return target
    return Target((*holder.steps, *target.steps))


def _ends_sentence(before: Token, token: Token, after: Token) -> bool:
    """A full stop before a capital, or before a figure where no abbreviation goes before it."""
    if token.text != ".":
        return False
    spelled = before.text.islower() and len(before.text) >= _SPELLED_OUT
    return after.text[0].isupper() or (spelled and after.text[0].isdigit())


_SPELLED_OUT = 4


def _near(draft: Draft, back: Group | None) -> Unit | None:
    """The unit of “this article” that stands alone, where its word may also mean “that one”."""
    alone = (
        back is not None and draft.act is None and [back] == [g for c in draft.chains for g in c]
    )
    return back.unit if alone and back is not None and back.anchor is Anchor.NEAR else None


_LOOSE = {
    Unit.PARAGRAPH: Unit.ARTICLE,
    Unit.PART: Unit.ARTICLE,
    Unit.SUBPARAGRAPH: Unit.PARAGRAPH,
    Unit.POINT: Unit.PARAGRAPH,
}


def _without_this(target: Target, unit: Unit | None) -> Target | None:
    """What hangs below the step “the same article” of a target; None where nothing does."""
    for depth, step in enumerate(target.steps):
        if step.unit is unit and step.number == THIS:
            return Target(target.steps[depth + 1 :]) if target.steps[depth + 1 :] else None
    return target


def _is_whole_without(back: Group, plain: tuple[Target, ...], known: bool) -> bool:
    """“Article 931 of the same chapter”, “ibid., art. 5”, “its Article 5”: no chapter is needed.

    `known`: an act was named before, and “its” speaks of that.
    """
    if back.anchor is Anchor.ITS and known and plain[0].steps[0].unit in ROOTS:
        return True
    beside = back.unit in GROUPS or back.anchor is Anchor.SAME
    return beside and any(target.steps[0].unit is Unit.ARTICLE for target in plain)


def _joined(root: Target, rest: Target | None) -> Target:
    return Target((*root.steps, *rest.steps)) if rest else root


def _holder(target: Target, unit: Unit | None) -> Target | None:
    """The target cut off at the innermost step that can hold a `unit`."""
    for depth in range(len(target.steps), 0, -1):
        if unit is not None and target.steps[depth - 1].unit in PARENTS[unit]:
            return Target(target.steps[:depth])
    return None
