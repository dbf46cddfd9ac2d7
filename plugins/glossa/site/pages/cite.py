"""How to cite a provision, an article or a note, as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CiteView:
    """The written forms of a citation, each with the tag of its language."""

    forms: tuple[tuple[str, str], ...]
