"""The rooms of words: concordance, terms, divergences, and terms in the text of articles."""

from __future__ import annotations

import pytest

from glossa.lemma import initial_letter
from glossa.site.edition import Site, build_site
from glossa.site.pages import letters
from glossa.site.pages.concordance_desk import anchor_of, letter_key
from tests.sites import ids_of, page_at, parse, rich_corpus

TERMS = """\
system:
  ids: [term-1]
  label: {kk: жүйе, ru: система, en: system}
  defined-at: ai-law/art_17__para_1
  definition: {kk: Анықтама., ru: Определение., en: Definition.}
  deprecated: {ru: {комплекс: другое слово}}
  papers: [turetsky2025]
degree:
  label: {kk: қауіп-қатер дәрежесі, ru: степень риска, en: degree of risk}
"""
DIVERGENCES = """\
div-1:
  at: ai-law/art_18__part_1
  kk: тақырып
  ru: заголовок
  says-kk: {kk: К-к, ru: К-р, en: K-e}
  says-ru: {kk: Р-к, ru: Р-р, en: R-e}
  effect: {kk: Әсері, ru: Следствие, en: Effect}
  status: open
  found-by: glossa
"""
SIGNALS = """\
sig-1:
  at: ai-law/art_17__para_1
  kind: terms
  ru: system
  verdict: dismissed
  reason: {kk: Себебі., ru: Причина., en: Reason.}
"""


@pytest.fixture(scope="module")
def site() -> Site:
    registers = {"terms": TERMS, "divergences": DIVERGENCES, "signals": SIGNALS}
    files = {f"docs/registers/{name}.yml": text for name, text in registers.items()}
    return build_site(rich_corpus(**files))


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_every_line_of_every_lemma_is_on_its_page(site: Site, tag: str) -> None:
    pages = [page for page in site.pages[tag] if page.key.startswith("concordance/")]
    lines = sum(len(parse(page.html).xpath("//ol[@class='g-kwic']/li")) for page in pages)
    concordance = site.press.tables.concordances[tag]
    assert lines == sum(len(entry.lines) for entry in concordance.entries)
    index = parse(page_at(site.pages[tag], "concordance/").html)
    listed = index.xpath("//section[@class='g-section g-index'][position()>1]//li")
    assert len(listed) == len(concordance.entries)
    assert all(page.elsewhere == "concordance/" for page in pages[1:])


@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_a_long_letter_has_several_pages_and_loses_no_address(
    monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    monkeypatch.setattr(letters, "LIGHT", 4_000)
    site = build_site(rich_corpus())
    pages = {page.key: page for page in site.pages[tag] if page.key.startswith("concordance/")}
    entries = site.press.tables.concordances[tag].entries
    further = [key for key in pages if key.count("/") == 3 and "word" not in key]
    assert further
    for entry in entries:
        first = pages[letter_key(initial_letter(entry.headword, tag), tag)]
        anchor = anchor_of(entry, tag)
        assert ids_of(first.html).count(anchor) == 1
        shown = [key for key in pages if f'id="{anchor}"' in pages[key].html]
        assert {first.key} <= set(shown)
    links = parse(page_at(site.pages[tag], "concordance/").html).xpath("//li/a/@href")
    assert {href.partition("#")[0] for href in links} >= {f"{key[12:]}" for key in further}


def test_letters_stand_in_the_order_of_the_alphabet(site: Site) -> None:
    index = parse(page_at(site.pages["kk"], "concordance/").html)
    letters = index.xpath("//nav[@class='g-letters']//a/text()")
    kazakh = [letter for letter in letters if letter > "Z"]
    assert kazakh == sorted(kazakh, key="АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ".index)
    assert letters == [*kazakh, *sorted(set(letters) - set(kazakh))]
    assert letter_key("Қ", "kk") == "concordance/15/"


def test_a_word_of_the_laws_own_vocabulary_has_a_page(site: Site) -> None:
    page = page_at(site.pages["ru"], "concordance/word/sistema/")
    html = parse(page.html)
    assert (
        html.xpath("//ol[@class='g-kwic']/li/a/@href")[0]
        == "../../../ai-law/art-17/#art_17__para_1"
    )
    assert [str(lang) for lang in html.xpath("//ol[@class='g-kwic']//details/p/@lang")][:2] == [
        "kk",
        "en",
    ]
    assert html.xpath("//svg/title")[0].text.startswith("Глава\u00a04: 4")


def test_function_words_are_folded(site: Site) -> None:
    html = parse(page_at(site.pages["ru"], letter_key("П", "ru")).html)
    assert html.xpath("//details[@data-filter='по']//ol[@class='g-kwic']/li")


def test_a_term_has_its_labels_variants_and_places(site: Site) -> None:
    term = parse(page_at(site.pages["en"], "terms/").html).get_element_by_id("system")
    text = " ".join(term.text_content().split())
    assert "ru система" in text
    assert "комплекс – другое слово" in text
    assert "kk 4, ru 4, en 4" in text
    assert "Definition." in text
    assert term.xpath(".//span[@id='term-1']")


def test_a_defined_term_is_marked_once_in_a_provision(site: Site) -> None:
    for tag in ("kk", "ru", "en"):
        article = parse(page_at(site.pages[tag], "ai-law/art-18/").html)
        links = article.xpath("//div[@class='g-law']//a[@class='g-term']")
        assert [link.get("href") for link in links] == ["../../terms/#system"]
        assert article.get_element_by_id("s-system").text_content().strip()
    defining = parse(page_at(site.pages["ru"], "ai-law/art-17/").html)
    assert not defining.get_element_by_id("art_17__para_1").xpath(".//a[@class='g-term']")
    assert defining.get_element_by_id("art_17__para_1__part_2").xpath(".//a[@class='g-term']")


def test_a_divergence_stands_in_the_register_and_at_its_provision(site: Site) -> None:
    register = parse(page_at(site.pages["en"], "divergences/").html)
    text = " ".join(register.get_element_by_id("div-1").text_content().split())
    assert text.index("K-e") < text.index("R-e") < text.index("Effect")
    article = parse(page_at(site.pages["en"], "ai-law/art-18/").html)
    assert article.xpath("//p[@class='g-divergence']/a/@href") == ["../../divergences/#div-1"]


def test_signals_show_what_was_decided(site: Site) -> None:
    register = parse(page_at(site.pages["ru"], "divergences/").html)
    section = register.xpath("//section[@aria-labelledby='s-signals']")[0].text_content()
    assert "Отклонено" in section
    assert "Причина." in section
    assert "система" in section


def test_the_sheets_are_there(site: Site) -> None:
    paths = {document.path for document in site.documents}
    sheets = {f"data/concordance-{tag}.csv" for tag in ("kk", "ru", "en")}
    assert sheets | {"data/terms.csv"} <= paths
