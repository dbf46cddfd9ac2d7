"""The official text on the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from glossa.corpus import Corpus
from glossa.official.values import Line, Role
from glossa.problems import Place
from glossa.site.edition import Site, build_site
from glossa.site.values import SitePage
from glossa.source.seen import SEEN_FILE, render_seen
from glossa.tables.progress import count_progress
from glossa.tables.staleness import record_seen
from tests.editions import read
from tests.officials import COMMIT, LAW, kept_file, official_text, with_official
from tests.redline.test_proposals import edition
from tests.sites import ids_of, page_at, parse, rich_edition

ARTICLE = "ai-law/art-17/"
PARALLEL = "ai-law/art-17/parallel/"


def corpus_of(*texts: Mapping[str, str]) -> Corpus:
    files = rich_edition()
    for text in texts:
        files |= text
    corpus, problems = read(files)
    assert {problem.code for problem in problems} <= {
        "G603",
        "G605",
        "G640",
        "G641",
        "G642",
        "G643",
    }
    return corpus


@pytest.fixture(scope="module")
def site() -> Site:
    return build_site(corpus_of(kept_file(official_text()), kept_file(official_text("kk"))))


def text_of(page: SitePage) -> str:
    return " ".join(parse(page.html).text_content().split())


def ru(site: Site, key: str = ARTICLE) -> SitePage:
    return page_at(site.pages["ru"], key)


def test_the_official_words_are_on_the_page_over_ours(site: Site) -> None:
    page = parse(ru(site).html)
    for name, (number, words) in LAW.items():
        if name.startswith("art_17__"):
            block = page.get_element_by_id(name)
            law = " ".join(block.xpath("string(.//div[@class='g-official-text'])").split())
            assert f"{number} {words}".strip() in law, name
    whole = parse(ru(site).html).get_element_by_id("art_17__para_1")
    classes = [node.get("class") for node in whole.xpath("./div|./p[contains(@class,'g-plain')]")]
    assert classes == ["g-official-text", "g-plain"]


def test_the_page_says_source_edition_and_when_it_was_seen(site: Site) -> None:
    text = text_of(ru(site))
    assert "Редакция от 17.11.2025" in text
    assert "some/laws" in text
    assert "проверено 21.11.2026" in text
    assert "Русский подлинный текст" in text
    assert "English Неофициальный перевод: на этом сайте нет; опубликован здесь" in text


def test_links_lead_to_the_very_place_at_the_source(site: Site) -> None:
    hrefs = parse(ru(site).html).xpath("//p[@class='g-layer-name']/a/@href")
    assert set(hrefs) == {f"https://github.com/some/laws/blob/{COMMIT}/a/rus.md#st17"}
    page = kept_file(
        official_text(), source="adilet", address="https://adilet.zan.kz/rus/docs/Z1",
        repository="", commit="", path="",
    )  # fmt: skip
    hrefs = parse(ru(build_site(corpus_of(page))).html).xpath("//p[@class='g-layer-name']/a/@href")
    assert set(hrefs) == {"https://adilet.zan.kz/rus/docs/Z1#st17"}


def test_a_text_from_a_file_names_no_address(site: Site) -> None:
    file = kept_file(
        official_text(), source="file", address="", repository="", commit="", path="rus.md"
    )
    page = parse(ru(build_site(corpus_of(file))).html)
    assert not page.xpath("//p[@class='g-layer-name']/a")
    assert "https://adilet.zan.kz/rus" in page.xpath("//ul[@class='g-presences']//a/@href")


def test_what_only_the_law_has_stands_in_its_place(site: Site) -> None:
    ids = [name for name in ids_of(ru(site).html) if name.startswith("art_17__para_1")]
    order = ["art_17__para_1__subpara_1", "art_17__para_1__subpara_2", "art_17__para_1__part_2"]
    assert [name for name in ids if name in order] == order
    only = parse(ru(site).html).get_element_by_id("art_17__para_1__subpara_2")
    assert "Своими словами еще не изложено" in only.text_content()
    assert len(ids_of(ru(site).html)) == len(set(ids_of(ru(site).html)))


def test_what_only_we_have_is_said() -> None:
    site = build_site(corpus_of(kept_file(official_text(art_17__para_1__part_2=None))))
    ours = parse(ru(site).html).get_element_by_id("art_17__para_1__part_2")
    assert "В официальном тексте такой нормы нет" in ours.text_content()


def test_an_article_that_the_text_lacks_is_said() -> None:
    site = build_site(corpus_of(kept_file(official_text(art_18=None, art_18__part_1=None))))
    page = ru(site, "ai-law/art-18/")
    assert "такой статьи нет" in text_of(page)
    assert "Своими словами: не официальный текст" in text_of(page)
    assert not parse(page.html).xpath("//fieldset")


def test_an_article_that_we_lack_is_named_on_the_page_of_the_act() -> None:
    files = rich_edition() | kept_file(official_text())
    for folder in ("kz", "ru", "en"):
        del files[f"{folder}/ai-law/art-18.md"]
    site = build_site(read(files)[0])
    assert "здесь не изложено: Статья 18." in text_of(ru(site, "ai-law/"))


def test_amendment_notes_stand_apart(site: Site) -> None:
    page = parse(ru(site).html)
    (apart,) = page.xpath("//section[contains(@class,'g-amendments')]")
    assert "Ескерту. 17-бап жаңа редакцияда." in apart.text_content()
    (law,) = page.xpath("//div[contains(@class,'g-law ')]")
    assert "жаңа редакцияда" not in law.text_content()


def test_a_language_without_the_text_says_where_it_stands(site: Site) -> None:
    page = page_at(site.pages["en"], ARTICLE)
    assert not parse(page.html).xpath("//div[contains(@class,'g-official-text')]")
    assert "Қазақша authentic: Edition of" in text_of(page)
    bare = page_at(build_site(corpus_of()).pages["en"], ARTICLE)
    assert "Official text: Қазақша, Русский." in text_of(bare)
    assert not parse(bare.html).xpath("//fieldset")


def test_the_switch_waits_for_its_script(site: Site) -> None:
    (field,) = parse(ru(site).html).xpath("//fieldset[@class='g-layers']")
    assert "hidden" in field.attrib
    assert field.xpath(".//input[@checked]/@value") == ["both"]
    assert field.xpath(".//input/@value") == ["both", "official", "plain"]


def test_the_parallel_view_has_the_official_texts(site: Site) -> None:
    rows = parse(page_at(site.pages["kk"], PARALLEL).html)
    cells = rows.xpath("//tr[@id='art_17__para_1__subpara_1']/td")
    assert [len(cell.xpath(".//div[@class='g-official-text']")) for cell in cells] == [1, 1, 0]
    only = rows.xpath("//tr[@id='art_17__para_1__subpara_2']/td")
    assert "высокой степени риска." in only[1].text_content()
    assert "Аудармасы жоқ" not in only[2].text_content()


OLD = official_text(edition="2025-01-01", art_17__para_1__subpara_1="минимального риска;")


@pytest.fixture(scope="module")
def changed() -> Site:
    files = rich_edition() | kept_file(OLD)
    seen = {SEEN_FILE: render_seen(record_seen(read(files)[0]))}
    now = kept_file(official_text()) | kept_file(OLD, previous=True)
    return build_site(corpus_of(now, seen))


def test_the_words_that_changed_are_shown_at_their_provision(changed: Site) -> None:
    page = parse(ru(changed).html)
    (details,) = page.xpath("//details[@class='g-change']")
    assert details.xpath("ancestor::div[@id]/@id") == ["art_17__para_1__subpara_1"]
    assert details.xpath(".//del/text()") == ["минимального"]
    assert details.xpath(".//ins/text()") == ["минимальной степени"]


def test_a_stale_note_says_so_with_the_words(changed: Site) -> None:
    stale = {
        page.key: parse(page.html).xpath(
            "//*[contains(@class,'g-stale')]/ancestor::*[contains(@class,'g-note')][1]/@id"
        )
        for page in changed.pages["ru"]
    }
    assert {key: found for key, found in stale.items() if found} == {ARTICLE: ["g-17-one"]}
    note = parse(ru(changed).html).get_element_by_id("g-17-one")
    assert "Устарело: текст изменился" in note.text_content()
    assert note.xpath(".//del/text()") == ["минимального"]


def test_readers_of_other_languages_are_told_in_the_words_of_the_law(changed: Site) -> None:
    note = parse(page_at(changed.pages["en"], ARTICLE).html).get_element_by_id("g-17-one")
    assert "Stale: the text has changed" in note.text_content()
    assert note.xpath(".//del/ancestor::*[@lang][1]/@lang") == ["ru"]


def test_the_status_page_lists_what_waits(changed: Site) -> None:
    page = parse(ru(changed, "status/").html)
    (notes,) = page.xpath("//ul[@class='g-stale-notes']")
    assert notes.xpath("./li/a[1]/@href") == [f"../{ARTICLE}#g-17-one"]
    assert page.xpath("//section[@aria-labelledby='s-official']//del")


def test_the_status_page_counts_what_the_edition_holds() -> None:
    files = rich_edition()
    del files["kz/ai-law/art-18.md"], files["kz/about.md"]
    corpus, _ = read(files)
    site = build_site(corpus)
    for tag, pages in site.pages.items():
        page = parse(page_at(pages, "status/").html)
        for progress in count_progress(corpus):
            (row,) = page.xpath(f"//tr[@data-work='{progress.work}']")
            assert row.xpath("string(.//span[@class='g-total'])") == str(progress.total), tag
            for language in corpus.languages:
                (cell,) = row.xpath(f"./td[@data-language='{language.tag}']")
                written = cell.xpath("string(./span[@class='g-written'])")
                assert written == str(progress.written[language.tag])
                percent = f"({progress.percent(language.tag)}%)"
                assert cell.xpath("string(./span[@class='g-percent'])") == percent
    counted = {progress.work.value: progress for progress in count_progress(corpus)}
    assert (counted["articles"].total, counted["articles"].written["kk"]) == (2, 1)
    assert counted["articles"].percent("kk") == 50
    assert counted["articles"].missing["kk"] == ("ai-law/art_18",)
    assert counted["notes"].total == len(corpus.annotations)
    assert counted["provisions"].total == sum(len(a.provisions) for a in corpus.articles.values())


def test_the_words_of_the_law_never_become_markup() -> None:
    payload = "<script>alert(1)</script>"
    law = {name: f"{payload} {words}" for name, (_, words) in LAW.items()}
    now = kept_file(official_text(**law)) | kept_file(official_text(), previous=True)
    site = build_site(corpus_of(now))
    for key in (ARTICLE, PARALLEL, "status/"):
        page = ru(site, key)
        assert "<script" not in page.html, key
        assert payload in text_of(page)


def test_what_the_law_says_outside_its_articles_is_on_the_page_of_the_act() -> None:
    place = Place("source", 95)
    aside = (
        Line("Об ИИ", place, Role.TITLE),
        Line("Настоящий Закон – об ИИ.", place.moved(1)),
        Line("Президент", place.moved(2), Role.SIGNATURE),
        *(Line(f"Строка {n}", place.moved(2 + n), Role.ANNEX) for n in range(1, 9)),
        Line("Слова без места", place.moved(20), Role.UNPLACED),
    )
    text = replace(official_text(), aside=aside)
    site = build_site(corpus_of(kept_file(text)))
    (section,) = parse(ru(site, "ai-law/").html).xpath("//section[@aria-labelledby='s-outside']")
    said = " ".join(section.text_content().split())
    for line in aside:
        assert line.text in said
    names = ["Название", "Преамбула", "Подпись", "Слова, место которых в тексте не установлено"]
    assert [name.text_content() for name in section.xpath("./p")] == names
    assert section.xpath("string(.//summary)") == "Приложения (8)"
    english = parse(page_at(site.pages["en"], "ai-law/").html)
    (section,) = english.xpath("//section[@aria-labelledby='s-outside']")
    assert section.xpath("./h3[@lang='ru']/text()") == ["Русский"]
    assert set(section.xpath(".//div/@lang")) == {"ru"}


def test_citations_in_the_law_lead_to_what_they_name() -> None:
    says = "Согласно пункту 1 настоящей статьи и статье 18 настоящего Закона."
    site = build_site(corpus_of(kept_file(official_text(art_17__para_1__part_2=says))))
    block = parse(ru(site).html).get_element_by_id("art_17__para_1__part_2")
    links = block.xpath(".//p[contains(@class,'g-line')]//a")
    assert [(link.text_content(), link.get("href"), link.get("title")) for link in links] == [
        ("пункту 1 настоящей статьи", "#art_17__para_1", "Правовой режим"),
        ("статье 18 настоящего Закона", "../art-18/", "Заголовок"),
    ]
    assert says in " ".join(block.text_content().split())


def test_the_table_of_references_says_in_which_text_each_stands() -> None:
    says = "Согласно статье 18 настоящего Закона."
    site = build_site(corpus_of(kept_file(official_text(art_17__para_1__part_2=says))))
    page = parse(ru(site, "references/ai-law/").html)
    (row,) = page.xpath(
        "//section[@data-kind='cites']//tr[td[3][contains(., 'Официальный текст')]]"
    )
    assert row.xpath("string(td[3])") == "Официальный текст: ru"
    assert row.xpath("string(td[2])") == "статье 18 настоящего Закона"
    data = next(one.text for one in site.documents if one.path == "data/references.json")
    rows = json.loads(data)["references"]
    (found,) = [one for one in rows if one["places"] and one["places"][0]["layer"] == "official"]
    assert found["places"][0]["file"] == "official/ai-law/ru.md"


def test_the_parallel_view_shows_the_official_heading() -> None:
    page = build_site(corpus_of(kept_file(official_text())))
    row = parse(ru(page, PARALLEL).html).xpath("//tr[@class='g-parallel__heading']")[0]
    assert "Статья 17. Правовой режим систем" in " ".join(row.text_content().split())


def test_a_translation_is_never_called_official() -> None:
    english = official_text("en", art_17__para_1="The systems are divided:")
    site = build_site(corpus_of(kept_file(official_text()), kept_file(english)))
    page = page_at(site.pages["en"], ARTICLE)
    names = parse(page.html).xpath("//div[@class='g-official-text']/p[@class='g-layer-name']")
    assert {name.text_content() for name in names} == {"Unofficial translation"}
    assert "an unofficial translation, then the same in plain words" in text_of(page)
    labels = parse(page.html).xpath("//fieldset[@class='g-layers']/label")
    assert "Unofficial translation" in [label.text_content().strip() for label in labels]
    head = parse(ru(site, PARALLEL).html).xpath("//th[@lang='en']")[0]
    assert "Неофициальный перевод" in head.text_content()


def test_a_wording_that_the_law_refuses_is_shown_with_the_reason() -> None:
    files = edition("replace", at="art_17__para_1", number="", more=":instead-of: {old}")
    law = official_text(art_17__para_1="Системы подразделяются на системы:")
    site = build_site(with_official(read(files)[0], law))
    note = parse(ru(site).html).get_element_by_id("p-1")
    assert not note.xpath(".//figure[@class='g-redline']")
    assert note.xpath("string(.//p[@class='g-notice'])") == (
        "Эту формулировку нельзя внести в действующий текст: заменяемых слов в норме нет"
    )
    plain = parse(page_at(site.pages["en"], ARTICLE).html).get_element_by_id("p-1")
    assert "the text in plain words" in plain.xpath("string(.//figcaption)")
