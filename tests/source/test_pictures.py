from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.corpus import read_project
from glossa.model.prose import Picture
from glossa.site.edition import build_site
from glossa.source.pictures import HEAD, read_size
from tests.editions import codes, read
from tests.sites import page_at, parse, rich_edition

ROOT = Path(__file__).parents[2]
ABOUT = "{folder}/about.md"
FOLDERS = ("kz", "ru", "en")
SHOWN = ':::{picture} tools\nWhat a *reader* sees "here".\n:::\n'

LOSSY = b"RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0\x10\x02\0\x9d\x01\x2a" + bytes([148, 2, 144, 65])
"""Beginnings of pictures of 660 to 400, as RFC 9649 and RFC 6386 have them; the two highest bits of
the height say how to scale it and are no part of it."""
LOSSLESS = b"RIFF\x24\0\0\0WEBPVP8L\x18\0\0\0\x2f" + (659 | 399 << 14).to_bytes(4, "little")
EXTENDED = (
    b"RIFF\x24\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0"
    + (659).to_bytes(3, "little")
    + (399).to_bytes(3, "little")
)


def edition(directive: str, file: str = ABOUT, name: str = "tools") -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {**rich_edition()}
    for folder, tag in zip(FOLDERS, ("kk", "ru", "en"), strict=True):
        path = file.format(folder=folder)
        files[path] = f"{files[path]!s}\n{directive}"
        files[f"docs/assets/pictures/{name}.{tag}.webp"] = LOSSY
    return files


def test_a_picture_of_a_page_is_shown_in_its_language_with_its_words() -> None:
    corpus, problems = read(edition(SHOWN))
    assert not problems
    body = corpus.pages["page:about"].bodies["ru"]
    assert [(p.name, p.alt) for p in body if isinstance(p, Picture)] == [
        ("tools", 'What a reader sees "here".')
    ]
    for tag, pages in build_site(corpus).pages.items():
        (image,) = parse(page_at(pages, "about/").html).xpath("//figure[@class='g-shot']/img")
        assert image.get("src") == f"../../assets/pictures/tools.{tag}.webp"
        assert image.get("alt") == 'What a reader sees "here".'
        assert (image.get("width"), image.get("height")) == ("660", "400")
        assert (image.get("loading"), image.get("decoding")) == ("lazy", "async")
        assert len(image.attrib) == 6


@pytest.mark.parametrize(
    ("directive", "file"),
    [
        (":::{picture} other\nWords.\n:::\n", ABOUT),
        (":::{picture}\nWords.\n:::\n", ABOUT),
        (":::{picture} ../../x\nWords.\n:::\n", ABOUT),
        (":::{picture} tools.kk\nWords.\n:::\n", ABOUT),
        (":::{picture} tools\n\n:::\n", ABOUT),
        (SHOWN, "{folder}/topics/liability.md"),
    ],
)
def test_a_picture_without_file_words_or_right_is_told(directive: str, file: str) -> None:
    _, problems = read(edition(directive, file))
    assert set(codes(problems)) == {"G118"}
    assert len(problems) == len(FOLDERS)


def test_an_article_has_no_pictures() -> None:
    _, problems = read(edition(SHOWN, "{folder}/ai-law/art-17.md"))
    assert "G301" in codes(problems)


def test_a_picture_that_is_missing_in_a_language_is_shown_in_another() -> None:
    files = edition(SHOWN)
    del files["docs/assets/pictures/tools.en.webp"]
    corpus, problems = read(files)
    assert codes(problems) == ["G118"]
    html = page_at(build_site(corpus).pages["en"], "about/").html
    assert parse(html).xpath("//img/@src") == ["../../assets/pictures/tools.kk.webp"]


@pytest.mark.parametrize("head", [LOSSY, LOSSLESS + bytes(5), EXTENDED])
def test_the_size_of_a_picture_is_read_from_its_first_bytes(head: bytes) -> None:
    assert len(head) == HEAD
    assert read_size(head) == read_size(head + b"more") == (660, 400)
    assert read_size(head[:-1]) is None


@pytest.mark.parametrize(
    "data", [b"", b"RIFF\xff\xfe", b"\x89PNG" + bytes(HEAD), LOSSY.replace(b"\x9d", b"\x9c")]
)
def test_what_is_no_picture_is_told_and_shown_without_a_size(data: bytes) -> None:
    files = edition(SHOWN)
    files["docs/assets/pictures/tools.ru.webp"] = data
    corpus, problems = read(files)
    assert [(p.code, p.place.file) for p in problems] == [
        ("G118", "docs/assets/pictures/tools.ru.webp")
    ]
    (image,) = parse(page_at(build_site(corpus).pages["ru"], "about/").html).xpath("//figure/img")
    assert image.get("src") == "../../assets/pictures/tools.ru.webp"
    assert image.get("width") is image.get("height") is None


@given(st.binary(max_size=40) | st.binary(min_size=18, max_size=18).map(EXTENDED[:12].__add__))
def test_any_bytes_have_a_size_or_none(data: bytes) -> None:
    size = read_size(data)
    assert size is None or all(0 <= side <= 1 << 24 for side in size)


def test_the_pictures_of_the_guide_have_sizes() -> None:
    sizes = read_project(ROOT).corpus.pictures
    assert len(sizes) == 9
    assert all(size and 500 < size[0] < 1000 and 100 < size[1] < 2000 for size in sizes.values())
