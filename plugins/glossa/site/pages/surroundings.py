"""What an official text says outside its articles: preamble, signature, annexes, and what could not
be placed. All of it is shown on the page of the act, so that nothing of the law goes missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from glossa.model.address import GROUPS
from glossa.model.registers import Act
from glossa.official.values import Line, OfficialText, Role
from glossa.site.view import View

_ORDER = (
    Role.TITLE,
    Role.WORDS,
    Role.HEADING,
    Role.SIGNATURE,
    Role.ANNEX,
    Role.NOTE,
    Role.UNPLACED,
    Role.NAVIGATION,
)


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one role, in the order of the source."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands outside the articles of an act's text in one language.

    `lang` is that language where it is not the page's, `language` its name.
    """

    lang: str | None
    language: str
    parts: tuple[Part, ...]


def view_surroundings(act: Act, view: View) -> tuple[Surroundings, ...]:
    """The same in the page's language; where its text is not here, in every language that is."""
    texts = view.corpus.official.texts(act.id)
    names = {language.tag: language.name for language in view.corpus.languages}
    tags = (view.tag,) if view.tag in texts else tuple(tag for tag in names if tag in texts)
    found = (
        Surroundings(tag if tag != view.tag else None, names[tag], tuple(_parts(texts[tag], view)))
        for tag in tags
    )
    return tuple(one for one in found if one.parts)


def _parts(text: OfficialText, view: View) -> Iterator[Part]:
    lines = [*text.aside, *_group_notes(text)]
    for role in _ORDER:
        own = tuple(line.full for line in lines if line.role is role)
        if own:
            yield Part(view.words.name("official part", role.value), own)


def _group_notes(text: OfficialText) -> Iterator[Line]:
    """Notes on amendments that stand at chapters and sections, which have no page."""
    for item in text.provisions:
        if item.eid.last.unit in GROUPS:
            yield from (line for line in item.lines if line.role is Role.NOTE)
