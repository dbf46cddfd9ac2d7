"""Provisions of an act: what stands at an address, in each language."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from glossa.model.address import Address
from glossa.model.prose import Inline, plain_text
from glossa.problems import Place


@dataclass(frozen=True, slots=True)
class ProvisionText:
    """The words of one provision in one language; `number` as printed (`3)`), or empty."""

    number: str
    words: tuple[Inline, ...]
    place: Place

    @property
    def plain(self) -> str:
        """The words alone, without the number."""
        return plain_text(self.words)

    @property
    def hash(self) -> str:
        """What pins this wording: see `hash_text`."""
        return hash_text(self.plain)


@dataclass(frozen=True, slots=True)
class Provision:
    """An address with its words in each language, by tag.

    `also` are further addresses of the same words: the words before a list are also their
    paragraph's first part.
    """

    address: Address
    texts: Mapping[str, ProvisionText]
    also: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its heading in each language and its provisions in the order of the law."""

    address: Address
    headings: Mapping[str, str]
    files: Mapping[str, str]
    provisions: tuple[Provision, ...]


def normalise(text: str) -> str:
    """`text` as it counts for comparison: NFC, white space folded, soft hyphens gone."""
    composed = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    return re.sub(r"\s+", " ", composed).strip()


def hash_text(text: str) -> str:
    """The SHA-256 of the normalised text, in hexadecimal."""
    return hashlib.sha256(normalise(text).encode()).hexdigest()
