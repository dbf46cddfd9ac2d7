from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from glossa.corpus.project import collect_files
from glossa.source.files import parse_file
from glossa.source.form.canonical import HARMLESS, find_change, find_uncanonical, format_source
from glossa.source.form.same import without_places
from glossa.source.text import SourceText
from tests.golden import golden_cases

ROOT = Path(__file__).parent.parent.parent.parent
FILES = {name: data for name, data in collect_files(ROOT)[0].items() if name.endswith(".md")}
TAGS = {"kz": "kk", "ru": "ru", "en": "en"}
SOURCES = sorted(name for name in FILES if name[:2] in TAGS)
FRONT = "---\nact: ai-law\nprovision: art_17\n---\n"
HEAD = f"{FRONT}# Heading\n\n{{#para_1}} 1. Words.\n\n"


def canonical(text: str) -> str:
    written, problems = format_source("ru/a.md", text.encode(), "ru")
    assert problems == []
    assert written is not None
    return written


@pytest.mark.parametrize(("given", "expected"), golden_cases("form"))
def test_cases(given: str, expected: str) -> None:
    assert canonical(HEAD + given) == HEAD + expected
    assert canonical(HEAD + expected) == HEAD + expected


@pytest.mark.parametrize("file", SOURCES)
def test_every_source_has_a_form_and_keeps_its_meaning(file: str) -> None:
    # Whether it has that form already is asked by `make lint`: a contributor may not know.
    assert hold(FILES[file].decode(), TAGS[file[:2]])


def test_letters_and_frame() -> None:
    text = (
        "\ufeff---\r\nprovision:  art_17\r\nact: ai-law  \r\n---\r\n\r\n"
        "#   Heading   ##\r\n"
        "{#para_1} 1. Се\u0301й и\u0306, \r\nstill  the paragraph.  \r\n\r\n\r\n"
    )
    expected = FRONT + "# Heading\n\n{#para_1} 1. Се\u0301й й,\nstill  the paragraph.\n"
    assert canonical(text) == expected


def test_front_matter_that_says_more_than_keys_keeps_it() -> None:
    text = HEAD.replace("act:", "# ours\nact:")
    assert canonical(text) == text.rstrip() + "\n"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (HEAD + "Stray words.\n", "G405", 9),
        (HEAD + ":::{note}\n:id: g-a\n", "G304", 9),
        (HEAD.replace("para_1", "para_x"), "G401", 7),
        (HEAD + "<<<<<<< ours\n", "G107", 9),
        ("# Heading\n", "G208", 1),
        ("", "G104", 1),
    ],
)
def test_what_cannot_be_read_is_left_alone_and_says_where(text: str, code: str, line: int) -> None:
    written, problems = format_source("ru/a.md", text.encode(), "ru")
    assert written is None
    assert (code, line) in {(problem.code, problem.place.line) for problem in problems}


def test_a_change_of_words_is_found_where_it_is() -> None:
    source = SourceText("ru/a.md", HEAD + "{#para_2} 2. More.\n")
    parsed, _ = parse_file(source, "ru")
    assert parsed is not None
    same = find_change(parsed, source.text, source.text, "ru")
    assert same is None
    for old, new, line in (("More", "Less", 9), ("Words", "Wor ds", 7), ("Heading", "H", 5)):
        place = find_change(parsed, source.text, source.text.replace(old, new), "ru")
        assert place is not None
        assert place.line == line
    assert find_change(parsed, source.text, source.text.replace("{#para_2}", "x"), "ru")
    lost = source.text.partition("\n\n{#para_2}")[0]
    assert find_change(parsed, source.text, lost, "ru")


def test_words_that_the_values_do_not_hold_count_too() -> None:
    table = ":::{note}\n:id: g-a\n:source: glossa\n:as-of: law\n\n|a|\n|---|\n|b|c|\n:::\n"
    source = SourceText("ru/a.md", HEAD + table)
    parsed, problems = parse_file(source, "ru")
    assert parsed is not None
    assert problems == []
    assert find_change(parsed, source.text, source.text.replace("|c|", "|"), "ru")
    assert "| b | c |" in canonical(source.text)


def test_the_first_line_that_would_change() -> None:
    text = HEAD + ":::{note}\n:id: g-a\n:as-of: law\n:source: glossa\n\nWords.\n:::\n"
    problem = find_uncanonical("ru/a.md", text.encode(), canonical(text))
    assert problem is not None
    assert (problem.code, problem.place.line) == ("G214", 11)
    assert "glossa fmt ru/a.md" in problem.hint
    assert find_uncanonical("ru/a.md", canonical(text).encode(), canonical(text)) is None


PIECES = (
    *("- a", "* b", "+ c", "1. d", "2) e", "> q", ">q", "  - deep", "    far", "word  ", "&amp;"),
    *("| a | b |", "a|b", "|---|:-:|", "-|-", "```", "~~~", "````", "# h", "---", "***", ":::"),
    *("_em_", "__strong__", "*a _b_ c*", "_a *b* c_", "**_x_**", "\\", "`a  ", "b`", "{#x}"),
    *("[w](#para_1)", "[w]{lang=en}", "\\_x\\_", "", "", "", ":id: x", "::::", "и\u0306 е\u0301"),
)
LINES = st.sampled_from(PIECES) | st.text("ab *_`-+>#|\\[](){}:!&1.)\u00a0", max_size=12)
BODIES = st.lists(LINES, max_size=12).map("\n".join)
ATTRIBUTES = st.permutations(
    (":id: g-a  g-b", ":source: glossa,x ;glossa", ":as-of: law;bill", ":title:  a", ":also: a/b c")
)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(ATTRIBUTES, BODIES, st.integers(3, 7), st.sampled_from(["\n", "\n\n", "\r\n\r\n\r\n"]))
def test_form_changes_and_meaning_does_not(
    attributes: list[str], body: str, colons: int, gap: str
) -> None:
    fence = ":" * colons
    text = gap.join([HEAD + f"{fence}{{note}}\n" + "\n".join(attributes), body, fence, ""])
    event("written" if hold(text) else "refused")


def hold(text: str, tag: str = "ru") -> bool:
    """Hold the promises for one text; whether it could be written."""
    before, problems = parse_file(SourceText("ru/a.md", text.replace("\r\n", "\n")), tag)
    written, found = format_source("ru/a.md", text.encode(), tag)
    if written is None:
        assert found
        assert all(problem.hint for problem in found)
        return False
    assert not {problem.code for problem in problems} - HARMLESS
    after, _ = parse_file(SourceText("ru/a.md", written), tag)
    assert without_places(before) == without_places(after)
    assert format_source("ru/a.md", written.encode(), tag) == (written, [])
    assert unicodedata.is_normalized("NFC", written)
    assert "\r" not in written
    assert written.endswith("\n")
    return True


def untidy(text: str, chance: random.Random) -> str:
    """The same words, written as another editor would have."""
    lines = text.split("\n")
    for _ in range(12):
        at = chance.randrange(len(lines))
        if lines[at] == "" and "```" not in text:
            lines[at] = chance.choice(["\n", "\n\n", "  "])
        elif lines[at].startswith(":") and lines[at + 1].startswith(":") and at:
            inside_code = "\n".join(lines[:at]).count("```") % 2
            if not inside_code and not (lines[at] + lines[at + 1]).count(":::"):
                lines[at], lines[at + 1] = lines[at + 1], lines[at]
        elif lines[at].startswith("- "):
            lines[at] += " "
    return "\n".join(lines).replace("**", "__") + chance.choice(["", "\n\n", " \n"])


@pytest.mark.parametrize("file", SOURCES)
def test_untidied_sources_come_back(file: str) -> None:
    text = FILES[file].decode()
    untidied = untidy(text, random.Random(file))
    assert canonical(untidied) == canonical(text)
