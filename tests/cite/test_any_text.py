"""Whatever the text: no exception, true spans, an order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.cite import ActKind, Language, Status, find_citations, parse_query
from glossa.cite.lexicon import load_lexicon
from glossa.cite.tokens import tokenise
from tests.golden import golden_texts

LANGUAGES = st.sampled_from(list(Language))
WORDS = sorted(
    {
        token.text
        for language in Language
        for form in load_lexicon(language).forms
        for token in tokenise(form.example)
    }
    | set('()«»“”"-–—,.;:[]№\n')
    | {"\n\n", "1)", "(a)", "0", "99999", "i", "І"}
)
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=40).map("".join),
)


@given(TEXTS, LANGUAGES)
def test_spans(text: str, language: Language) -> None:
    end = 0
    for one in find_citations(text, language):
        assert end <= one.start < one.end <= len(text)
        assert one.quote == text[one.start : one.end]
        assert len(set(one.targets)) == len(one.targets)
        assert bool(one.targets) == (one.status is not Status.UNRESOLVED)
        assert (one.act is None) == (one.act_kind not in (ActKind.NAMED, ActKind.TITLED))
        end = one.end


@pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)
def test_a_text_may_be_cut_off_anywhere(language: Language) -> None:
    for name in (f"cite_{language.value}", f"cite_acts_{language.value}"):
        for text in golden_texts(name):
            for token in tokenise(text):
                cut = text[: token.end]
                assert all(one.end <= len(cut) for one in find_citations(cut, language)), cut


@pytest.mark.parametrize("language", list(Language), ids=lambda language: language.value)
@pytest.mark.parametrize(
    "words", ["its", "его", "оның", "of the said", "Article 5 (", "статья 2 и"]
)
def test_words_may_be_said_again_and_again(words: str, language: Language) -> None:
    assert all(one.quote for one in find_citations(f"{words} " * 2_000, language))


@given(TEXTS)
def test_query(text: str) -> None:
    address = parse_query(text, "ai-law")
    assert address is None or address.eid is not None
