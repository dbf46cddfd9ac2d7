"""Citations as a reader has them: copied, taken as a file, held against the text later."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served, hold
from tests.browser.test_manners import watch

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(900)]

ARTICLE = "ru/ai-law/art-17/"
PLACE = "art_17__para_3__subpara_3"
RESULT = ".g-verify__result"
CLIPBOARD = "navigator.clipboard.readText()"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    rights = ["clipboard-read", "clipboard-write"]
    with browser.new_context(permissions=rights, accept_downloads=True) as context:
        yield context.new_page()


def test_a_click_copies_the_citation_with_the_day(page: Page, site: Served) -> None:
    complaints, _ = watch(page)
    page.goto(f"{site.url}{ARTICLE}")
    cite = page.locator(f"#{PLACE} [data-cite]")
    cite.locator("summary").click()
    cite.get_by_role("button", name="Копировать: Русский").click()
    expect(page.locator(".g-said")).to_have_text("Скопировано")
    copied = page.evaluate(CLIPBOARD)
    assert copied.startswith("Об искусственном интеллекте : Закон Республики Казахстан")
    assert f"#{PLACE} (дата обращения: " in copied
    assert re.search(r"\d\d\.\d\d\.\d{4}\)\.$", copied)
    assert complaints == []


def test_a_key_copies_without_opening_anything_first(page: Page, site: Served) -> None:
    page.goto(f"{site.url}kz/ai-law/art-17/")
    page.locator(".g-note [data-cite] summary").first.focus()
    page.keyboard.press("c")
    expect(page.locator(".g-said")).to_have_text("Көшірілді")
    assert "[Электрондық ресурс]" in page.evaluate(CLIPBOARD)


def test_what_is_opened_before_the_scripts_have_come_can_be_copied(
    page: Page, site: Served
) -> None:
    barrier = hold(page, r"/glossa/cite\.js$")
    page.goto(f"{site.url}{ARTICLE}", wait_until="commit")
    cite = page.locator(f"#{PLACE} [data-cite]")
    cite.locator("summary").click()
    expect(cite.locator("dd").first).to_be_visible()
    barrier.lift()
    cite.get_by_role("button", name="Копировать: Русский").click()
    expect(page.locator(".g-said")).to_have_text("Скопировано")


@pytest.mark.parametrize(
    ("name", "ending", "begins"),
    [("BibTeX", "bib", "@misc{"), ("RIS", "ris", "TY  - STAT\r\n"), ("CSL-JSON", "json", "[")],
)
def test_one_entry_is_given_not_the_whole_page(
    page: Page, site: Served, name: str, ending: str, begins: str
) -> None:
    page.goto(f"{site.url}{ARTICLE}")
    cite = page.locator(f"#{PLACE} [data-cite]")
    cite.locator("summary").click()
    with page.expect_download() as download:
        cite.get_by_role("link", name=name).click()
    key = f"ai-law-{PLACE}-ru"
    assert download.value.suggested_filename == f"{key}.{ending}"
    text = download.value.path().read_bytes().decode()
    assert text.startswith(begins)
    assert text.count(key) == 1


def test_without_scripts_the_forms_can_be_read(browser: Browser, site: Served) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site.url}{ARTICLE}")
        cite = page.locator(f"#{PLACE} [data-cite]")
        cite.locator("summary").click()
        for form in cite.locator("dd").all():
            expect(form).to_be_visible()
        page.goto(f"{site.url}ru/verify/")
        expect(page.get_by_role("heading", name="Как проверить вручную")).to_be_visible()
        expect(page.locator(".g-verify__form")).to_be_hidden()


def words(site: Served) -> str:
    path = site.folder / "data/verify" / ARTICLE / "words.json"
    text: str = json.loads(path.read_text("utf-8"))["records"][PLACE]["t"]
    return text


def ask(page: Page, site: Served, **values: str) -> str:
    page.goto(f"{site.url}ru/verify/?{urlencode(values, quote_via=quote)}")
    result = page.locator(RESULT)
    expect(result).not_to_be_empty()
    return result.inner_text()


def test_a_quotation_is_held_against_the_text(page: Page, site: Served) -> None:
    complaints, _ = watch(page)
    address, text = f"ai-law/{PLACE}", words(site)
    assert "буква в букву" in ask(page, site, address=address, quote=text)
    assert "слово в слово" in ask(page, site, address=address, quote=text.upper())
    other = ask(page, site, address=address, quote=text.replace("классифицировать", "считать"))
    assert "В тексте таких слов нет" in other
    expect(page.locator(f"{RESULT} ins")).to_contain_text("классифицировать")
    expect(page.locator(f"{RESULT} del")).to_contain_text("считать")
    elsewhere = ask(page, site, address="ai-law/art_17__para_1", quote=text)
    assert "стоит здесь" in elsewhere
    assert "ничего похожего" in ask(page, site, address=address, quote="погода в горах ясная")
    english = site.folder / "data/verify/en/ai-law/art-17/words.json"
    foreign = json.loads(english.read_text("utf-8"))["records"][PLACE]["t"]
    assert "буква в букву" in ask(page, site, address=address, quote=foreign)
    expect(page.locator(f"{RESULT} h2 a")).to_have_attribute(
        "href", f"{site.url}en/ai-law/art-17/#{PLACE}"
    )
    assert complaints == []
    # What is not here is asked for once, and the browser notes that it was not found.
    assert "Такого адреса здесь нет" in ask(page, site, address="ai-law/art_99")


def test_the_hash_tells_whether_the_text_has_changed(page: Page, site: Served) -> None:
    page.goto(f"{site.url}{ARTICLE}")
    written = page.locator(f"#{PLACE} [data-cite] dd").first.text_content() or ""
    assert "Хеш совпадает" in ask(page, site, address=written)
    assert "Хеш не совпадает" in ask(page, site, address=f"ai-law/{PLACE}", hash="00000000")
    page.locator(f"{RESULT} h2 a").click()
    expect(page).to_have_url(f"{site.url}{ARTICLE}#{PLACE}")


def test_linked_data_breaks_no_rule_of_the_page(page: Page, site_below: Served) -> None:
    complaints, _ = watch(page)
    page.goto(f"{site_below.url}{ARTICLE}")
    page.wait_for_load_state("networkidle")
    blocks = page.locator("script[type='application/ld+json']")
    expect(blocks).to_have_count(1)
    assert json.loads(blocks.text_content() or "")["@context"] == "https://schema.org"
    assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 1
    assert complaints == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_row_of_comparisons_opens_the_citation_of_its_note(
    browser: Browser, site: Served, scripts: bool
) -> None:
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(f"{site.url}ru/comparisons/")
        row = page.locator(".g-systems tbody tr").first
        name = row.get_attribute("id")
        row.get_by_role("link", name="Как ссылаться").click()
        page.wait_for_url(f"**#cite-{name}")
        expect(page.locator(f"#cite-{name} dd").first).to_be_visible()


def test_a_proposal_in_the_register_is_copied_there(page: Page, site: Served) -> None:
    page.goto(f"{site.url}ru/proposals/")
    entry = page.locator("article.g-note--proposal").first
    name = entry.get_attribute("id")
    entry.locator(".g-cite summary").click()
    entry.get_by_role("button", name="Копировать: Русский").click()
    expect(page.locator(".g-said")).to_have_text("Скопировано")
    copied = page.evaluate(CLIPBOARD)
    assert f"#{name} (дата обращения: " in copied
    assert "/proposals/" not in copied
