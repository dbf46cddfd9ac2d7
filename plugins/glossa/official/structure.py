"""Blocks of a source into an official text: sections, chapters, articles, and what stands round.

Both formats end here, so that the same law read from either has the same addresses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from glossa.model.address import EId, Step, Unit
from glossa.official.articles import read_article, read_points
from glossa.official.blocks import Block, Kind
from glossa.official.draft import Draft, line_of
from glossa.official.values import Line, NumberedUnit, OfficialText, Role
from glossa.official.words import (
    HeadingWords,
    find_mixed,
    follows,
    is_contents,
    is_signature,
    is_translation_label,
    order_of,
    parse_heading,
    parse_numbered,
)
from glossa.problems import Place, Problem, sorted_problems

_ANNEX = re.compile(r"приложени[ея]|\d+\s*-?\s*қосымша|қосымша|annex|appendix", re.I)
_SIGNATURE_LENGTH = 80
_LONGEST_HEADING = 400


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that was read, None where there was none to read, and what is to be said about it."""

    text: OfficialText | None
    problems: tuple[Problem, ...]


def build_text(
    blocks: Sequence[Block],
    *,
    act: str,
    language: str,
    edition: str = "",
    unit: NumberedUnit = NumberedUnit.PARAGRAPH,
    may_lack_articles: bool = False,
) -> Reading:
    """Read `blocks` as the text of `act`; `unit` is what its `1.` counts.

    There is no text (None) where the blocks hold no article: whatever that is, it is no act. Where
    the source says that it is one (`may_lack_articles`), it is a resolution or rules, whose
    numbered points stand by themselves: `para_1`, `para_1__subpara_2`.
    """
    reader = _read_all(blocks, unit)
    if not reader.begun and may_lack_articles:
        reader = _read_all(blocks, unit, by_points=True)
    draft = reader.draft
    if not reader.begun:
        place = blocks[0].place if blocks else Place("", 1, 1)
        draft.report("G650", place, "no article was found: this is not the text of an act", _NO_ACT)
        return Reading(None, tuple(sorted_problems(draft.problems)))
    _check_mixed(draft, blocks)
    text = OfficialText(
        act, language, reader.title, edition, draft.provisions(), tuple(draft.aside)
    )
    return Reading(text, tuple(sorted_problems(draft.problems)))


def _read_all(blocks: Sequence[Block], unit: NumberedUnit, *, by_points: bool = False) -> _Reader:
    reader = _Reader(unit, by_points)
    for block in blocks:
        reader.read(block)
    reader.close_article()
    return reader


_NO_ACT = "look at what the address serves; an index or a search page cannot be imported"


@dataclass(slots=True)
class _Reader:
    """Sorts blocks by the article or group they stand in; one pass, no going back."""

    unit: NumberedUnit
    by_points: bool = False
    draft: Draft = field(default_factory=Draft)
    title: str = ""
    articles: list[EId] = field(default_factory=list)
    article: EId | None = None
    body: list[Block] = field(default_factory=list)
    section: EId | None = None
    group: EId | None = None
    in_contents: bool = False
    signed: bool = False
    in_annex: bool = False
    last_point: str | None = None
    untitled: EId | None = None

    @property
    def begun(self) -> bool:
        """Whether the act's own text has begun."""
        return bool(self.articles) or self.last_point is not None

    def read(self, block: Block) -> None:
        untitled, self.untitled = self.untitled, None
        heading = self._heading_of(block)
        if block.kind is Kind.NAVIGATION or is_translation_label(block.text):
            self._put(block, Role.NAVIGATION)
        elif self.in_annex or self._begins_annex(block):
            self._read_annex(block)
        elif heading is not None:
            self._read_heading(block, heading)
        elif untitled is not None and _may_be_title(block):
            self.draft.add(untitled, line_of(block, Role.HEADING))
        elif block.kind is Kind.TITLE:
            self._read_title(block)
        elif self.signed or (self.begun and _signs(block)):
            self.close_article()
            self.signed = True
            self._put(block, Role.SIGNATURE)
        elif block.kind is Kind.HEADING:
            self._read_other_heading(block)
        elif self.article is not None or self._is_in_points(block):
            self.body.append(block)
        else:
            self._read_between(block)

    def _heading_of(self, block: Block) -> HeadingWords | None:
        """What a block says if it is the heading of an article or of a group of them."""
        if block.kind in {Kind.HEADING, Kind.STRONG}:
            return parse_heading(block.text, marked=block.kind is Kind.HEADING)
        if block.kind is not Kind.TEXT or not self.articles or len(block.text) > _LONGEST_HEADING:
            return None
        heading = parse_heading(block.text)
        if heading is None or not heading.title or not self._comes_next(heading):
            return None
        self.draft.warn(
            "G666",
            block.place,
            f"a heading that the source does not mark as one: “{block.text[:60]}”",
            "it is read as a heading, for its number comes next; look at the source",
        )
        return heading

    def _comes_next(self, heading: HeadingWords) -> bool:
        """Whether a line that reads like a heading is one: it ends no sentence, its number fits."""
        before = (eid for eid in reversed(self.draft.lines) if eid.last.unit is heading.unit)
        previous = next(before, None)
        is_sentence = heading.title.endswith((".", ";", ":", ","))
        if previous is None or is_sentence:
            return False
        return follows(heading.number, previous.last.number)

    def _is_in_points(self, block: Block) -> bool:
        """Whether `block` is a numbered point of an act without articles, or below one."""
        numbered = parse_numbered(block.text) if self.by_points else None
        if numbered is not None and not numbered.bracket and block.kind is not Kind.NOTE:
            last = self.last_point
            if last is None or order_of(numbered.number) > order_of(last):
                self.last_point = numbered.number
            return True
        return bool(self.body)

    def close_article(self) -> None:
        """Read what was gathered for the article that ends here."""
        if self.article is not None:
            read_article(self.draft, self.article, self.body, self.unit)
        elif self.body:
            read_points(self.draft, self.body)
        self.article, self.body = None, []

    def _begins_annex(self, block: Block) -> bool:
        if not self.begun:
            return False
        if self.signed:
            is_words = block.kind in {Kind.TEXT, Kind.STRONG}
            is_name = is_words and len(block.text) <= _SIGNATURE_LENGTH
            return not is_name or bool(_ANNEX.match(block.text))
        return block.kind is Kind.HEADING and bool(_ANNEX.match(block.text))

    def _read_annex(self, block: Block) -> None:
        if not self.in_annex:
            self.close_article()
            self.in_annex = True
            self.draft.warn(
                "G658",
                block.place,
                f"text after the last article: “{block.text[:40]}”",
                "it is kept as an annex, without addresses",
            )
        self._put(block, Role.ANNEX)

    def _read_title(self, block: Block) -> None:
        self.in_contents = False
        if self.title:
            self._unplace(block, "a second title")
            return
        self.title = block.text
        self._put(block, Role.TITLE)

    def _read_heading(self, block: Block, heading: HeadingWords) -> None:
        self.close_article()
        self.in_contents = False
        known = len(self.draft.lines)
        line = line_of(block, Role.HEADING, heading.printed, heading.title)
        if heading.in_letters:
            self.draft.warn(
                "G659",
                block.place,
                f"a number in letters: “{heading.printed}”",
                f"it is read as {heading.number}; check it",
            )
        if heading.unit is Unit.ARTICLE:
            self._open_article(block, heading, line)
        else:
            self._open_group(block, heading, line)
        if not heading.title and len(self.draft.lines) > known:
            self.untitled = next(reversed(self.draft.lines))

    def _open_article(self, block: Block, heading: HeadingWords, line: Line) -> None:
        eid = EId((Step(Unit.ARTICLE, heading.number),))
        previous = self.articles[-1].last.number if self.articles else None
        self.signed = False
        if not self.draft.open(eid, line, block.anchor):
            return
        if previous and not follows(heading.number, previous):
            self._report_order(block, heading, previous)
        self.articles.append(eid)
        self.article = eid

    def _report_order(self, block: Block, heading: HeadingWords, previous: str) -> None:
        backwards = order_of(heading.number) < order_of(previous)
        self.draft.warn(
            "G654",
            block.place,
            f"article {heading.number} stands after article {previous}: "
            + ("the order is broken" if backwards else "an article between them is missing"),
            "compare with the other language; the source may have lost an article",
        )

    def _open_group(self, block: Block, heading: HeadingWords, line: Line) -> None:
        eid = EId((Step(heading.unit, heading.number),))
        holder = self.group if heading.unit is Unit.SECTION else self.section
        if holder and (heading.nested or eid in self.draft.lines):
            eid = holder.child(heading.unit, heading.number)
        if not self.draft.open(eid, line, block.anchor):
            return
        if not heading.nested:
            self.group = eid
        if heading.unit is Unit.SECTION and not heading.nested:
            self.section = eid

    def _read_other_heading(self, block: Block) -> None:
        self.close_article()
        if is_contents(block.text):
            self.in_contents = True
            self._put(block, Role.NAVIGATION)
            return
        self._put(block, Role.HEADING)
        self.draft.warn(
            "G653",
            block.place,
            f"a heading without a number: “{block.text[:60]}”",
            "it is kept beside the text and has no address",
        )

    def _read_between(self, block: Block) -> None:
        """A block before the first article, or between a heading of a group and its article."""
        if self.in_contents or (not self.draft.lines and is_contents(block.text)):
            self.in_contents = True
            self._put(block, Role.NAVIGATION)
        elif block.kind is Kind.NOTE:
            if self.draft.lines and self.group is not None:
                self.draft.add(next(reversed(self.draft.lines)), line_of(block, Role.NOTE))
            else:
                self._put(block, Role.NOTE)
        elif not self.draft.lines:
            self._put(block, Role.WORDS)
        else:
            self._unplace(block, "words outside any article")

    def _unplace(self, block: Block, what: str) -> None:
        self.draft.put_aside(
            line_of(block, Role.UNPLACED),
            "G656",
            f"{what}: “{block.text[:60]}”",
            "the words are kept, without an address",
        )

    def _put(self, block: Block, role: Role) -> None:
        self.draft.aside.append(line_of(block, role))


def _may_be_title(block: Block) -> bool:
    """Whether `block` is the title of a heading that stood above it with its number alone."""
    is_set_off = block.kind in {Kind.HEADING, Kind.STRONG}
    is_sentence = block.text.endswith((".", ";", ":"))
    return is_set_off and not is_sentence and not parse_numbered(block.text)


def _signs(block: Block) -> bool:
    """Whether `block` is the signature: some sources set office and name in a table."""
    return is_signature(" ".join(block.text.replace("|", " ").split()))


def _check_mixed(draft: Draft, blocks: Sequence[Block]) -> None:
    """Say once how many words mix Latin and Cyrillic letters, and where the first one stands."""
    found = [(block, word) for block in blocks for word in find_mixed(block.text)]
    if found:
        block, word = found[0]
        draft.warn(
            "G660",
            block.place,
            f"Latin letters inside Cyrillic words, {len(found)} words, the first: {word}",
            "old official texts do this; the words are kept as they are",
        )
