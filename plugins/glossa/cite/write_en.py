"""English citations in full and abbreviated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from glossa.cite.lexicon import load_lexicon
from glossa.cite.values import Language
from glossa.cite.write_ru import in_annex, number, word_for
from glossa.model.address import Step, Unit

_NAMED = frozenset({Unit.ARTICLE, Unit.CHAPTER, Unit.SECTION, Unit.ANNEX})


def write(steps: Sequence[Step], act: str) -> str:
    """`subparagraph 3) of paragraph 3 of Article 17 of the Law`; a point `Article 5(1)(c)`."""
    head, rest = _brackets(steps)
    words = [f"{_form(Unit.ARTICLE)} {head}"] if head else []
    for step in rest:
        joint = " of " if words else ""
        listed = " of the list in " if words and step.unit is Unit.ITEM else joint
        words.insert(0, _unit(step, steps) + listed)
    return "".join(words) + _of(act)


def _of(act: str) -> str:
    if not act:
        return ""
    return f" of {act}" if act.startswith(("the ", "Regulation", "Directive")) else f" of the {act}"


def _brackets(steps: Sequence[Step]) -> tuple[str, list[Step]]:
    """`5(1)(c)` where the address is a lettered point of an article, and the steps left over."""
    units = [step.unit for step in steps]
    inner = units[2:] if units[1:2] == [Unit.PARAGRAPH] else units[1:]
    lettered = all(not step.number[0].isdigit() for step in steps if step.unit is Unit.POINT)
    if units[0] is Unit.ARTICLE and inner and set(inner) == {Unit.POINT} and lettered:
        return steps[0].number + "".join(f"({step.number})" for step in steps[1:]), []
    return "", list(steps)


def _form(unit: Unit) -> str:
    word: str = load_lexicon(Language.EN).tables[unit]["one"]
    return word.capitalize() if unit in _NAMED else word


def _unit(step: Step, steps: Sequence[Step]) -> str:
    if step.unit is Unit.ITEM:
        head = _word(load_lexicon(Language.EN).ordinals, step.number)
        return f"{head} item" if head else f"item {step.number}"
    if step.unit is Unit.PART:
        return f"part {_word(load_lexicon(Language.EN).cardinals, step.number) or step.number}"
    if step.unit is Unit.POINT:
        return f"point {step.number}" if in_annex(step, steps) else f"point ({step.number})"
    return f"{_form(step.unit)} {number(step)}"


def _word(words: Mapping[str, int], figure: str) -> str:
    return word_for(words, int(figure)) if figure.isdigit() else ""


def abbreviate(steps: Sequence[Step], act: str) -> str:
    """`art. 17(3)(3)`, `art. 13(2), part 2`, `AI Act, art. 5(1)(c)`."""
    words = [act] if act else []
    at = 0
    while at < len(steps):
        run = _bracketed(steps, at)
        words.append(_short(steps[at], steps) + "".join(f"({s.number})" for s in run))
        at += 1 + len(run)
    return ", ".join(words)


def _bracketed(steps: Sequence[Step], at: int) -> Sequence[Step]:
    """The steps behind an article that go into brackets: paragraph, subparagraph, points."""
    if steps[at].unit is not Unit.ARTICLE:
        return ()
    end, below = at + 1, Unit.ARTICLE
    while end < len(steps) and _fits(steps[end], below):
        below, end = steps[end].unit, end + 1
    return steps[at + 1 : end]


def _fits(step: Step, below: Unit) -> bool:
    if step.unit is Unit.PARAGRAPH:
        return below is Unit.ARTICLE
    if step.unit is Unit.SUBPARAGRAPH:
        return below is Unit.PARAGRAPH
    return step.unit is Unit.POINT and not step.number[0].isdigit()


def _short(step: Step, steps: Sequence[Step]) -> str:
    if step.unit in (Unit.PART, Unit.ITEM):
        return f"{_form(step.unit)} {step.number}"
    if step.unit in (Unit.POINT, Unit.ANNEX, Unit.RECITAL):
        return _unit(step, steps)
    return f"{load_lexicon(Language.EN).tables[step.unit]['short']}. {number(step)}"
