"""A new note's frame: where it stands, what it is called, what the check then says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from glossa.corpus.project import collect_files, corpus_from
from glossa.corpus.skeleton import UNWRITTEN, Refusal, Skeleton, write_skeleton
from glossa.model.annotations import Kind
from tests.editions import codes, read, small_edition
from tests.sites import rich_edition

PROJECT = Path(__file__).parents[2]


def as_bytes(files: Mapping[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in files.items()}


def made(files: Mapping[str, str], kind: Kind, target: str, **given: str) -> Skeleton:
    skeleton = write_skeleton(as_bytes(files), kind, target, given)
    assert isinstance(skeleton, Skeleton), skeleton
    return skeleton


def refused(files: Mapping[str, str], kind: Kind, target: str, **given: str) -> Refusal:
    refusal = write_skeleton(as_bytes(files), kind, target, given)
    assert isinstance(refusal, Refusal)
    return refusal


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    "target",
    ["ai-law/art_17__para_1__subpara_1", "ai-law/art_17", "kz-ai-law/art_17__para_1__part_2"],
)
def test_the_check_names_nothing_but_what_is_left_to_write(kind: Kind, target: str) -> None:
    files = rich_edition()
    skeleton = made(files, kind, target)
    corpus, problems = read({**files, **skeleton.texts})
    new = [problem for problem in problems if problem.place.file in skeleton.texts]
    fresh = [problem for problem in new if problem.code not in {"G603", "G605"}]
    assert {problem.code for problem in fresh} <= UNWRITTEN
    for file, line in skeleton.lines.items():
        assert [p.code for p in fresh if p.place.file == file and p.place.line == line] == ["G311"]
    note = corpus.annotation(skeleton.id)
    assert note is not None
    assert (note.kind, len(note.texts)) == (kind, 3)
    assert note.target == corpus.resolve(target)


def test_it_stands_after_the_last_note_on_its_provision() -> None:
    files = small_edition()
    skeleton = made(files, Kind.GAP, "ai-law/art_17__para_1__subpara_1")
    text = skeleton.texts["ru/ai-law/art-17.md"]
    assert text.index(":::{gap}") > text.index(":::{commentary}")
    first = made(files, Kind.GAP, "ai-law/art_17__para_1").texts["ru/ai-law/art-17.md"]
    assert (
        first.index("{#para_1}") < first.index(":::{gap} para_1\n") < first.index("{#para_1__sub")
    )


def test_what_stood_there_stays_as_it_was() -> None:
    files = rich_edition()
    skeleton = made(files, Kind.COMMENTARY, "ai-law/art_18__part_1")
    for file, text in skeleton.texts.items():
        lines = text.split("\n")
        at = skeleton.lines[file] - 1
        end = lines.index(":::", at)
        before, after = lines[: at - 1], lines[end + 1 :]
        assert "\n".join([*before, *after]) == files[file]


def test_words_inside_a_note_are_no_provisions() -> None:
    files = small_edition()
    path = "en/ai-law/art-17.md"
    files[path] = files[path].replace(
        ":as-of: law\n\n", ":as-of: law\n\n```\n{#para_1__subpara_1} 1) x\n::\n```\n\n"
    )
    text = made(files, Kind.NOTE, "ai-law/art_17__para_1__part_2").texts[path]
    assert text.rstrip().split("\n")[-1] == ":::"
    assert text.index(":::{note}") > text.index("{#para_1__part_2}")


def test_ids_are_fresh() -> None:
    files = small_edition()
    names = []
    for _ in range(3):
        skeleton = made(files, Kind.COMMENTARY, "ai-law/art_17__para_1")
        names.append(skeleton.id)
        files |= skeleton.texts
    assert names == ["g-17-commentary", "g-17-commentary-2", "g-17-commentary-3"]
    assert "taken" in refused(files, Kind.NOTE, "ai-law/art_17", id="g-17-one").message


def test_what_is_given_takes_the_place_of_ours() -> None:
    given = {"id": "g-17-word", "source": "turetsky2025, 2", "as-of": "bill", "title": "a\n:b: c"}
    skeleton = made(rich_edition(), Kind.CRITIQUE, "ai-law/art_17", **given)
    for text in skeleton.texts.values():
        assert ":id: g-17-word\n:source: turetsky2025, 2\n:as-of: bill\n:title: a :b: c\n" in text


def test_topics_and_acts_take_notes_at_their_end() -> None:
    skeleton = made(rich_edition(), Kind.DISAGREEMENT, "topic:insurance")
    assert skeleton.id == "g-insurance-disagreement"
    assert set(skeleton.texts) == {f"{folder}/topics/liability.md" for folder in ("kz", "ru", "en")}


@pytest.mark.parametrize(
    ("target", "near"),
    [
        ("ai-law/art_17__para_2", "ai-law/art_17__para_1"),
        ("ai-lw/art_17", "ai-law/art_17"),
        ("topic:liabilty", "topic:liability"),
        ("eu-ai-act/art_5__para_1__point_c", None),
        ("act:eu-ai-act", None),
        ("", None),
        ("../../etc/passwd", None),
    ],
)
def test_unknown_places_are_refused_with_the_nearest_right_ones(
    target: str, near: str | None
) -> None:
    refusal = refused(small_edition(), Kind.NOTE, target)
    assert near in refusal.near if near else not refusal.near
    assert refusal.message


def test_a_broken_file_is_not_written_into() -> None:
    files = small_edition()
    path = "ru/ai-law/art-17.md"
    files[path] = files[path].replace("{#para_1} 1.", "{#para_1} 2.")
    refusal = refused(files, Kind.NOTE, "ai-law/art_17__para_1")
    assert codes(list(refusal.problems)) == ["G402"]


def test_values_that_make_no_sense_are_refused_before_anything_is_written() -> None:
    refusal = refused(small_edition(), Kind.NOTE, "ai-law/art_17", **{"as-of": "yesterday"})
    assert {problem.code for problem in refusal.problems} >= {"G306"}


def test_every_provision_of_the_edition_takes_a_note() -> None:
    files, _ = collect_files(PROJECT)
    addresses = sorted(
        str(provision.address)
        for article in corpus_from(files).corpus.articles.values()
        for provision in article.provisions
    )
    for address in addresses[::80]:
        skeleton = write_skeleton(files, Kind.COMMENTARY, address)
        assert isinstance(skeleton, Skeleton), (address, skeleton)
        assert len(skeleton.texts) == 3
