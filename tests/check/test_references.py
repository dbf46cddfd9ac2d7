from __future__ import annotations

import pytest

from tests.editions import read, small_edition

FOLDERS = ("kz", "ru", "en")


def edition_with(old: str, new: str) -> dict[str, str]:
    files = small_edition()
    for folder in FOLDERS:
        path = f"{folder}/ai-law/art-17.md"
        assert old in files[path]
        files[path] = files[path].replace(old, new, 1)
    return files


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (":source: glossa", ":source: glosa", "15:10 G411"),
        ("} para_1__subpara_1", "} para_1__subpara_2", "13:17 G410"),
        ("} para_1__subpara_1", "} ai-law/art_18", "13:17 G410"),
        (":as-of: law", ":as-of: law\n:also: topic:liabilty", "17:8 G410"),
        ("1. ", "1. [x](ai-law/art_71) ", "7:16 G412"),
        ("1. ", "1. **[x](#para_9)** ", "7:18 G412"),
        ("1. ", "1. [x](note:nothing) ", "7:16 G412"),
        ("1. ", "1. [x](https://adilet.zan.kz/) ", ""),
        ("1. ", "1. [x](act:kz-ai-law) [y](#para_1__part_1) [z](topic:insurance) ", ""),
    ],
)
def test_references_lead_somewhere(old: str, new: str, expected: str) -> None:
    _, problems = read(edition_with(old, new))
    found = sorted({f"{p.place.line}:{p.place.column} {p.code}" for p in problems})
    assert found == ([expected] if expected else [])
    assert len(problems) == (len(FOLDERS) if expected else 0)


def test_the_nearest_address_is_offered() -> None:
    _, problems = read(edition_with("} para_1__subpara_1", "} para_1__subpara_11"))
    assert "Did you mean “ai-law/art_17__para_1__subpara_1”?" in problems[0].hint


PROPOSAL = """\
::::{proposal}
:id: p-1
:source: glossa
:as-of: law
:operation: insert
:status: suggested
:proponent: glossa

[words](topic:nowhere)

> quoted [words](#para_8)

- item [words](#para_7)

| head | [cell](#para_6) |
|---|---|
| a | b |

:::{wording} ai-law/art_17__para_9
:by: nobody

9. [words](#para_5)
:::
::::
"""


def test_links_are_found_wherever_they_stand() -> None:
    files = small_edition()
    for folder in FOLDERS:
        files[f"{folder}/ai-law/art-17.md"] += f"\n{PROPOSAL}"
        files[f"{folder}/about.md"] = "---\npage: about\n---\n# About\n\n[x](page:gone)\n"
    _, problems = read(files)
    english = sorted(f"{p.code} {p.message}" for p in problems if p.place.file.startswith("en"))
    assert [line.split(" ", 1)[0] for line in english] == ["G411"] + ["G412"] * 6
    assert "“page:gone”" in english[-2] + english[-1]
