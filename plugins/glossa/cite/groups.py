"""Groups: a unit word with its numbers (`пунктах 1 и 3`, `1 және 3-тармақтары`, `this Article`).

Russian and English set the number behind the unit, Kazakh before it; ordinals may precede the unit
in every language. What is found here is not yet a citation: `chains` and `chains_kk` put groups
together.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from glossa.cite.lexicon import Anchor, Lexicon, UnitForm, match_unit
from glossa.cite.numbers import Listed, Path, paths_of, read_list
from glossa.cite.numerals import write_roman
from glossa.cite.tokens import Kind, Token
from glossa.cite.values import THIS, Language
from glossa.model.address import Step, Unit


@dataclass(frozen=True, slots=True)
class Group:
    """A unit with its numbers; `start` and `end` are indices of tokens, end exclusive."""

    start: int
    end: int
    unit: Unit | None
    """None for a unit without a level of its own (абзац) and for “ibid.”."""
    paths: tuple[Path, ...]
    form: UnitForm
    anchor: Anchor | None = None
    ordinal_first: bool = False
    bare: bool = False
    """Kazakh: a figure without hyphen or bracket (`28 баптан`), which may be a count."""

    @property
    def is_through(self) -> bool:
        """Whether it adds no level: the target is the unit that holds it."""
        return self.unit is None and self.anchor is not Anchor.SAME


_NO_FORM = UnitForm(None, None, genitive=True)


def find_groups(tokens: Sequence[Token], lexicon: Lexicon, taken: Container[int]) -> list[Group]:
    """The groups of a text, in order, not overlapping; tokens in `taken` belong to acts."""
    groups: list[Group] = []
    reader = _Reader(tokens, lexicon, taken)
    at = 0
    while at < len(tokens):
        group, at = (None, at + 1) if at in taken else reader.read(at)
        if group:
            groups.append(group)
    return groups


@dataclass(frozen=True, slots=True)
class _Reader:
    tokens: Sequence[Token]
    lexicon: Lexicon
    taken: Container[int]

    def read(self, at: int) -> tuple[Group | None, int]:
        """The group at token `at`, or None, and where to go on."""
        anchor = self.lexicon.anchors.match(self.tokens, at)
        if anchor:
            group = self._read_anchored(at, *anchor)
            if group:
                return group, group.end
        return self._read_plain(at)

    def _read_plain(self, at: int) -> tuple[Group | None, int]:
        """A group that no anchor stands before."""
        if self.lexicon.language is not Language.KK:
            group = self._read_unit_first(at)
            if group:
                return group, group.end
        group, after = self._read_number_first(at)
        return (group or self._read_preamble(at)), after

    def _read_anchored(self, at: int, anchor: Anchor, after: int) -> Group | None:
        if anchor is Anchor.SAME:
            return Group(at, after, None, (), _NO_FORM, anchor)
        if anchor is Anchor.AFTER:
            return None
        if anchor is Anchor.ITS:
            return self._read_its(at, after)
        return self._read_this(at, anchor, after)

    def _read_its(self, at: int, after: int) -> Group | None:
        """“its Article 2”, “оның 13-тарауы”: a numbered unit of the act named last."""
        if after == len(self.tokens) or after in self.taken:
            return None
        group, _ = self._read_plain(after)
        numbered = group and group.paths and group.anchor is None
        return replace(group, start=at, anchor=Anchor.ITS) if group and numbered else None

    def _read_this(self, at: int, anchor: Anchor, after: int) -> Group | None:
        """“this Article”, “осы баптың”: a unit in the singular, and no number behind it."""
        found = match_unit(self.lexicon, self.tokens, after)
        if not found or found[0].plural or found[0].short or found[0].unit in _NEVER_THIS:
            return None
        form, end = found
        if self.lexicon.language is not Language.KK and self._numbers(end, form.unit):
            return None
        english = self.lexicon.language is Language.EN
        if english and form.unit in _CAPITAL and not self.tokens[after].text.istitle():
            # “This article examines …” speaks of a paper, “this Article” of the law.
            return None
        paths = ((Step(form.unit, THIS),),) if form.unit else ()
        return Group(at, end, form.unit, paths, form, anchor)

    def _read_unit_first(self, at: int) -> Group | None:
        found = match_unit(self.lexicon, self.tokens, at)
        if not found or self._is_other(at):
            return None
        form, end = found
        listed = self._numbers(end, form.unit, self._is_open(at))
        if not listed:
            return self._without_number(at, end, form)
        listed = self._trim(listed, form)
        listed = self._unclose(listed, at)
        return self._group(at, listed[-1].element.end, form, listed)

    def _is_other(self, at: int) -> bool:
        """Whether the unit word means another thing: `воинской части 5571`."""
        other = at > 0 and self.tokens[at - 1].norm.startswith(self.lexicon.others)
        return other or (at > 2 and self._is_of_issue(at))

    def _is_of_issue(self, at: int) -> bool:
        """Whether it is an item in an issue of the gazette: `1995 г., № 15-16, ст. 109`."""
        before = self.tokens[at - 1]
        if before.text not in (",", "of") or self.tokens[at].norm not in self.lexicon.shorts:
            return False
        for back in range(at - 2, max(-1, at - _LONGEST_ISSUE), -1):
            if self.tokens[back].norm in self.lexicon.acts.number and back not in self.taken:
                issue = next((t for t in self.tokens[back:at] if t.kind is Kind.NUMBER), None)
                first = issue.norm.split("-")[0] if issue else ""
                return 0 < len(first) <= 2 and int(first) <= _LAST_ISSUE
        return False

    def _without_number(self, at: int, end: int, form: UnitForm) -> Group | None:
        """A unit that needs no number, or has a Cyrillic letter, for which there is no address."""
        if form.unit is None or form.unit is Unit.RECITAL:
            return Group(at, end, form.unit, (), form)
        lettered = [token.norm for token in self.tokens[end : end + 3]]
        if len(lettered) == 3 and lettered[0] == "«" and lettered[2] == "»":
            return Group(at, end + 3, None, (), form) if len(lettered[1]) == 1 else None
        if len(lettered) > 1 and lettered[1] == ")" and len(lettered[0]) == 1:
            return Group(at, end + 2, None, (), form) if lettered[0].isalpha() else None
        return None

    def _numbers(self, at: int, unit: Unit | None, within: bool = False) -> list[Listed]:
        return read_list(self.lexicon, self.tokens, at, unit, within)

    def _trim(self, listed: list[Listed], form: UnitForm) -> list[Listed]:
        """After a unit in the singular a list goes on only where its parent follows it."""
        if form.plural is not False or self._parent_follows(listed[-1].element.end):
            return listed
        for n, (element, ranged) in enumerate(listed[1:], 1):
            if not ranged and not element.enclosed:
                return listed[:n]
        return listed

    def _parent_follows(self, at: int) -> bool:
        if at in self.taken:
            return True
        anchor = self.lexicon.anchors.match(self.tokens, at)
        found = match_unit(self.lexicon, self.tokens, anchor[1] if anchor else at)
        if found:
            return found[0].genitive
        return at < len(self.tokens) and self.tokens[at].norm == "of"

    def _unclose(self, listed: list[Listed], at: int) -> list[Listed]:
        """Leave the last bracket to the text where it closes one opened before the citation.

        In `(пункт 2)` the bracket closes the parenthesis, in `пункт 2) части первой` the number.
        """
        last = listed[-1].element
        if not last.closed or self._continues(last.end) or not self._is_open(at):
            return listed
        return [*listed[:-1], Listed(last._replace(closed=False, end=last.end - 1), listed[-1][1])]

    def _continues(self, at: int) -> bool:
        return self._parent_follows(at) or match_unit(self.lexicon, self.tokens, at) is not None

    def _is_open(self, at: int) -> bool:
        """Whether a bracket stands open just before token `at`: looked for a few words back."""
        for token in reversed(self.tokens[max(0, at - _LOOK_BACK) : at]):
            if token.text in "()":
                return token.text == "("
        return False

    def _read_number_first(self, at: int) -> tuple[Group | None, int]:
        """Kazakh numbers, and ordinals in every language, stand before the unit."""
        kazakh = self.lexicon.language is Language.KK
        if not kazakh and self.tokens[at].kind is not Kind.WORD:
            return None, at + 1
        listed = self._numbers(at, None)
        if not listed:
            return None, at + 1
        end = listed[-1].element.end
        dashed = end < len(self.tokens) and self.tokens[end].kind is Kind.DASH
        found = match_unit(self.lexicon, self.tokens, end + dashed)
        if not found:
            return (self._bare_point(at, listed) if kazakh else None), end
        if not kazakh and any(one.element.figures for one in listed):
            return None, end
        form, after = found
        group = self._group(at, after, form, listed)
        last = listed[-1].element
        bare = kazakh and last.figures and not (dashed or last.closed or last.enclosed)
        return group and replace(group, ordinal_first=not last.figures, bare=bare), after

    def _read_preamble(self, at: int) -> Group | None:
        """`преамбуланың 12-тармағы`: the preamble has no number."""
        found = self.lexicon.units.match(self.tokens, at)
        if found is None or found[0].unit is not Unit.RECITAL:
            return None
        return Group(at, found[1], Unit.RECITAL, (), found[0])

    def _bare_point(self, at: int, listed: list[Listed]) -> Group | None:
        """`5-бап, 1-тармақ, (c)`: a letter without its unit word, to be hung on what precedes."""
        if not all(one.element.enclosed and not one.element.figures for one in listed):
            return None
        form = UnitForm(Unit.POINT, None, genitive=False, short=True)
        return self._group(at, listed[-1].element.end, form, listed)

    def _group(self, at: int, end: int, form: UnitForm, listed: list[Listed]) -> Group | None:
        if form.unit is None:
            return Group(at, end, None, (), form)
        letters = self.lexicon.language is not Language.EN
        paths = paths_of(listed, form.unit, form.plural, letters)
        if form.unit is Unit.ANNEX:
            paths = [_roman(path, listed) for path in paths]
        if form.unit is Unit.ARTICLE and any(path[0].unit is not Unit.ARTICLE for path in paths):
            return None
        unit = paths[0][0].unit if paths[0][0].unit is Unit.POINT else form.unit
        return Group(at, end, unit, tuple(paths), form)


_NEVER_THIS = frozenset({Unit.ANNEX, Unit.RECITAL, Unit.ITEM})
_CAPITAL = frozenset({Unit.ARTICLE, Unit.CHAPTER, Unit.SECTION, Unit.PART, Unit.POINT})
_LOOK_BACK = 12
_LONGEST_ISSUE = 8
_LAST_ISSUE = 24
"""The gazette of the parliament comes out twice a month; acts with so low a number are rare."""


def _roman(path: Path, listed: Sequence[Listed]) -> Path:
    """Annexes of the EU keep their Roman figures."""
    if any(one.element.figures for one in listed) or not path[0].number.isdigit():
        return path
    return (Step(Unit.ANNEX, write_roman(int(path[0].number))), *path[1:])
