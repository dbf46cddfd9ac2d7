from __future__ import annotations

from glossa.tables.credit import count_credit, count_reviews, count_unsigned
from tests.sites import rich_corpus


def test_everybody_of_the_register_has_their_notes() -> None:
    corpus = rich_corpus()
    writer, reader, scholar = count_credit(corpus)
    assert (writer.wrote, reader.reviewed) == (("g-18-whole",), ("g-18-whole",))
    drawn = {n.id for n in corpus.annotations if "turetsky2025" in {s.source for s in n.sources}}
    assert set(scholar.works) == drawn
    assert len(drawn) > 2
    assert scholar.views == ("p-1",)
    assert count_unsigned(corpus) == len(corpus.annotations) - 1


def test_reviews_are_counted_by_language() -> None:
    corpus = rich_corpus()
    assert count_reviews(corpus) == dict.fromkeys(("kk", "ru", "en"), (1, len(corpus.annotations)))
