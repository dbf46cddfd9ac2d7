"""Official texts beside the sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossa.corpus import read_project
from glossa.model.address import Address, parse_address
from glossa.problems import Severity
from tests.editions import codes, read, small_edition
from tests.officials import kept_file, official_text


def address(text: str) -> Address:
    found = parse_address(text)
    assert found is not None
    return found


def test_without_official_texts_there_are_none() -> None:
    corpus, problems = read(small_edition())
    assert not corpus.official
    assert not problems


def test_kept_texts_are_taken_in_with_where_they_come_from() -> None:
    files = small_edition() | kept_file(official_text())
    corpus, _ = read(files)
    text = corpus.official.text("ai-law", "ru")
    assert text is not None
    assert text.text.edition == "2025-11-17"
    assert text.provenance.checked == "2026-11-21T10:00:00+00:00"
    assert corpus.official.tags("ai-law") == ("ru",)
    found = corpus.official.provision(address("ai-law/art_17__para_1__subpara_1"), "ru")
    assert found is not None
    assert found.text == "минимальной степени риска;"
    assert corpus.official.provision(address("ai-law/art_17__para_9"), "ru") is None
    assert corpus.official.provision(address("ai-law/art_17__para_1"), "kk") is None


def test_a_first_part_is_found_at_its_paragraph() -> None:
    corpus, _ = read(small_edition() | kept_file(official_text()))
    found = corpus.official.provision(address("ai-law/art_17__para_1__part_1"), "ru")
    assert found is not None
    assert str(found.eid) == "art_17__para_1"


def test_the_wording_before_a_change_is_kept_apart() -> None:
    old = official_text(art_17__para_1__part_2="Отнесение производится органом.")
    corpus, _ = read(small_edition() | kept_file(official_text()) | kept_file(old, previous=True))
    assert corpus.official.now["ai-law", "ru"].text != corpus.official.before["ai-law", "ru"].text


WHOLE = kept_file(official_text())["official/ai-law/ru.md"]


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\xff\xfe\x00",
        b"---\n" + b"[" * 20_000 + b"\n---\n",
        b"---\nact: 1999-99-99\n---\n",
        WHOLE.replace("минимальной", "наименьшей").encode(),
        WHOLE.replace("act: ai-law", "act: eu-ai-act").encode(),
        WHOLE.replace("language: ru", "language: kk").encode(),
        WHOLE[: len(WHOLE) // 2].encode(),
        WHOLE[: WHOLE.index("{#art_17__para_1}")].encode(),
        WHOLE.replace("sha256:", "sha256: 5\nx:").encode(),
    ],
)
def test_a_damaged_text_is_a_problem_and_not_shown(damaged: bytes) -> None:
    corpus, problems = read({**small_edition(), "official/ai-law/ru.md": damaged})
    assert codes(problems) == ["G674"]
    assert problems[0].severity is Severity.WARNING
    assert problems[0].place.file == "official/ai-law/ru.md"
    assert not corpus.official


def test_dates_in_the_front_matter_stay_text() -> None:
    bare = WHOLE.replace("'2026-11-21T10:00:00+00:00'", "2026-11-21")
    assert bare != WHOLE
    corpus, _ = read({**small_edition(), "official/ai-law/ru.md": bare})
    text = corpus.official.text("ai-law", "ru")
    assert text is not None
    assert text.provenance.checked == "2026-11-21"


def test_a_project_folder_is_read_with_what_is_kept_in_it(tmp_path: Path) -> None:
    files = small_edition() | kept_file(official_text())
    files["official/ai-law/sources/1234.md"] = "the bytes it came from: not read"
    files["official/ai-law/.ru.md.new"] = "half written"
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    reading = read_project(tmp_path)
    assert not reading.problems
    assert reading.corpus.official.tags("ai-law") == ("ru",)


def test_other_structure_is_a_warning() -> None:
    files = small_edition() | kept_file(official_text())
    _, problems = read(files | kept_file(official_text("kk", art_17__para_1__subpara_2=None)))
    assert codes(problems) == ["G641", "G643"]
    assert {problem.severity for problem in problems} == {Severity.WARNING}


def test_an_address_that_the_law_lacks_is_a_warning() -> None:
    files = small_edition() | kept_file(official_text(art_17__para_1__part_2=None))
    _, problems = read(files)
    assert codes(problems) == ["G642", "G643"]
    assert "art_17__para_1__part_2" in problems[0].message
