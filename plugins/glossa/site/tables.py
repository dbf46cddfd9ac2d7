"""The indexes that several pages show, each made once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from glossa.model.address import Address
from glossa.model.registers import Term
from glossa.tables.concordance import Concordance, build_concordance
from glossa.tables.layers import Layers
from glossa.tables.signals import Signal, find_signals
from glossa.tables.terms import (
    Renderings,
    TermFinder,
    find_defined,
    find_inconsistent,
    find_renderings,
    find_term_uses,
    find_vocabulary,
)


class Tables:
    """The tables of one edition, by language tag where they have a language."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self._tags = tuple(language.tag for language in layers.corpus.languages)

    @cached_property
    def concordances(self) -> Mapping[str, Concordance]:
        """The words of the law."""
        return {tag: build_concordance(self.layers, tag) for tag in self._tags}

    @cached_property
    def vocabulary(self) -> Mapping[str, frozenset[str]]:
        """The keys of the words that defined terms are made of."""
        return {tag: find_vocabulary(self.layers.corpus, tag) for tag in self._tags}

    @cached_property
    def term_uses(self) -> Mapping[str, Mapping[str, tuple[Address, ...]]]:
        """The provisions that use each term."""
        return {tag: find_term_uses(self.layers.corpus, tag) for tag in self._tags}

    @cached_property
    def inconsistent(self) -> tuple[tuple[Term, Address, tuple[str, ...]], ...]:
        """The defined terms that a provision lacks in some language."""
        return tuple(find_inconsistent(self.layers.corpus))

    @cached_property
    def renderings(self) -> tuple[Renderings, ...]:
        """The defined terms that one language says in several ways."""
        return tuple(find_renderings(self.layers.corpus))

    @cached_property
    def signals(self) -> tuple[Signal, ...]:
        """What differs mechanically between the official texts; nothing where none are kept."""
        return tuple(find_signals(self.layers.corpus))

    @cached_property
    def defined_terms(self) -> Mapping[str, TermFinder]:
        """What finds the terms that the edition's acts define."""
        defined = find_defined(self.layers.corpus)
        return {tag: TermFinder(defined, tag) for tag in self._tags}
