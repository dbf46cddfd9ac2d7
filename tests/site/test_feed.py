"""The feeds of new and changed notes: valid, dated by data, read by a feed reader."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from glossa.export.atom import NAMESPACE
from glossa.model.annotations import Kind
from glossa.site.feed import LENGTH, Dates, build_feeds
from glossa.site.pages.press import Press, set_up_press
from glossa.site.words import read_words
from tests.sites import rich_corpus

BASE = "https://glossa.example/"
TAGS = ("kk", "ru", "en")
NAMES = {"a": NAMESPACE}
SCHEMA = Path(__file__).parents[1] / "schemas/atom.rng"
DATES = {("p-1", tag): "2026-11-20T10:00:00Z" for tag in TAGS}


@cache
def press() -> Press:
    return set_up_press(rich_corpus(), base_url=BASE)


def feeds(dates: Dates = DATES) -> dict[str, str]:
    return {document.path: document.text for document in build_feeds(press(), dates)}


def parse(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def test_every_feed_is_valid() -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    made = feeds()
    assert list(made) == [f"data/feed.{tag}.xml" for tag in TAGS]
    for text in made.values():
        schema.assertValid(parse(text))


def test_the_schema_refuses_what_is_no_feed() -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    text = feeds()["data/feed.en.xml"]
    for old, new in (
        ("<updated>2", "<updated>x"),
        (' rel="self"', ' rell="self"'),
        ("</id>", "</id><id/>"),
    ):
        assert not schema.validate(parse(text.replace(old, new, 1))), old


@pytest.mark.parametrize("tag", TAGS)
def test_a_reader_gets_address_author_time_and_licence(tag: str) -> None:
    read = feedparser.parse(feeds()[f"data/feed.{tag}.xml"].encode())
    assert not read.bozo
    assert read.feed.language == tag
    assert read.feed.id == f"tag:glossa.example,2025:{tag}/feed"
    ids = [entry.id for entry in read.entries]
    assert len(ids) == len(set(ids)) == len(press().corpus.annotations)
    first = read.entries[0]
    assert first.id == f"tag:glossa.example,2025:{tag}/note/p-1"
    assert first.link.startswith(BASE)
    assert first.link.endswith("/ai-law/art-18/#p-1")
    assert first.updated == "2026-11-20T10:00:00Z"
    assert read.feed.updated == first.updated
    assert "Glossa" in first.author
    assert "creativecommons.org/licenses/by/4.0" in first.rights
    assert first.summary.startswith(read_words(tag).say("Proposed, not law"))


def test_times_fall_from_entry_to_entry_and_notes_without_one_have_the_edition_s() -> None:
    root = parse(feeds()["data/feed.ru.xml"])
    times = [str(time.text) for time in root.iterfind("a:entry/a:updated", NAMES)]
    assert times == sorted(times, reverse=True)
    # The edition of these sources has no day: that of its law stands for it. One note was reviewed.
    assert set(times) == {"2026-11-20T10:00:00Z", "2026-11-20T00:00:00Z", "2025-11-17T00:00:00Z"}


def test_a_review_is_a_change() -> None:
    corpus = rich_corpus()
    reviewed = {
        (note.id, tag): review.date
        for note in corpus.annotations
        for tag, text in note.texts.items()
        for review in text.reviews
    }
    assert reviewed, "the sources of this test have a reviewed note"
    for (name, tag), day in reviewed.items():
        root = parse(feeds({})[f"data/feed.{tag}.xml"])
        (time,) = (
            entry.findtext("a:updated", "", NAMES)
            for entry in root.iterfind("a:entry", NAMES)
            if entry.findtext("a:id", "", NAMES).endswith(f"/{name}")
        )
        assert time == f"{max(day, '2025-11-17')}T00:00:00Z"


def test_what_is_proposed_says_so_first_in_every_entry() -> None:
    proposals = {n.id for n in press().corpus.annotations if n.kind is Kind.PROPOSAL}
    root = parse(feeds()["data/feed.en.xml"])
    said = [
        entry.findtext("a:summary", "", NAMES)
        for entry in root.iterfind("a:entry", NAMES)
        if entry.findtext("a:id", "", NAMES).rpartition("/")[2] in proposals
    ]
    assert len(said) == len(proposals)
    assert all(text.startswith("Proposed, not law. ") for text in said)


def test_without_an_address_there_is_no_feed() -> None:
    assert list(build_feeds(set_up_press(rich_corpus()), DATES)) == []


def test_the_same_edition_gives_the_same_feeds() -> None:
    assert feeds() == feeds()
    assert LENGTH >= 20
