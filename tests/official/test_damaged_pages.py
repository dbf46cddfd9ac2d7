"""Five hundred damaged pages: whatever comes, an answer comes, and no traceback."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from glossa.official.adilet import parse_adilet
from glossa.official.commands import add_official
from glossa.official.mirror import parse_mirror
from glossa.official.pins import PINS_FILE, SourceKind
from glossa.official.shelf import read_official
from glossa.official.structure import Reading

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
MIRROR = (
    '# О мостах\n\n## Глава 1. Общее\n\n<a id="st1"></a>\n\n**Статья 1. Мосты**\n\n1. Виды:\n\n'
    "   1) арки;\n\n   2) броды.\n\n> *Сноска. Статья 1 с изменением.*\n\n"
    "<table><tr><td>а</td></tr></table>\n\n```\nкод\n```\n\n**Президент Республики Казахстан**\n"
).encode()

Damage = Callable[[random.Random, bytes], bytes]


def cut(chance: random.Random, page: bytes) -> bytes:
    return page[: chance.randrange(len(page))]


def remove(chance: random.Random, page: bytes) -> bytes:
    start = chance.randrange(len(page))
    return page[:start] + page[start + chance.randrange(1, 400) :]


def swap(chance: random.Random, page: bytes) -> bytes:
    first, second, third = sorted(chance.randrange(len(page)) for _ in range(3))
    return page[:first] + page[second:third] + page[first:second] + page[third:]


def repeat(chance: random.Random, page: bytes) -> bytes:
    start = chance.randrange(len(page))
    piece = page[start : start + 300]
    return page[:start] + piece * chance.randrange(2, 60) + page[start:]


def binary(chance: random.Random, page: bytes) -> bytes:
    start = chance.randrange(len(page))
    return page[:start] + chance.randbytes(chance.randrange(1, 2000)) + page[start:]


def entities(chance: random.Random, page: bytes) -> bytes:
    pieces = [b"&#0;", b"&#x110000;", b"&nosuch;", b"&amp", b"&#xD800;", b"&lt;p&gt;", b"&" * 500]
    for _ in range(20):
        start = chance.randrange(len(page))
        page = page[:start] + chance.choice(pieces) + page[start:]
    return page


def nesting(chance: random.Random, page: bytes) -> bytes:
    start = chance.randrange(len(page))
    tag = chance.choice(
        [b"<div>", b"<b>", b"<table><tr><td>", b"<span class=note>", b"<h3>", b"> "]
    )
    return page[:start] + tag * chance.randrange(100, 5000) + page[start:]


def marks(chance: random.Random, page: bytes) -> bytes:
    start = chance.randrange(len(page))
    mark = chance.choice([b"*", b"[", b"<a", b"1) ", b"\n1. ", b"`", b"I", b"1-", b"]](", b"\\"])
    return page[:start] + mark * chance.randrange(10, 3000) + page[start:]


DAMAGES: list[Damage] = [cut, remove, swap, repeat, binary, entities, nesting, marks]


def damaged(seed: int) -> tuple[str, bytes]:
    chance = random.Random(seed)
    source = chance.choice([*PAGES, None])
    page = source.read_bytes() if source else MIRROR
    for damage in chance.choices(DAMAGES, k=chance.randrange(1, 4)):
        page = damage(chance, page) or b" "
    return ("adilet" if source else "mirror"), page


def read(form: str, page: bytes) -> Reading:
    if form == "adilet":
        return parse_adilet(page, act="bridges", language="ru", file="p")
    text = page.decode("utf-8", errors="replace")
    return parse_mirror(text, act="bridges", language="ru", file="p")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("batch", range(20))
def test_damage_gets_an_answer(batch: int) -> None:
    for seed in range(batch * 25, batch * 25 + 25):
        reading = read(*damaged(seed))
        assert reading.text is not None or reading.problems
        if reading.text is not None:
            eids = [item.eid for item in reading.text.provisions]
            assert len(eids) == len(set(eids))


@pytest.mark.timeout(60)
def test_damage_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    """Every page handed to the command: a text that reads back, or nothing written."""
    kept = 0
    for seed in range(500):
        root = tmp_path / str(seed)
        root.mkdir()
        (root / "page").write_bytes(damaged(seed)[1])
        outcome = add_official(
            root, "bridges", "ru", SourceKind.FILE, "page",
            fetcher=NoFetcher(), clock=lambda: datetime(2026, 11, 21, tzinfo=UTC),
        )  # fmt: skip
        text, problems = read_official(root, "bridges", "ru")
        assert problems == []
        assert outcome.ok is (text is not None) is (root / PINS_FILE).exists()
        assert outcome.ok or {path.name for path in root.iterdir()} == {"page"}
        kept += outcome.ok
    assert 50 < kept < 450


class NoFetcher:
    """Files need no network."""

    def fetch(self, address: str) -> bytes:
        raise AssertionError(address)


@pytest.mark.parametrize("form", ["adilet", "mirror"])
@pytest.mark.parametrize(
    "page", [b"", b"\x00" * 5000, b"\xff\xfe<html>", b"{}", b"%PDF-1.7\n\xe2\xe3"]
)
def test_what_is_no_page_at_all(form: str, page: bytes) -> None:
    reading = read(form, page)
    assert reading.text is None
    assert [problem.code for problem in reading.problems if problem.code != "G651"] == ["G650"]
