"""Prose as plain words."""

from __future__ import annotations

from glossa.cite import Language, find_citations
from glossa.model.prose import Table, Text, plain_text
from glossa.problems import Place


def test_no_citation_goes_on_from_cell_to_cell() -> None:
    header = ((Text("art. 17(3)"),), (Text("of the EU AI Act"),))
    words = plain_text((Table(header, rows=(), place=Place("x.md", 1)),))
    (citation,) = find_citations(words, Language.EN)
    assert citation.quote == "art. 17(3)"
    (joined,) = find_citations(" ".join(words.split()), Language.EN)
    assert joined.quote == "art. 17(3) of the EU AI Act"
