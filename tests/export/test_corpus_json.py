from __future__ import annotations

import json

import jsonschema

from glossa.export.cited import cite_article, cite_note
from glossa.export.corpus_json import EXPORTS, build_corpus, export_corpus, read_schema
from glossa.model.provisions import hash_text
from tests.editions import read, small_edition

PROPOSAL = """
::::{proposal}
:id: p-1 p-2
:source: glossa, 1
:as-of: law
:operation: insert
:status: suggested
:title: A proposal

Words.

:::{wording} ai-law/art_17__para_9
:by: glossa

9. New words.
:::
::::

:::{comparison} para_1
:id: c-1
:source: glossa
:as-of: law
:with: eu-ai-act/art_5__para_1__point_c
:relation: wider

Words.
:::
"""

NEW = {"kz": "Жаңа сөздер", "ru": "Новые слова", "en": "New words"}


TABLE = """\
table-1:
  source: turetsky2025
  number: 1
  locator: 2 – Table 1
  as-of: bill
  about: act:ai-law
  caption: {kk: а, ru: б, en: в}
  columns: {right: {kk: а, ru: б, en: в}}
  rows:
    g-17-one:
      cells:
        right:
          text: {kk: а, ru: б, en: в}
          at: [ai-law/art_17]
          correction: {kk: а, ru: б, en: в}
          right: [ai-law/art_17__para_1]
"""
CHANGE = """\
chg-1:
  at: [ai-law/art_17__para_1]
  by: [eu-ai-act]
  sure: reported
  note: {kk: а, ru: б, en: в}
  source: {kk: а, ru: б, en: в}
"""


def test_the_export_says_what_its_schema_says() -> None:
    files = small_edition()
    for folder in ("kz", "ru", "en"):
        proposal = PROPOSAL.replace("9. New words", f"9. {NEW[folder]}")
        files[f"{folder}/ai-law/art-17.md"] += proposal
        files[f"{folder}/about.md"] = "---\npage: about\n---\n# About\n\nWords.\n"
    files["docs/registers/terms.yml"] = "t-1:\n  label: {kk: а, ru: б, en: в}\n  ids: [t-2]\n"
    files["docs/registers/people.yml"] = "p:\n  name: {kk: а, ru: б, en: в}\n"
    files["docs/registers/timeline.yml"] = (
        "e-1:\n  date: 2025-11\n  category: x\n  title: {kk: а, ru: б, en: в}\n  source: glossa\n"
    )
    files["docs/registers/divergences.yml"] = (
        "d-1:\n  at: ai-law/art_17\n  says-kk: {kk: а, ru: б, en: в}\n"
        "  effect: {kk: а, ru: б, en: в}\n  status: open\n"
    )
    files["docs/registers/tables.yml"] = TABLE
    files["docs/registers/changes.yml"] = CHANGE
    corpus, problems = read(files)
    assert problems == []
    data = json.loads(export_corpus(corpus))
    jsonschema.Draft202012Validator(json.loads(read_schema())).validate(data)
    (proposal,) = data["proposals"]
    assert proposal["ids"] == ["p-1", "p-2"]
    assert proposal["wordings"][0]["by"] == {"kk": "glossa", "ru": "glossa", "en": "glossa"}
    assert proposal["wordings"][0]["text"]["en"] == "9. New words."
    assert data["comparisons"][0]["with"] == "eu-ai-act/art_5__para_1__point_c"


def test_a_provision_has_its_names_urls_and_hashes() -> None:
    corpus, _ = read(small_edition())
    provision = build_corpus(corpus)["provisions"][0]
    assert provision["ids"] == ["ai-law/art_17__para_1", "ai-law/art_17__para_1__part_1"]
    assert provision["url"]["kk"] == "/kz/ai-law/art-17/#art_17__para_1"
    assert len(set(provision["hash"].values())) == 3


def test_the_hashes_of_citations_stand_here_and_can_be_worked_out_from_what_does() -> None:
    files = small_edition()
    for folder in ("kz", "ru", "en"):
        files[f"{folder}/ai-law/art-17.md"] += PROPOSAL.replace("9. New words", f"9. {NEW[folder]}")
    corpus, _ = read(files)
    data = build_corpus(corpus)
    notes = [note for room in ("annotations", "comparisons", "proposals") for note in data[room]]
    assert len(notes) == len(corpus.annotations)
    for tag in ("kk", "ru", "en"):
        cited = [cite_note(corpus, note, tag, "", "") for note in corpus.annotations]
        assert {one.pin.hash for one in cited if one} == {note["hash"][tag] for note in notes}
        for note in notes:
            worded = (wording["text"][tag] for wording in note.get("wordings", ()))
            words = [note.get("title", {}).get(tag, ""), note["text"][tag], *worded]
            assert note["hash"][tag] == hash_text(" ".join(words))
        article = corpus.articles_of("ai-law")[0]
        whole = cite_article(corpus, article, tag, "")
        assert whole is not None
        provisions = [row["text"][tag] for row in data["provisions"]]
        assert data["articles"][0]["hash"][tag] == whole.pin.hash == hash_text(" ".join(provisions))


def test_every_export_is_text() -> None:
    corpus, _ = read(small_edition())
    texts = {name: export(corpus) for name, export in EXPORTS.items()}
    assert all(json.loads(text) for name, text in texts.items() if name.endswith(".json"))
    assert texts["references.csv"].startswith("kind,origin,target,languages,words_kk")
