from __future__ import annotations

from pathlib import Path

from glossa.model.address import EId, parse_eid
from glossa.official.changes import ChangeKind, diff_words, find_changes, render_change
from glossa.official.compare import compare_expected, compare_languages
from glossa.official.mirror import parse_mirror
from glossa.official.values import OfficialText
from tests.official.samples import SAMPLES, needs_samples, read_dossier_addresses

WHOLE = "**Статья 1. Мосты**\n\n1. Виды:\n\n1) арки;\n\n2) броды.\n\n**Статья 2. Паром**\n\nОдин.\n"


def text(source: str, language: str = "ru") -> OfficialText:
    found = parse_mirror(source, act="bridges", language=language, file=f"{language}.md").text
    assert found is not None
    return found


def eids(*names: str) -> list[EId]:
    found = [parse_eid(name) for name in names]
    assert None not in found
    return [eid for eid in found if eid is not None]


def test_languages_of_the_same_structure() -> None:
    assert compare_languages({"ru": text(WHOLE), "kk": text(WHOLE, "kk")}) == []


def test_an_article_missing_in_a_language_is_one_problem() -> None:
    short = WHOLE.split("**Статья 2")[0]
    problems = compare_languages({"ru": text(WHOLE), "kk": text(short, "kk")})
    assert [(p.code, p.place.file, p.place.line) for p in problems] == [("G640", "ru.md", 9)]
    assert problems[0].message == "art_2 stands in ru and not in kk"


def test_other_numbers_of_subparagraphs() -> None:
    more = WHOLE.replace("2) броды.", "2) броды;\n\n3) лодки.")
    problems = compare_languages({"ru": text(WHOLE), "kk": text(more, "kk")})
    assert [problem.code for problem in problems] == ["G641"]
    assert "art_1__para_1 is built differently" in problems[0].message
    assert "ru: 2 subpara; kk: 3 subpara" in problems[0].message


def test_expected_addresses() -> None:
    expected = eids("art_1__para_1__subpara_1", "art_1__para_1__subpara_3", "art_2__part_1")
    problems = compare_expected(text(WHOLE), expected)
    assert [(p.code, p.message.split()[0]) for p in problems] == [
        ("G642", "art_1__para_1__subpara_3"),
        ("G643", "the"),
    ]
    assert "art_1__para_1__subpara_2" in problems[1].message


def test_a_paragraph_may_be_expected_by_its_first_part() -> None:
    source = "**Статья 1. Мосты**\n\n1. Один.\n\nЕщё.\n"
    expected = eids("art_1__para_1__part_1", "art_1__para_1__part_2")
    assert compare_expected(text(source), expected) == []


@needs_samples
def test_the_samples_agree_with_each_other_and_with_the_dossier() -> None:
    russian = text(Path(SAMPLES, "ai-law/rus.md").read_text(encoding="utf-8"))
    kazakh = text(Path(SAMPLES, "ai-law/kaz.md").read_text(encoding="utf-8"), "kk")
    assert compare_languages({"kk": kazakh, "ru": russian}) == []
    for language in (russian, kazakh):
        problems = compare_expected(language, read_dossier_addresses())
        # The dossier does not list the words before the lists of four articles.
        assert [(p.code, p.message.split(" has ")[1].split(",")[0]) for p in problems] == [
            ("G643", f"art_{number}__part_1") for number in (1, 4, 12, 14)
        ]


def test_one_changed_word_is_one_changed_provision() -> None:
    changes = find_changes(text(WHOLE), text(WHOLE.replace("арки", "дуги")))
    assert [(str(change.eid), change.kind) for change in changes] == [
        ("art_1__para_1__subpara_1", ChangeKind.CHANGED)
    ]
    assert render_change(changes[0]) == "art_1__para_1__subpara_1 changed: 1) [-арки;-] {+дуги;+}"


def test_provisions_that_came_and_went() -> None:
    changes = find_changes(text(WHOLE), text(WHOLE.replace("2) броды.", "3) лодки.")))
    assert [(str(change.eid)[-9:], change.kind) for change in changes] == [
        ("subpara_3", ChangeKind.ADDED),
        ("subpara_2", ChangeKind.REMOVED),
    ]


def test_both_sides_of_a_word_diff_can_be_read_from_it() -> None:
    old, new = "мост строит город за год", "мост всегда строит область за год"
    runs = diff_words(old, new)
    kept = [run.words for run in runs if run.kind is not ChangeKind.ADDED]
    came = [run.words for run in runs if run.kind is not ChangeKind.REMOVED]
    assert (" ".join(kept), " ".join(came)) == (old, new)
