"""An amendment applied to an article, or refused with the reason.

Nothing is guessed: words to be replaced must stand in the provision exactly once, a provision to be
inserted must not be there yet. Whatever is applied comes with its reversal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from glossa.model.address import COUNTED
from glossa.model.annotations import Operation
from glossa.problems import Problem
from glossa.redline.languages import find_other_language
from glossa.redline.values import Amendment, Applied, ArticleText, Line


def apply_amendment(
    article: ArticleText,
    amendment: Amendment,
    others: Mapping[str, ArticleText] | None = None,
) -> Applied | Problem:
    """The article as it would read, or why the amendment cannot be applied.

    `others` are the same article in other languages: they tell a quotation in the wrong language
    from one that stands nowhere.
    """
    problem = _refuse_language(article, amendment)
    if problem is None:
        problem = _refuse_place(article, amendment) or _refuse_number(amendment)
    if problem is None and amendment.instead_of:
        problem = _refuse_quotation(article, amendment, others or {})
    return problem or _apply(article, amendment)


def reverse(applied: Applied) -> ArticleText:
    """The article as it stood before."""
    return _apply(applied.after, applied.reversal).after


def _apply(article: ArticleText, amendment: Amendment) -> Applied:
    match amendment.operation:
        case Operation.INSERT:
            after = article.with_lines(amendment.lines)
            back = replace(amendment, operation=Operation.REPEAL, number="", text="", below=())
            return Applied(article, after, back)
        case Operation.REPLACE | Operation.REPEAL if amendment.instead_of:
            return _reword(article, amendment)
        case Operation.REPLACE:
            after = article.without(amendment.target).with_lines(amendment.lines)
            return Applied(article, after, _restore(article, amendment, Operation.REPLACE))
        case Operation.REPEAL:
            back = _restore(article, amendment, Operation.INSERT)
            return Applied(article, article.without(amendment.target), back)
        case _:
            raise ValueError(f"{amendment.operation} changes no article")


def _reword(article: ArticleText, amendment: Amendment) -> Applied:
    """A few words of one provision changed, everything below it left as it is."""
    old = article.find(amendment.target)
    if old is None:
        raise ValueError(f"{amendment.target} is not in the article")
    text = old.text.replace(amendment.instead_of, amendment.text)
    new = Line(old.eid, old.number, text if amendment.text else _close(text))
    lines = tuple(new if line is old else line for line in article.lines)
    after = ArticleText(article.tag, article.article, lines)
    return Applied(article, after, _restore(article, amendment, Operation.REPLACE))


def _close(text: str) -> str:
    """The text with the gap closed that words taken out leave: no double or hanging space."""
    folded = " ".join(piece for piece in text.split(" ") if piece)
    for sign in ",.;:":
        folded = folded.replace(f" {sign}", sign)
    return folded


def _restore(article: ArticleText, amendment: Amendment, operation: Operation) -> Amendment:
    """The amendment that brings back what stands at the target now, and all below it."""
    lead = article.find(amendment.target)
    return replace(
        amendment,
        operation=operation,
        number=lead.number if lead else "",
        text=lead.text if lead else "",
        instead_of="",
        below=tuple(line for line in article.part(amendment.target) if line is not lead),
    )


def _refuse_language(article: ArticleText, amendment: Amendment) -> Problem | None:
    other = find_other_language(amendment.text, article.tag)
    if amendment.tag == article.tag and other is None:
        return None
    worded = other or amendment.tag
    message = f"The wording is in another language ({worded}) than the text it amends."
    hint = f"Write it in the language of the file ({article.tag}); say with “:by:” who worded it."
    return Problem("G714", amendment.place, message, hint)


def _refuse_place(article: ArticleText, amendment: Amendment) -> Problem | None:
    target, place = amendment.target, amendment.place
    present = article.holds(target)
    if amendment.operation is not Operation.INSERT:
        if present:
            return None
        hint = "Name a provision that is there, or make the operation “insert”."
        return Problem("G710", place, f"There is no {target} to change.", hint)
    if present:
        hint = "Choose the next free number, or make the operation “replace”."
        return Problem("G711", place, f"There is something at {target} already.", hint)
    if target != article.article and not (target.parent and article.may_hold(target.parent)):
        hint = "Insert what it belongs to first, or mend the address."
        return Problem("G716", place, f"There is nothing that {target} could belong to.", hint)
    return None


def _refuse_number(amendment: Amendment) -> Problem | None:
    printed, last = amendment.number.strip(".) "), amendment.target.last
    if not printed or last.unit in COUNTED or printed == last.number:
        return None
    message = f"The wording is numbered {amendment.number}, its address is {amendment.target}."
    return Problem("G715", amendment.place, message, "Mend the number or the address.")


def _refuse_quotation(
    article: ArticleText, amendment: Amendment, others: Mapping[str, ArticleText]
) -> Problem | None:
    line = article.find(amendment.target)
    quoted, place = amendment.instead_of, amendment.place
    count = line.text.count(quoted) if line else 0
    if count == 1:
        return None
    if count:
        message = f"“{quoted}” stands {count} times in {amendment.target}."
        return Problem("G713", place, message, "Quote more words, so that they stand there once.")
    for tag, other in others.items():
        there = other.find(amendment.target)
        if tag != article.tag and there and quoted in there.text:
            message = f"“{quoted}” stands in the text in another language ({tag})."
            hint = f"Quote the text in the language of the file ({article.tag})."
            return Problem("G714", place, message, hint)
    message = f"“{quoted}” does not stand in {amendment.target}."
    return Problem("G712", place, message, "Quote the words exactly as they stand there.")
