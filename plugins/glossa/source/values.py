"""What one source file says, before the languages are joined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from glossa.model.address import Address, EId
from glossa.model.annotations import Annotation
from glossa.model.pages import NoteSlot
from glossa.model.prose import Block
from glossa.model.provisions import ProvisionText
from glossa.problems import Place


@dataclass(frozen=True, slots=True)
class Field:
    """A value as written, and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class NoteSource:
    """An annotation as one file has it: its `texts` hold one language.

    `attributes` are the attribute lines as written, to be compared between languages.
    """

    annotation: Annotation
    attributes: Mapping[str, Field]
    place: Place


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """An article in one language."""

    file: str
    language: str
    address: Address
    heading: Field
    provisions: Mapping[EId, ProvisionText]
    notes: tuple[NoteSource, ...]


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page of prose in one language."""

    file: str
    language: str
    subject: Field
    title: Field
    body: tuple[Block | NoteSlot, ...]
    notes: tuple[NoteSource, ...]


FileSource = ArticleSource | PageSource
