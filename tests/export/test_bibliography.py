"""The sources, read by the tools that others read them with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rispy
from pybtex.database import BibliographyData, Person, parse_string

from glossa.corpus import Corpus, read_project
from glossa.export.bibliography import EXPORTS, build_csl, export_bibtex, export_csl, export_ris
from tests.editions import SOURCES, read, small_edition

HARD = """\
hard-1:
  csl:
    type: article-journal
    title: 'R&D_#1 100% {braced} \\\\ ~ ^ $5'
    author: [{family: Иванов, given: И.И.}, {literal: Ministry of AI and Data}]
    issued: {date-parts: [[2024, 3, 7]]}
    container-title: A, B and C
    page: 10-12
    volume: 3
    issue: '2'
    DOI: 10.1000/a_b%c
    URL: https://example.org/?a=1&b=%7B2
    accessed: {date-parts: [[2025, 12]]}
    license: CC BY 4.0
hard-2: {csl: {type: webpage}, names: {kk: Аты, ru: Имя, en: Name}}
"""

CSL_FIELDS = {
    *("id", "type", "title", "author", "editor", "issued", "accessed", "container-title"),
    *("publisher", "publisher-place", "volume", "issue", "number", "page", "DOI", "URL", "ISSN"),
    *("language", "note", "genre", "event-title", "custom"),
}
"""The fields of CSL 1.0.2 that the register uses; any other is to be looked up there first."""


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_project(Path(__file__).parents[2]).corpus


@pytest.fixture(scope="module")
def hard() -> Corpus:
    corpus, problems = read(small_edition(**{"docs/registers/sources.yml": SOURCES + HARD}))
    assert problems == []
    return corpus


def bibtex(corpus: Corpus) -> BibliographyData:
    return parse_string(export_bibtex(corpus), "bibtex")


def ris(corpus: Corpus) -> list[dict[str, Any]]:
    return list(rispy.loads(export_ris(corpus)))


def test_csl_has_only_fields_of_csl(corpus: Corpus, hard: Corpus) -> None:
    for edition in (corpus, hard):
        items = json.loads(export_csl(edition))
        assert [item["id"] for item in items] == list(edition.sources)
        for item in items:
            assert set(item) <= CSL_FIELDS, item["id"]
            assert item["title"]


def test_pybtex_reads_every_source(corpus: Corpus) -> None:
    entries = bibtex(corpus).entries
    assert list(entries) == list(corpus.sources)
    for item in build_csl(corpus):
        entry = entries[item["id"]]
        assert len(entry.persons.get("author", [])) == len(item.get("author", []))
        issued = item.get("issued")
        assert entry.fields.get("year") == (str(issued["date-parts"][0][0]) if issued else None)
        assert entry.fields.get("url") == item.get("URL")


def test_rispy_reads_every_source(corpus: Corpus) -> None:
    records = ris(corpus)
    assert [record["id"] for record in records] == list(corpus.sources)
    for record, item in zip(records, build_csl(corpus), strict=True):
        assert record["title"] == item["title"]
        assert len(record.get("authors", [])) == len(item.get("author", []))
        assert record.get("doi") == item.get("DOI")
        assert not record.get("unknown_tag")


def test_hard_values_come_back_from_bibtex(hard: Corpus) -> None:
    entry = bibtex(hard).entries["hard-1"]
    assert entry.type == "article"
    assert entry.fields["pages"] == "10--12"
    assert entry.fields["month"] == "3"
    assert entry.fields["journal"] == "A, B and C"
    assert entry.fields["urldate"] == "2025-12"
    assert entry.fields["doi"] == "10.1000/a_b%c"
    assert entry.fields["title"].startswith(r"{R\&D\_\#1 100\% \{braced\} \textbackslash")
    assert entry.persons["author"] == [Person("Иванов, И.И."), Person("{Ministry of AI and Data}")]


def test_hard_values_come_back_from_ris(hard: Corpus) -> None:
    record = next(record for record in ris(hard) if record["id"] == "hard-1")
    assert record["type_of_reference"] == "JOUR"
    assert record["authors"] == ["Иванов, И.И.", "Ministry of AI and Data"]
    assert (record["start_page"], record["end_page"]) == ("10", "12")
    assert (record["year"], record["date"]) == ("2024", "2024/03/07/")


def test_a_work_without_a_title_goes_by_its_name(hard: Corpus) -> None:
    items = {item["id"]: item for item in build_csl(hard)}
    assert items["hard-2"]["title"] == "Аты"
    assert items["hard-1"]["custom"] == {"license": "CC BY 4.0"}


def test_the_three_files(corpus: Corpus) -> None:
    assert set(EXPORTS) == {"sources.json", "sources.bib", "sources.ris"}
    assert all(write(corpus) == write(corpus) for write in EXPORTS.values())
