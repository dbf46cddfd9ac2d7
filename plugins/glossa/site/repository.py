"""Where sources are edited and mistakes reported: the ways from a page into the repository."""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossa.problems import Place

_RESERVED = re.compile(r"[^A-Za-z0-9\-._~/:;,()!\u00c0-\uffef]")
QUOTED = 100
"""How many characters of a provision or note a report brings along."""


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository of the sources; either address may be empty.

    `edit_base` is the address a source path is added to in order to edit it, `home` that of the
    repository. Forms are those of GitHub: `.github/ISSUE_TEMPLATE/{name}.{tag}.yml`, whose text
    fields take values from the address (a list to choose from would not).
    """

    edit_base: str = ""
    home: str = ""

    def edit(self, place: Place) -> str | None:
        """Where the line of a source is edited."""
        base = self.edit_url(place.file)
        return f"{base}#L{place.line}" if base and place.line > 1 else base

    def edit_url(self, file: str) -> str | None:
        """Where a source file is edited, or None where that is not known."""
        return f"{self.edit_base.rstrip('/')}/{file}" if self.edit_base and file else None

    def form(self, name: str, tag: str, **fields: str) -> str | None:
        """The form `name` in the language `tag`, its fields filled in."""
        if not self.home:
            return None
        filled = "".join(f"&{key}={encode(value)}" for key, value in fields.items())
        return f"{self.home.rstrip('/')}/issues/new?template={name}.{tag}.yml{filled}"


NOWHERE = Repository()
"""For an edition whose repository is not known."""


def encode(value: str) -> str:
    """`value` for the query of an address: letters of any script stay, the rest is escaped."""
    return "+".join(_RESERVED.sub(_escape, word) for word in value.split())


def _escape(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
