"""A text as the tokens that citations are made of: numbers, words and marks, each with its span."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    DECIMAL = auto()
    WORD = auto()
    MARK = auto()
    DASH = auto()


class Token(NamedTuple):
    """A piece of text with its span (code points, end exclusive).

    `norm` is what grammar compares: lower case, spellings folded together.
    """

    kind: Kind
    text: str
    norm: str
    start: int
    end: int


# Possessive quantifiers: no alternative gives back what it took, so the scan is linear.
_TOKEN = re.compile(
    r"""
      (?P<DECIMAL>\d++(?:[./]\d++)++)
    | (?P<NUMBER>\d++(?:[-‐‑]\d++)*+[⁰¹²³⁴⁵⁶⁷⁸⁹]*+)
    | (?P<WORD>[^\W\d_]++(?:[-‐‑’']?[^\W\d_]++)*+)
    | (?P<DASH>[-‐‑‒–—−])
    | (?P<MARK>[^\w\s]|_)
    """,
    re.VERBOSE,
)
_KINDS = {kind.name: kind for kind in Kind}
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")

# Older official Kazakh texts write Latin i for Cyrillic і, and Latin schwa for ә; scanned texts
# mix other letters of the same shape.
_TO_CYRILLIC = str.maketrans("iaceopxyəëё", "іасеорхуәее")


def fold(word: str) -> str:
    """The word as grammar compares it: `Бiрiншi` (Latin i) and `бірінші` are one, ё is е."""
    low = word.casefold()
    return low.translate(_TO_CYRILLIC) if _CYRILLIC.search(low) else low


def tokenise(text: str) -> list[Token]:
    """The tokens of `text` in order; white space lies between them."""
    return [_token(match) for match in _TOKEN.finditer(text)]


def _token(match: re.Match[str]) -> Token:
    kind, text = _KINDS[match.lastgroup or "MARK"], match[0]
    norm = _number(text) if kind is Kind.NUMBER else fold(text)
    return Token(kind, text, norm, match.start(), match.end())


def _number(text: str) -> str:
    """`641¹` and `641‑1` as `641-1`."""
    plain = text.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹")
    raised = text[len(plain) :].translate(_SUPERSCRIPT)
    joined = f"{plain}-{raised}" if raised else plain
    return re.sub(r"[‐‑]", "-", joined)
