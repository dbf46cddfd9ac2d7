"""What was published when: the edition that a citation names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Release:
    """The name of the publication, the version of this edition and its day, ISO 8601.

    Version and day are empty where the project does not say them.
    """

    name: str = "Glossa"
    version: str = ""
    date: str = ""
