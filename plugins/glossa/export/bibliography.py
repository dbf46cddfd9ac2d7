"""The sources as reference managers read them: CSL-JSON, BibTeX, RIS.

CSL-JSON is the register's own form (schema `csl-data.json` of citationstyles.org, 1.0.2); the other
two are projections of it, so that all three say the same. BibTeX is in UTF-8 with the fields of
biblatex's classic styles; RIS follows the 2001 specification of ResearchSoft, read by Zotero,
EndNote and Mendeley.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from glossa.corpus import Corpus
from glossa.model.registers import Source

Fields = dict[str, Any]

CUSTOM = frozenset({"license"})
"""What the register knows and CSL has no field for: kept under `custom`."""

BIBTEX_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
"""BibTeX entry types by CSL type; others are `misc`."""

RIS_TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "legal_case": "CASE",
    "legislation": "STAT",
    "paper-conference": "CPAPER",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""RIS types by CSL type; others are `GEN`."""

_PLACES = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}


def export_csl(corpus: Corpus) -> str:
    """`sources.json`: a list of CSL-JSON items."""
    return write_csl(build_csl(corpus))


def export_bibtex(corpus: Corpus) -> str:
    """`sources.bib`: an entry for each source, keyed by its id."""
    return write_bibtex(build_csl(corpus))


def export_ris(corpus: Corpus) -> str:
    """`sources.ris`: a record for each source; lines end as the format wants them."""
    return write_ris(build_csl(corpus))


def write_csl(items: Iterable[Fields]) -> str:
    """CSL-JSON items as a file."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


def write_bibtex(items: Iterable[Fields]) -> str:
    """CSL-JSON items as BibTeX, each keyed by its id."""
    return "\n".join(_write_entry(item) for item in items)


def write_ris(items: Iterable[Fields]) -> str:
    """CSL-JSON items as RIS."""
    records = ("".join(f"{tag}  - {value}\r\n" for tag, value in _ris(item)) for item in items)
    return "\r\n".join(records)


FORMATS: Mapping[str, Callable[[Iterable[Fields]], str]] = {
    "bib": write_bibtex,
    "ris": write_ris,
    "json": write_csl,
}
"""The formats of reference managers, by file ending."""


def build_csl(corpus: Corpus) -> list[Fields]:
    """The sources as CSL-JSON items, in the order of the register."""
    return [_item(source, [lang.tag for lang in corpus.languages]) for source in _all(corpus)]


def _all(corpus: Corpus) -> Iterable[Source]:
    return corpus.sources.values()


def _item(source: Source, tags: Iterable[str]) -> Fields:
    """The register's fields; a work without a printed title goes by the name it is cited by."""
    item: Fields = {"id": source.id, "type": "document"}
    item |= {key: value for key, value in source.csl.items() if key not in CUSTOM}
    if not item.get("title"):
        known = (words.get(tag) for words in (source.titles, source.names) for tag in tags)
        item["title"] = next((title for title in known if title), source.id)
    custom = {key: value for key, value in source.csl.items() if key in CUSTOM}
    return item | ({"custom": custom} if custom else {})


def _write_entry(item: Mapping[str, Any]) -> str:
    kind = BIBTEX_TYPES.get(item["type"], "misc")
    fields = ((name, value) for name, value in _bibtex(item, kind) if value)
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
    return f"@{kind}{{{item['id']},\n{lines}}}\n"


def _bibtex(item: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    year, month, _ = _date(item.get("issued"))
    # Braces of its own keep the letters of a title as they are.
    yield "title", f"{{{_tex(item['title'])}}}"
    for role in ("author", "editor"):
        yield role, " and ".join(_tex_name(person) for person in _people(item, role))
    yield _PLACES.get(kind, "howpublished"), _tex(item.get("container-title"))
    yield "year", year
    yield "month", month.lstrip("0")
    yield "volume", _tex(item.get("volume"))
    yield "number", _tex(item.get("issue") or item.get("number"))
    yield "pages", _tex(item.get("page")).replace("-", "--")
    yield "publisher" if kind != "techreport" else "institution", _tex(item.get("publisher"))
    yield "address", _tex(item.get("publisher-place"))
    yield "issn", _tex(item.get("ISSN"))
    # An address is read letter by letter: nothing in it is escaped, braces are written in percent.
    yield "doi", _address(item.get("DOI"))
    yield "url", _address(item.get("URL"))
    yield "urldate", "-".join(part for part in _date(item.get("accessed")) if part)
    yield "language", _tex(item.get("language"))
    yield "note", _tex(item.get("note"))


def _ris(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "TY", RIS_TYPES.get(item["type"], "GEN")
    yield "ID", item["id"]
    year, month, day = _date(item.get("issued"))
    values = [("TI", _line(item["title"]))]
    values += [("AU", _name(person)) for person in _people(item, "author")]
    values += [("ED", _name(person)) for person in _people(item, "editor")]
    values += [("T2", _line(item.get("container-title"))), ("PY", year)]
    values += [("DA", f"{year}/{month}/{day}/" if month else "")]
    values += [("VL", _line(item.get("volume")))]
    values += [("IS", _line(item.get("issue") or item.get("number")))]
    first, _, last = _line(item.get("page")).replace("–", "-").partition("-")
    values += [("SP", first.strip()), ("EP", last.strip())]
    values += [("PB", _line(item.get("publisher"))), ("CY", _line(item.get("publisher-place")))]
    values += [("SN", _line(item.get("ISSN"))), ("DO", _line(item.get("DOI")))]
    values += [("UR", _line(item.get("URL"))), ("LA", _line(item.get("language")))]
    accessed = "/".join(part for part in _date(item.get("accessed")) if part)
    values += [("Y2", accessed), ("N1", _line(item.get("note")))]
    yield from ((tag, value) for tag, value in values if value)
    yield "ER", ""


def _people(item: Mapping[str, Any], role: str) -> list[Mapping[str, str]]:
    found = item.get(role)
    return [person for person in found if isinstance(person, dict)] if found else []


def _name(person: Mapping[str, str]) -> str:
    """`Family, Given`, as RIS and BibTeX both take it; a body by its name."""
    parts = (person.get("family", ""), person.get("given", ""))
    return _line(person.get("literal") or ", ".join(part for part in parts if part))


def _tex_name(person: Mapping[str, str]) -> str:
    name = _tex(_name(person))
    # Without braces BibTeX would part a body's name at its spaces and at the word “and”.
    return name if person.get("family") and person.get("given") else f"{{{name}}}"


def _date(value: object) -> tuple[str, str, str]:
    """Year, month, day of a CSL date, month and day of two figures; what is unknown is empty."""
    match value:
        case {"date-parts": [[*parts], *_]}:
            year, month, day = (*map(str, parts), "", "", "")[:3]
            return year, month.zfill(2) if month else "", day.zfill(2) if day else ""
        case _:
            return "", "", ""


def _line(value: object) -> str:
    """A value on one line."""
    return " ".join(str(value).split()) if value is not None else ""


_TEX = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}"}
    | {"^": r"\textasciicircum{}"}
    | {letter: f"\\{letter}" for letter in "#$%&_"}
)


def _tex(value: object) -> str:
    return _line(value).translate(_TEX)


def _address(value: object) -> str:
    return _line(value).replace("{", "%7B").replace("}", "%7D")


EXPORTS: Mapping[str, Callable[[Corpus], str]] = {
    "sources.json": export_csl,
    "sources.bib": export_bibtex,
    "sources.ris": export_ris,
}
"""What stands under /data/, by file name."""
