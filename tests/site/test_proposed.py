"""What is only proposed cannot be mistaken for law: on a page, in the search, in an export."""

from __future__ import annotations

import json

import pytest

from glossa.export.corpus_json import NOT_LAW
from glossa.site.edition import Site, build_site
from tests.editions import read
from tests.redline.test_proposals import edition
from tests.sites import parse

WORDS = {"kk": "Жұлдызқұрт", "ru": "Звездочервь", "en": "Starworm"}
"""Words that stand in the proposed wording and nowhere else."""

WARNING = {
    "kk": "Бұл\u00a0– ұсыныс, заң емес",
    "ru": "Это предложение, а не закон",
    "en": "Proposed, not law",
}
FOLDERS = {"kk": "kz", "ru": "ru", "en": "en"}
LINE = "ancestor-or-self::p[contains(@class, 'g-redline__line')]"
BOX = "ancestor::*[self::article or self::figure or self::details]"


@pytest.fixture(scope="module")
def site() -> Site:
    files = edition("insert")
    for tag, folder in FOLDERS.items():
        name = f"{folder}/ai-law/art-17.md"
        head, mark, rest = files[name].rpartition("\n2. ")
        assert mark
        files[name] = f"{head}{mark}{WORDS[tag]} {rest}"
    corpus, problems = read(files)
    assert [problem for problem in problems if problem.code not in {"G603", "G605"}] == []
    return build_site(corpus)


@pytest.mark.parametrize("tag", WORDS)
def test_on_every_page_proposed_words_stand_below_their_warning(site: Site, tag: str) -> None:
    seen = 0
    for page in site.pages[tag]:
        assert WORDS[tag] not in page.title + page.description
        for node in parse(page.html).xpath(f"//*[contains(text(), '{WORDS[tag]}')]"):
            seen += 1
            boxes = node.xpath(BOX)
            assert boxes, page.key
            for box in boxes:
                assert WARNING[tag] in box.xpath("string(.//*[contains(@class, 'g-warning')])")
            # A line that is cut out of the page says it too.
            (line,) = node.xpath(LINE)
            assert WARNING[tag] in line.text_content()
    assert seen >= 2


@pytest.mark.parametrize("tag", WORDS)
def test_no_proposed_word_has_an_address_or_a_line_of_the_concordance(site: Site, tag: str) -> None:
    for page in site.pages[tag]:
        html = parse(page.html)
        assert not html.xpath("//*[@id='art_17__para_2']")
        if page.key.startswith("concordance/"):
            assert WORDS[tag].lower() not in html.text_content().lower()


def test_every_file_that_has_proposed_words_says_what_they_are(site: Site) -> None:
    holding = {
        document.path: document.text
        for document in site.documents
        if any(words in document.text for words in WORDS.values())
        and not document.path.startswith("data/search/")
    }
    assert holding.keys() >= {"data/corpus.json", "data/proposals.csv", "data/annotations.jsonld"}
    for path, text in holding.items():
        assert NOT_LAW in text, path


@pytest.mark.parametrize("tag", WORDS)
def test_a_find_says_that_it_is_proposed(site: Site, tag: str) -> None:
    chunks = [json.loads(document.text) for document in site.documents if "/t-" in document.path]
    records = [record for chunk in chunks for record in chunk if record]
    kinds = [kind for _, title, _, kind, _, text in records if WORDS[tag] in title + text]
    assert kinds
    assert all(WARNING[tag] in kind for kind in kinds)
