"""The written form of a citation, in Kazakh, Russian and English.

Kazakh and Russian follow GOST R 7.0.5-2008 (bibliographic reference: the full form behind the text,
electronic resources after section 10), English OSCOLA (4th edition, sections 2.4 and 3.4.8) as far
as its rules reach. Words are data: `data/citation.toml`.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel.dates import format_date

from glossa.export.cited import Author, Cited, Commentary, Pin, Statute

Words = Mapping[str, Any]

HEADED = 3
"""How many authors may stand before a title; more are named behind it (GOST R 7.0.5, 5.3)."""

_QUOTED = {
    "kk": re.compile(r"^«(?P<name>.+?)» (?P<form>.+)$"),
    "ru": re.compile(r"^(?P<form>.+) «(?P<name>.+)»$"),
}
_GIVEN = re.compile(r"([^\W\d_]+)(\.?)")


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A citation as text; the day of access goes between the text and its end, if one is given."""

    text: str
    end: str = "."

    def __str__(self) -> str:
        return self.text + self.end


@cache
def read_forms() -> Mapping[str, Words]:
    """The words of every language that citations are written in, by tag."""
    raw = files("glossa.export").joinpath("data", "citation.toml").read_text("utf-8")
    return tomllib.loads(raw)


def write_citation(cited: Cited) -> WrittenForm:
    """The citation in its own language; KeyError for one without forms."""
    words = read_forms()[cited.pin.tag]
    match cited, words["style"]:
        case Statute(), "oscola":
            text = _oscola_law(cited, words)
        case Statute(), _:
            text = _gost_law(cited, words)
        case Commentary(), "oscola":
            text = _oscola_note(cited, words)
        case Commentary(), _:
            text = _gost_note(cited, words)
    return WrittenForm(re.sub(r"[ \n\t]+", " ", text).strip())


def write_accessed(tag: str) -> str:
    """What tells the day of access, `{date}` in it."""
    words = read_forms()[tag]
    return str(words["accessed"])


def name_kind(kind: str, tag: str) -> str:
    """A kind of note inside a citation."""
    return str(read_forms()[tag]["kinds"][kind])


def name_editors(pin: Pin) -> str:
    """Those who answer for the edition, as an author is named."""
    return str(read_forms()[pin.tag]["editors"]).format(name=pin.release.name)


def describe_pin(pin: Pin) -> str:
    """Edition and hash as a note to the reader of a reference manager."""
    words = read_forms()[pin.tag]
    parts = (pin.release.name, *_release(pin, words), words["hash"].format(hash=pin.short_hash))
    return "; ".join(parts)


def describe_edition(cited: Statute) -> str:
    """The edition of the act that was read, or nothing where that is not known."""
    return "".join(_edition(cited, read_forms()[cited.pin.tag]))


def write_date(iso: str, words: Words) -> str:
    """A date as citations of the language have it; one without a day as it is."""
    try:
        day = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    return format_date(day, words["day"], locale="en")


def title_of(cited: Commentary) -> str:
    """The title of a note; one without is called by its kind and what it speaks of."""
    kind = name_kind(cited.kind, cited.pin.tag)
    return cited.title or f"{_capital(kind)}: {cited.place}"


def _gost_law(cited: Statute, words: Words) -> str:
    name = [_gost_title(cited.title, cited.pin.tag), *_edition(cited, words)]
    official = [f"URL: {cited.official}"] if cited.official else []
    own = f"{words['restated']}: {_gost_place(cited.pin, words)}"
    return ". ".join([" : ".join(name), _capital(cited.place), *official, own])


def _gost_title(title: str, tag: str) -> str:
    """`Об искусственном интеллекте : Закон Республики Казахстан от …`: the name comes first."""
    quoted = _QUOTED[tag].match(title) if tag in _QUOTED else None
    return f"{quoted['name']} : {quoted['form']}" if quoted else title


def _gost_note(cited: Commentary, words: Words) -> str:
    headed = cited.authors if len(cited.authors) <= HEADED else ()
    names = ", ".join(_surname_first(author) for author in headed)
    kind = f" : {name_kind(cited.kind, cited.pin.tag)}, {cited.place}" if cited.title else ""
    who = " ; ".join(_responsible(cited, words))
    about = f"{names} {title_of(cited)} {words['online']}{kind}{f' / {who}' if who else ''}"
    return f"{about} // {_gost_place(cited.pin, words)}"


def _responsible(cited: Commentary, words: Words) -> Iterator[str]:
    """Who answers for the words: authors that found no room before the title, and the editors."""
    if len(cited.authors) > HEADED:
        first = cited.authors[0]
        yield f"{_initials(first.given)} {first.family} {words['others']}".strip()
    if cited.reported:
        yield words["reported"].format(name=cited.pin.release.name)
    elif not cited.authors:
        yield name_editors(cited.pin)


def _gost_place(pin: Pin, words: Words) -> str:
    parts = [pin.release.name, *_release(pin, words), words["hash"].format(hash=pin.short_hash)]
    return ". ".join([*parts, f"URL: {pin.url}"])


def _oscola_law(cited: Statute, words: Words) -> str:
    edition = "".join(f" ({said})" for said in _edition(cited, words))
    official = f" <{cited.official}>" if cited.official else ""
    own = f"{words['restated']} {_oscola_place(cited.pin, words)}"
    return f"{cited.title}{edition}, {cited.place}{official}; {own}"


def _oscola_note(cited: Commentary, words: Words) -> str:
    names = [_oscola_name(author) for author in cited.authors]
    if len(names) > HEADED:
        names = [f"{names[0]} {words['others']}"]
    who = f" {words['and']} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
    lead = f"{who or name_editors(cited.pin)}, ‘{title_of(cited)}’"
    kind = f" ({name_kind(cited.kind, cited.pin.tag)}: {cited.place})" if cited.title else ""
    joint = f", {words['reported']}" if cited.reported and who else " in"
    return f"{lead}{kind}{joint} {_oscola_place(cited.pin, words)}"


def _oscola_place(pin: Pin, words: Words) -> str:
    said = ", ".join([*_release(pin, words), words["hash"].format(hash=pin.short_hash)])
    return f"{pin.release.name} ({said}) <{pin.url}>"


def _release(pin: Pin, words: Words) -> list[str]:
    """The edition of the publication and its day, as far as they are known."""
    version = words["release"].format(version=pin.release.version) if pin.release.version else ""
    date = write_date(pin.release.date, words) if pin.release.date else ""
    said = ", ".join(part for part in (version, date) if part)
    return [said] if said else []


def _edition(cited: Statute, words: Words) -> list[str]:
    edition = cited.act.edition
    return [words["edition-of"].format(date=write_date(edition, words))] if edition else []


def _surname_first(author: Author) -> str:
    return f"{author.family} {_initials(author.given)}".strip()


def _initials(given: str) -> str:
    """`Н.Н.` and `Ануар` as `Н. Н.` and `А.`; an initial of two letters stays (`Sh.`)."""
    parts = (word if dot else word[0] for word, dot in _GIVEN.findall(given))
    return " ".join(f"{part}." for part in parts)


def _oscola_name(author: Author) -> str:
    """`NN Turetskiy`: initials without full stops; a name that is written out stays."""
    given = author.given.replace(". ", ".").replace(".", "")
    return f"{given} {author.family}".strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
