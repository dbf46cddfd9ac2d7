"""Where the terms of the register stand in the law, in any inflected form.

A term of several words is found where its words stand in order, each in any form; Kazakh and
Russian inflect the last word or all of them, so lemmas are compared and not forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from glossa.corpus import Corpus
from glossa.lemma import Word, find_lemmatizer, find_words
from glossa.model.address import Address
from glossa.model.languages import Wording
from glossa.model.registers import Term
from glossa.tables.concordance import FOLDED
from glossa.tables.sheets import write_csv

_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term in a text: which, and from where to where, in characters."""

    term: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Form:
    """A term as it is looked for: the keys of its words, and the last letters that must stand.

    Inside a Kazakh term only the last word takes further endings. The words before it keep their
    case, which the last letter shows: «жүйесін пайдаланушы» is a user of a system, «жүйелері
    пайдаланушының …» begins something else.
    """

    term: str
    keys: tuple[str, ...]
    endings: tuple[str, ...]

    def stands_at(self, at: int, keys: Sequence[str], words: Sequence[Word]) -> bool:
        """Whether the words from `at` on are this form."""
        if keys[at : at + len(self.keys)] != self.keys:
            return False
        follows = zip(self.endings, words[at:], strict=False)
        return all(word.text.lower().endswith(ending) for ending, word in follows)


class TermFinder:
    """Finds the terms of one edition in texts of one language."""

    def __init__(self, terms: Mapping[str, Term], tag: str) -> None:
        self._lemmatizer = find_lemmatizer(tag)
        forms = [
            self._form(name, form)
            for name, term in terms.items()
            for form in (term.label.get(tag), *term.names.get(tag, ()))
        ]
        # The longest term wins: “artificial intelligence system” is not “artificial intelligence”.
        self._by_first: dict[str, list[_Form]] = {}
        for form in sorted(forms, key=lambda form: -len(form.keys)):
            if form.keys:
                self._by_first.setdefault(form.keys[0], []).append(form)

    def find(self, text: str) -> Iterator[TermUse]:
        """The terms of a text, in reading order, not overlapping."""
        words = self._words(text)
        keys = self._keys(words)
        at = 0
        while at < len(words):
            form = next(self._forms_at(at, keys, words), None)
            if form is None:
                at += 1
                continue
            last = words[at + len(form.keys) - 1]
            yield TermUse(form.term, words[at].start, last.end)
            at += len(form.keys)

    def find_nested(self, text: str) -> frozenset[str]:
        """The ids of the terms in a text, those inside longer ones too."""
        words = self._words(text)
        keys = self._keys(words)
        return frozenset(
            form.term for at in range(len(words)) for form in self._forms_at(at, keys, words)
        )

    def _forms_at(self, at: int, keys: tuple[str, ...], words: list[Word]) -> Iterator[_Form]:
        """The forms that begin with the word at `at`, longest first."""
        listed = self._by_first.get(keys[at], ())
        return (form for form in listed if form.stands_at(at, keys, words))

    def _form(self, term: str, label: str) -> _Form:
        words = self._words(label)
        kept = words[:-1] if self._lemmatizer.lang == "kk" else ()
        return _Form(term, self._keys(words), tuple(word.text.lower()[-1] for word in kept))

    def _words(self, text: str) -> list[Word]:
        """The words that count: an English term has an article or none."""
        words = find_words(text)
        if self._lemmatizer.lang != "en":
            return words
        return [word for word in words if word.text.lower() not in _ARTICLES]

    def _keys(self, words: Sequence[Word]) -> tuple[str, ...]:
        return tuple(self._lemmatizer.lemmatize(word.text).key for word in words)


class TermsFound:
    """The terms of a text: `outer` are no part of a longer one, `all` may be.

    Languages join words to terms in different ways. So a term is missed in one language only
    where another has it by itself, and is there even where it is part of a longer one.
    """

    def __init__(self, finder: TermFinder, text: str) -> None:
        self.outer = frozenset(use.term for use in finder.find(text))
        self.all = finder.find_nested(text)


def find_term_uses(corpus: Corpus, tag: str) -> dict[str, tuple[Address, ...]]:
    """The provisions that use each term, in order, each once."""
    uses: dict[str, dict[Address, None]] = {}
    for address, term in _uses(corpus, TermFinder(corpus.terms, tag), tag):
        uses.setdefault(term, {})[address] = None
    return {term: tuple(addresses) for term, addresses in uses.items()}


def find_defined(corpus: Corpus) -> dict[str, Term]:
    """The terms that a provision of the edition defines."""
    return {name: term for name, term in corpus.terms.items() if term.defined_at}


def find_vocabulary(corpus: Corpus, tag: str) -> frozenset[str]:
    """The keys of the words that defined terms are made of: the law's own vocabulary."""
    lemmatizer = find_lemmatizer(tag)
    labels = (term.label.get(tag) for term in find_defined(corpus).values())
    lemmas = {lemmatizer.lemmatize(word.text) for label in labels for word in find_words(label)}
    return frozenset(lemma.key for lemma in lemmas if lemma.pos not in FOLDED)


def export_terms(corpus: Corpus, uses: Mapping[str, Mapping[str, Sequence[Address]]]) -> str:
    """The register as CSV; `uses` gives, by language tag and term, the provisions that use it."""
    tags = tuple(language.tag for language in corpus.languages)
    header = ["id", "defined-at", *tags]
    header += [f"{name}-{tag}" for name in ("definition", "deprecated", "uses") for tag in tags]
    rows = (
        [term.id, term.defined_at, *(term.label.get(tag) for tag in tags)]
        + [term.definition.get(tag) for tag in tags]
        + ["; ".join(term.deprecated.get(tag, ())) for tag in tags]
        + ["; ".join(map(str, uses[tag].get(term.id, ()))) for tag in tags]
        for term in corpus.terms.values()
    )
    return write_csv(header, rows)


def find_inconsistent(corpus: Corpus) -> Iterator[tuple[Term, Address, tuple[str, ...]]]:
    """Terms that stand in a provision in some languages and not in others, with those they lack.

    Only defined terms are compared: other words may well be rendered in two ways.
    """
    defined = find_defined(corpus)
    finders = {item.tag: TermFinder(defined, item.tag) for item in corpus.languages}
    for article in corpus.articles.values():
        for provision in article.provisions:
            found = {
                tag: TermsFound(finders[tag], text.plain) for tag, text in provision.texts.items()
            }
            outer = frozenset[str]().union(*(one.outer for one in found.values()))
            for name in (name for name in defined if name in outer):
                lacking = tuple(t for t in finders if t not in found or name not in found[t].all)
                if lacking:
                    yield defined[name], provision.address, lacking


@dataclass(frozen=True, slots=True)
class Renderings:
    """A term that one language says in several ways: each way with the provisions that use it."""

    term: Term
    tag: str
    uses: Mapping[str, tuple[Address, ...]]


def find_renderings(corpus: Corpus) -> Iterator[Renderings]:
    """The defined terms that the provisions of one language render in two ways or more.

    The ways are the register's: the label and the further names. Forms that it advises against
    are faults, and reported as such.
    """
    ways = {language.tag: _uses_by_form(corpus, language.tag) for language in corpus.languages}
    for name, term in find_defined(corpus).items():
        for tag, found in ways.items():
            uses = {form: places for (other, form), places in found.items() if other == name}
            if len(uses) > 1:
                yield Renderings(term, tag, uses)


def _uses_by_form(corpus: Corpus, tag: str) -> dict[tuple[str, str], tuple[Address, ...]]:
    """The provisions where a form of a defined term stands, by term and form."""
    forms = {
        f"{name}: {form}": (name, form)
        for name, term in find_defined(corpus).items()
        for form in (term.label.get(tag), *term.names.get(tag, ()))
        if form
    }
    apart = {
        key: replace(corpus.terms[name], label=Wording({tag: form}), names={})
        for key, (name, form) in forms.items()
    }
    undefined = {name: term for name, term in corpus.terms.items() if not term.defined_at}
    uses: dict[tuple[str, str], dict[Address, None]] = {}
    for address, term in _uses(corpus, TermFinder({**undefined, **apart}, tag), tag):
        if term in forms:
            uses.setdefault(forms[term], {})[address] = None
    return {form: tuple(addresses) for form, addresses in uses.items()}


def _uses(corpus: Corpus, finder: TermFinder, tag: str) -> Iterator[tuple[Address, str]]:
    """Every term of every provision in one language, in order."""
    for article in corpus.articles.values():
        for provision in article.provisions:
            text = provision.texts.get(tag)
            for use in finder.find(text.plain) if text else ():
                yield provision.address, use.term
