from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.model.address import parse_eid
from glossa.official.pins import (
    PINS_FILE,
    Pin,
    SourceKind,
    parse_pins,
    parse_source,
    raw_address,
    render_pins,
)
from glossa.official.values import NumberedUnit

COMMIT = "f6954a0bf1550ae9f3803e323f6ad93d63905948"
ROOT = Path(__file__).resolve().parents[2]


def source(kind: SourceKind, text: str) -> object:
    return parse_source(kind, text, act="bridges", language="ru")


def test_a_revision_of_the_mirror_becomes_a_raw_address() -> None:
    pin = source(SourceKind.MIRROR, f"some/laws@{COMMIT}:03-laws/a b/rus.md".replace(" ", "_"))
    assert isinstance(pin, Pin)
    assert pin.url == f"https://raw.githubusercontent.com/some/laws/{COMMIT}/03-laws/a_b/rus.md"
    assert raw_address("a/b", "c", "д.md").endswith("/%D0%B4.md")


@pytest.mark.parametrize(
    "text",
    [
        "some/laws@main:rus.md",
        f"some/laws@{COMMIT[:7]}:rus.md",
        f"some/laws@{COMMIT}:../rus.md",
        f"some/laws@{COMMIT}:/etc/passwd",
        f"laws@{COMMIT}:rus.md",
        "",
    ],
)
def test_a_misspelt_revision_is_a_problem(text: str) -> None:
    assert getattr(source(SourceKind.MIRROR, text), "code", "") == "G671"


@pytest.mark.parametrize(("act", "language"), [("../x", "ru"), ("x/art_1", "ru"), ("x", "../a")])
def test_names_that_would_lead_out_of_the_folder(act: str, language: str) -> None:
    found = parse_source(SourceKind.FILE, "a.html", act=act, language=language)
    assert getattr(found, "code", "") == "G671"
    row = 'source = "file"\npath = "a"\n'
    assert parse_pins(f'["{act}"."{language}"]\n{row}')[0] == []


def test_an_address_needs_a_host_and_no_password() -> None:
    assert isinstance(source(SourceKind.ADILET, "https://adilet.zan.kz/rus/docs/Z1"), Pin)
    assert getattr(source(SourceKind.ADILET, "Z2500000230"), "code", "") == "G671"
    assert getattr(source(SourceKind.ADILET, "https://a:b@adilet.zan.kz/"), "code", "") == "G671"


WORDS = st.text(min_size=1, max_size=20)
PINS = st.builds(
    Pin,
    act=st.from_regex(r"[a-z]{1,5}(-[a-z0-9]{1,5})?", fullmatch=True),
    language=st.sampled_from(["kk", "ru", "en"]),
    source=st.just(SourceKind.MIRROR),
    repository=WORDS,
    commit=st.just(COMMIT),
    path=WORDS,
    edition=st.sampled_from(["", "2025-11-17"]),
    articles=st.sampled_from([(), (parse_eid("art_917"), parse_eid("art_641-1"))]),
    unit=st.sampled_from(list(NumberedUnit)),
    digest=st.sampled_from(["", "ab" * 32]),
)


@given(st.lists(PINS, unique_by=lambda pin: (pin.act, pin.language)))
def test_what_is_written_is_read(pins: list[Pin]) -> None:
    expected = sorted(pins, key=lambda pin: (pin.act, pin.language))
    assert parse_pins(render_pins(pins)) == (expected, [])


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ('source = "ftp"', "source is one of"),
        ('source = "mirror"\nrepository = "a/b"', "missing: commit, path"),
        ('source = "file"\npath = "a"\ncolour = "red"', "unknown keys: colour"),
        ('source = "file"\npath = 5', "every value is a text"),
        ('source = "file"\npath = "a"\narticles = ["x"]', "no addresses: x"),
        ('source = "file"\npath = "a"\nnumbered-unit = "page"', "numbered-unit is"),
    ],
)
def test_a_faulty_pin_is_a_problem_with_its_line(row: str, words: str) -> None:
    pins, problems = parse_pins(f"# pins\n\n[bridges.ru]\n{row}\n")
    assert pins == []
    assert [(p.code, p.place.line) for p in problems] == [("G670", 3)]
    assert words in problems[0].message


def test_a_file_that_is_not_toml_is_a_problem() -> None:
    assert [problem.code for problem in parse_pins("[")[1]] == ["G670"]
    assert [problem.code for problem in parse_pins("bridges = 1")[1]] == ["G670"]


def test_the_project_pins_what_it_publishes() -> None:
    content = (ROOT / PINS_FILE).read_text(encoding="utf-8")
    pins, problems = parse_pins(content)
    assert problems == []
    assert render_pins(pins) == content
    assert {(pin.act, pin.language) for pin in pins} >= {("ai-law", "kk"), ("ai-law", "ru")}
    law = {pin.language: pin for pin in pins if pin.act == "ai-law"}
    assert {law["kk"].commit, law["ru"].commit} == {COMMIT}
    assert law["en"].address == "https://adilet.zan.kz/eng/docs/Z2500000230"
