"""The real texts set as pages of the system, in forms that differ by age: always the same law."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator

import pytest

from glossa.model.address import Unit
from glossa.official.adilet import parse_adilet
from glossa.official.values import NumberedUnit, OfficialText, Role
from tests.official.samples import needs_samples, sample_text

Rows = list[tuple[str, str, int]]


def rows(text: OfficialText) -> Iterator[tuple[str, str, int]]:
    """What each line is (`art`, `grp`, `note`, `sig`, `p`), its words as HTML, its number."""
    for number, (owner, line) in enumerate(text.owned_lines(), 1):
        words = html.escape(line.full)
        if line.role is Role.HEADING:
            is_article = owner is not None and owner.eid.last.unit is Unit.ARTICLE
            yield "art" if is_article else "grp", words, number
        elif line.role is not Role.TITLE:
            kinds = {Role.NOTE: "note", Role.SIGNATURE: "sig"}
            yield kinds.get(line.role, "p"), words, number


def current(found: Rows) -> bytes:
    """Articles in bold paragraphs with anchors of their own, as newer acts have them."""
    forms = {
        "art": '<p><b><a name="z{1}"></a>{0}</b></p>',
        "grp": '<h3 id="z{1}"> {0}</h3>',
        "note": '<p class="note">      {0}</p>',
        "sig": "<p><i>      {0}</i></p>",
        "p": '<p id="z{1}">&nbsp;&nbsp; {0}</p>',
    }
    body = "\n".join(forms[kind].format(words, number) for kind, words, number in found)
    return (
        '<html><head><meta charset="utf-8"></head><body><nav><a href="/">Поиск</a></nav>'
        '<div class="module_npaView"><div class="container_gamma text text_new"><div class="gs_12">'
        f'<article>{body}</article></div></div><div class="container_omega aftertext">Нашли ошибку?'
        "</div></div></body></html>"
    ).encode()


def old(found: Rows) -> bytes:
    """An article a paragraph, its lines broken; one byte a letter; no classes at all."""
    blocks: list[str] = []
    lines: list[str] = []

    def end() -> None:
        if lines:
            blocks.append("<p>" + "<br>\n      ".join(lines) + "</p>")
        lines.clear()

    for kind, words, number in found:
        if kind == "p":
            lines.append(words)
            continue
        end()
        if kind == "art":
            lines.append(f'<a name="z{number}"></a><b>{words}</b>')
        elif kind == "note":
            blocks.append(f'<p><font color="#FF0000"><i>      {words}</i></font></p>')
        else:
            blocks.append(f'<p align="center"><b>{words}</b></p>')
    end()
    body = "\n".join(blocks)
    page = f'<html><meta charset="windows-1251"><body><div data-x="1">{body}</div></body></html>'
    return page.encode("kz1048", "xmlcharrefreplace")


def wrapped(found: Rows) -> bytes:
    """Everything in containers, as some browsers save a page."""
    forms = {
        "art": '<div><h4 id="z{1}"><span>{0}</span></h4></div>',
        "grp": '<div><h4 id="z{1}"><span>{0}</span></h4></div>',
        "note": '<div><span class="note"><em>{0}</em></span></div>',
        "sig": "<div>{0}</div>",
        "p": '<div class="x"><span style="font-family: serif">{0}</span></div>',
    }
    body = "\n".join(forms[kind].format(words, number) for kind, words, number in found)
    return f'<html><body><div id="app"><main>{body}</main></div></body></html>'.encode()


@needs_samples
@pytest.mark.parametrize("form", [current, old, wrapped])
@pytest.mark.parametrize("tag", ["kk", "ru"])
@pytest.mark.parametrize("act", ["ai-law", "civil-code", "admin-offences-code"])
def test_every_form_gives_the_same_law(act: str, tag: str, form: Callable[[Rows], bytes]) -> None:
    text = sample_text(act, tag)
    unit = NumberedUnit.PART if act == "admin-offences-code" else NumberedUnit.PARAGRAPH
    found = parse_adilet(form([*rows(text)]), act=act, language=tag, file="p", unit=unit)
    assert found.text is not None
    assert [(item.eid, item.hash, item.notes) for item in found.text.provisions] == [
        (item.eid, item.hash, item.notes) for item in text.provisions
    ]
    assert not found.text.unplaced
    assert {problem.code for problem in found.problems} <= {"G660", "G664"}
