from __future__ import annotations

from glossa.corpus import Corpus
from glossa.official.changes import ChangeKind
from glossa.tables.edits import MOST_WORDS, Changes, compare_editions
from tests.editions import read
from tests.sites import rich_edition

RU = "ru/ai-law/art-17.md"


def corpus(files: dict[str, str]) -> Corpus:
    return read(files)[0]


def changes(**edited: str) -> Changes:
    files = rich_edition()
    return compare_editions(corpus(files), corpus(files | edited))


def edited(old: str, new: str, path: str = RU) -> Changes:
    text = rich_edition()[path]
    assert old in text
    return changes(**{path: text.replace(old, new)})


def test_the_same_edition_has_no_changes() -> None:
    same = changes()
    assert not same
    assert same == Changes((), (), (), (), (), ())


def test_a_note_in_another_place_of_its_file_has_not_changed() -> None:
    assert not edited("# Правовой режим\n", "# Правовой режим\n\n\n")


def test_words_changed_in_one_language_leave_the_others_behind() -> None:
    found = edited("\n\nСистема делится по степени риска.", "\n\nСистема не делится вовсе.")
    (note,) = found.texts
    assert (note.name, note.on) == ("note:g-17-one", "ai-law/art_17__para_1__subpara_1")
    assert (note.tag, note.kind) == ("ru", ChangeKind.CHANGED)
    assert [(str(run.kind), run.words) for run in note.words] == [
        ("same", "Система"),
        ("added", "не"),
        ("same", "делится"),
        ("removed", "по степени риска."),
        ("added", "вовсе."),
    ]
    assert [(row.name, row.absent, row.untouched) for row in found.uneven] == [
        ("note:g-17-one", (), ("kk", "en"))
    ]
    assert [found.values, found.entries, found.gained, found.lost] == [()] * 4


def test_a_new_note_in_one_language_is_missing_in_the_others() -> None:
    new = ":::{gap}\n:id: g-17-two\n:source: glossa\n:as-of: law\n\n[x](ai-law/art_18).\n:::\n"
    found = changes(**{RU: f"{rich_edition()[RU]}\n{new}"})
    assert [(t.name, t.kind) for t in found.texts] == [("note:g-17-two", ChangeKind.ADDED)]
    assert [(row.absent, row.untouched) for row in found.uneven] == [(("kk", "en"), ())]
    assert {(row.origin, row.target) for row in found.gained} == {
        ("note:g-17-two", "ai-law/art_17"),
        ("note:g-17-two", "ai-law/art_18"),
    }
    # Where its links lead is shown even of what is new.
    assert [(v.what, v.after) for v in found.values] == [("links ru", "ai-law/art_18")]


def test_a_link_that_leads_elsewhere_under_the_same_words_is_seen() -> None:
    found = edited("(https://example.org/a)", "(https://example.org/b)", "ru/ai-law/art-18.md")
    assert not found.texts
    (value,) = found.values
    assert (value.name, value.what) == ("note:c-1", "links ru")
    assert value.after.endswith("https://example.org/b")


def test_attributes_reviews_and_registers() -> None:
    path = "ru/ai-law/art-18.md"
    found = edited("2026-11-20", "2026-12-24", path)
    assert [(v.what, v.before, v.after) for v in found.values] == [
        ("reviewed ru", "b-reader 2026-11-20", "b-reader 2026-12-24")
    ]
    people = rich_edition()["docs/registers/people.yml"]
    found = changes(**{"docs/registers/people.yml": f"# moved\n{people}d-new: {{name: x}}\n"})
    assert [(name, str(kind)) for name, kind in found.entries] == [("people: d-new", "added")]


def test_what_is_gone_is_told_by_its_words_and_its_references() -> None:
    text = rich_edition()[RU]
    start = text.index(":::{commentary}")
    files = {f: rich_edition()[f] for f in (RU, RU.replace("ru", "kz", 1), RU.replace("ru", "en"))}
    cut = {path: whole[: whole.index(":::{commentary}")] for path, whole in files.items()}
    found = changes(**cut)
    assert start > 0
    assert {(t.name, t.kind) for t in found.texts} == {("note:g-17-one", ChangeKind.REMOVED)}
    assert [row.origin for row in found.lost] == ["note:g-17-one"]
    assert not found.values


def test_texts_of_any_length_are_compared_in_time() -> None:
    words = " ".join(f"слово{number}" for number in range(MOST_WORDS + 1))
    found = edited("\n\nСистема делится по степени риска.", f"\n\n{words}")
    (note,) = found.texts
    assert [str(run.kind) for run in note.words] == ["removed", "added"]
