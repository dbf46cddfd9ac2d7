"""Pages of prose: an essay on a topic, an act's own page, the home page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from glossa.model.prose import Block


@dataclass(frozen=True, slots=True)
class NoteSlot:
    """The place in an essay where an annotation stands, by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of prose, the same in each language, by tag.

    `subject` is the reference it answers to: `topic:liability`, `act:ai-law`, `page:home`. `files`
    are the source files, relative to the project root.
    """

    subject: str
    titles: Mapping[str, str]
    files: Mapping[str, str]
    bodies: Mapping[str, tuple[Block | NoteSlot, ...]]
