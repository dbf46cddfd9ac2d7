"""Prose to HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from glossa.model.prose import (
    Block,
    Code,
    CodeBlock,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Quotation,
    Strong,
    Table,
    Text,
)
from glossa.problems import Place
from glossa.site.html import element, render_block, render_inlines, render_prose, safe_url
from tests.sites import parse

HERE = Place("kz/a.md")


def nowhere(target: str) -> str | None:
    return None


def words(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(words(text), HERE)


@pytest.mark.parametrize(
    ("node", "html"),
    [
        (Text("a < b & c"), "a &lt; b &amp; c"),
        (Code("<i>"), "<code>&lt;i&gt;</code>"),
        (LineBreak(), "<br>"),
        (Emphasis(words("a")), "<em>a</em>"),
        (Strong(words("a")), "<strong>a</strong>"),
        (Foreign("en", words("AI")), '<span lang="en">AI</span>'),
        (Foreign('"><script>', words("AI")), '<span lang="&#34;&gt;&lt;script&gt;">AI</span>'),
        (
            Link("https://a.kz/?a=1&b", words("a"), HERE),
            '<a href="https://a.kz/?a=1&amp;b" class="g-external" rel="noreferrer">a</a>',
        ),
        (Link("javascript:alert(1)", words("a"), HERE), "a"),
        (Link("topic:gone", words("a"), HERE), "a"),
    ],
)
def test_inline(node: Inline, html: str) -> None:
    assert render_inlines((node,), nowhere) == html


@pytest.mark.parametrize(
    ("block", "html"),
    [
        (paragraph("a"), "<p>a</p>"),
        (Heading(2, words("a"), HERE), "<h2>a</h2>"),
        (Quotation((paragraph("a"),), HERE), "<blockquote><p>a</p></blockquote>"),
        (ListBlock(((paragraph("a"),),), None, HERE), "<ul><li>a</li></ul>"),
        (ListBlock(((paragraph("a"),),), 1, HERE), "<ol><li>a</li></ol>"),
        (ListBlock(((paragraph("a"),),), 3, HERE), '<ol start="3"><li>a</li></ol>'),
        (
            ListBlock(((paragraph("a"), paragraph("b")),), None, HERE),
            "<ul><li>a<p>b</p></li></ul>",
        ),
        (
            Table((words("a"),), ((words("<b>"),),), HERE),
            '<table class="g-grid"><thead><tr><th scope="col">a</th></tr></thead>'
            "<tbody><tr><td>&lt;b&gt;</td></tr></tbody></table>",
        ),
        (CodeBlock("<a>\n", HERE), "<pre><code>&lt;a&gt;\n</code></pre>"),
    ],
)
def test_block(block: Block, html: str) -> None:
    assert render_block(block, nowhere) == html


def test_internal_links_go_where_they_are_located() -> None:
    link = Link("topic:liability", words("a"), HERE)
    assert render_inlines((link,), {"topic:liability": "../x/"}.get) == '<a href="../x/">a</a>'


@pytest.mark.parametrize(
    "url",
    [
        "http://a.kz",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " https://a.kz",
        "https:\\\\a.kz",
        "https://a.kz/\n",
        "https:a.kz",
        "https://[a",
        "data:text/html,<script>",
        "//a.kz",
        "/a",
        "",
    ],
)
def test_unsafe_urls(url: str) -> None:
    assert safe_url(url) is None


@given(st.text())
def test_no_text_becomes_markup(text: str) -> None:
    html = render_prose(
        (Paragraph((Text(text), Code(text), Foreign(text, words(text))), HERE),), nowhere
    )
    assert {node.tag for node in parse(html).iter()} <= {"div", "p", "code", "span"}


def test_elements_escape_text_and_keep_markup() -> None:
    made = element("a", "<", Markup("<b>x</b>"), href='"', class_="c", aria_label=None)
    assert made == '<a href="&#34;" class="c">&lt;<b>x</b></a>'
