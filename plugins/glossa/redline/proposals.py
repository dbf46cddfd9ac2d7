"""The proposals of an edition as amendments, each applied to the article it would change.

Against the official text where there is one, else against our restatement; `Base` says which. A
proposal that became law, was rejected or lapsed is history: its words are not applied to a text
that has moved on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from glossa.corpus import Corpus
from glossa.model.address import Address, EId, Unit, parse_address
from glossa.model.annotations import Annotation, Kind, Operation, ProposalStatus, ProposedWording
from glossa.model.prose import plain_text
from glossa.official.values import OfficialText
from glossa.problems import Problem, Severity
from glossa.redline.apply import apply_amendment
from glossa.redline.compare import compare_articles
from glossa.redline.values import Amendment, ArticleText, Line, RedLine, article_text

PENDING = frozenset({ProposalStatus.SUGGESTED, ProposalStatus.DISCUSSED, ProposalStatus.SUBMITTED})
"""The statuses of proposals that could still change the law."""

CHANGES = frozenset({Operation.INSERT, Operation.REPLACE, Operation.REPEAL})
"""The operations that change an article."""

_NUMBER = re.compile(r"(\d+(?:-\d+)*[.)])\s+")


class Base(StrEnum):
    """The text that an amendment is applied to."""

    OFFICIAL = "official"
    RESTATEMENT = "restatement"


@dataclass(frozen=True, slots=True)
class ArticleRedline:
    """What a proposal makes of an article in one language.

    `before` and `after` are the article as it stands and as it would read, `lines` both in one;
    `by` the sources that worded the language's text.
    """

    article: Address
    tag: str
    base: Base
    before: ArticleText
    after: ArticleText
    lines: tuple[RedLine, ...]
    by: tuple[str, ...]


def redline_proposal(
    corpus: Corpus, note: Annotation, tag: str
) -> tuple[tuple[ArticleRedline, ...], tuple[Problem, ...]]:
    """The articles that `note` would change, worded in `tag`, and every refusal.

    An article of which one amendment is refused is not shown as changed by the others. What only
    an official text refuses is a warning: it may have changed since the proposal was worded.
    """
    redlines: list[ArticleRedline] = []
    problems: list[Problem] = []
    found = list(find_amendments(corpus, note, tag))
    for address, group in groupby(found, key=lambda pair: pair[0]):
        texts = _texts_of(corpus, address)
        nothing = ArticleText(tag, address.eid, ()) if address.eid else None
        base, before = texts.get(tag, (Base.RESTATEMENT, nothing))
        others = {name: text for name, (_, text) in texts.items()}
        after = _apply_all(before, [item for _, item in group], others) if before else None
        if isinstance(after, ArticleText) and before:
            by = tuple(dict.fromkeys(_worded_by(note, tag, address, corpus)))
            lines = compare_articles(before, after)
            redlines.append(ArticleRedline(address, tag, base, before, after, lines, by))
        elif isinstance(after, list):
            official = base is Base.OFFICIAL
            severity = Severity.WARNING if official else Severity.ERROR
            problems.extend(replace(problem, severity=severity) for problem in after)
    return tuple(redlines), tuple(problems)


def _apply_all(
    article: ArticleText, amendments: list[Amendment], others: Mapping[str, ArticleText]
) -> ArticleText | list[Problem]:
    """The article after all amendments, or every refusal."""
    problems: list[Problem] = []
    for amendment in amendments:
        applied = apply_amendment(article, amendment, others)
        if isinstance(applied, Problem):
            problems.append(applied)
        else:
            article = applied.after
    return problems or article


def find_amendments(
    corpus: Corpus, note: Annotation, tag: str
) -> Iterator[tuple[Address, Amendment]]:
    """The amendments that a pending proposal words in `tag`, with the article of each.

    A repeal needs no words: its own target is what it takes out.
    """
    if not is_pending(note) or note.operation not in CHANGES or tag not in note.texts:
        return
    text = note.texts[tag]
    for wording in text.wordings:
        target = parse_address(corpus.resolve(wording.target) or wording.target)
        if target and target.eid:
            amendment = _amend(note.operation, target.eid, tag, wording)
            yield Address(target.act, target.eid.article), amendment
    target = parse_address(note.target)
    if note.operation is Operation.REPEAL and not text.wordings and target and target.eid:
        amendment = Amendment(Operation.REPEAL, target.eid, tag, text.place)
        yield Address(target.act, target.eid.article), amendment


def is_pending(note: Annotation) -> bool:
    """Whether a note is a proposal that could still change the law."""
    return note.kind is Kind.PROPOSAL and note.status in PENDING


def restated_text(corpus: Corpus, address: Address, tag: str) -> ArticleText | None:
    """An article in our own words, or None where there is none in that language."""
    article = corpus.articles.get(address)
    if article is None or address.eid is None:
        return None
    texts = [(item.address.eid, item.texts.get(tag)) for item in article.provisions]
    lines = [Line(eid, text.number, text.plain) for eid, text in texts if eid and text]
    return article_text(tag, address.eid, lines) if lines else None


def official_text(text: OfficialText, article: EId) -> ArticleText | None:
    """An article of an official text, or None where that has no words at it."""
    lines = [
        Line(item.eid, item.number, "\n".join(part for part in (item.text, item.closing) if part))
        for item in text.provisions
        if article.contains(item.eid) and item.text and item.eid.last.unit is not Unit.ARTICLE
    ]
    return article_text(text.language, article, lines) if lines else None


def _texts_of(corpus: Corpus, address: Address) -> dict[str, tuple[Base, ArticleText]]:
    """The article in every language that has it, each from the official text if that is here."""
    texts: dict[str, tuple[Base, ArticleText]] = {}
    for language in corpus.languages:
        kept = corpus.official.text(address.act, language.tag)
        official = official_text(kept.text, address.eid) if kept and address.eid else None
        restated = restated_text(corpus, address, language.tag)
        if official:
            texts[language.tag] = Base.OFFICIAL, official
        elif restated:
            texts[language.tag] = Base.RESTATEMENT, restated
    return texts


def _amend(operation: Operation, target: EId, tag: str, wording: ProposedWording) -> Amendment:
    words = plain_text(wording.text)
    number = _NUMBER.match(words) if not wording.instead_of else None
    return Amendment(
        operation,
        target,
        tag,
        wording.place,
        number=number[1] if number else "",
        text=words[number.end() :] if number else words,
        instead_of=wording.instead_of,
    )


def _worded_by(note: Annotation, tag: str, article: Address, corpus: Corpus) -> Iterator[str]:
    for wording in note.texts[tag].wordings:
        target = parse_address(corpus.resolve(wording.target) or wording.target)
        if target and article.contains(target):
            yield wording.by
