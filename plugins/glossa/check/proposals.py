"""Proposed wordings can be applied to the text they would change."""

from __future__ import annotations

from collections.abc import Iterator

from glossa.corpus import Corpus
from glossa.model.annotations import Kind
from glossa.problems import Problem
from glossa.redline.proposals import redline_proposal


def check_proposals(corpus: Corpus) -> Iterator[Problem]:
    """G710–G716: every wording of a pending proposal applies to the text it would change."""
    for note in corpus.annotations:
        if note.kind is Kind.PROPOSAL:
            for tag in note.texts:
                yield from redline_proposal(corpus, note, tag)[1]
