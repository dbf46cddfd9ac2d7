from __future__ import annotations

import pytest

from glossa.model.prose import Picture
from glossa.site.edition import build_site
from tests.editions import codes, read
from tests.sites import page_at, parse, rich_edition

ABOUT = "{folder}/about.md"
FOLDERS = ("kz", "ru", "en")
SHOWN = ':::{picture} tools\nWhat a *reader* sees "here".\n:::\n'


def edition(directive: str, file: str = ABOUT, name: str = "tools") -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {**rich_edition()}
    for folder, tag in zip(FOLDERS, ("kk", "ru", "en"), strict=True):
        path = file.format(folder=folder)
        files[path] = f"{files[path]!s}\n{directive}"
        files[f"docs/assets/pictures/{name}.{tag}.webp"] = b"RIFF\xff\xfe"
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
        assert set(image.attrib) == {"src", "alt"}


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
