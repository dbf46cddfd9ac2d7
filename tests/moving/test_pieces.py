from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.corpus.project import collect_files
from glossa.moving.edits import Edit, apply_edits
from glossa.moving.pieces import Role, take_apart
from tests.browser.conftest import ROOT
from tests.sites import rich_edition


def test_pieces_are_the_file() -> None:
    files = {**collect_files(ROOT)[0], **{k: v.encode() for k, v in rich_edition().items()}}
    sources = [data.decode() for file, data in files.items() if file.endswith(".md")]
    assert len(sources) > 150
    for text in sources:
        assert "".join(piece.text for piece in take_apart(text)) == text


@given(st.text(alphabet=":{}#`~[]()ab1_-\n ", max_size=200))
def test_pieces_are_any_file(text: str) -> None:
    pieces = take_apart(text)
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        for one in piece.written:
            assert piece.text[one.start : one.end] == one.text


SOURCE = """\
---
act: ai-law
provision: art_17
---
# Heading

{#para_1} 1. Words [a](#para_2) `[b](#para_3)` [c](https://example.org).

::::{proposal} para_1
:id: p-1 p-2
:also: ai-law/art_1 topic:x
:title: [no](#link)

[d](note:n-1)

:::{wording} ai-law/art_17__para_3
:by: glossa

{#x} is no provision here.
:::
::::

```
[e](#para_4)
```
"""


def test_what_is_written_is_found_and_code_is_not() -> None:
    found = [(one.role, one.text) for piece in take_apart(SOURCE) for one in piece.written]
    assert found == [
        (Role.ACT, "ai-law"),
        (Role.ARTICLE, "art_17"),
        (Role.PROVISION, "para_1"),
        (Role.NUMBER, "1."),
        (Role.LINK, "#para_2"),
        (Role.LINK, "https://example.org"),
        (Role.TARGET, "para_1"),
        (Role.ID, "p-1"),
        (Role.ID, "p-2"),
        (Role.REFERENCE, "ai-law/art_1"),
        (Role.REFERENCE, "topic:x"),
        (Role.LINK, "note:n-1"),
        (Role.TARGET, "ai-law/art_17__para_3"),
    ]


def test_edits_touch_nothing_else() -> None:
    assert apply_edits("abcdef", [Edit(4, 5, "X"), Edit(1, 2, "")]) == "acdXf"
    with pytest.raises(ValueError, match="overlap"):
        apply_edits("abc", [Edit(0, 2, ""), Edit(1, 3, "")])
