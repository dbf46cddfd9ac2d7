"""Proposals and comparisons as tables, the timeline as JSON: projections of the corpus.

CSV after RFC 4180, UTF-8, one header row; lists in a cell are parted by semicolons. A cell that a
spreadsheet would run as a formula begins with an apostrophe. Texts stand in a column per language.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from glossa.corpus import Corpus
from glossa.export.corpus_json import NOT_LAW, build_corpus
from glossa.model.annotations import Annotation, Kind
from glossa.model.prose import plain_text

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_proposals(corpus: Corpus) -> str:
    """`proposals.csv`: a row for each proposal."""
    tags = [language.tag for language in corpus.languages]
    head = ["id", "nature", "target", "also", "operation", "status", "proponents", "sources"]
    head += [f"{name}_{tag}" for tag in tags for name in ("title", "text", "wording", "worded_by")]
    notes = (note for note in corpus.annotations if note.kind is Kind.PROPOSAL)
    return _write(head, (_proposal(note, tags) for note in notes))


def export_comparisons(corpus: Corpus) -> str:
    """`comparisons.csv`: a row for each comparison; the relation is read from ours to the other."""
    tags = [language.tag for language in corpus.languages]
    head = ["id", "target", "also", "with", "jurisdiction", "relation", "cautions", "sources"]
    head += [f"{name}_{tag}" for tag in tags for name in ("title", "text")]
    notes = (note for note in corpus.annotations if note.kind is Kind.COMPARISON)
    return _write(head, (_comparison(corpus, note, tags) for note in notes))


def export_timeline(corpus: Corpus) -> str:
    """`timeline.json`: every date, in order of time, as `corpus.json` has it."""
    events = sorted(build_corpus(corpus)["timeline"], key=lambda e: (e["date"], e["ids"]))
    return json.dumps({"timeline": events}, ensure_ascii=False, indent=1) + "\n"


def _proposal(note: Annotation, tags: Iterable[str]) -> Iterator[str]:
    yield from ("; ".join(note.ids), NOT_LAW, note.target, "; ".join(note.also))
    yield note.operation.value if note.operation else ""
    yield note.status.value if note.status else ""
    yield from ("; ".join(note.proponents), _sources(note))
    for tag in tags:
        text = note.texts.get(tag)
        wordings = text.wordings if text else ()
        yield text.title if text else ""
        yield plain_text(text.body) if text else ""
        yield "\n".join(f"[{item.target}] {plain_text(item.text)}" for item in wordings)
        yield "; ".join(dict.fromkeys(item.by for item in wordings))


def _comparison(corpus: Corpus, note: Annotation, tags: Iterable[str]) -> Iterator[str]:
    act = corpus.act_id(note.counterpart.removeprefix("act:").partition("/")[0])
    yield from ("; ".join(note.ids), note.target, "; ".join(note.also), note.counterpart)
    yield corpus.acts[act].jurisdiction if act else ""
    yield note.relation.value if note.relation else ""
    yield from ("; ".join(caution.value for caution in note.cautions), _sources(note))
    for tag in tags:
        text = note.texts.get(tag)
        yield text.title if text else ""
        yield plain_text(text.body) if text else ""


def _sources(note: Annotation) -> str:
    return "; ".join(
        f"{ref.source}, {ref.locator} ({ref.stage.value})"
        if ref.locator
        else f"{ref.source} ({ref.stage.value})"
        for ref in note.sources
    )


def _write(head: list[str], rows: Iterable[Iterable[str]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


EXPORTS: Mapping[str, Callable[[Corpus], str]] = {
    "proposals.csv": export_proposals,
    "comparisons.csv": export_comparisons,
    "timeline.json": export_timeline,
}
"""What stands under /data/, by file name."""
