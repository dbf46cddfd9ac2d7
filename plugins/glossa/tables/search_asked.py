"""What readers type where the texts have another word: the terms register, and `queries.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from glossa.corpus import Corpus
from glossa.model.registers import Term
from glossa.tables.search import Index, Unit
from glossa.tables.search_words import find_tokens, fold

_MEANINGS: Final = 2
"""Under how many names at most a term is searched."""

_SECOND_PART: Final = re.compile(r"\s*[;(].*")


@dataclass(frozen=True, slots=True)
class Answer:
    """Phrases of readers, folded; what the texts call it; the units that answer it, best first.

    A name of the texts' own only says what a question is about where the rest has another answer.
    """

    typed: tuple[str, ...]
    meanings: tuple[str, ...]
    units: tuple[int, ...]
    is_name: bool = False


def collect_answers(corpus: Corpus, units: Sequence[Unit], index: Index) -> list[Answer]:
    """The answers for readers of one language, who may type words of any language."""
    numbers: dict[str, int] = {}
    for number, unit in enumerate(units):
        numbers.setdefault(unit.target, number)
    own = _words_of_law(units, index)
    asked = (
        part
        for answer in _from_queries(corpus, index.tag, numbers)
        for part in _keep_words(answer, own, index)
    )
    named = (
        part
        for term in corpus.terms.values()
        for part in _from_term(corpus, term, numbers, own, index)
    )
    found = (*asked, *named, *_from_acts(corpus, index.tag, numbers))
    return [
        replace(one, typed=_with_stems(one.typed, index))
        for one in found
        if one.typed and (one.meanings or one.units)
    ]


def _with_stems(typed: Iterable[str], index: Index) -> tuple[str, ...]:
    """Phrases, and beside them those of stems: the browser compares words by their beginnings."""
    phrases = {phrase: phrase.split(" ") for phrase in typed}
    stems = {phrase: index.keys_of(words) for phrase, words in phrases.items()}
    shorter = (
        " ".join(keys)
        for phrase, keys in stems.items()
        if all(map(str.startswith, phrases[phrase], keys)) and all(keys)
    )
    return tuple(dict.fromkeys((*phrases, *shorter)))


def _from_queries(corpus: Corpus, tag: str, numbers: Mapping[str, int]) -> Iterator[Answer]:
    for asked in corpus.queries.values():
        typed = _fold_all(asked.typed)
        meant = asked.meant.get(tag)
        units = _numbers_at((corpus.resolve(reference) for reference in asked.at), numbers)
        yield Answer(typed, (meant,) if meant else (), units)


def _from_term(
    corpus: Corpus,
    term: Term,
    numbers: Mapping[str, int],
    own: Mapping[str, set[int]],
    index: Index,
) -> Iterator[Answer]:
    """Its own names lead to where it is defined; all other names are read as its own."""
    label = term.label.get(index.tag)
    if not label:
        return
    at = corpus.resolve(term.defined_at) if term.defined_at else None
    units = _numbers_at((at, f"term:{term.id}"), numbers)
    names = [_SECOND_PART.sub("", name) for name in (label, *term.names.get(index.tag, ()))]
    own_names = _fold_all({index.tag: names})
    others = tuple(name for name in _fold_all(_names(term)) if name not in own_names)
    yield Answer(own_names, (), units, is_name=True)
    short = [name for name in names if name.isupper()]
    yield Answer(_fold_all({index.tag: short}), (names[0],), ())
    yield from _keep_words(Answer(others, tuple(names[:_MEANINGS]), units), own, index)


def _numbers_at(targets: Iterable[str | None], numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(numbers[target] for target in targets if target is not None and target in numbers)


def _from_acts(corpus: Corpus, tag: str, numbers: Mapping[str, int]) -> Iterator[Answer]:
    """An act's short name and other names lead to its page."""
    for act in corpus.acts.values():
        names = [name for name in (act.short.get(tag), *act.names.get(tag, ())) if name]
        yield Answer(_fold_all({tag: names}), (), (numbers[f"act:{act.id}"],))


def _names(term: Term) -> dict[str, tuple[str, ...]]:
    """Every name of a term, the deprecated ones too, by language."""
    tags = {*term.label, *term.names, *term.deprecated}
    names = {
        tag: (term.label.get(tag), *term.names.get(tag, ()), *term.deprecated.get(tag, ()))
        for tag in tags
    }
    return {
        tag: tuple(_SECOND_PART.sub("", name) for name in named) for tag, named in names.items()
    }


def _fold_all(typed: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    phrases = (fold_phrase(phrase, tag) for tag in sorted(typed) for phrase in typed[tag])
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))


def fold_phrase(phrase: str, tag: str) -> str:
    """The folded words of a phrase, with one space between."""
    return " ".join(fold(word, tag) for word in find_tokens(phrase))


def _words_of_law(units: Sequence[Unit], index: Index) -> dict[str, set[int]]:
    """The keys of the law's own words, with the provisions that have them."""
    return {
        key: {unit for unit in entry.places() if units[unit].is_own}
        for key, entry in index.entries.items()
    }


def _keep_words(answer: Answer, own: Mapping[str, set[int]], index: Index) -> Iterator[Answer]:
    """A single word of the law means itself: it leads only to places that have it."""
    other = []
    for phrase in answer.typed:
        (key,) = index.keys_of([phrase]) if " " not in phrase else ("",)
        if own.get(key):
            having = tuple(unit for unit in answer.units if unit in own[key])
            yield Answer((phrase,), (), having)
        else:
            other.append(phrase)
    if other:
        yield Answer(tuple(other), answer.meanings, answer.units)
