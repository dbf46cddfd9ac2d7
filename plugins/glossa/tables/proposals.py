"""The register of proposals: each with what it asks for, and how many by every side of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from glossa.corpus import Corpus
from glossa.model.annotations import Annotation, Kind, ProposalStatus
from glossa.tables.topics import index_topics

TOPICS = "topics"
"""What stands for the target of a proposal that speaks of a topic and of no act."""

_CLOSED = frozenset({ProposalStatus.ADOPTED, ProposalStatus.REJECTED, ProposalStatus.LAPSED})


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal with the act it is aimed at (`TOPICS` where at none) and its topics."""

    note: Annotation
    act: str
    topics: tuple[str, ...]

    @property
    def is_worded(self) -> bool:
        """Whether somebody wrote the words that the law would have."""
        return any(text.wordings for text in self.note.texts.values())

    @property
    def is_drafted(self) -> bool:
        """Whether it is worded and could still become law."""
        return self.is_worded and self.note.status not in _CLOSED


@dataclass(frozen=True, slots=True)
class Register:
    """All proposals: drafted norms first, then other worded ones, then those without words."""

    rows: tuple[ProposalRow, ...]

    @property
    def drafted(self) -> tuple[ProposalRow, ...]:
        """The proposals that give the words of a norm and are no history yet."""
        return tuple(row for row in self.rows if row.is_drafted)

    def by_act(self) -> Mapping[str, tuple[ProposalRow, ...]]:
        """The proposals under the act, or `TOPICS`, that each is aimed at."""
        return _group((row.act, row) for row in self.rows)

    def by_proponent(self) -> Mapping[str, tuple[ProposalRow, ...]]:
        """The proposals under everyone who proposed them; several may have proposed one."""
        return _group((name, row) for row in self.rows for name in row.note.proponents)

    def by_status(self) -> Mapping[str, tuple[ProposalRow, ...]]:
        """The proposals by status, in the order of statuses."""
        groups = _group((row.note.status or "", row) for row in self.rows)
        return {status.value: groups[status] for status in ProposalStatus if status in groups}

    def by_topic(self) -> Mapping[str, tuple[ProposalRow, ...]]:
        """The proposals under every topic of each; under none where it has none."""
        return _group((topic, row) for row in self.rows for topic in row.topics)


def list_proposals(corpus: Corpus) -> Register:
    """The register of an edition."""
    topics = index_topics(corpus)
    rows = [
        ProposalRow(note, _act_of(corpus, note), topics[note.id])
        for note in corpus.annotations
        if note.kind is Kind.PROPOSAL
    ]
    return Register(tuple(sorted(rows, key=lambda row: (not row.is_drafted, not row.is_worded))))


def _act_of(corpus: Corpus, note: Annotation) -> str:
    target = note.target.removeprefix("act:")
    return corpus.act_id(target.partition("/")[0]) or TOPICS


def _group(pairs: Iterable[tuple[str, ProposalRow]]) -> dict[str, tuple[ProposalRow, ...]]:
    groups: dict[str, list[ProposalRow]] = {}
    for name, row in pairs:
        groups.setdefault(str(name), []).append(row)
    return {name: tuple(rows) for name, rows in groups.items()}
