from __future__ import annotations

import pytest

from glossa.model.address import parse_address
from glossa.problems import Severity
from tests.editions import codes, read, small_edition


def test_a_clean_edition() -> None:
    corpus, problems = read(small_edition())
    assert problems == []
    assert [language.folder for language in corpus.languages] == ["kz", "ru", "en"]
    (article,) = corpus.articles_of("ai-law")
    assert article.headings["kk"] == "Құқықтық режим"
    assert [str(p.address.eid) for p in article.provisions] == [
        "art_17__para_1",
        "art_17__para_1__subpara_1",
        "art_17__para_1__part_2",
    ]
    assert all(set(p.texts) == {"kk", "ru", "en"} for p in article.provisions)


def test_the_first_part_is_another_name_of_the_paragraph() -> None:
    corpus, _ = read(small_edition())
    for name, own in [
        ("art_17__para_1__part_1", "art_17__para_1"),
        ("art_17__para_1__part_1__subpara_1", "art_17__para_1__subpara_1"),
    ]:
        address = parse_address(f"ai-law/{name}")
        assert address is not None
        provision = corpus.provision(address)
        assert provision is not None
        assert str(provision.address.eid) == own
        assert corpus.resolve(f"ai-law/{name}") == f"ai-law/{own}"


def test_references_come_back_under_their_own_name() -> None:
    corpus, _ = read(small_edition())
    for written, own in {
        "ai-law": "act:ai-law",
        "kz-ai-law": "act:ai-law",
        "kz-ai-law/art_17": "ai-law/art_17",
        "topic:insurance": "topic:liability",
        "topic:liability": "topic:liability",
        "note:g-17-one": "note:g-17-one",
        "source:glossa": "source:glossa",
        "act:eu-ai-act": "act:eu-ai-act",
        "eu-ai-act/art_5__para_1__point_c": "eu-ai-act/art_5__para_1__point_c",
        "ai-law/art_18": None,
        "ai-law/nonsense": None,
        "no-law/art_1": None,
        "topic:nothing": None,
    }.items():
        assert corpus.resolve(written) == own, written
    assert corpus.nearest("ai-law/art_17__para_11") == "ai-law/art_17__para_1"
    assert corpus.nearest("zzzzzzzzzz") is None


def test_notes_are_found_by_target() -> None:
    corpus, _ = read(small_edition())
    (note,) = corpus.annotations_on("ai-law/art_17__para_1__subpara_1")
    assert corpus.annotation("g-17-one") is note
    assert set(note.texts) == {"kk", "ru", "en"}
    assert corpus.annotations_on("ai-law/art_17") == ()
    assert corpus.annotations_near("topic:liability") == ()


@pytest.mark.parametrize(
    ("folder", "old", "new", "expected"),
    [
        ("ru", ":as-of: law", ":as-of: bill", ["ru:16:9 G601"]),
        ("ru", ":as-of: law", ":as-of: law\n:reports: x", ["ru:17:11 G601"]),
        ("kz", ":as-of: law", ":as-of: law\n:reports: x", ["en:13:1 G601", "ru:13:1 G601"]),
        ("en", "{commentary}", "{critique}", ["en:13:1 G601"]),
        ("en", "} para_1__subpara_1", "} para_1", ["en:13:1 G601"]),
        ("en", "{#para_1__part_2}", "{#para_1__part_3}", ["en:11:1 G602"] * 2 + ["kz:11:1 G602"]),
        ("ru", "g-17-one", "g-17-two", ["kz:13:1 G605", "ru:13:1 G605", "ru:13:1 G605"]),
        ("ru", "provision: art_17", "provision: art_18", ["kz:1:1 G603", "ru:2:1 G211"]),
        ("ru", "act: ai-law", "act: no-law", ["kz:1:1 G603", "ru:2:1 G505"]),
        ("en", ":source: glossa", ":source: nobody", ["en:15:10 G601"]),
    ],
)
def test_languages_that_disagree(folder: str, old: str, new: str, expected: list[str]) -> None:
    files = small_edition()
    path = f"{folder}/ai-law/art-17.md"
    assert old in files[path]
    _, problems = read(files | {path: files[path].replace(old, new)})
    found = [f"{p.place.file[:2]}:{p.place.line}:{p.place.column} {p.code}" for p in problems]
    assert found == expected


def test_a_missing_translation_is_a_warning() -> None:
    files = small_edition()
    del files["en/ai-law/art-17.md"]
    corpus, problems = read(files)
    assert codes(problems) == ["G603"]
    assert problems[0].severity is Severity.WARNING
    assert set(corpus.annotations[0].texts) == {"kk", "ru"}


def test_an_id_taken_by_two_notes() -> None:
    files = small_edition()
    note = files["kz/ai-law/art-17.md"].partition(":::{")[2].removeprefix("{")
    for folder in ("kz", "ru", "en"):
        files[f"{folder}/ai-law/art-17.md"] += f"\n:::{{{note}".replace(
            "g-17-one", "g-17-b g-17-one"
        )
    _, problems = read(files)
    assert codes(problems) == ["G604"] * 3
    assert "taken by the note at en/ai-law/art-17.md:13:1" in problems[0].message


def test_pages_lie_where_their_front_matter_says() -> None:
    pages = {
        "index.md": "page: home",
        "about.md": "page: about",
        "ai-law/index.md": "act: ai-law",
        "topics/liability.md": "topic: liability",
    }
    note = ":::{note}\n:id: g-x\n:source: glossa\n:as-of: law\n\nWords.\n:::\n"
    files = small_edition()
    for path, key in pages.items():
        for folder in ("kz", "ru", "en"):
            body = note if key.startswith("topic") else "[words](topic:liability)\n"
            files[f"{folder}/{path}"] = f"---\n{key}\n---\n# Title\n\n{body}"
    corpus, problems = read(files)
    assert problems == []
    assert set(corpus.pages) == {"page:home", "page:about", "act:ai-law", "topic:liability"}
    assert corpus.annotation("g-x").target == "topic:liability"  # type: ignore[union-attr]
    assert corpus.resolve("page:about") == "page:about"
    files["kz/topics/other.md"] = files.pop("kz/topics/liability.md")
    _, problems = read(files)
    assert "G211" in codes(problems)
