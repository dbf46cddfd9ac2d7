"""What was reviewed: the words of the law that a note was last held against."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """The hashes of a note's provisions as they read when somebody last looked, in one language.

    `official` of the official text, `restated` of our own words; empty where there was none.
    """

    official: str = ""
    restated: str = ""
