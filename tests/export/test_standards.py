"""The data files of the real edition against the standards they name, by each one's own tool.

TBX-Basic and Atom have schemas of ours in `tests/schemas`, written from the standards; the rest is
judged by what the standard's own people ship.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from citeproc.source.json import CiteProcJSON
from lxml import etree

from glossa.corpus import Corpus, read_project
from glossa.export.bibliography import export_csl
from glossa.export.corpus_json import build_corpus, read_schema
from glossa.export.files import EXPORTS
from glossa.export.tbx import export_tbx
from glossa.model.annotations import Kind

PROJECT = Path(__file__).parents[2]
SCHEMAS = PROJECT / "tests/schemas"
COLUMNS = {"comparisons.csv": Kind.COMPARISON, "proposals.csv": Kind.PROPOSAL}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_project(PROJECT).corpus


def csl_words(name: str, group: str) -> set[str]:
    """A set of words of CSL 1.0.2, as the schema that citeproc-py ships lists them."""
    folder = files("citeproc").joinpath("data", "schema", "schemas", "styles")
    text = re.sub(r"#.*", "", folder.joinpath(name).read_text("utf-8"))
    listed = re.search(rf"{group} =\s*((?:\|?\s*\"[^\"]+\"\s*)+)", text)
    assert listed, group
    return set(re.findall(r'"([^"]+)"', listed[1]))


def test_corpus_json_keeps_to_its_schema(corpus: Corpus) -> None:
    schema = json.loads(read_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(build_corpus(corpus))


def test_sources_are_csl(corpus: Corpus) -> None:
    types = csl_words("csl-types.rnc", "item-types")
    dates = csl_words("csl-variables.rnc", "variables.dates")
    names = csl_words("csl-variables.rnc", "variables.names")
    plain = {
        word
        for group in ("numbers", "titles", "strings")
        for word in csl_words("csl-variables.rnc", f"variables.{group}")
    }
    for item in json.loads(export_csl(corpus)):
        assert item.pop("type") in types
        assert set(item) <= {"id", "custom", *dates, *names, *plain}, item["id"]
        for key, value in item.items():
            assert _fits(key, value, dates, names), (item["id"], key)


def _fits(key: str, value: Any, dates: set[str], names: set[str]) -> bool:
    if key in dates:
        (parts,) = value["date-parts"]
        return set(value) == {"date-parts"} and 1 <= len(parts) <= 3
    if key in names:
        return all({"family", "literal"} & set(person) for person in value)
    return isinstance(value, str | int | dict)


@pytest.mark.filterwarnings("ignore:The following arguments for Reference are unsupported")
def test_citeproc_takes_every_source(corpus: Corpus) -> None:
    items = json.loads(export_csl(corpus))
    assert set(CiteProcJSON(items)) == {item["id"] for item in items}


def test_terms_are_tbx_basic(corpus: Corpus) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMAS / "tbx-basic.rng"))
    text = export_tbx(corpus)
    schema.assertValid(etree.fromstring(text.encode()))
    for old, new in (
        ("preferredTerm-admn-sts", "goodTerm"),
        ('type="definition"', 'type="gloss"'),
        ('style="dca"', 'style="dct"'),
    ):
        assert not schema.validate(etree.fromstring(text.replace(old, new, 1).encode())), old


@pytest.mark.parametrize("name", sorted(name for name in EXPORTS if name.endswith(".csv")))
def test_every_table_has_whole_rows(corpus: Corpus, name: str) -> None:
    head, *rows = list(read_csv(EXPORTS[name](corpus)))
    assert len(head) == len(set(head))
    assert rows
    assert all(len(row) == len(head) for row in rows)
    kind = COLUMNS.get(name)
    if kind:
        ids = [row[0].partition(";")[0] for row in rows]
        assert ids == [note.id for note in corpus.annotations if note.kind is kind]


def read_csv(text: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), strict=True)
