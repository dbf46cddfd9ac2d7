"""Every data file that a corpus alone makes, by its name below `/data/`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping

from glossa.corpus import Corpus
from glossa.export import (
    bibliography,
    corpus_json,
    csl_locale,
    redirects,
    registers,
    tbx,
    web_annotation,
)
from glossa.export.akn import export_acts, name_document
from glossa.export.atom import date_of_edition, name_feed

EXPORTS: Mapping[str, Callable[[Corpus], str]] = {
    **corpus_json.EXPORTS,
    **registers.EXPORTS,
    **bibliography.EXPORTS,
    **tbx.EXPORTS,
    **web_annotation.EXPORTS,
    **redirects.EXPORTS,
    **csl_locale.EXPORTS,
}
"""Files whose names every edition has; the acts have theirs by act and language."""

SUMS = "SHA256SUMS"


def export_further(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Name and text of the acts, the sources, the terms, the annotations and the redirects."""
    yield from export_acts(corpus)
    for room in (bibliography, tbx, web_annotation, redirects, csl_locale):
        for name, write in room.EXPORTS.items():
            yield name, write(corpus)


def name_files(corpus: Corpus) -> tuple[str, ...]:
    """The names of all data files of an edition, those that tables make too."""
    tags = [language.tag for language in corpus.languages]
    held = [(act, tag) for act in corpus.acts for tag in tags if corpus.articles_of(act)]
    acts = [name for one in held for name in (name_document(*one), name_book(*one))]
    concordances = (f"concordance-{tag}.csv" for tag in tags)
    terms = ("terms.csv",) if corpus.terms else ()
    feeds = map(name_feed, tags if date_of_edition(corpus) else ())
    return (*EXPORTS, *acts, *concordances, *terms, *feeds, SUMS)


def name_book(act: str, tag: str) -> str:
    """The book of an act with its notes in a language, below `/data/`."""
    return f"pdf/{act}.{tag}.pdf"


def export_sums(files: Mapping[str, bytes]) -> str:
    """`SHA256SUMS` of files by name, as `sha256sum --check` reads it; in the order of names."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}" for name in sorted(files))
    return "".join(f"{line}\n" for line in lines)
