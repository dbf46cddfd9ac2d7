"""The annotations as JSON, and as the graph that a reader of linked data makes of them."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DC, DCTERMS, RDF

from glossa.corpus import Corpus, read_project
from glossa.export.web_annotation import CONTEXT, LICENCE, MOTIVATIONS, export_annotations
from glossa.model.annotations import Kind
from glossa.model.provisions import hash_text

BASE = "https://glossa.example/data/annotations.jsonld"
OA = Namespace("http://www.w3.org/ns/oa#")
AS = "http://www.w3.org/ns/activitystreams#"
SCHEMA = Namespace("https://schema.org/")

ANNOTATION_CONTEXT = {
    "oa": str(OA),
    "dc": str(DC),
    "dcterms": str(DCTERMS),
    "rdf": str(RDF),
    "as": AS,
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    "FragmentSelector": "oa:FragmentSelector",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "Person": "http://xmlns.com/foaf/0.1/Person",
    "Organization": "http://xmlns.com/foaf/0.1/Organization",
    "name": "http://xmlns.com/foaf/0.1/name",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "rights": {"@type": "@id", "@id": "dcterms:rights"},
    "creator": {"@type": "@id", "@id": "dcterms:creator"},
    "conformsTo": {"@type": "@id", "@id": "dcterms:conformsTo"},
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    **{name: f"oa:{name}" for name in sorted(set(MOTIVATIONS.values()))},
}
"""The terms of the W3C's context that we use, since a test fetches nothing."""


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_project(Path(__file__).parents[2]).corpus


@pytest.fixture(scope="module")
def data(corpus: Corpus) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(export_annotations(corpus))
    return loaded


@pytest.fixture(scope="module")
def graph(data: dict[str, Any]) -> Graph:
    assert data["@context"][0] == CONTEXT
    # Every ninth will do: rdflib takes a quarter of a minute for all of them.
    some = [note for place, note in enumerate(data["@graph"]) if place % 9 == 0]
    local = {"@graph": some, "@context": [ANNOTATION_CONTEXT, *data["@context"][1:]]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of its own parser
        return Graph().parse(data=json.dumps(local), format="json-ld", base=BASE)


def keys_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {*value, *(key for inner in value.values() for key in keys_of(inner))}
    return {key for item in value for key in keys_of(item)} if isinstance(value, list) else set()


def test_every_word_is_defined(corpus: Corpus, data: dict[str, Any]) -> None:
    assert [note["address"] for note in data["@graph"]] == [
        list(note.ids) for note in corpus.annotations
    ]
    assert keys_of(data["@graph"]) <= {*ANNOTATION_CONTEXT, *data["@context"][1]}
    assert set(MOTIVATIONS) == set(Kind)


def test_every_note_is_an_annotation(corpus: Corpus, graph: Graph) -> None:
    found = set(graph.subjects(RDF.type, OA.Annotation))
    assert found == {URIRef(f"{BASE}#{note.id}") for note in corpus.annotations[::9]}
    for annotation in found:
        assert graph.value(annotation, DCTERMS.rights) == URIRef(LICENCE)
        assert str(graph.value(annotation, OA.motivatedBy)).startswith(str(OA))
        assert list(graph.objects(annotation, DCTERMS.creator))
        bodies = list(graph.objects(annotation, OA.hasBody))
        assert {str(graph.value(b, DC.language)) for b in bodies} == {"kk", "ru", "en"}


def test_targets_are_pages_of_the_site(graph: Graph) -> None:
    sources = set(graph.objects(None, OA.hasSource))
    assert URIRef("https://glossa.example/kz/ai-law/art-17/") in sources
    assert URIRef("https://glossa.example/en/topics/liability/") in sources
    for source in sources:
        folder = str(source).removeprefix("https://glossa.example/").partition("/")[0]
        assert folder in {"kz", "ru", "en"}
        assert str(source).endswith("/")


def test_a_target_pins_its_wording(corpus: Corpus, data: dict[str, Any]) -> None:
    provisions = {
        str(provision.address): provision
        for article in corpus.articles.values()
        for provision in article.provisions
    }
    pinned = 0
    for annotation in data["@graph"]:
        for target in annotation["target"]:
            provision = provisions.get(target["address"])
            assert ("sha256" in target) is (provision is not None)
            if provision:
                text = provision.texts[target["source"]["language"]]
                assert target["sha256"] == hash_text(text.plain)
                assert target["selector"]["value"] == str(provision.address.eid)
                pinned += 1
    assert pinned > 300
