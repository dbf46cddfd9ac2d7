"""A redline on paper, without colour: what is inserted and what is deleted can still be told.

Chromium prints the page to a PDF; its words and the ink around them are read back by Poppler.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Served, come_to_rest, need, serve
from tests.redline.test_proposals import OLD, SAID, edition
from tests.site.test_build import build, make

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(900)]

INCH, DOTS = 72, 200
"""Points of a PDF in an inch, and how finely it is drawn."""

DARK, LINE = 140, 0.9
"""Up to which grey a dot is ink; which share of a word's width an unbroken line inks."""

FOLDERS = ("kz", "ru", "en")
WARNING = {
    "kz": "Бұл – ұсыныс, заң емес",
    "ru": "Это предложение, а не закон",
    "en": "Proposed, not law",
}
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)')


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page and its box, in points."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


@pytest.fixture(scope="module")
def redlined(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A small site where a proposal puts other words in the place of one."""
    files = edition("replace", at="art_17__para_1", number="", more=":instead-of: {old}")
    root = make(tmp_path_factory.mktemp("redlined"), files)
    done = build(root)
    assert done.returncode == 0, done.stderr
    yield from serve(root / "site")


@pytest.fixture(params=FOLDERS)
def printed(
    request: pytest.FixtureRequest, redlined: Served, browser: Browser, tmp_path: Path
) -> tuple[str, Path]:
    """The article with its redline as a PDF, backgrounds left out, in one language."""
    need(shutil.which("pdftotext") and shutil.which("pdftoppm"), "poppler-utils")
    page = browser.new_page()
    page.goto(f"{redlined.url}{request.param}/ai-law/art-17/")
    come_to_rest(page)
    file = tmp_path / "article.pdf"
    page.pdf(path=file, print_background=False, format="A4")
    page.close()
    return request.param, file


def words_of(file: Path) -> list[Word]:
    """Every word of the PDF with its box, page by page."""
    done = subprocess.run(
        ["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True
    )
    return [
        Word(number, text, *map(float, box))
        for number, page in enumerate(done.stdout.split("<page ")[1:], 1)
        for *box, text in _WORD.findall(page)
    ]


def after(sign: str, text: str, words: list[Word]) -> Word:
    """The word `text` that a sign stands before, with nothing but that sign between lines."""
    for at, word in enumerate(words):
        if word.text == sign and text in [near.text for near in words[at + 1 : at + 4]]:
            return next(near for near in words[at + 1 : at + 4] if near.text == text)
    raise AssertionError(f"no “{sign} {text}” on paper: {[word.text for word in words]}")


def lines_of(word: Word, file: Path) -> list[float]:
    """Where unbroken lines cross a word or its foot: 0 at the top of its box, 1 at the bottom."""
    scale = DOTS / INCH
    left, right = round(word.left * scale) + 2, round(word.right * scale) - 2
    high = word.bottom - word.top
    top, bottom = round(word.top * scale), round((word.bottom + high / 4) * scale)
    cut = {"-r": DOTS, "-f": word.page, "-l": word.page, "-x": left, "-y": top}
    cut |= {"-W": right - left, "-H": bottom - top}
    options = [str(part) for pair in cut.items() for part in pair]
    drawn = subprocess.run(
        ["pdftoppm", "-gray", *options, str(file)], capture_output=True, check=True
    ).stdout
    wide, tall, dots = read_grey(drawn)
    rows = (dots[y * wide : (y + 1) * wide] for y in range(tall))
    inked = [sum(dot < DARK for dot in row) / wide >= LINE for row in rows]
    starts = [y for y, ink in enumerate(inked) if ink and not (y and inked[y - 1])]
    return [y / (high * scale) for y in starts]


def read_grey(picture: bytes) -> tuple[int, int, bytes]:
    """Width, height and dots of a PGM file."""
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    assert head, picture[:20]
    return int(head[1]), int(head[2]), picture[head.end() :]


def test_on_paper_what_is_deleted_is_struck_and_what_is_inserted_underlined(
    printed: tuple[str, Path],
) -> None:
    folder, file = printed
    words = words_of(file)
    deleted = lines_of(after("−", OLD[folder], words), file)
    inserted = lines_of(after("+", SAID[folder].split()[0], words), file)
    assert any(0.3 < at < 0.8 for at in deleted), deleted
    assert not any(0.3 < at < 0.8 for at in inserted), inserted
    assert sum(at >= 0.7 for at in inserted) == 2, inserted  # a double line
    plain = next(word for word in words if word.text == OLD[folder])
    assert lines_of(plain, file) == []


def test_on_paper_it_says_that_it_is_proposed(printed: tuple[str, Path]) -> None:
    folder, file = printed
    text = " ".join(word.text for word in words_of(file))
    assert text.count(WARNING[folder]) >= 2
