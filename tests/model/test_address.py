from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.model.address import Address, EId, Step, Unit, parse_address, parse_eid

numbers = st.from_regex(r"[1-9][0-9]{0,2}(-[1-9])?", fullmatch=True)
steps = st.builds(Step, st.sampled_from([u for u in Unit if u is not Unit.POINT]), numbers)
eids = st.builds(lambda items: EId(tuple(items)), st.lists(steps, min_size=1, max_size=8))


@given(eids)
def test_an_eid_is_read_as_it_is_written(eid: EId) -> None:
    assert parse_eid(str(eid)) == eid


@given(eids, st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True))
def test_an_address_is_read_as_it_is_written(eid: EId, act: str) -> None:
    assert parse_address(str(Address(act, eid))) == Address(act, eid)
    assert parse_address(act) == Address(act)


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    address = parse_address(text)
    assert address is None or str(address) == text


@pytest.mark.parametrize(
    "text",
    ["", "art_", "art_a", "art_17_", "art_17__", "article_17", "art_17__para_x", "Art_17",
     "art_1 7", "art_١", "__".join(["art_1"] * 9), "point_7a", "art_17--1"],
)  # fmt: skip
def test_what_is_no_eid(text: str) -> None:
    assert parse_eid(text) is None


@pytest.mark.parametrize("text", ["", "/art_1", "ai-law/", "ai_law", "ai-law/art_1/x", "-a", "AI"])
def test_what_is_no_address(text: str) -> None:
    assert parse_address(text) is None


def test_the_order_of_the_law() -> None:
    written = [
        "art_2",
        "art_2-1",
        "art_10",
        "art_10__para_1",
        "art_10__para_1__subpara_1",
        "art_10__para_1__subpara_1-1",
        "art_10__para_1__subpara_2",
        "art_10__para_1__item_1",
        "art_10__para_1__part_2",
        "art_10__para_1__part_2__subpara_1",
        "art_10__para_2",
        "art_10__part_1",
        "art_10__subpara_1",
        "art_10__part_2",
    ]
    shuffled = [eid for text in sorted(written) if (eid := parse_eid(text))]
    assert [str(eid) for eid in sorted(shuffled)] == written


@given(eids, eids)
def test_the_order_is_total(first: EId, second: EId) -> None:
    assert (first < second) + (second < first) + (first == second) == 1


def test_kinship() -> None:
    eid = parse_eid("art_17__para_3__subpara_3")
    assert eid is not None
    assert str(eid.parent) == "art_17__para_3"
    assert str(eid.article) == "art_17"
    assert eid.article.parent is None
    assert eid.article.slug == "art-17"
    assert eid.depth == 2
    relative = parse_eid("para_4")
    assert relative is not None
    assert str(eid.below(relative)) == "art_17__para_4"
    assert eid.article.contains(eid)
    assert not eid.contains(eid.article)


def test_containment_of_addresses() -> None:
    act, article = Address("ai-law"), parse_address("ai-law/art_17")
    other = parse_address("civil-code/art_17")
    assert article is not None
    assert other is not None
    assert act.contains(article)
    assert act.contains(act)
    assert not article.contains(act)
    assert not article.contains(other)
    assert sorted([other, article, act]) == [act, article, other]
