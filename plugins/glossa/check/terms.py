"""Terms are used as the register says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossa.corpus import Corpus
from glossa.lemma import Word, find_lemmatizer, find_words
from glossa.model.prose import Prose, Quotation, plain_text
from glossa.model.registers import Term
from glossa.problems import Place, Problem, Severity

_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“]*“")


def check_terms(corpus: Corpus) -> Iterator[Problem]:
    """G508: a form that the terms register advises against, in any ending, outside quotations."""
    for language in corpus.languages:
        finder = _Finder(corpus.terms, language.tag)
        if finder.is_empty:
            continue
        for place, text in _texts(corpus, language.tag):
            for word, term, why in finder.find(_without_quotations(text)):
                hint = f"Write “{term.label.get(language.tag)}”: {why}"
                message = f"“{word}” is not the term."
                yield Problem("G508", place, message, hint, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class _Variant:
    keys: tuple[str, ...]
    form: str
    term: Term
    why: str
    is_exact: bool
    """Whether only the form itself is meant: its words are the term's own, wrongly inflected."""


class _Finder:
    """Finds deprecated forms by the lemmas of their words."""

    def __init__(self, terms: Mapping[str, Term], tag: str) -> None:
        self._lemmatizer = find_lemmatizer(tag)
        self._by_first: dict[str, list[_Variant]] = {}
        for term in terms.values():
            for form, why in term.deprecated.get(tag, {}).items():
                keys = self._keys(find_words(form))
                if keys:
                    own = set(self._keys(find_words(term.label.get(tag))))
                    variant = _Variant(keys, form.casefold(), term, why, set(keys) <= own)
                    self._by_first.setdefault(keys[0], []).append(variant)

    @property
    def is_empty(self) -> bool:
        return not self._by_first

    def find(self, text: str) -> Iterator[tuple[str, Term, str]]:
        words = find_words(text)
        keys = self._keys(words)
        for at, key in enumerate(keys):
            for variant in self._by_first.get(key, ()):
                end = at + len(variant.keys)
                if keys[at:end] != variant.keys:
                    continue
                written = text[words[at].start : words[end - 1].end]
                if not variant.is_exact or written.casefold() == variant.form:
                    yield written, variant.term, variant.why

    def _keys(self, words: Sequence[Word]) -> tuple[str, ...]:
        return tuple(self._lemmatizer.lemmatize(word.text).key for word in words)


def _texts(corpus: Corpus, tag: str) -> Iterator[tuple[Place, str]]:
    for article in corpus.articles.values():
        for provision in article.provisions:
            if tag in provision.texts:
                yield provision.texts[tag].place, provision.texts[tag].plain
    for note in corpus.annotations:
        if tag in note.texts:
            yield note.texts[tag].place, plain_text(_own(note.texts[tag].body))


def _own(prose: Prose) -> Prose:
    return tuple(block for block in prose if not isinstance(block, Quotation))


def _without_quotations(text: str) -> str:
    """The text with somebody else's words blanked out; places stay."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)
