"""What there is to cite: articles, provisions and notes, each pinned to the words that were read.

A citation names the edition and the beginning of the hash of the text, so that whoever follows it
later can tell whether the words still stand (`/{language}/verify/`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossa.cite.acts import names_of
from glossa.cite.values import Language as Written
from glossa.cite.write import Style, write_address
from glossa.corpus import Corpus
from glossa.model.address import Address, parse_address
from glossa.model.annotations import Annotation, AnnotationText, SourceRef
from glossa.model.prose import plain_text
from glossa.model.provisions import Article, Provision, hash_text
from glossa.model.registers import Act, Person
from glossa.model.release import Release

OURS = "glossa"
"""The source whose notes are the editors' own."""

PINNED = 8
"""How many figures of a hash a citation gives: enough to notice a change, few enough to copy."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who said it; `given` are names or initials as printed. A body has a family name alone."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """What was read: its address, the language, where it stands, the hash of the words."""

    address: str
    tag: str
    url: str
    hash: str
    release: Release

    @property
    def id(self) -> str:
        """Its anchor: the eId of a provision, the id of a note."""
        return self.address.rpartition("/")[2].removeprefix("note:")

    @property
    def short_hash(self) -> str:
        """The figures of the hash that a citation gives."""
        return self.hash[:PINNED]


@dataclass(frozen=True, slots=True)
class Statute:
    """A provision, or an article as a whole; `official` is where the law itself stands."""

    pin: Pin
    act: Act
    title: str
    place: str
    official: str


@dataclass(frozen=True, slots=True)
class Commentary:
    """A note: its authors, its title or nothing, its kind.

    The authors are those who wrote it for the edition, else those whose words the editors report;
    none where it is the editors' own.

    `target` is what it speaks of, as the edition refers to it, `place` the same in words;
    `reported` says whether the editors tell what others said.
    """

    pin: Pin
    authors: tuple[Author, ...]
    title: str
    kind: str
    target: str
    place: str
    reported: bool


Cited = Statute | Commentary

_LOOSE = re.compile(r"\. (?=[0-9IVX])")
"""Where an abbreviation must keep its number."""


def cite_article(corpus: Corpus, article: Article, tag: str, root: str) -> Statute | None:
    """An article as a whole, or None where the language does not have it."""
    words = article_words(article, tag)
    return _statute(corpus, article.address, tag, root, hash_text(words)) if words else None


def cite_provision(corpus: Corpus, provision: Provision, tag: str, root: str) -> Statute | None:
    """A provision in a language, or None where that does not have it.

    `root` is the address of the site, with a slash at its end; without one addresses are relative.
    """
    text = provision.texts.get(tag)
    return _statute(corpus, provision.address, tag, root, text.hash) if text else None


def cite_note(corpus: Corpus, note: Annotation, tag: str, root: str, key: str) -> Commentary | None:
    """A note in a language, or None; `key` is its page, below the folder of the language."""
    text = note.texts.get(tag)
    if text is None:
        return None
    url = f"{root}{_folder(corpus, tag)}/{key}#{note.id}"
    pin = Pin(f"note:{note.id}", tag, url, hash_text(note_words(text)), corpus.release)
    said = tuple(dict.fromkeys(a for ref in note.sources for a in _authors(corpus, ref, tag)))
    wrote = tuple(_part(corpus.people[name].name.get(tag) or name) for name in note.authors)
    places = (note.target, note.counterpart) if note.counterpart else (note.target,)
    return Commentary(
        pin,
        wrote or said,
        text.title,
        note.kind.value,
        corpus.resolve(note.target) or note.target,
        " – ".join(name_target(corpus, place, tag) for place in places),
        not wrote and any(ref.source != OURS for ref in note.sources),
    )


def article_words(article: Article, tag: str) -> str:
    """The words of an article in a language, a provision a line."""
    texts = (provision.texts.get(tag) for provision in article.provisions)
    return "\n".join(text.plain for text in texts if text)


def note_words(text: AnnotationText) -> str:
    """The words of a note: title, body and the wordings it proposes, a paragraph each."""
    parts = (text.title, plain_text(text.body), *(plain_text(w.text) for w in text.wordings))
    return "\n".join(part for part in parts if part)


def name_target(corpus: Corpus, reference: str, tag: str) -> str:
    """What a note speaks of: `art. 17(3)(3)` with its act, an act, a topic."""
    canonical = corpus.resolve(reference) or reference
    kind, colon, name = canonical.partition(":")
    if colon:
        match kind:
            case "act" if name in corpus.acts:
                return corpus.acts[name].label(tag)
            case "topic" if name in corpus.topics:
                return corpus.topics[name].title.get(tag)
            case _:
                return name
    address = parse_address(canonical)
    if address is not None and address.eid is not None:
        return _write(corpus.acts.get(address.act), address, tag)
    act, _, key = canonical.partition("/")
    entry = corpus.acts.get(act)
    title = entry.provisions[key].title.get(tag) if entry and key in entry.provisions else key
    return f"{entry.label(tag)}, {title}" if entry else title


def _statute(corpus: Corpus, address: Address, tag: str, root: str, pinned: str) -> Statute:
    act = corpus.acts[address.act]
    url = f"{root}{_folder(corpus, tag)}/{address.path}"
    pin = Pin(str(address), tag, url, pinned, corpus.release)
    urls = (act.urls.get(one) for one in (tag, *act.authentic, *act.urls))
    return Statute(
        pin,
        act,
        act.title.get(tag) or act.label(tag),
        _write(None, address, tag),
        next((url for url in urls if url), ""),
    )


def _folder(corpus: Corpus, tag: str) -> str:
    return next(language.folder for language in corpus.languages if language.tag == tag)


def _write(act: Act | None, address: Address, tag: str) -> str:
    """The address in short, in a language that citations are written in; else as in English."""
    known = {language.value: language for language in Written}
    acts = {act.id: names_of(act)} if act else {}
    here = None if act else address.act
    language = known.get(tag, Written.EN)
    name = write_address(address, language, Style.ABBREVIATED, acts=acts, here=here)
    return _LOOSE.sub(".\u00a0", name)


def _authors(corpus: Corpus, ref: SourceRef, tag: str) -> Iterator[Author]:
    source = corpus.sources.get(ref.source)
    if source is None or ref.source == OURS:
        return
    people = [person for person in corpus.people.values() if source.id in person.sources]
    for author in source.csl.get("author") or ():
        family, given = author.get("family", ""), author.get("given", "")
        person = next((one for one in people if _is_called(one, family, given)), None)
        name = person.name.get(tag) if person else ""
        yield _part(name) if name else Author(family or author.get("literal", ""), given)


def _is_called(person: Person, family: str, given: str) -> bool:
    """Whether some language has the person under just this name."""
    names = (person.name[tag].replace("\u00a0", " ") for tag in person.name)
    return bool(family) and any(family in name and given in name for name in names)


def _part(name: str) -> Author:
    """`Д.К. Рустембекова` parted: the register writes given names first."""
    given, _, family = name.replace("\u00a0", " ").rpartition(" ")
    return Author(family, given)
