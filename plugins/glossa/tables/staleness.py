"""Which notes speak of words that are no longer the law's: the text changed after the last review.

A note depends on the provision it is about and on all that lies in it. What was reviewed stands in
`docs/registers/seen.yml`; where that says nothing, the text before its last change counts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from glossa.corpus import Corpus
from glossa.model.address import Address, parse_address
from glossa.model.annotations import Annotation
from glossa.model.seen import Seen
from glossa.official.changes import Change, find_changes
from glossa.official.values import OfficialText

_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Stale:
    """A note that waits for a review: the official text in language `tag` changed under it.

    `changes` are the provisions that changed, word by word; empty where the old words are not kept.
    """

    note: str
    address: Address
    tag: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Staleness:
    """What changed in the law, and which notes speak of words that changed.

    `changes` are by act and language; `stale` by note, then by the language of the changed text;
    `restated` names notes, with the languages, whose restatement is not the one last reviewed.
    """

    changes: Mapping[tuple[str, str], tuple[Change, ...]] = field(default_factory=dict)
    stale: Mapping[str, Mapping[str, Stale]] = field(default_factory=dict)
    restated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, note: str, tag: str, tags: Collection[str]) -> Stale | None:
        """Why a note is stale for the reader of a language, if it is.

        `tags` are the languages in which the act's official text is here: its own language
        decides, and where that has no text any other.
        """
        found = self.stale.get(note, {})
        return found.get(tag) if tag in tags else next(iter(found.values()), None)


def find_stale(corpus: Corpus) -> Staleness:
    """What changed, and the notes that are stale for readers or for editors."""
    changes = {key: tuple(_changes(corpus, key)) for key in corpus.official.before}
    stale: dict[str, dict[str, Stale]] = {}
    restated: dict[str, tuple[str, ...]] = {}
    for note, address in _notes_on_provisions(corpus):
        for tag in corpus.official.tags(address.act):
            if _is_stale(corpus, note, address, tag):
                touched = tuple(_touching(changes.get((address.act, tag), ()), address))
                stale.setdefault(note.id, {})[tag] = Stale(note.id, address, tag, touched)
        tags = tuple(_restated_anew(corpus, note, address))
        if tags:
            restated[note.id] = tags
    return Staleness({key: found for key, found in changes.items() if found}, stale, restated)


def record_seen(
    corpus: Corpus, reviewed: Collection[str] = (), *, everything: bool = False
) -> dict[tuple[str, str], Seen]:
    """What `seen.yml` should say: the words as they are for the notes just `reviewed` (by id).

    Other notes keep their record; only what it lacks is filled in, with the words that count as
    reviewed now, so that nothing stale is made fresh.
    """
    seen: dict[tuple[str, str], Seen] = {}
    for note, address in _notes_on_provisions(corpus):
        is_reviewed = everything or not set(reviewed).isdisjoint(note.ids)
        for language in corpus.languages:
            tag = language.tag
            old = corpus.seen.get((note.id, tag), Seen())
            now = Seen(_official_hash(corpus, address, tag), restated_hash(corpus, address, tag))
            if is_reviewed:
                kept = Seen(now.official or old.official, now.restated or old.restated)
            else:
                official = _baseline(corpus, note, address, tag) or now.official
                kept = Seen(official, old.restated or now.restated)
            if kept != Seen():
                seen[note.id, tag] = kept
    return seen


def _notes_on_provisions(corpus: Corpus) -> Iterator[tuple[Annotation, Address]]:
    """The notes on an article or a part of one: a note on a whole act outlives its amendments."""
    for note in corpus.annotations:
        address = parse_address(note.target)
        if address is not None and address.eid is not None and address.act in corpus.acts:
            yield note, address


def _is_stale(corpus: Corpus, note: Annotation, address: Address, tag: str) -> bool:
    reviewed = _baseline(corpus, note, address, tag)
    return bool(reviewed) and reviewed != _official_hash(corpus, address, tag)


def _baseline(corpus: Corpus, note: Annotation, address: Address, tag: str) -> str:
    """The hash of the official words that count as reviewed; empty where nothing is known."""
    recorded = corpus.seen.get((note.id, tag), Seen()).official
    before = corpus.official.before.get((address.act, tag))
    if recorded or before is None:
        return recorded
    return _hash_below(before.text, address)


def _official_hash(corpus: Corpus, address: Address, tag: str) -> str:
    kept = corpus.official.text(address.act, tag)
    return _hash_below(kept.text, address) if kept else ""


def _hash_below(text: OfficialText, address: Address) -> str:
    assert address.eid is not None
    return _hash(
        f"{item.eid} {item.hash}" for item in text.provisions if address.eid.contains(item.eid)
    )


def restated_hash(corpus: Corpus, address: Address, tag: str) -> str:
    """The hash of our own words at an address and all below it, addresses included."""
    assert address.eid is not None
    article = corpus.articles.get(Address(address.act, address.eid.article))
    return _hash(
        f"{provision.address} {provision.texts[tag].hash}"
        for provision in (article.provisions if article else ())
        if address.contains(provision.address) and tag in provision.texts
    )


def _restated_anew(corpus: Corpus, note: Annotation, address: Address) -> Iterator[str]:
    for language in corpus.languages:
        seen = corpus.seen.get((note.id, language.tag), Seen()).restated
        if seen and seen != restated_hash(corpus, address, language.tag):
            yield language.tag


def _hash(rows: Iterable[str]) -> str:
    joined = "\n".join(rows)
    return hashlib.sha256(joined.encode()).hexdigest()[:_LENGTH] if joined else ""


def _changes(corpus: Corpus, key: tuple[str, str]) -> Iterator[Change]:
    before, now = corpus.official.before[key], corpus.official.now.get(key)
    if now is not None:
        yield from find_changes(before.text, now.text)


def _touching(changes: Iterable[Change], address: Address) -> Iterator[Change]:
    for change in changes:
        if address.contains(Address(address.act, change.eid)):
            yield change
