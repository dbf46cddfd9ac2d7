"""Two texts as one: what is kept, what is inserted, what is deleted, word by word.

The pairing of words is that of Ratcliff and Obershelp as `difflib` has it; a change that leaves
only a space between two others is drawn as one, because nobody reads single spaces as kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from glossa.redline.values import ArticleText, Line, Mark, Piece, RedLine

_TOKEN = re.compile(r"\w+(?:[-’']\w+)*|\s+|.", re.DOTALL)

_Run = tuple[str, str, str]
"""Kept, deleted and inserted words, in this order; either the first or the others are empty."""


def compare_words(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces that make `before` without its insertions and `after` without its deletions."""
    runs = _merge(_runs(_TOKEN.findall(before), _TOKEN.findall(after)))
    marks = (Mark.KEPT, Mark.DELETED, Mark.INSERTED)
    return tuple(
        Piece(mark, text) for run in runs for mark, text in zip(marks, run, strict=True) if text
    )


def compare_articles(before: ArticleText, after: ArticleText) -> tuple[RedLine, ...]:
    """The provisions of both texts in their order, each with its words compared."""
    eids = sorted({line.eid for text in (before, after) for line in text.lines})
    return tuple(_compare_lines(before.find(eid), after.find(eid)) for eid in eids)


def _compare_lines(before: Line | None, after: Line | None) -> RedLine:
    match before, after:
        case Line(), None:
            return RedLine(before.eid, Mark.DELETED, (Piece(Mark.DELETED, before.full),))
        case None, Line():
            return RedLine(after.eid, Mark.INSERTED, (Piece(Mark.INSERTED, after.full),))
        case Line(), Line():
            pieces = compare_words(before.full, after.full)
            same = before.full == after.full
            return RedLine(before.eid, Mark.KEPT if same else Mark.CHANGED, pieces)
        case _:
            raise ValueError("a provision of neither text")


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[_Run]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        old, new = "".join(before[start:end]), "".join(after[other_start:other_end])
        yield (old, "", "") if kind == "equal" else ("", old, new)


def _merge(runs: Iterator[_Run]) -> list[_Run]:
    merged: list[_Run] = []
    for run in runs:
        if len(merged) > 1 and not run[0] and merged[-1][0].isspace():
            space, change = merged.pop()[0], merged.pop()
            run = ("", change[1] + space + run[1], change[2] + space + run[2])
        merged.append(run)
    return merged
