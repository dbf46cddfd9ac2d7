from __future__ import annotations

import pytest

from glossa.check.languages import find_language
from tests.editions import read
from tests.sites import WORDS, rich_edition

SAYS = {
    "kk": "Жүйе қауіп-қатер дәрежесіне қарай бөлінеді, ал иегері оны бақылаусыз қалдырмауға "
    "міндетті және өзгерістер туралы пайдаланушыға хабарлайды.",
    "ru": "Система делится по степени риска, а владелец обязан не оставлять ее без контроля "
    "и сообщать пользователю об изменениях, решил Құрылтай.",
    "en": "The system is divided by degree of risk, and its holder must keep it under control "
    "and tell the user of changes, as the Құрылтай decided.",
}
FOLDERS = {"kk": "kz", "ru": "ru", "en": "en"}


@pytest.mark.parametrize("tag", SAYS)
def test_letters_tell_a_language(tag: str) -> None:
    assert find_language(SAYS[tag]) == tag


@pytest.mark.parametrize("text", ["", "Құрылтай", "17(3)(3) " * 40, "систем system " * 20])
def test_what_letters_leave_open(text: str) -> None:
    assert find_language(text) is None


def edition(said: dict[str, str]) -> dict[str, str]:
    """The rich edition, in whose article 18 and essay each language says that."""
    files = rich_edition()
    for tag, folder in FOLDERS.items():
        for path in (f"{folder}/ai-law/art-18.md", f"{folder}/topics/liability.md"):
            files[path] = files[path].replace(WORDS[folder]["words"], said[tag])
    return files


def found(said: dict[str, str]) -> list[tuple[str, str]]:
    _, problems = read(edition(said))
    return [(p.place.file, p.message) for p in problems if p.code == "G606"]


def test_the_right_languages() -> None:
    assert found(SAYS) == []


@pytest.mark.parametrize(("tag", "other"), [("kk", "ru"), ("ru", "kk"), ("ru", "en"), ("en", "kk")])
def test_a_file_in_the_wrong_folder(tag: str, other: str) -> None:
    names = {"kk": "Kazakh", "ru": "Russian", "en": "English"}
    rows = found(SAYS | {tag: SAYS[other]})
    message = f"By its letters this is {names[other]}, not {names[tag]}."
    assert rows == [
        (f"{FOLDERS[tag]}/ai-law/art-18.md", message),
        (f"{FOLDERS[tag]}/topics/liability.md", message),
    ]


def test_marked_words_are_no_fault() -> None:
    assert found(SAYS | {"ru": f"[{SAYS['kk']}]{{lang=kk}}"}) == []
