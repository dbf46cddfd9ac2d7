from __future__ import annotations

import pytest

from glossa.model.annotations import Review
from tests.editions import codes, read, small_edition
from tests.sites import PEOPLE

FOLDERS = ("kz", "ru", "en")


def signed(lines: str, *folders: str) -> dict[str, str]:
    """The small edition, its note with further attribute lines in these folders."""
    files = small_edition(**{"docs/registers/people.yml": PEOPLE})
    for folder in folders or FOLDERS:
        path = f"{folder}/ai-law/art-17.md"
        files[path] = files[path].replace(":as-of: law\n", f":as-of: law\n{lines}\n")
    return files


def test_who_wrote_and_who_reviewed() -> None:
    corpus, problems = read(
        signed(":author: a-writer\n:reviewed: b-reader 2026-11-20; c-scholar 2026-12-01")
    )
    assert not problems
    (note,) = corpus.annotations
    assert note.authors == ("a-writer",)
    expected = (Review("b-reader", "2026-11-20"), Review("c-scholar", "2026-12-01"))
    assert {text.reviews for text in note.texts.values()} == {expected}


def test_each_language_is_reviewed_by_itself_but_written_by_the_same() -> None:
    corpus, problems = read(signed(":reviewed: b-reader 2026-11-20", "kz"))
    assert not problems
    assert [bool(text.reviews) for text in corpus.annotations[0].texts.values()] == [1, 0, 0]
    _, problems = read(signed(":author: a-writer", "kz"))
    assert codes(problems) == ["G601", "G601"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (":author: a-riter", "G414"),
        (":author: A.Writer", "G306"),
        (":reviewed: nobody 2026-11-20", "G414"),
        (":reviewed: b-reader", "G306"),
        (":reviewed: b-reader 2026-02-30", "G306"),
        (":reviewed: b-reader 20261120", "G306"),
        (":reviewed: 2026-11-20 b-reader", "G306"),
        (":reviewed: b-reader 2026-11-20;", "G306"),
        (":author: b-reader\n:reviewed: b-reader 2026-11-20", "G312"),
    ],
)
def test_what_makes_no_sense_is_told_where_it_stands(line: str, expected: str) -> None:
    _, problems = read(signed(line))
    assert {problem.code for problem in problems} == {expected}
    assert {problem.place.file for problem in problems} == {
        f"{f}/ai-law/art-17.md" for f in FOLDERS
    }
    # The place is the attribute's own line; the hint names the way out.
    last = 16 + line.count("\n") + 1
    assert {problem.place.line for problem in problems} == {last}
    assert all(problem.hint for problem in problems)


def test_the_nearest_person_is_offered() -> None:
    _, problems = read(signed(":author: a-riter"))
    assert "Did you mean “a-writer”?" in problems[0].hint
