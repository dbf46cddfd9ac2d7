"""Expand the Kazakh rules (`data/kk_rules.json`) into the table that both engines walk.

A suffix is written once, with archiphonemes (`TAр` for -лар -лер -дар -дер -тар -тер). Here it is
spelled out into allomorphs: what to cut from the end of the word, what to give back to the stem
(қ for ғ, й for the first half of я), which letters the stem may end in, and its vowel harmony.
The expanded table is plain JSON values: the site hands the very same table to JavaScript.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

HARMONIES: Final = ("back", "front")
Allomorph = tuple[str, str, str, str, str, int]
"""What to cut, what to give back, letters allowed before, harmony (`back`, `front`, ``), the states
that may remain (parted by spaces), and the cost."""


KEPT: Final = ("letters", "final", "usual_endings", "unknown", "known", "particles", "voicing")
"""What of the rules goes to the engines as it is."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a suffix: `V:йды`, `ь>I`, `(I)м`, `TAр`."""

    left: str  # letters the stem may end in; empty: any
    restore: str
    text: str


def read_data(name: str) -> str:
    """The text of one data file of the package."""
    return resources.files("glossa.lemma").joinpath("data", name).read_text(encoding="utf-8")


@cache
def read_rules() -> dict[str, Any]:
    """The rules as written, before expansion."""
    rules: dict[str, Any] = json.loads(read_data("kk_rules.json"))
    return rules


def _letters(rules: dict[str, Any], names: str) -> str:
    """`VGR` -> the letters of these classes; a small letter or hyphen stands for itself."""
    return "".join(rules["classes"].get(name, name) for name in names)


def _consonants(rules: dict[str, Any]) -> str:
    return _letters(rules, "GRLNZX")


def _split_context(rules: dict[str, Any], written: str) -> Form:
    """Read what stands before `:` (left context) or `>` (letters given back)."""
    if ">" in written:
        restore, text = written.split(">")
        return Form("", restore, text)
    if ":" not in written:
        return Form("", "", written)
    left, text = written.split(":")
    return Form(_consonants(rules) if left == "C" else _letters(rules, left), "", text)


def _open_brackets(rules: dict[str, Any], form: Form) -> list[Form]:
    """`(I)м` -> `м` after vowels, `Iм` after consonants; `(с)I` -> `сI` and `I`."""
    if not form.text.startswith("("):
        return [form]
    inside, rest = form.text[1:].split(")")
    after_vowel, after_consonant = (inside + rest, rest) if inside == "с" else (rest, inside + rest)
    return [
        Form(_letters(rules, "V"), "", after_vowel),
        Form(_consonants(rules), "", after_consonant),
    ]


def _choose_initials(rules: dict[str, Any], form: Form) -> list[Form]:
    """`TAр` -> `лAр`, `дAр`, `тAр`, each after its own letters; `G` is қ/к or ғ/г."""
    first, rest = form.text[:1], form.text[1:]
    if first == "G":
        return [
            Form(_letters(rules, "VGRLNZ"), "", "K" + rest),
            Form(_letters(rules, "X"), "", "Q" + rest),
        ]
    if first not in rules["initials"]:
        return [form]
    return [Form(_letters(rules, left), "", c + rest) for c, left in rules["initials"][first]]


def _harmonise(rules: dict[str, Any], form: Form) -> list[tuple[Form, str]]:
    """`лAр` -> (`лар`, back) and (`лер`, front); a suffix without archiphonemes has no harmony."""
    sounds = rules["archiphonemes"]
    if not any(letter in sounds for letter in form.text):
        return [(form, "")]
    spelled = []
    for index, harmony in enumerate(HARMONIES):
        text = "".join(sounds[c][index] if c in sounds else c for c in form.text)
        spelled.append((Form(form.left, form.restore, text), harmony))
    return spelled


def _spell_junction(rules: dict[str, Any], form: Form, harmony: str) -> list[tuple[Form, str]]:
    """What the spelling does where stem and suffix meet: қ/ғ, й+а = я, ы+й = и, й+у = ю."""
    text, left = form.text, form.left
    if not text or form.restore:
        return [(form, harmony)]
    if text[0] == "й" and left == _letters(rules, "V"):
        return _junction_of_y(form, harmony)
    if text[0] == "у":
        return _junction_of_u(rules, form, harmony)
    if text[0] not in "аеыі":
        return [(form, harmony)]
    spelled = [(form, harmony)]
    if text[0] == "а":
        spelled = [(Form(_without(left, "йи"), "", text), harmony)]
        spelled += [(Form(end, "й" * (end == "й"), "я" + text[1:]), harmony) for end in "йи"]
    return spelled + _voiced(rules, form, harmony, also_p=text in ("ып", "іп"))


def _junction_of_y(form: Form, harmony: str) -> list[tuple[Form, str]]:
    contracted = "и" + form.text[1:]
    return [
        (Form(_without(form.left, "ыі"), "", form.text), harmony),
        (Form("ы", "ы", contracted), harmony and "back"),
        (Form("і", "і", contracted), harmony and "front"),
    ]


def _junction_of_u(rules: dict[str, Any], form: Form, harmony: str) -> list[tuple[Form, str]]:
    rest = form.text[1:]
    left = form.left or _letters(rules, "V") + _consonants(rules)
    spelled = [(Form(_without(left, "ыійи"), "", form.text), harmony)]
    spelled += [(Form(end, end, form.text), harmony) for end in "ыі"]
    spelled += [(Form(end, "й" * (end == "й"), "ю" + rest), harmony) for end in "йи"]
    return spelled + _voiced(rules, form, harmony, also_p=False)


def _voiced(
    rules: dict[str, Any], form: Form, harmony: str, *, also_p: bool
) -> list[tuple[Form, str]]:
    pairs = [*rules["voicing"].items(), *([("п", "у")] if also_p else [])]
    return [
        (Form(deaf, deaf, voiced + form.text), harmony)
        for deaf, voiced in pairs
        if not form.left or deaf in form.left
    ]


def _without(letters: str, dropped: str) -> str:
    return "".join(c for c in letters if c not in dropped)


def expand_form(rules: dict[str, Any], written: str) -> list[tuple[Form, str]]:
    """All spellings of one written suffix form, with the harmony of each.

    Example: `(с)I` gives сы, сі after vowels; ы, і after consonants; ғы, гі, бы and so on with
    the voiceless consonant given back to the stem.
    """
    forms = [
        chosen
        for opened in _open_brackets(rules, _split_context(rules, written))
        for chosen in _choose_initials(rules, opened)
    ]
    harmonised = [pair for form in forms for pair in _harmonise(rules, form)]
    return [pair for form, h in harmonised for pair in _spell_junction(rules, form, h)]


def _restoring(rules: dict[str, Any], form: Form) -> int:
    """A stem whose consonant has to be guessed back is a little less likely."""
    return int(rules["voicing_cost"]) if form.restore in rules["voicing"] else 0


def _expand_entry(rules: dict[str, Any], entry: dict[str, Any], before: str) -> list[Allomorph]:
    return [
        (
            form.text,
            form.restore,
            form.left,
            harmony,
            before,
            entry["cost"] + _restoring(rules, form),
        )
        for written in entry["forms"]
        for form, harmony in expand_form(rules, written)
    ]


def _expand_suffixes(rules: dict[str, Any]) -> dict[str, list[Allomorph]]:
    table: dict[str, list[Allomorph]] = {}
    for entry in rules["suffixes"]:
        rows = _expand_entry(rules, entry, " ".join(entry["from"]))
        table.setdefault(entry["to"], []).extend(rows)
    return table


def _expand_derivations(rules: dict[str, Any]) -> dict[str, list[Allomorph]]:
    table: dict[str, list[Allomorph]] = {}
    for entry in rules["derivations"]:
        table.setdefault(entry["to"], []).extend(_expand_entry(rules, entry, entry["from"]))
    return table


def _with_learnt_costs(rules: dict[str, Any], learnt: dict[str, Any]) -> dict[str, Any]:
    """The rules with the costs that the gold set taught; ours stay where it taught none."""
    costs = learnt["costs"]
    return {
        **rules,
        "suffixes": [{**e, "cost": costs.get(e["name"], e["cost"])} for e in rules["suffixes"]],
        "derivations": [
            {**e, "cost": costs.get(e["name"], e["cost"])} for e in rules["derivations"]
        ],
        "final": {**rules["final"], **learnt["final"]},
        "unknown": {**rules["unknown"], **learnt["unknown"]},
        "voicing_cost": learnt["voicing_cost"],
    }


def expand_rules(learnt: dict[str, Any] | None = None) -> dict[str, Any]:
    """The table for the engines: JSON values only, the same for Python and JavaScript.

    `learnt` is the file `learnt/kk_learnt.json`; without it the costs are those of `kk_rules.json`.
    """
    rules = read_rules()
    if learnt is not None:
        rules = _with_learnt_costs(rules, learnt)
    return {
        "suffixes": _expand_suffixes(rules),
        "derivations": _expand_derivations(rules),
        **{name: rules[name] for name in KEPT},
    }
