"""Old URLs of what moved, for the site and for servers."""

from __future__ import annotations

from glossa.corpus import Corpus
from glossa.tables.moves import build_redirects, find_moved, find_renamed
from tests.ledgers import read_kept, steps, with_ledger
from tests.sites import rich_edition


def corpus_after(*moved: dict[str, str], notes: str = "", provisions: str = "") -> Corpus:
    """The rich edition, whose ledger also has these lines and these moves."""
    files = with_ledger(rich_edition(), steps(*moved) if moved else "")
    ledger = files["docs/registers/ledger.yml"]
    ledger = ledger.replace("notes:\n", f"notes:\n{notes}")
    ledger = ledger.replace("  ai-law:\n", f"  ai-law:\n{provisions}")
    corpus, _ = read_kept({**files, "docs/registers/ledger.yml": ledger})
    return corpus


def rows(corpus: Corpus, language: str) -> list[tuple[str, str]]:
    return [(r.old, r.new) for r in build_redirects(corpus) if r.language == language]


def test_nothing_moved() -> None:
    assert build_redirects(corpus_after()) == ()


def test_an_article_moves_with_its_pages_and_all_that_lies_in_it() -> None:
    corpus = corpus_after(
        {"ai-law/art_9": "ai-law/art_17"}, provisions="    art_9: para_1 para_1__subpara_1\n"
    )
    assert rows(corpus, "ru") == [
        ("/ru/ai-law/art-9/", "/ru/ai-law/art-17/"),
        ("/ru/ai-law/art-9/parallel/", "/ru/ai-law/art-17/parallel/"),
        ("/ru/ai-law/art-9/#art_9__para_1", "/ru/ai-law/art-17/#art_17__para_1"),
        (
            "/ru/ai-law/art-9/#art_9__para_1__subpara_1",
            "/ru/ai-law/art-17/#art_17__para_1__subpara_1",
        ),
    ]
    assert rows(corpus, "")[:2] == [
        ("/id/ai-law/art-9/", "/id/ai-law/art-17/"),
        ("/id/ai-law/art-9/parallel/", "/id/ai-law/art-17/parallel/"),
    ]
    assert {r.language for r in build_redirects(corpus)} == {"kk", "ru", "en", ""}


def test_a_chain_leads_to_its_end_at_once() -> None:
    corpus = corpus_after(
        {"ai-law/art_7": "ai-law/art_8"},
        {"ai-law/art_8": "ai-law/art_9"},
        {"ai-law/art_9": "ai-law/art_17"},
        provisions="    art_7:\n    art_8:\n    art_9:\n",
    )
    assert {new for _, new in rows(corpus, "kk")} == {
        "/kz/ai-law/art-17/",
        "/kz/ai-law/art-17/parallel/",
    }
    assert len(rows(corpus, "kk")) == 6


def test_what_is_gone_leads_to_what_it_lay_in() -> None:
    corpus = corpus_after(
        {"ai-law/art_17__para_9": "ai-law/art_17"},
        {"ai-law/art_16": "ai-law"},
        provisions="    art_16: para_1\n",
    )
    found = dict(rows(corpus, "en"))
    assert found["/en/ai-law/art-16/"] == "/en/ai-law/"
    assert found["/en/ai-law/art-16/parallel/"] == "/en/ai-law/"
    assert found["/en/ai-law/art-16/#art_16__para_1"] == "/en/ai-law/"


def test_a_note_that_changed_its_page_needs_no_entry() -> None:
    corpus = corpus_after()
    homes = corpus.ledger.names["note:c-1"].homes
    assert homes == ("ai-law/art-18/",)
    files = with_ledger(rich_edition())
    ledger = files["docs/registers/ledger.yml"].replace(
        "  c-1: ai-law/art-18/\n", "  c-1: topics/liability/ ai-law/art-18/\n"
    )
    moved, problems = read_kept({**files, "docs/registers/ledger.yml": ledger})
    assert problems == []
    assert rows(moved, "kk") == [("/kz/topics/liability/#c-1", "/kz/ai-law/art-18/#c-1")]
    (one,) = find_moved(moved)
    assert one.step is None


def test_a_renamed_note() -> None:
    corpus = corpus_after({"note:old": "note:c-1"}, notes="  old: ai-law/art-18/\n")
    assert rows(corpus, "ru") == [("/ru/ai-law/art-18/#old", "/ru/ai-law/art-18/#c-1")]


def test_pages_with_their_anchors_and_files() -> None:
    moved = {"words/": "sources/", "data/all.json": "data/corpus.json"}
    files = with_ledger(rich_edition(), steps(moved))
    ledger = files["docs/registers/ledger.yml"]
    ledger = ledger.replace("pages:\n", "pages:\n  words/:\n  - glossa\n")
    ledger = ledger.replace("files:\n", "files:\n- all.json\n")
    corpus, _ = read_kept({**files, "docs/registers/ledger.yml": ledger})
    assert rows(corpus, "kk") == [
        ("/kz/words/", "/kz/sources/"),
        ("/kz/words/#glossa", "/kz/sources/#glossa"),
    ]
    every = build_redirects(corpus)
    assert ("/data/all.json", "/data/corpus.json", "") in [
        (one.old, one.new, one.language) for one in every
    ]


def test_a_number_given_anew_keeps_its_page_and_says_what_it_was() -> None:
    corpus = corpus_after({"ai-law/art_17": "ai-law/art_18"})
    assert build_redirects(corpus) == ()
    renamed = {(one.old, one.new) for one in find_renamed(corpus)}
    assert ("ai-law/art_17", "ai-law/art_18") in renamed
