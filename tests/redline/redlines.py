"""Articles, amendments and redlines as short texts, for golden cases.

    ru replace para_2               language, operation, target
    instead-of: вправе              optional
    {#para_2} 2. Суд вправе …       the article
    ---
    обязан                          the proposed words

A redline is written in CriticMarkup: `{++inserted++}`, `{--deleted--}`.
"""

from __future__ import annotations

import re

from glossa.model.address import EId, Step, Unit, parse_eid
from glossa.model.annotations import Operation
from glossa.problems import Place, Problem
from glossa.redline.values import Amendment, ArticleText, Line, Mark, RedLine, article_text

ARTICLE = EId((Step(Unit.ARTICLE, "1"),))
_LINE = re.compile(r"\{#(\w+)\} (?:(\d+(?:-\d+)*[.)]) )?(.*)")
_NUMBER = re.compile(r"(\d+(?:-\d+)*[.)]) ")
_SIGNS = {Mark.KEPT: ("", ""), Mark.INSERTED: ("{++", "++}"), Mark.DELETED: ("{--", "--}")}


def eid(text: str) -> EId:
    """The address of a provision of the article, from the article down."""
    parsed = parse_eid(text)
    assert parsed is not None, text
    return ARTICLE.below(parsed)


def parse_case(given: str) -> tuple[ArticleText, Amendment]:
    """The article and the amendment that a case gives."""
    head, *lines = given.strip("\n").split("\n")
    tag, operation, target = head.split()
    instead = ""
    if lines[0].startswith("instead-of: "):
        instead = lines.pop(0).removeprefix("instead-of: ")
    at = lines.index("---") if "---" in lines else len(lines)
    matches = [_LINE.fullmatch(line) for line in lines[:at]]
    provisions = [Line(eid(m[1]), m[2] or "", m[3]) for m in matches if m]
    words = "\n".join(lines[at + 1 :])
    number = _NUMBER.match(words)
    amendment = Amendment(
        Operation(operation),
        eid(target),
        tag,
        Place("x.md", 7),
        number=number[1] if number else "",
        text=words[number.end() :] if number else words,
        instead_of=instead,
    )
    return article_text(tag, ARTICLE, provisions), amendment


def write_redline(lines: tuple[RedLine, ...]) -> str:
    """A redline in CriticMarkup."""
    rows = []
    for line in lines:
        signs = [(_SIGNS[piece.mark], piece.text) for piece in line.pieces]
        words = "".join(f"{start}{text}{end}" for (start, end), text in signs)
        relative = "__".join(str(line.eid).split("__")[1:])
        rows.append(f"{{#{relative}}} {words}\n")
    return "".join(rows)


def write_problem(problem: Problem) -> str:
    """A refusal: its code, its place, what is wrong and the way out."""
    return f"{problem.code} {problem.place}\n{problem.message}\n{problem.hint}\n"
