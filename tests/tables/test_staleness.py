"""Notes on words that are no longer the law's."""

from __future__ import annotations

from collections.abc import Mapping

from glossa.corpus import Corpus
from glossa.official.changes import ChangeKind
from glossa.source.seen import SEEN_FILE, render_seen
from glossa.tables.staleness import find_stale, record_seen
from tests.editions import codes, read, small_edition
from tests.officials import kept_file, official_text

TARGETS = {
    "g-sub-1": "ai-law/art_17__para_1__subpara_1",
    "g-part-2": "ai-law/art_17__para_1__part_2",
    "g-para-1": "ai-law/art_17__para_1",
    "g-art-17": "ai-law/art_17",
    "g-topic": "topic:liability",
}
ESSAY = "---\ntopic: liability\n---\n# Тақырып\n\nСөз.\n"
NOTE = "\n:::{{commentary}} {target}\n:id: {id}\n:source: glossa\n:as-of: law\n\nСөз.\n:::\n"
CHANGED = "art_17__para_1__subpara_1"
WAS, NOW = "минимальной степени риска;", "наименьшей степени риска;"


def edition() -> dict[str, str]:
    """The small edition with an essay that holds a note on each of the targets."""
    essay = ESSAY
    for name, target in TARGETS.items():
        line = "" if target.startswith("topic:") else target
        essay += NOTE.format(id=name, target=line).replace("} \n", "}\n")
    return small_edition() | {f"{tag}/topics/liability.md": essay for tag in ("kz", "ru", "en")}


def corpus_of(*texts: Mapping[str, str], seen: str = "") -> Corpus:
    files: dict[str, str] = edition()
    for text in texts:
        files |= text
    corpus, problems = read(files | ({SEEN_FILE: seen} if seen else {}))
    assert {*codes(problems)} <= {"G643"}, problems
    return corpus


def reviewed() -> str:
    """What `glossa seen update` writes when the text reads as it did first."""
    return render_seen(record_seen(corpus_of(kept_file(official_text()))))


def test_one_word_makes_its_dependants_stale_and_nothing_else() -> None:
    now = kept_file(official_text(**{CHANGED: NOW}))
    found = find_stale(corpus_of(now, seen=reviewed()))
    assert set(found.stale) == {"g-17-one", "g-sub-1", "g-para-1", "g-art-17"}
    assert not found.restated


def test_the_words_that_changed_are_told_where_the_old_ones_are_kept() -> None:
    old, now = official_text(), official_text(**{CHANGED: NOW})
    corpus = corpus_of(kept_file(now), kept_file(old, previous=True), seen=reviewed())
    found = find_stale(corpus)
    stale = found.stale["g-sub-1"]["ru"]
    assert [str(change.eid) for change in stale.changes] == [CHANGED]
    runs = {run.kind: run.words for run in stale.changes[0].words}
    assert runs[ChangeKind.REMOVED] == "минимальной"
    assert runs[ChangeKind.ADDED] == "наименьшей"
    assert [str(change.eid) for change in found.changes["ai-law", "ru"]] == [CHANGED]


def test_without_a_record_the_words_before_the_change_count() -> None:
    old, now = official_text(), official_text(**{CHANGED: NOW})
    found = find_stale(corpus_of(kept_file(now), kept_file(old, previous=True)))
    assert set(found.stale) == {"g-17-one", "g-sub-1", "g-para-1", "g-art-17"}


def test_nothing_is_stale_where_nothing_changed_or_nothing_is_known() -> None:
    assert not find_stale(corpus_of(kept_file(official_text()), seen=reviewed())).stale
    assert not find_stale(corpus_of(kept_file(official_text()))).stale
    assert not find_stale(corpus_of(seen=reviewed())).stale


def test_a_provision_that_is_gone_makes_its_notes_stale() -> None:
    now = kept_file(official_text(art_17__para_1__subpara_2=None))
    found = find_stale(corpus_of(now, seen=reviewed()))
    assert set(found.stale) == {"g-para-1", "g-art-17"}


def test_an_amendment_note_changes_no_words() -> None:
    text = official_text()
    law = kept_file(text)["official/ai-law/ru.md"]
    again = law.replace("жаңа редакцияда", "өзгертілді")
    assert again != law
    corpus = corpus_of({"official/ai-law/ru.md": again}, seen=reviewed())
    assert corpus.official
    assert not find_stale(corpus).stale


def test_each_language_is_judged_by_its_own_text() -> None:
    both = kept_file(official_text()) | kept_file(official_text("kk"))
    seen = render_seen(record_seen(corpus_of(both)))
    now = kept_file(official_text()) | kept_file(official_text("kk", **{CHANGED: NOW}))
    corpus = corpus_of(now, seen=seen)
    found, tags = find_stale(corpus), corpus.official.tags("ai-law")
    assert set(found.stale["g-sub-1"]) == {"kk"}
    assert found.of("g-sub-1", "kk", tags) is not None
    assert found.of("g-sub-1", "ru", tags) is None
    # English has no text of the law of its own here: readers are told of any change.
    assert found.of("g-sub-1", "en", tags) is not None


def test_a_review_makes_a_note_fresh_and_leaves_the_others() -> None:
    now = kept_file(official_text(**{CHANGED: NOW}))
    corpus = corpus_of(now, seen=reviewed())
    unchanged = render_seen(record_seen(corpus))
    assert unchanged == reviewed()
    after = render_seen(record_seen(corpus, ["g-sub-1"]))
    assert set(find_stale(corpus_of(now, seen=after)).stale) == {"g-17-one", "g-para-1", "g-art-17"}
    everything = render_seen(record_seen(corpus, everything=True))
    assert not find_stale(corpus_of(now, seen=everything)).stale


def test_a_record_is_filled_in_without_making_stale_notes_fresh() -> None:
    old, now = official_text(), official_text(**{CHANGED: NOW})
    corpus = corpus_of(kept_file(now), kept_file(old, previous=True))
    seen = render_seen(record_seen(corpus))
    assert "g-sub-1" in find_stale(corpus_of(kept_file(now), seen=seen)).stale


def test_our_own_words_may_change_without_readers_being_warned() -> None:
    seen = reviewed()
    files = edition() | kept_file(official_text()) | {SEEN_FILE: seen}
    path = "ru/ai-law/art-17.md"
    files[path] = files[path].replace("1) Система", "1) Всякая система")
    corpus, _ = read(files)
    found = find_stale(corpus)
    assert not found.stale
    assert set(found.restated) == {"g-17-one", "g-sub-1", "g-para-1", "g-art-17"}
    assert set(found.restated.values()) == {("ru",)}


def test_the_record_survives_its_file() -> None:
    seen = record_seen(corpus_of(kept_file(official_text())))
    assert corpus_of(seen=render_seen(seen)).seen == seen
    assert not corpus_of(seen=render_seen(seen)).official


def test_a_record_written_by_hand_is_a_problem() -> None:
    for row in ("{official: abc}", "{other: 0123456789abcdef}", "[a]", "x"):
        _, problems = read({**edition(), SEEN_FILE: f"g-sub-1:\n  ru: {row}\n"})
        assert codes(problems) == ["G501"], row
