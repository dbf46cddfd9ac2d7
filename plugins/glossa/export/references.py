"""The reference index as data: `/data/references.json`, `/data/references.csv`.

One row is one reference of one kind between two things, in the order of the edition.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from glossa.corpus import Corpus
from glossa.tables.passages import CitationFound
from glossa.tables.references import (
    Reference,
    ReferenceIndex,
    Standing,
    build_references,
    find_one_sided,
)

Json = dict[str, Any]


def export_references_json(corpus: Corpus, index: ReferenceIndex | None = None) -> str:
    """The references, the citations that lead nowhere, the signals: JSON text."""
    index = index or build_references(corpus)
    data = {
        "references": reference_rows(index),
        "unresolved": [unresolved_row(corpus, one) for one in index.unresolved],
        "one_sided": [
            {"id": id_of(one.reference), "layer": one.layer.value, "missing_in": list(one.lacking)}
            for one in find_one_sided(corpus, index)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def export_references_csv(corpus: Corpus, index: ReferenceIndex | None = None) -> str:
    """The references as CSV (RFC 4180), a column for the words in each language.

    `layers` and `places` say where each was read: `official:kk restatement:kk`, `file:line`.
    """
    index = index or build_references(corpus)
    tags = [language.tag for language in corpus.languages]
    text = io.StringIO()
    writer = csv.writer(text)
    words = (f"words_{tag}" for tag in tags)
    writer.writerow(["kind", "origin", "target", "languages", *words, "layers", "places"])
    for row in index.references:
        writer.writerow([
            row.kind.value,
            row.origin,
            row.target,
            " ".join(row.languages),
            *(row.quotes.get(tag, "") for tag in tags),
            " ".join(dict.fromkeys(f"{one.layer}:{one.tag}" for one in row.standings)),
            " ".join(f"{one.place.file}:{one.place.line}" for one in row.standings),
        ])  # fmt: skip
    return text.getvalue()


def reference_rows(index: ReferenceIndex) -> list[Json]:
    """Each reference as an object."""
    return [_reference(row) for row in index.references]


def id_of(row: Reference) -> str:
    """What a reference goes by: its kind and its two ends."""
    return f"{row.kind}:{row.origin}>{row.target}"


def unresolved_row(corpus: Corpus, one: CitationFound) -> Json:
    """A citation that leads nowhere, with its place in the sources and why it does."""
    accepted = corpus.unresolved.get(one.passage.origin)
    quotes = accepted.quotes.get(one.passage.tag, ()) if accepted else ()
    return {
        "origin": one.passage.origin,
        "language": one.passage.tag,
        "layer": one.passage.layer.value,
        "quote": one.quote,
        "reason": one.reason.value if one.reason else "",
        "accepted": accepted.why if accepted and one.quote in quotes else "",
        "file": one.passage.place.file,
        "line": one.passage.place.line,
    }


def _reference(row: Reference) -> Json:
    said = {"text": dict(row.quotes)} if row.quotes else {}
    return {
        "id": id_of(row),
        "kind": row.kind.value,
        "origin": row.origin,
        "target": row.target,
        "languages": list(row.languages),
        **said,
        "places": [_standing(one) for one in row.standings],
    }


def _standing(one: Standing) -> Json:
    """Where a reference was read; `layer` says in whose words."""
    return {
        "layer": one.layer.value,
        "language": one.tag,
        "file": one.place.file,
        "line": one.place.line,
    }
