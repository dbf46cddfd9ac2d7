"""The words of the interface, one gettext catalogue per language.

A catalogue lies in `catalogues/{tag}.po`. Sentences are keyed by their English form; the names of
a closed set (kinds, stages, relations) by their value under a context that names the set.
"""

from __future__ import annotations

import datetime
import gettext
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language; `tag` is its BCP 47 tag."""

    tag: str
    translations: gettext.NullTranslations

    def say(self, message: str, **values: object) -> str:
        """`message` in this language, its `%(name)s` filled in."""
        said = self.translations.gettext(message)
        return said % values if values else said

    def count(self, one: str, many: str, number: int) -> str:
        """The form that goes with `number`, which stands in it as `%(num)s`."""
        return self.translations.ngettext(one, many, number) % {"num": number}

    def name(self, context: str, key: str) -> str:
        """What the member `key` of the set `context` is called."""
        return self.translations.pgettext(context, key)

    def date(self, iso: str, style: str = "short") -> str:
        """A date of the Gregorian calendar; one without a day stays as written."""
        try:
            day = datetime.date.fromisoformat(iso)
        except ValueError:
            return iso
        return format_date(day, self.name("date", style), locale=self.tag)

    def partial_date(self, iso: str) -> str:
        """A date that may lack its day or month, as tables of this language have it."""
        if len(iso) != len("2025-03"):
            return self.date(iso)
        day = datetime.date.fromisoformat(f"{iso}-01")
        return format_date(day, self.name("date", "month"), locale=self.tag)


def has_words(tag: str) -> bool:
    """Whether there is a catalogue for the language."""
    return files("glossa.site").joinpath("catalogues", f"{tag}.po").is_file()


def catalogue_of(tag: str) -> Catalog:
    """The catalogue of a language, as Babel reads it.

    Raises FileNotFoundError where there is none; `has_words` tells.
    """
    raw = files("glossa.site").joinpath("catalogues", f"{tag}.po").read_bytes()
    return read_po(BytesIO(raw), locale=tag, abort_invalid=True)


def read_words(tag: str) -> Words:
    """The words of a language, compiled in memory."""
    compiled = BytesIO()
    write_mo(compiled, catalogue_of(tag))
    compiled.seek(0)
    return Words(tag, gettext.GNUTranslations(compiled))
