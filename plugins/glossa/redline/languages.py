"""Whether words are plainly in another language than they should be."""

from __future__ import annotations

import re

_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_KAZAKH = re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")

_SURE = 40
"""So many letters of Kazakh always have one of its own among them."""


def find_other_language(text: str, tag: str) -> str | None:
    """The language that `text` is in by its letters, where that is not `tag`; None if it may be.

    Only what letters prove is said: English is told from Kazakh and Russian by script, Kazakh by
    its own nine letters, Russian by their absence from a text of some length.
    """
    latin, cyrillic = len(_LATIN.findall(text)), len(_CYRILLIC.findall(text))
    if not latin + cyrillic:
        return None
    if latin > cyrillic:
        return "en" if tag in ("kk", "ru") else None
    kazakh = _KAZAKH.search(text) is not None
    match tag:
        case "en":
            return "kk" if kazakh else "ru"
        case "ru":
            return "kk" if kazakh else None
        case "kk":
            return "ru" if not kazakh and cyrillic >= _SURE else None
        case _:
            return None
