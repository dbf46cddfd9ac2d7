"""The Kazakh data in the form the engine walks: rules, stems, exceptions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from string import ascii_lowercase
from typing import Any, Final

from glossa.lemma.kk_rules import Allomorph, expand_rules, read_data

SECTIONS: Final = {
    "nouns": "n", "adjectives": "a", "verbs": "v", "adverbs": "d", "pronouns": "p",
    "numerals": "m", "particles": "w", "names": "x",
}  # fmt: skip
LETTERS: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі0123456789-"


@dataclass(frozen=True, slots=True)
class KazakhData:
    """Everything the Kazakh lemmatiser knows.

    `stems`: stem -> letters of its parts of speech (`n`, `nv`); `syncope`: орн -> орын;
    `capitals`: қр -> ҚР; `exceptions`: form -> (stem, part of speech); `rules`: the table of
    `kk_rules.expand_rules`.
    """

    rules: dict[str, Any]
    stems: dict[str, str]
    syncope: dict[str, str]
    capitals: dict[str, str]
    exceptions: dict[str, tuple[str, str]]
    _index: dict[str, tuple[Allomorph, ...]] = field(default_factory=dict)

    def suffixes(self, state: str, word: str) -> list[Allomorph]:
        """The allomorphs that lead to `state` and end this word."""
        rows = self._index.get(state + word[-1:], ())
        return [row for row in rows if word.endswith(row[0])]

    def derivations(self, kind: str, stem: str) -> list[Allomorph]:
        """The derivational allomorphs that end this stem and leave two letters or more."""
        rows = self._index.get("+" + kind + stem[-1:], ())
        return [row for row in rows if stem.endswith(row[0]) and len(stem) > len(row[0]) + 1]


def parse_lexicon(text: str) -> dict[str, str]:
    """`[nouns]` headings and lines of stems -> stem: letters of its parts of speech, in order.

    A line that begins with `#` is a remark.
    """
    stems: dict[str, str] = {}
    letter = ""
    for line in text.splitlines():
        if line.startswith("["):
            letter = SECTIONS[line.strip("[] ")]
        elif not line.startswith("#"):
            for stem in line.replace("~", "").lower().split():
                if letter not in stems.get(stem, ""):
                    stems[stem] = stems.get(stem, "") + letter
    return stems


def parse_exceptions(text: str) -> dict[str, tuple[str, str]]:
    """Lines `lemma letter: form form …` -> form: (lemma, letter)."""
    exceptions = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            entry, forms = line.split(":")
            lemma, letter = entry.split()
            exceptions.update(dict.fromkeys(forms.split(), (lemma, letter)))
    return exceptions


def parse_capitals(text: str) -> dict[str, str]:
    """The stems that the lexicon writes with a capital: қазақстан -> Қазақстан, қр -> ҚР."""
    words = text[text.index("[names]") :].split()[1:]
    return {word.lower(): word for word in words if word != word.lower()}


def drop_last_vowel(stem: str) -> str:
    """орын -> орн, ауыз -> ауз; and of a double letter one stays: процесс -> процес."""
    return stem[:-2] + stem[-1]


def parse_syncope(text: str) -> dict[str, str]:
    """The stems marked `~` in the lexicon, under what is left of them before a suffix."""
    marked = re.findall(r"(\S+)~", text)
    return {drop_last_vowel(stem): stem for stem in marked}


def build_index(rules: dict[str, Any]) -> dict[str, tuple[Allomorph, ...]]:
    """State and last letter -> allomorphs; an empty suffix stands under every letter."""
    index: dict[str, list[Allomorph]] = {}
    for mark, tables in (("", rules["suffixes"]), ("+", rules["derivations"])):
        for state, rows in tables.items():
            for row in rows:
                for last in row[0][-1:] or LETTERS:
                    index.setdefault(mark + state + last, []).append(row)
    return {key: tuple(rows) for key, rows in index.items()}


def read_learnt() -> dict[str, Any]:
    """What the gold set taught: costs and stems, under a licence of their own (CC BY-SA)."""
    learnt: dict[str, Any] = json.loads(read_data("learnt/kk_learnt.json"))
    return learnt


def _add_learnt_stems(stems: dict[str, str], learnt: dict[str, Any]) -> dict[str, str]:
    merged = dict(stems)
    for letter, words in learnt["stems"].items():
        for stem in words.split():
            merged.setdefault(stem, letter)
    return merged


@cache
def read_kazakh_data(*, learnt: bool = True) -> KazakhData:
    """The data of the package; without `learnt`, only what we wrote ourselves."""
    lexicon = read_data("kk_lexicon.txt")
    stems = parse_lexicon(lexicon)
    taught = read_learnt() if learnt else None
    rules = expand_rules(taught)
    return KazakhData(
        rules=rules,
        stems=_add_learnt_stems(stems, taught) if taught else stems,
        syncope=parse_syncope(lexicon),
        capitals=parse_capitals(lexicon),
        exceptions=parse_exceptions(read_data("kk_exceptions.txt")),
        _index=build_index(rules),
    )


def build_browser_data() -> dict[str, Any]:
    """Everything `lemma-kk.js` needs, as JSON values: the same rules, stems packed by letters.

    A quarter less is sent when each stem says how it differs from the one before (`fold_words`).
    """
    data = read_kazakh_data()
    packed: dict[str, list[str]] = {}
    for stem, letters in data.stems.items():
        packed.setdefault(letters, []).append(stem)
    return {
        "rules": data.rules,
        "stems": {letters: fold_words(stems) for letters, stems in packed.items()},
        "syncope": data.syncope,
        "capitals": " ".join(data.capitals.values()),
        "exceptions": {form: list(entry) for form, entry in data.exceptions.items()},
    }


def fold_words(words: Iterable[str]) -> str:
    """Words in their order as one string, each without the letters it shares with the one before.

    How many those are stands before the rest as a Latin letter, which no stem holds: `a` none, `b`
    one; `абай`, `абайла` is `aабайeла`. The other way round: `unfoldWords` of `lemma-kk.js`.
    """
    folded, before = [], ""
    for word in sorted(words):
        pairs = zip(before, word, ascii_lowercase[1:], strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        folded.append(ascii_lowercase[shared] + word[shared:])
        before = word
    return "".join(folded)
