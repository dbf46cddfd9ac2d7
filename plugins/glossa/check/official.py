"""The official texts that are here agree with each other and with our restatement in structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from glossa.corpus import Corpus
from glossa.official.compare import compare_expected, compare_languages
from glossa.problems import Problem, Severity


def check_official(corpus: Corpus) -> Iterator[Problem]:
    """G640 to G643: what one text has and another lacks. Warnings: the law is not ours to mend."""
    for act in corpus.acts:
        texts = corpus.official.texts(act)
        found = compare_languages(texts)
        for text in texts.values():
            ours = [
                provision.address.eid
                for article in corpus.articles_of(act)
                for provision in article.provisions
                if provision.address.eid is not None and text.language in provision.texts
            ]
            found += compare_expected(text, ours)
        yield from (replace(problem, severity=Severity.WARNING) for problem in found)
