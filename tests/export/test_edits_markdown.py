"""The summary of a change holds words of strangers: they stay words, whatever they are."""

from __future__ import annotations

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from glossa.export.edits_markdown import escape, render_changes
from glossa.official.changes import ChangeKind, diff_words
from glossa.tables.edits import Changes, TextChange, Uneven, ValueChange

OURS = {"div", "h2", "h3", "p", "pre", "ul", "li", "code", "strong", "ins", "del"}
HOSTILE = (
    "</pre><script>alert(1)</script>",
    "<img src=https://evil.example/x.png>",
    "![x](https://evil.example/x.png)",
    "[click](javascript:alert(1))",
    "@everyone see https://evil.example and #1",
    "\n\n# A heading\n\n- a list\n\n| a | b |\n| - | - |",
    "```\nfence\n```\n\n    code",
    "</code></del></ins>**bold** _it_ ~~s~~ `c` \\",
    "&lt;b&gt; &amp; &#60;b&#62;",
    "\u202egnol\u2066 \u200b\x07 \u2028",
    ":::{commentary} para_1",
    "::error file=x::y",
)


def summary(text: str) -> str:
    change = TextChange(f"note:{text}", text, "ru", ChangeKind.CHANGED, diff_words("было", text))
    return render_changes(
        Changes(
            texts=(change,),
            values=(ValueChange(text, text, text, text),),
            uneven=(Uneven(text, ("kk",), ("en",)),),
            entries=((text, ChangeKind.ADDED),),
            gained=(),
            lost=(),
        )
    )


def shown(markdown: str) -> lxml.html.HtmlElement:
    """What a renderer that lets HTML and bare links through would make of it."""
    render = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return lxml.html.fromstring(f"<div>{render.render(markdown)}</div>")


def check_tame(text: str) -> None:
    tree = shown(summary(text))
    assert {str(node.tag) for node in tree.iter()} <= OURS
    assert not [node for node in tree.iter() if node.attrib]
    headings = [node.text_content() for node in tree.xpath("//h2|//h3")]
    assert headings == [
        "Changes to the edition",
        "Not the same in every language",
        "Words",
        "Attributes and links",
        "Registers",
    ]
    loose = "".join(tree.xpath("//text()[not(ancestor::code or ancestor::pre)]"))
    assert "evil" not in loose
    assert "everyone" not in loose


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    check_tame(text)
    seen = shown(summary(text)).xpath("string(//pre)")
    visible = "".join(letter for letter in text if letter.isalnum())
    assert visible in "".join(letter for letter in seen if letter.isalnum())


@given(st.text(max_size=60))
def test_any_words_stay_words(text: str) -> None:
    check_tame(text)


def test_what_is_invisible_is_spelt_out() -> None:
    assert escape("a\u202eb\u00a0ғ") == "a⟨U+202E⟩b\u00a0ғ"


def test_a_long_summary_is_cut_between_pieces_and_says_so() -> None:
    change = TextChange("note:x", "", "ru", ChangeKind.ADDED, diff_words("", "слово " * 50))
    changes = Changes((change,) * 100, (), (), (), (), ())
    text = render_changes(changes, most=5_000)
    assert len(text) < 5_200
    assert "Cut here: " in text
    assert {str(node.tag) for node in shown(text).iter()} <= OURS
    assert "Cut here" not in render_changes(changes)


def test_only_the_neighbourhood_of_a_change_is_shown() -> None:
    words = " ".join(f"w{number}" for number in range(200))
    change = TextChange("a/art_1", "", "en", ChangeKind.CHANGED, diff_words(words, words + " end"))
    pre = shown(render_changes(Changes((change,), (), (), (), (), ()))).xpath("string(//pre)")
    assert pre.startswith("… w188 ")
    assert pre.endswith("w199 end")


def test_nothing_changed() -> None:
    assert "No text" in render_changes(Changes((), (), (), (), (), ()))
