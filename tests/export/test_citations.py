"""Citations lead back to the words they pin, and the tools of others read them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import urldefrag

import citeproc.frontend
import citeproc.model
import pytest
import rispy
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string

from glossa.corpus import Corpus, read_project
from glossa.export.bibliography import FORMATS
from glossa.export.citation_forms import name_kind, read_forms, write_accessed, write_citation
from glossa.export.citation_items import build_item, item_key
from glossa.export.cited import (
    PINNED,
    Cited,
    Commentary,
    Statute,
    article_words,
    cite_article,
    cite_note,
    cite_provision,
    note_words,
)
from glossa.export.csl_locale import NAME, export_locale
from glossa.model.address import parse_address
from glossa.model.annotations import Kind
from glossa.model.provisions import hash_text
from glossa.site.words import read_words
from glossa.tables.places import Places
from tests.editions import read, small_edition

ROOT = "https://glossa.example/"
TAGS = ("kk", "ru", "en")
ADDRESS = re.compile(r"https://glossa\.example/[^\s<>.,;)]+/(?:#[\w-]+)?")


@cache
def corpus() -> Corpus:
    return read_project(Path(__file__).parents[2]).corpus


@cache
def cite_law(tag: str) -> tuple[Statute, ...]:
    return tuple(_cite_law(tag))


@cache
def cite_notes(tag: str) -> tuple[Commentary, ...]:
    return tuple(_cite_notes(tag))


def _cite_law(tag: str) -> Iterator[Statute]:
    for article in corpus().articles.values():
        for cited in (
            cite_article(corpus(), article, tag, ROOT),
            *(cite_provision(corpus(), each, tag, ROOT) for each in article.provisions),
        ):
            assert cited is not None
            yield cited


def _cite_notes(tag: str) -> Iterator[Commentary]:
    places = Places(corpus())
    for note in corpus().annotations:
        cited = cite_note(corpus(), note, tag, ROOT, places.home_of(note))
        assert cited is not None
        yield cited


def cite_all(tag: str) -> list[Cited]:
    return [*cite_law(tag), *cite_notes(tag)]


def follow(address: str) -> str:
    """The words at an address of the site, found as a reader finds them: folder, page, anchor."""
    page, anchor = urldefrag(address.removeprefix(ROOT))
    folder, act, *rest = page.rstrip("/").split("/")
    tag = next(one.tag for one in corpus().languages if one.folder == folder)
    note = corpus().annotation(anchor)
    if note is not None:
        return note_words(note.texts[tag])
    place = parse_address(f"{act}/{anchor or rest[0].replace('-', '_', 1)}")
    assert place is not None, address
    if place in corpus().articles:
        return article_words(corpus().articles[place], tag)
    provision = corpus().provision(place)
    assert provision is not None, address
    return provision.texts[tag].plain


def read_bibtex(text: str) -> Iterator[tuple[str, str]]:
    for entry in parse_string(text, "bibtex").entries.values():
        yield entry.fields["url"], entry.fields["note"]


def read_ris(text: str) -> Iterator[tuple[str, str]]:
    for record in rispy.loads(text):
        (url,) = record["urls"]
        yield url, " ".join(record["notes"])


def read_csl(text: str) -> Iterator[tuple[str, str]]:
    for item in json.loads(text):
        yield item["URL"], item["note"]


READERS: dict[str, Callable[[str], Iterator[tuple[str, str]]]] = {
    "bib": read_bibtex,
    "ris": read_ris,
    "json": read_csl,
}


@pytest.mark.parametrize("tag", TAGS)
def test_a_written_citation_leads_to_the_words_it_pins(tag: str) -> None:
    for cited in cite_all(tag):
        written = str(write_citation(cited))
        (address,) = ADDRESS.findall(written)
        assert hash_text(follow(address))[:PINNED] in written
        assert hash_text(follow(address)) == cited.pin.hash


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("ending", FORMATS)
def test_an_entry_leads_to_the_words_it_pins(tag: str, ending: str) -> None:
    every = cite_all(tag)
    text = FORMATS[ending](build_item(cited) for cited in every)
    entries = list(READERS[ending](text))
    assert len(entries) == len(every)
    for cited, (url, note) in zip(every, entries, strict=True):
        assert url == cited.pin.url
        assert hash_text(follow(url))[:PINNED] in note


@pytest.mark.parametrize("tag", TAGS)
def test_a_statute_is_cited_whole(tag: str) -> None:
    for cited in cite_law(tag):
        written = str(write_citation(cited))
        bare = written.replace("\u00a0", " ")
        assert f"№ {cited.act.number}" in bare or f"No. {cited.act.number}" in bare
        assert cited.place[1:] in written
        assert cited.official in written
        assert corpus().release.version in written
        assert not cited.act.edition or cited.act.edition[:4] in written


@pytest.mark.parametrize("tag", TAGS)
def test_a_note_names_its_authors_its_title_and_what_it_speaks_of(tag: str) -> None:
    for cited in cite_notes(tag):
        written = str(write_citation(cited))
        shown = cited.authors if len(cited.authors) <= 3 else cited.authors[:1]
        assert all(author.family in written for author in shown)
        assert cited.title in written
        assert cited.place in written
        assert name_kind(cited.kind, tag).casefold() in written.casefold()


def test_keys_are_of_their_own() -> None:
    keys = [item_key(cited) for tag in TAGS for cited in cite_all(tag)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("tag", TAGS)
def test_kinds_are_called_as_the_interface_calls_them(tag: str) -> None:
    words = read_words(tag)
    shown = {kind.value: words.name("kind", kind.value).lower() for kind in Kind}
    assert read_forms()[tag]["kinds"] == shown


CSL_FIELDS = {
    *("id", "type", "title", "author", "editor", "issued", "container-title", "number", "note"),
    *("URL", "language", "version"),
}
"""The fields of CSL 1.0.2 that our items use; any other is to be looked up there first."""


def test_items_have_only_fields_of_csl() -> None:
    assert {key for tag in TAGS for one in cite_all(tag) for key in build_item(one)} == CSL_FIELDS


STATUTES = {
    "kk": "Жасанды интеллект туралы : Қазақстан Республикасының 2025 жылғы 17 қарашадағы "
    "№ 230-VIII Заңы : 17.11.2025 редакциясы. 17-бап, 3-тармақ, 3) тармақша. "
    "URL: https://adilet.zan.kz/kaz/docs/Z2500000230. Баяндалуы: Glossa. ",
    "ru": "Об искусственном интеллекте : Закон Республики Казахстан от 17 ноября 2025 года "
    "№ 230-VIII : ред. от 17.11.2025. Пп. 3) п. 3 ст. 17. "
    "URL: https://adilet.zan.kz/rus/docs/Z2500000230. Изложение: Glossa. ",
    "en": "Law of the Republic of Kazakhstan No. 230-VIII of 17 November 2025 “On Artificial "
    "Intelligence” (edition of 17 November 2025), art. 17(3)(3) "
    "<https://adilet.zan.kz/eng/docs/Z2500000230>; restated in Glossa (",
}


@pytest.mark.parametrize("tag", TAGS)
def test_the_form_of_a_statute(tag: str) -> None:
    address = parse_address("ai-law/art_17__para_3__subpara_3")
    assert address
    provision = corpus().provision(address)
    assert provision
    cited = cite_provision(corpus(), provision, tag, ROOT)
    assert cited
    assert str(write_citation(cited)).replace("\u00a0", " ").startswith(STATUTES[tag])


NOTES = {
    "kk": "Турецкий Н. Н. Министр лауазымының мәні [Электрондық ресурс] : түсініктеме, "
    "ЖИ туралы Заң, 13-бап, 1-тармақ / баяндаған Glossa редакциясы // Glossa. ",
    "ru": "Турецкий Н. Н. Что означает ранг министра [Электронный ресурс] : комментарий, "
    "п. 1 ст. 13 Закона об ИИ / в изложении редакции Glossa // Glossa. ",
    "en": "NN Turetskiy, ‘What the minister’s rank shows’ (commentary: AI Law, art. 13(1)), "
    "as reported in Glossa (",
}


@pytest.mark.parametrize("tag", TAGS)
def test_the_form_of_a_note(tag: str) -> None:
    note = corpus().annotation("a-tur-027")
    assert note
    cited = cite_note(corpus(), note, tag, ROOT, "ai-law/art-13/")
    assert cited
    assert str(write_citation(cited)).replace("\u00a0", " ").startswith(NOTES[tag])


def test_who_wrote_a_note_is_its_author() -> None:
    note = corpus().annotation("a-tur-027")
    assert note
    written = replace(note, authors=("rustembekova", "zhagalov"))
    cited = cite_note(corpus(), written, "ru", ROOT, "ai-law/art-13/")
    assert cited
    form = str(write_citation(cited)).replace("\u00a0", " ")
    assert form.startswith(
        "Рустембекова Д. К., Жагалов Р. Б. Что означает ранг министра [Электронный ресурс] : "
        "комментарий, п. 1 ст. 13 Закона об ИИ // Glossa. "
    )


@pytest.fixture
def _kazakh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our locale among those that citeproc knows."""
    for path in Path(citeproc.frontend.LOCALES_PATH).glob("locales-*.xml"):
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / NAME).write_text(export_locale(corpus()), "utf-8")
    monkeypatch.setattr(citeproc.frontend, "LOCALES_PATH", str(tmp_path))
    monkeypatch.setitem(citeproc.model.LANGUAGE_NAMES, "kk-KZ", ["Қазақша", "Kazakh"])


def render(style: str, locale: str, cited: Sequence[Cited]) -> list[str]:
    """What citeproc-py makes of our items, as plain text."""
    day = {"accessed": {"date-parts": [[2026, 5, 7]]}}
    items = [build_item(one) | day for one in cited]
    known = CitationStylesStyle(style, locale=locale, validate=False)
    made = CitationStylesBibliography(known, CiteProcJSON(items), formatter.plain)
    for item in items:
        made.register(Citation([CitationItem(item["id"])]))
    return [" ".join(str(line).split()) for line in made.bibliography()]


def in_order(pieces: list[str], text: str) -> bool:
    at = 0
    for piece in pieces:
        at = text.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


GOST = re.compile(r"\d+\. (?P<who>.+?)(?P<url>URL: \S+) (?P<day>\(.+\))\.$")


@pytest.mark.usefixtures("_kazakh")
@pytest.mark.parametrize(("tag", "locale"), [("kk", "kk-KZ"), ("ru", "ru-RU")])
def test_the_gost_style_of_csl_writes_what_we_write(tag: str, locale: str) -> None:
    notes = [one for one in cite_notes(tag) if 0 < len(one.authors) <= 3][:60]
    online = str(read_forms()[tag]["online"])
    for cited, line in zip(notes, render("gost-r-7-0-5-2008", locale, notes), strict=True):
        match = GOST.match(line.replace("[Электронный ресурс]", online))
        assert match, line
        # Authors, title and medium in one run; then the address; then the day, in the same words.
        head = match["who"].removesuffix(". ").strip()
        ours = " ".join(str(write_citation(cited)).split())
        assert in_order([head, match["url"]], ours), (head, ours)
        assert match["day"] == write_accessed(tag).format(date="07.05.2026")


def test_the_oscola_style_of_csl_writes_what_we_write() -> None:
    notes = [one for one in cite_notes("en") if not one.authors][:60]
    lines = render("oscola", "en-GB", notes)
    for cited, line in zip(notes, lines, strict=True):
        who, rest = line.split(", ‘", 1)
        ours = " ".join(str(write_citation(cited)).split())
        pieces = [who, rest.partition("’ (Glossa")[0], "(", f"<{cited.pin.url}>"]
        assert in_order([piece.casefold() for piece in pieces], ours.casefold())
        assert line.endswith(write_accessed("en").format(date="7 May 2026"))


def test_an_edition_without_a_project_file_cites_without_a_version() -> None:
    small, _ = read(small_edition())
    (article,) = small.articles.values()
    cited = cite_provision(small, article.provisions[0], "ru", "")
    assert cited
    assert "Изд." not in str(write_citation(cited))
    assert cited.pin.url == "ru/ai-law/art-17/#art_17__para_1"
