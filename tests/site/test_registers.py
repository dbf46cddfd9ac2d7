"""The rooms beside the law: what they count is what the registers hold."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest

from glossa.corpus import Corpus, read_project
from glossa.export.references import export_references_csv, export_references_json
from glossa.model.address import Address, parse_eid
from glossa.model.annotations import Kind
from glossa.site.edition import Site, build_site
from glossa.site.pages.acts import build_acts, build_entry
from glossa.site.pages.article import build_article
from glossa.site.pages.comparisons import build_comparisons
from glossa.site.pages.essays import build_topics
from glossa.site.pages.press import Press, set_up_press
from glossa.site.pages.proposals import build_proposals
from glossa.site.pages.sources import build_sources
from glossa.site.pages.timeline import LETTER, WIDTH, build_timeline
from glossa.tables.references import ReferenceKind
from glossa.tables.topics import count_topics
from tests.sites import page_at, parse, rich_corpus

TAGS = ("kk", "ru", "en")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_project(Path(__file__).parent.parent.parent).corpus


@pytest.fixture(scope="module")
def press(corpus: Corpus) -> Press:
    return set_up_press(corpus)


@pytest.fixture(scope="module")
def site() -> Site:
    return build_site(rich_corpus())


def count(corpus: Corpus, kind: Kind) -> int:
    return sum(note.kind is kind for note in corpus.annotations)


@pytest.mark.parametrize("tag", TAGS)
def test_the_register_of_proposals_has_a_card_for_each(
    corpus: Corpus, press: Press, tag: str
) -> None:
    html = parse(build_proposals(press, tag).html)
    cards = html.xpath("//article[contains(@class, 'g-card')]")
    number = count(corpus, Kind.PROPOSAL)
    assert len(cards) == number
    assert str(number) in html.xpath("string(//header/p[@class='g-count'])")
    assert cards[0].get("id") == "p-001"
    for card in cards:
        assert card.xpath("./p[@class='g-warning']")
    status = html.xpath("//ul[@data-facet='status']//a")
    assert len(status) == number
    unworded = html.xpath("//p[@class='g-unworded']")
    worded = [n for n in corpus.annotations if any(t.wordings for t in n.texts.values())]
    assert len(unworded) == number - len(worded)


@pytest.mark.parametrize("tag", TAGS)
def test_the_drafted_norm_is_marked_for_eye_ear_and_print(press: Press, tag: str) -> None:
    html = parse(build_proposals(press, tag).html)
    redline = html.xpath("//figure[@class='g-redline']")[0]
    inserted = redline.xpath(".//p[contains(@class, '--inserted')]//ins")
    assert len(inserted) == 1
    assert inserted[0].xpath("./span[@class='g-unseen']")
    kept = redline.xpath("./p[contains(@class, '--kept')]")
    assert len(kept) == 4
    assert not redline.xpath(".//p[contains(@class, '--kept')]//ins")
    assert len(redline.xpath(".//*[contains(@class, 'g-warning')]")) == 2
    caption = redline.xpath("string(./figcaption)")
    assert ("Rustembekova and Zhagalov" in caption) == (tag == "en")
    assert ("English" in caption) == (tag != "en")


@pytest.mark.parametrize("tag", TAGS)
def test_comparisons_stand_in_their_tables_once(corpus: Corpus, press: Press, tag: str) -> None:
    html = parse(build_comparisons(press, tag).html)
    rows = html.xpath("//table[contains(@class, 'g-systems')]/tbody/tr")
    assert len(rows) == count(corpus, Kind.COMPARISON)
    for row in rows:
        assert row.xpath("./td[@class='g-relation']//strong")
    forth = html.xpath("(//table[contains(@class, 'g-pairs')])[1]/tbody")
    assert len(forth) == len(corpus.articles_of("ai-law")) + 1  # and the act as a whole
    for table in html.xpath("//table"):
        assert table.xpath("./thead/tr/th[@scope='col']")


def test_the_correspondence_shows_every_note_in_both_directions(
    corpus: Corpus, press: Press
) -> None:
    html = parse(build_comparisons(press, "en").html)
    shown = [
        {href.rpartition("#")[2] for href in table.xpath(".//td[@class='g-relation']/a/@href")}
        for table in html.xpath("//table[contains(@class, 'g-pairs')]")
    ]
    notes = {
        note.id
        for note in corpus.annotations
        if note.kind is Kind.COMPARISON
        and note.counterpart.removeprefix("act:").partition("/")[0] == "eu-ai-act"
        and any(ref.removeprefix("act:").startswith("ai-law") for ref in (note.target, *note.also))
        and not note.target.startswith("act:ai-law-")
    }
    assert shown == [notes, notes]


@pytest.mark.parametrize("tag", TAGS)
def test_the_tables_of_the_papers_have_their_cells_and_heads(
    corpus: Corpus, press: Press, tag: str
) -> None:
    html = parse(build_comparisons(press, tag).html)
    for table in corpus.tables.values():
        drawn = html.get_element_by_id(f"s-{table.id}")
        assert table.caption.get(tag) in drawn.xpath("string(./caption)")
        assert len(drawn.xpath("./thead/tr/th[@scope='col']")) == len(table.columns)
        rows = drawn.xpath("./tbody/tr")
        assert len(rows) == len(table.rows) == len(drawn.xpath(".//th[@scope='row']"))
        for row, known in zip(rows, table.rows, strict=True):
            for cell, said in zip(row.xpath("./th|./td"), known.cells.values(), strict=True):
                assert said.text.get(tag) in cell.text_content()
                links = cell.xpath("./span[@class='g-cell-links']/a/@href")
                assert len(links) == len(said.at) + 1  # what it speaks of, and its row
                assert links[-1].endswith(f"#{corpus.annotation(known.note).id}")  # type: ignore[union-attr]
                assert len(cell.xpath("./span[@class='g-correction']")) == bool(said.right)


@pytest.mark.parametrize("tag", TAGS)
def test_a_provision_says_what_change_is_reported_of_it(
    corpus: Corpus, press: Press, tag: str
) -> None:
    article = corpus.articles[Address("ai-law", parse_eid("art_17"))]
    html = parse(build_article(press, article, tag).html)
    (notice,) = html.xpath("//*[@id='art_17__para_1']//p[@class='g-later']")
    change = corpus.changes["chg-17-1-digital"]
    assert change.note.get(tag) in notice.text_content()
    assert change.source.get(tag) in notice.text_content()
    acts = parse(build_entry(press, corpus.acts["ai-law"], tag).html)
    assert len(acts.xpath("//section[@aria-labelledby='s-later']/p")) == len(corpus.changes)


@pytest.mark.parametrize("tag", TAGS)
def test_no_label_of_the_picture_is_cut_or_leaves_it(press: Press, tag: str) -> None:
    html = parse(build_timeline(press, tag).html)
    rows = html.xpath("//*[local-name()='g']")
    labels = [" ".join(row.xpath("./*[local-name()='text']/text()")) for row in rows]
    assert not any(label.endswith("…") for label in labels)
    for text in html.xpath("//*[local-name()='text'][contains(@class, 'g-t-words')]"):
        at, wide = float(text.get("x")), len(text.text) * LETTER
        assert (at if "before" in text.get("class") else WIDTH - at) >= wide


@pytest.mark.parametrize("tag", TAGS)
def test_every_date_stands_in_the_list_and_stages_can_be_addressed(
    corpus: Corpus, press: Press, tag: str
) -> None:
    html = parse(build_timeline(press, tag).html)
    rows = html.xpath("//table[contains(@class, 'g-years')]//tr/@id")
    assert sorted(rows) == sorted(corpus.timeline)
    drawn = html.xpath("//*[local-name()='g']")
    assert 20 < len(drawn) < len(rows)
    stages = {str(s.stage.value) for note in corpus.annotations for s in note.sources}
    assert {f"stage-{stage}" for stage in stages} <= set(html.xpath("//li/@id"))


@pytest.mark.parametrize("tag", TAGS)
def test_acts_sources_and_topics_are_all_listed(corpus: Corpus, press: Press, tag: str) -> None:
    acts = parse(build_acts(press, tag).html)
    assert sorted(acts.xpath("//tr/@id")) == sorted(corpus.acts)
    sources = parse(build_sources(press, tag).html)
    assert sorted(sources.xpath("//ul[@class='g-sources']/li/@id")) == sorted(corpus.sources)
    conflicts = sum(len(s.conflicts.get(tag, ())) for s in corpus.sources.values())
    assert len(sources.xpath("//p[@class='g-notice']")) == conflicts
    topics = parse(build_topics(press, tag).html)
    numbers = topics.xpath("//li//span[@class='g-count']")
    said = [int("".join(c for c in number.text_content() if c.isdigit())) for number in numbers]
    assert sorted(said) == sorted(count_topics(corpus).values())


def test_a_stage_of_a_note_leads_to_the_timeline(site: Site) -> None:
    html = parse(page_at(site.pages["en"], "ai-law/art-18/").html)
    hrefs = html.xpath("//a[contains(@class, 'g-stage')]/@href")
    assert "../../timeline/#stage-senate-2025-10-23" in hrefs


def test_an_act_has_a_page_with_what_is_cited_of_it_and_by_whom(site: Site) -> None:
    html = parse(page_at(site.pages["en"], "acts/eu-ai-act/").html)
    cited = html.get_element_by_id("art_5__para_1__point_c")
    assert cited.xpath(".//a/@href") == ["../../ai-law/art-18/#c-1"]
    own = parse(page_at(site.pages["en"], "acts/ai-law/").html)
    assert "../../ai-law/" in own.xpath("//p[@class='g-views']/a/@href")


@pytest.mark.parametrize("tag", TAGS)
def test_an_act_counts_and_lists_what_refers_to_it_as_a_whole(
    corpus: Corpus, press: Press, tag: str
) -> None:
    index = press.atlas.citations.index
    whole = [row for row in index.references if row.target.startswith("act:")]
    listed = 0
    for act in corpus.acts.values():
        html = parse(build_entry(press, act, tag).html)
        rows = [row for row in whole if row.target == f"act:{act.id}"]
        items = html.xpath("//section[@aria-labelledby='s-whole']//li")
        counts = html.xpath("//section[@aria-labelledby='s-whole']//h3/span")
        said = [int("".join(c for c in count.text_content() if c.isdigit())) for count in counts]
        assert len(items) == sum(said) == len(rows), act.id
        assert said == [n for kind in ReferenceKind if (n := sum(r.kind is kind for r in rows))]
        assert all(item.xpath("./a/@href") for item in items), act.id
        listed += len(items)
    # Whatever refers to an act as such arrives at the page of one.
    assert listed == len(whole) > 300


def test_an_act_leads_to_its_table_of_references(site: Site) -> None:
    (act,) = [page for page in site.pages["ru"] if page.key == "acts/eu-ai-act/"]
    assert parse(act.html).xpath("//p/a[@href='../../references/eu-ai-act/']")
    assert "references/eu-ai-act/" in {page.key for page in site.pages["ru"]}


def test_references_to_whole_acts_are_in_the_data(corpus: Corpus, press: Press) -> None:
    index = press.atlas.citations.index
    whole = Counter(row.target for row in index.references if row.target.startswith("act:"))
    table = csv.DictReader(io.StringIO(export_references_csv(corpus, index)))
    data = json.loads(export_references_json(corpus, index))
    for rows in (list(table), data["references"]):
        assert Counter(row["target"] for row in rows if row["target"].startswith("act:")) == whole
        assert {target.removeprefix("act:") for target in whole} <= set(corpus.acts)


def test_a_proposal_on_its_article_shows_the_article_as_it_would_read(site: Site) -> None:
    html = parse(page_at(site.pages["ru"], "ai-law/art-18/").html)
    card = html.get_element_by_id("p-1")
    assert card.xpath(".//ins")
    would = card.xpath(".//details/p")
    assert would[0].get("class") == "g-warning"
    # Nothing that is only proposed has an address or a link of its own.
    assert not html.xpath("//*[@id='art_18__part_2']")
