"""Saved pages of adilet.zan.kz, the state's legal information system, into official texts.

Pages differ by age and by how they were saved; what they share is a title, a language in a class
name, headings, and paragraphs whose number stands in their text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from glossa.model.address import Unit
from glossa.model.provisions import normalise
from glossa.official.blocks import Block, Kind
from glossa.official.encoding import decode_page, unpack_archive
from glossa.official.html import read_elements
from glossa.official.pages import (
    Found,
    classes_of,
    find_left_out,
    find_text,
    strip_furniture,
)
from glossa.official.structure import Reading, build_text
from glossa.official.values import NumberedUnit, OfficialText
from glossa.official.words import parse_heading
from glossa.problems import Place, Problem, Severity, sorted_problems

_LANGUAGES = {"lang_kaz": "kk", "lang_rus": "ru", "lang_eng": "en"}
_ADDRESS_LANGUAGES = {"kaz": "kk", "rus": "ru", "eng": "en"}
_UNFINISHED_TAG = re.compile(r"<[^<>]*\Z")
_LONGEST_HEADING = 400


def parse_adilet(
    content: bytes,
    *,
    act: str,
    language: str,
    file: str,
    edition: str = "",
    unit: NumberedUnit = NumberedUnit.PARAGRAPH,
) -> Reading:
    """Read a saved page; `language` is the tag it should be in, `file` what problems call it.

    Problems that are errors say that the text, if there is one, must not be relied on: a page cut
    off (G652), in another language (G662), with words that found no place (G657).
    """
    source, problems = decode_page(unpack_archive(content), file, language)
    page = _parse_page(source)
    if page is None:
        return _no_act(file, problems)
    title = _title_block(page, file)
    root, found = find_text(page)
    if found is Found.GUESSED:
        problems += find_left_out(page, root, file)
    problems += strip_furniture(root, file)
    blocks = _promote_headings(read_elements(root, file))
    if title and not any(block.kind is Kind.TITLE for block in blocks):
        blocks.insert(0, title)
    reading = build_text(
        blocks,
        act=act,
        language=language,
        edition=edition,
        unit=unit,
        may_lack_articles=found is not Found.GUESSED,
    )
    if reading.text is None:
        return Reading(None, tuple(sorted_problems([*problems, *reading.problems])))
    problems += _check_page(page, source, language, file)
    if found is not Found.ARTICLE:
        problems.append(_warning("G664", file, _HOW_FOUND[found], _NO_ARTICLE))
    problems += _check_words(root, reading.text, file)
    return Reading(reading.text, tuple(sorted_problems([*reading.problems, *problems])))


_HOW_FOUND = {
    Found.CLASS: "the page has no <article>",
    Found.GUESSED: "the page has no <article>",
    Found.SPREAD: "words of the act stand outside the page's <article>",
}
_NO_ARTICLE = "the text was found by its paragraphs; compare the result with the page"


def _no_act(file: str, problems: list[Problem]) -> Reading:
    problem = Problem(
        "G650",
        Place(file),
        "no article was found: this is not the text of an act",
        "look at what the address serves; an index or a search page cannot be imported",
    )
    return Reading(None, tuple(sorted_problems([*problems, problem])))


def _parse_page(source: str) -> HtmlElement | None:
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        page = document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    etree.strip_elements(page, "script", "style", with_tail=False)
    return page


def _promote_headings(blocks: list[Block]) -> list[Block]:
    """The blocks; where no heading is marked as one, paragraphs that read like headings are."""
    if any(_is_article(block) for block in blocks):
        return blocks
    return [
        replace(block, kind=Kind.HEADING)
        if block.kind is Kind.TEXT
        and len(block.text) <= _LONGEST_HEADING
        and parse_heading(block.text)
        else block
        for block in blocks
    ]


def _is_article(block: Block) -> bool:
    if block.kind not in {Kind.HEADING, Kind.STRONG}:
        return False
    heading = parse_heading(block.text, marked=block.kind is Kind.HEADING)
    return heading is not None and heading.unit is Unit.ARTICLE


def _title_block(page: HtmlElement, file: str) -> Block | None:
    """The act's title, which most pages set above the text."""
    for element in page.iter("h1"):
        if text := normalise("".join(element.itertext())):
            return Block(Kind.TITLE, text, Place(file, element.sourceline or 1))
    return None


def _check_page(page: HtmlElement, source: str, language: str, file: str) -> list[Problem]:
    found = [*_check_language(page, language, file), *_check_status(page, file)]
    if _is_cut_off(source):
        found.append(
            Problem(
                "G652",
                Place(file, source.count("\n") + 1),
                "the page is cut off before its end",
                "fetch or save it again; what came is not the whole text",
            )
        )
    return found


def _check_language(page: HtmlElement, language: str, file: str) -> list[Problem]:
    names = (name for item in page.iter(etree.Element) for name in classes_of(item))
    said = next((_LANGUAGES[name] for name in names if name in _LANGUAGES), None)
    if said is None or said == language:
        return []
    return [
        Problem(
            "G662",
            Place(file),
            f"the page is in {said}, not in {language}",
            "take the page of the other language: its address differs after the host name",
        )
    ]


def _check_status(page: HtmlElement, file: str) -> list[Problem]:
    for item in page.iter("span"):
        if "status_yts" in classes_of(item):
            status = normalise("".join(item.itertext()))
            place = Place(file, item.sourceline or 1)
            message = f"the page says that the act is no longer in force: “{status}”"
            hint = "say so in the act's register entry"
            return [Problem("G665", place, message, hint, Severity.WARNING)]
    return []


def _is_cut_off(source: str) -> bool:
    """Whether elements that the page opens are never closed."""
    lowered = source.lower()
    opened = ("html", "body", "article", "table")
    never_closed = any(
        re.search(rf"<{name}[\s>]", lowered) and f"</{name}" not in lowered for name in opened
    )
    return never_closed or bool(_UNFINISHED_TAG.search(lowered))


def _check_words(root: HtmlElement, text: OfficialText, file: str) -> list[Problem]:
    """Whether every letter of the page's text stands in a line of the text that was read."""
    wanted = Counter(normalise("".join(root.itertext())).replace("|", ""))
    for line in text.lines():
        wanted.subtract(line.full)
    lost = sum(count for letter, count in wanted.items() if count > 0 and not letter.isspace())
    if not lost:
        return []
    message = f"{lost} letters of the page found no place in the text"
    hint = "the reader of pages does not know this form; nothing was written"
    return [Problem("G657", Place(file), message, hint)]


def _warning(code: str, file: str, message: str, hint: str) -> Problem:
    return Problem(code, Place(file), message, hint, Severity.WARNING)


def find_language(address: str) -> str | None:
    """The language tag that an address of the system names (`/rus/docs/…`), or None."""
    match = re.search(r"/(kaz|rus|eng)/docs/", address)
    return _ADDRESS_LANGUAGES[match[1]] if match else None
