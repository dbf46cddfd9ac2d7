"""Every note as a W3C Web Annotation: `annotations.jsonld`.

The standard: Web Annotation Data Model and Vocabulary (W3C Recommendations of 23 February 2017). A
note is one annotation with a body and a target per language. Addresses are relative to the file,
which stands in `/data/`, so that a copy of the site at another place is as true. A target that is a
provision says its address and pins its wording by the SHA-256 of the normalised text
(`glossa.model.provisions.hash_text`), the same value as in `corpus.json`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from glossa.corpus import Corpus
from glossa.export.corpus_json import NOT_LAW
from glossa.model.address import Address, parse_address
from glossa.model.annotations import Annotation, Kind, SourceRef
from glossa.model.languages import Language
from glossa.model.prose import plain_text

Json = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"
"""What a fragment of a page means, after section 4.2.1 of the data model."""

OURS: Json = {
    "schema": "https://schema.org/",
    "address": "schema:identifier",
    "sha256": "schema:sha256",
    "kind": "schema:genre",
    "cautions": "schema:disambiguatingDescription",
    "citation": "schema:citation",
    "cites": {"@id": "schema:url", "@type": "@id"},
    "locator": "schema:pagination",
    "asOf": "schema:version",
}
"""Words that the vocabulary of annotations lacks, taken from schema.org."""

MOTIVATIONS = {
    Kind.COMMENTARY: "commenting",
    Kind.GAP: "assessing",
    Kind.CRITIQUE: "assessing",
    Kind.DOCTRINE: "describing",
    Kind.HISTORY: "describing",
    Kind.FACT: "describing",
    Kind.COMPARISON: "linking",
    Kind.PROPOSAL: "editing",
    Kind.DISAGREEMENT: "replying",
    Kind.NOTE: "commenting",
}
"""Why a note was made, in the words of the vocabulary (section 3.3.5 of the data model)."""


def export_annotations(corpus: Corpus) -> str:
    """All notes of the edition, as a list of annotations under one context."""
    graph = [_write(corpus, note) for note in corpus.annotations]
    value = {"@context": [CONTEXT, OURS], "@graph": graph}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _write(corpus: Corpus, note: Annotation) -> Json:
    targets = [t for ref in (note.target, *note.also) for t in _targets(corpus, ref)]
    return _whole(
        {
            "id": f"#{note.id}",
            "type": "Annotation",
            "kind": note.kind.value,
            "address": list(note.ids),
            "motivation": MOTIVATIONS[note.kind],
            "creator": [maker for ref in note.sources for maker in _creators(corpus, ref)],
            "rights": LICENCE,
            "cautions": [caution.value for caution in note.cautions],
            "citation": [_cite(corpus, ref) for ref in note.sources],
            "body": list(_bodies(note)),
            "target": targets,
        }
    )


def _whole(values: Json) -> Json:
    return {key: value for key, value in values.items() if value not in ("", [], {})}


def _bodies(note: Annotation) -> Iterator[Json]:
    for tag, text in note.texts.items():
        parts = [text.title, plain_text(text.body)]
        # Proposed words are marked as such in the very text, so that none can pass for law.
        parts += [
            f"[{NOT_LAW}: {wording.target}]\n{plain_text(wording.text)}"
            for wording in text.wordings
        ]
        yield {
            "type": "TextualBody",
            "value": "\n\n".join(part for part in parts if part),
            "language": tag,
            "format": "text/plain",
        }


def _creators(corpus: Corpus, ref: SourceRef) -> Iterator[Json]:
    """Who says it: the authors of the source, or the source itself where it names none."""
    source = corpus.sources.get(ref.source)
    people = source.csl.get("author") if source else None
    for person in people or [{"literal": ref.source}]:
        given = " ".join(person[key] for key in ("given", "family") if person.get(key))
        kind = "Organization" if person.get("literal") else "Person"
        yield {"type": kind, "name": person.get("literal") or given}


def _cite(corpus: Corpus, ref: SourceRef) -> Json:
    language = corpus.languages[0]
    url = f"../{language.folder}/sources/#{ref.source}" if ref.source in corpus.sources else ""
    cited = {"address": ref.source, "cites": url, "locator": ref.locator, "asOf": ref.stage.value}
    return _whole(cited)


def _targets(corpus: Corpus, reference: str) -> Iterator[Json]:
    canonical = corpus.resolve(reference) or reference
    for language in corpus.languages:
        page, _, fragment = _page(corpus, canonical).partition("#")
        text = _wording(corpus, canonical, language)
        yield _whole(
            {
                "type": "SpecificResource",
                "source": {
                    "id": f"../{language.folder}/{page}",
                    "type": "Text",
                    "format": "text/html",
                    "language": language.tag,
                },
                "selector": _select(fragment) if fragment else {},
                "address": canonical,
                "sha256": text,
            }
        )


def _select(fragment: str) -> Json:
    return {"type": "FragmentSelector", "value": fragment, "conformsTo": FRAGMENT}


def _page(corpus: Corpus, canonical: str) -> str:
    """The page of a reference below a language's folder, with the anchor on it."""
    kind, colon, name = canonical.partition(":")
    if kind == "topic":
        return f"topics/{name}/"
    if colon and kind != "act":
        return ""
    act, _, key = (name if colon else canonical).partition("/")
    address = parse_address(canonical)
    if not key:
        return f"{act}/" if corpus.articles_of(act) else f"acts/{act}/"
    if address and address.eid and Address(act, address.eid.article) in corpus.articles:
        return address.path
    return f"acts/{act}/#{key}"


def _wording(corpus: Corpus, canonical: str, language: Language) -> str:
    """The hash of the words a note speaks of, where it speaks of one provision."""
    address = parse_address(canonical)
    provision = corpus.provision(address) if address else None
    return (
        provision.texts[language.tag].hash if provision and language.tag in provision.texts else ""
    )


EXPORTS: Mapping[str, Callable[[Corpus], str]] = {"annotations.jsonld": export_annotations}
"""What stands under /data/, by file name."""
