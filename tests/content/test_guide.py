"""What the guide for contributors tells to press is there, and what it shows works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glossa.check import check_corpus
from glossa.corpus.project import collect_files, corpus_from
from glossa.problems import Severity
from glossa.site.words import read_words

PROJECT = Path(__file__).parents[2]
FILES, _ = collect_files(PROJECT)
BUTTONS = r"Fork this repository|Commit changes…|Propose changes|Create pull request|Edit file"
FOLDERS = {"kz": "kk", "ru": "ru", "en": "en"}


def guide(folder: str) -> str:
    return FILES[f"{folder}/contribute.md"].decode()


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_it_tells_to_press_is_called_so(folder: str) -> None:
    words, text = read_words(FOLDERS[folder]), guide(folder)
    for name in ("Improve this", "Add a commentary", "Report a mistake", "Contributors"):
        assert any(f"{left}{words.say(name)}{right}" in text for left, right in ("«»", "“”")), name
    assert "⋯" in text
    assert words.say("Draft: not yet reviewed") in text


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_block_it_shows_passes_where_it_says_to_put_it(folder: str) -> None:
    match = re.search(r"```\n(:::.*?)```", guide(folder), re.DOTALL)
    assert match is not None
    file = f"{folder}/ai-law/art-17.md"
    text = FILES[file].decode()
    # Below the provision and its last note, before the next provision.
    start = text.index("{#para_3__subpara_3}")
    end = text.index("\n{#", start)
    written = f"{text[:end]}\n{match[1]}{text[end:]}"
    reading = corpus_from({**FILES, file: written.encode()})
    problems = [*reading.problems, *check_corpus(reading.corpus)]
    assert [p for p in problems if p.severity is not Severity.NOTICE] == []
    note = reading.corpus.annotation("g-17-yourword")
    assert note is not None
    assert note.target == "ai-law/art_17__para_3__subpara_3"
    assert set(note.texts) == {FOLDERS[folder]}


def test_it_shows_the_same_in_every_language() -> None:
    shapes = []
    for folder in FOLDERS:
        text = guide(folder)
        shapes.append(
            (
                len(re.findall(r"^## ", text, re.MULTILINE)),
                re.findall(r"\{picture\} (\S+)", text),
                len(re.findall(r"^\d\. ", text, re.MULTILINE)),
                re.findall(
                    r"Fork this repository|Commit changes…|Propose changes|Create pull", text
                ),
            )
        )
    assert shapes[0] == shapes[1] == shapes[2]
