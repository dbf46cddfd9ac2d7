"""The references of an edition and its texts with their citations linked; each worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field

from glossa.corpus import Corpus
from glossa.model.address import Address
from glossa.model.annotations import Annotation
from glossa.model.prose import Inline, Prose, Text
from glossa.model.provisions import Provision
from glossa.official.values import Line
from glossa.tables.citations import CitationReader
from glossa.tables.links import CitationLinker
from glossa.tables.network import acts_of
from glossa.tables.passages import passage_of_line, passage_of_note, passage_of_provision
from glossa.tables.references import ReferenceIndex, build_references


@dataclass(slots=True)
class Citations:
    """What the pages of one build know of references. Texts are kept when first asked for.

    `acts` are those that a reference has an end in.
    """

    corpus: Corpus
    index: ReferenceIndex = field(init=False)
    acts: frozenset[str] = field(init=False)
    _linker: CitationLinker = field(init=False)
    _words: dict[tuple[str, str], tuple[Inline, ...]] = field(default_factory=dict)
    _prose: dict[tuple[str, str], Prose] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.index = build_references(self.corpus)
        rows = self.index.references
        self.acts = frozenset(act for row in rows for act in acts_of(self.corpus, row))
        self._linker = CitationLinker(CitationReader(self.corpus))

    def words_of(self, provision: Provision, tag: str) -> tuple[Inline, ...]:
        """The words of a provision in a language it has, with links."""
        key = str(provision.address), tag
        if key not in self._words:
            passage = passage_of_provision(provision, tag)
            self._words[key] = self._linker.link_words(provision.texts[tag].words, passage)
        return self._words[key]

    def law_of(self, address: Address, tag: str, line: Line) -> tuple[Inline, ...]:
        """A line of an official text, with links."""
        key = f"{address} {line.place}", tag
        if key not in self._words:
            passage = passage_of_line(self.corpus, address, tag, line)
            self._words[key] = self._linker.link_words((Text(line.text),), passage)
        return self._words[key]

    def body_of(self, note: Annotation, tag: str) -> Prose:
        """The body of a note in a language it has, with links."""
        key = note.id, tag
        if key not in self._prose:
            passage = passage_of_note(self.corpus, note, tag)
            self._prose[key] = self._linker.link_prose(note.texts[tag].body, passage)
        return self._prose[key]
