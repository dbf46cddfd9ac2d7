"""Where the text of an act stands in a saved page, told from the site that surrounds it.

The system sets the text in `<article>`; older pages and pages saved by hand do not, and then its
classes, its anchors (`z12`) or its headings show where it is.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from glossa.model.provisions import normalise
from glossa.official.words import parse_heading
from glossa.problems import Place, Problem, Severity

_FURNITURE = ("noscript", "template", "button", "select", "textarea", "iframe", "nav", "footer")
_FURNITURE_CLASSES = frozenset({"slogan", "tabs", "aftertext", "social-buttons", "png_bg"})
_FURNITURE_IDS = frozenset({"tabs_container", "ethernatable"})
_TEXT_CLASSES = (
    frozenset({"container_gamma", "text"}),
    frozenset({"container_gamma"}),
    frozenset({"module_npaView"}),
)
_ANCHOR = re.compile(r"z\d+")
_LONGEST_HEADING = 400
_DEEPEST = 12
_MOST = 0.5
"""The share of a page's words that the text of its act has, at the least."""


class Found(Enum):
    """How the text was found in its page."""

    ARTICLE = auto()
    CLASS = auto()
    GUESSED = auto()
    SPREAD = auto()


def find_text(page: HtmlElement) -> tuple[HtmlElement, Found]:
    """The element that holds the act's text, and how it was found."""
    articles = list(page.iter("article"))
    root = max(articles, key=_length) if articles else _find_by_class(page)
    if root is None:
        return _around([item for item in page.iter(*_MARKS) if _is_mark(item)], page), Found.GUESSED
    inside = set(root.iter())
    outside = [item for item in page.iter(*_MARKS) if item not in inside and _is_law(item)]
    if outside:
        # The element was closed too early, or the text stands in several.
        return _common_ancestor(outside[0], root, outside[-1]), Found.SPREAD
    return root, Found.ARTICLE if articles else Found.CLASS


def classes_of(element: HtmlElement) -> set[str]:
    """The names in the element's class attribute."""
    return set(str(element.get("class") or "").split())


def strip_furniture(root: HtmlElement, file: str) -> list[Problem]:
    """Take buttons, forms, tabs and links of the site out of the text; each is a problem (G663)."""
    return [
        Problem(
            "G663",
            Place(file, element.sourceline or 1),
            f"left out as a part of the site, not of the act: “{words[:60]}”",
            "compare with the page; the rest was read",
            Severity.WARNING,
        )
        for element in list(root.iter(etree.Element))
        if element is not root and _is_furniture(element) and (words := _drop(element))
    ]


def find_left_out(page: HtmlElement, root: HtmlElement, file: str) -> list[Problem]:
    """What stands on a page round the element that was guessed to hold the act (G663)."""
    inside = {*root.iter(), *(inner for item in page.iter("head", "h1") for inner in item.iter())}
    pieces = [
        text
        for element in page.iter(etree.Element)
        for text in (element.text if element not in inside else "", _tail_outside(element, inside))
        if text
    ]
    words = normalise(" ".join(pieces))
    if not words:
        return []
    message = f"left out as standing round the act, {len(words)} letters: “{words[:60]}”"
    hint = "compare with the page: no class says where its text begins and ends"
    return [Problem("G663", Place(file), message, hint, Severity.WARNING)]


def _tail_outside(element: HtmlElement, inside: set[HtmlElement]) -> str:
    return (element.tail or "") if element.getparent() not in inside else ""


def _is_furniture(element: HtmlElement) -> bool:
    named = classes_of(element) & _FURNITURE_CLASSES or element.get("id") in _FURNITURE_IDS
    return element.tag in _FURNITURE or bool(named)


def _drop(element: HtmlElement) -> str:
    """Remove an element, not the words behind it; returns its words."""
    words = normalise("".join(element.itertext()))
    if element.getparent() is not None:
        element.drop_tree()
    return words


def _find_by_class(page: HtmlElement) -> HtmlElement | None:
    for names in _TEXT_CLASSES:
        if found := [item for item in page.iter("div") if names <= classes_of(item)]:
            return max(found, key=_length)
    return None


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CONTAINERS = frozenset({"body", "div", "main", "section", "td", "form", "center"})
_MARKS = (*_HEADINGS, "p", "a", "b", "strong", "div")


def _is_mark(element: HtmlElement) -> bool:
    """Whether only the text of an act has such an element: an anchor, a heading."""
    name = str(element.get("id") or element.get("name") or "")
    return bool(_ANCHOR.fullmatch(name)) or _is_law(element)


def _is_law(element: HtmlElement) -> bool:
    """Whether an element is a heading as acts have them, or a paragraph with an anchor."""
    if element.tag == "p":
        return bool(_ANCHOR.fullmatch(str(element.get("id") or "")))
    if element.tag not in {*_HEADINGS, "b", "strong"}:
        return False
    inner = islice(element.iter(), 1, _DEEPEST)
    pieces = [element.text, *(text for item in inner for text in (item.text, item.tail))]
    words = normalise("".join(filter(None, pieces)))
    return len(words) < _LONGEST_HEADING and parse_heading(words) is not None


def _around(marks: list[HtmlElement], page: HtmlElement) -> HtmlElement:
    """The innermost element with all marks and with most words of the page."""
    body = next(page.iter("body"), page)
    if not marks:
        return body
    wanted = _MOST * _length(body)
    around = _common_ancestor(marks[0], marks[-1])
    holders = islice([around, *around.iterancestors()], _DEEPEST)
    held = (item for item in holders if item.tag in _CONTAINERS and _length(item) >= wanted)
    return next(held, body)


def _common_ancestor(*elements: HtmlElement) -> HtmlElement:
    """The innermost element that holds all of `elements`, and so what stands between them."""
    first, *others = ([element, *element.iterancestors()] for element in elements)
    shared = set.intersection(*(set(other) for other in others))
    return next(item for item in first if item in shared)


def _length(element: HtmlElement) -> int:
    return sum(len(text) for text in element.itertext())
