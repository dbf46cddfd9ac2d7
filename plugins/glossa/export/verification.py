"""The words at every address as the page of verification fetches them, a file for each page.

A record of `{id: record}`: `n` what the place is called, `h` the hash of our own words, `t` those
words, `o` the law's own where they are here, `x` that they are only proposed. `also` of the file
are further ids of a record.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from glossa.corpus import Corpus
from glossa.export.citation_forms import title_of
from glossa.export.cited import Cited, Statute, article_words, note_words
from glossa.export.corpus_json import NOT_LAW
from glossa.model.address import parse_address
from glossa.model.annotations import Kind
from glossa.model.provisions import normalise
from glossa.tables.layers import Layer, Layers

Json = dict[str, Any]


def build_verification(layers: Layers, cited: Iterable[Cited], warning: str) -> Json:
    """What stands on a page in one language: the records of what is `cited` there.

    `warning` stands beside the name of whatever is only proposed, so that its words are never
    confirmed as the law's.
    """
    rows = list(cited)
    return {
        "records": {one.pin.id: _record(layers, one, warning) for one in rows},
        "also": {other: one.pin.id for one in rows for other in _further(layers.corpus, one)},
    }


def _record(layers: Layers, cited: Cited, warning: str) -> Json:
    own, official = _words(layers, cited)
    name = cited.place if isinstance(cited, Statute) else title_of(cited)
    proposed = not isinstance(cited, Statute) and cited.kind == Kind.PROPOSAL
    if proposed:
        name = f"{name} ({warning})"
    record = {
        "n": name,
        "x": NOT_LAW if proposed else "",
        "h": cited.pin.hash,
        "t": normalise(own),
        "o": normalise(official),
    }
    return {key: value for key, value in record.items() if value}


def _words(layers: Layers, cited: Cited) -> tuple[str, str]:
    """Our words at an address and the law's."""
    corpus, tag = layers.corpus, cited.pin.tag
    if not isinstance(cited, Statute):
        note = corpus.annotation(cited.pin.id)
        return note_words(note.texts[tag]) if note else "", ""
    address = parse_address(cited.pin.address)
    article = corpus.articles.get(address) if address else None
    provision = corpus.provision(address) if address else None
    own = (provision.address,) if provision else ()
    parts = (article.address, *(p.address for p in article.provisions)) if article else own
    texts = [text for part in parts for text in layers.texts(part, tag)]
    law = " ".join(words for layer, words in texts if layer is Layer.OFFICIAL)
    if article:
        return article_words(article, tag), law
    return " ".join(words for layer, words in texts if layer is not Layer.OFFICIAL), law


def _further(corpus: Corpus, cited: Cited) -> tuple[str, ...]:
    """The other ids that the same words go by."""
    if not isinstance(cited, Statute):
        note = corpus.annotation(cited.pin.id)
        return note.ids[1:] if note else ()
    address = parse_address(cited.pin.address)
    provision = corpus.provision(address) if address else None
    return tuple(str(other.eid) for other in provision.also) if provision else ()
