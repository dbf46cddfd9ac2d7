"""Whatever is applied can be taken back, and no word is lost on the way."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from glossa.model.address import EId, Step, Unit
from glossa.model.annotations import Operation
from glossa.problems import Place, Problem
from glossa.redline.apply import apply_amendment, reverse
from glossa.redline.compare import compare_articles, compare_words
from glossa.redline.languages import find_other_language
from glossa.redline.values import Amendment, ArticleText, Line, Mark, article_text
from tests.redline.redlines import ARTICLE, eid

PLACE = Place("en/ai-law/art-1.md", 3)
VOCABULARY = ("the", "owner", "must", "may", "inform", "users,", "of", "risk;", "“AI”", "–", "x")
WORDS = st.lists(
    st.sampled_from(VOCABULARY),
    min_size=1,
    max_size=12,
).map(" ".join)
NUMBERS = st.integers(1, 5).map(str) | st.sampled_from(["2-1", "10"])


@st.composite
def eids(draw: st.DrawFn) -> EId:
    steps = [Step(Unit.PARAGRAPH, draw(NUMBERS))]
    if draw(st.booleans()):
        steps.append(Step(draw(st.sampled_from([Unit.SUBPARAGRAPH, Unit.PART])), draw(NUMBERS)))
    return EId((*ARTICLE.steps, *steps))


@st.composite
def articles(draw: st.DrawFn) -> ArticleText:
    named = draw(st.lists(eids(), min_size=1, max_size=9, unique=True))
    return article_text(
        "en", ARTICLE, [Line(name, f"{name.last.number}.", draw(WORDS)) for name in named]
    )


@st.composite
def amendments(draw: st.DrawFn, article: ArticleText) -> Amendment:
    operation = draw(st.sampled_from([Operation.INSERT, Operation.REPLACE, Operation.REPEAL]))
    there = st.sampled_from([line.eid for line in article.lines])
    target = draw(eids() if operation is Operation.INSERT else there | eids())
    text = "" if operation is Operation.REPEAL else draw(WORDS)
    instead = ""
    line = article.find(target)
    if operation is not Operation.INSERT and line and draw(st.booleans()):
        words = line.text.split(" ")
        start = draw(st.integers(0, len(words) - 1))
        instead = " ".join(words[start : start + draw(st.integers(1, 4))])
    return Amendment(operation, target, "en", PLACE, text=text, instead_of=instead)


@given(st.data())
def test_apply_then_reverse_is_the_identity(data: st.DataObject) -> None:
    article = data.draw(articles())
    applied = apply_amendment(article, data.draw(amendments(article)))
    if isinstance(applied, Problem):
        assert applied.place == PLACE
        assert applied.hint
    else:
        assert reverse(applied) == article


@given(st.data())
def test_a_chain_is_undone_in_the_opposite_order(data: st.DataObject) -> None:
    article = data.draw(articles())
    states, after = [], article
    for _ in range(4):
        assume(after.lines)
        applied = apply_amendment(after, data.draw(amendments(after)))
        if not isinstance(applied, Problem):
            states.append(applied)
            after = applied.after
    for applied in reversed(states):
        assert applied.after == after
        after = reverse(applied)
    assert after == article


@given(articles(), articles())
def test_a_redline_holds_both_articles(before: ArticleText, after: ArticleText) -> None:
    lines = compare_articles(before, after)
    assert [line.before for line in lines if line.before] == [line.full for line in before.lines]
    assert [line.after for line in lines if line.after] == [line.full for line in after.lines]
    assert [line.eid for line in lines] == sorted(line.eid for line in lines)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_word_is_lost_or_added(before: str, after: str) -> None:
    pieces = compare_words(before, after)
    assert "".join(p.text for p in pieces if p.mark is not Mark.INSERTED) == before
    assert "".join(p.text for p in pieces if p.mark is not Mark.DELETED) == after
    assert all(piece.text for piece in pieces)


def test_words_quoted_from_another_language_are_told_from_words_that_stand_nowhere() -> None:
    english = article_text("en", ARTICLE, [Line(eid("para_1"), "1.", "The holder may refuse.")])
    russian = article_text("ru", ARTICLE, [Line(eid("para_1"), "1.", "Владелец вправе.")])
    both = {"en": english, "ru": russian}
    amendment = Amendment(
        Operation.REPLACE, eid("para_1"), "en", PLACE, text="must", instead_of="вправе"
    )
    refused = apply_amendment(english, amendment, both)
    assert isinstance(refused, Problem)
    assert refused.code == "G714"
    assert "(ru)" in refused.message
    other = apply_amendment(english, replace(amendment, instead_of="нигде"), both)
    assert isinstance(other, Problem)
    assert other.code == "G712"


def test_an_amendment_worded_for_another_language_is_refused() -> None:
    english = article_text("en", ARTICLE, [Line(eid("para_1"), "1.", "Words.")])
    amendment = Amendment(Operation.INSERT, eid("para_2"), "ru", PLACE, "2.", "3")
    refused = apply_amendment(english, amendment)
    assert isinstance(refused, Problem)
    assert refused.code == "G714"


def test_letters_tell_languages_apart_and_nothing_is_guessed() -> None:
    assert find_other_language("Damage shall be compensated", "ru") == "en"
    assert find_other_language("Зиян өтеледі", "ru") == "kk"
    assert (
        find_other_language("Вред возмещает собственник или оператор такой системы", "kk") == "ru"
    )
    assert find_other_language("Вред", "kk") is None
    assert find_other_language("Вред возмещается", "en") == "ru"
    assert find_other_language("Зиян өтеледі", "en") == "kk"
    assert find_other_language("15 % – 20", "kk") is None
    assert find_other_language("Mündliche Rede", "de") is None


def test_a_whole_article_can_go_and_come_back() -> None:
    article = article_text("en", ARTICLE, [Line(eid("part_1"), "", "Words.")])
    applied = apply_amendment(article, Amendment(Operation.REPEAL, ARTICLE, "en", PLACE))
    assert not isinstance(applied, Problem)
    assert applied.after.lines == ()
    assert reverse(applied) == article
