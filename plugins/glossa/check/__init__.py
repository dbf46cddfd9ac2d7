"""Rules on an edition as a whole: one rule is one function from the corpus to problems."""

from __future__ import annotations

from glossa.check.citations import check_citations
from glossa.check.credit import check_credit
from glossa.check.languages import check_languages
from glossa.check.ledger import check_ledger
from glossa.check.official import check_official
from glossa.check.pictures import check_pictures
from glossa.check.proposals import check_proposals
from glossa.check.references import check_links, check_references
from glossa.check.registers import check_register_references, check_topics
from glossa.check.terms import check_terms
from glossa.corpus import Corpus
from glossa.problems import Problem, sorted_problems

RULES = (
    check_references,
    check_links,
    check_citations,
    check_register_references,
    check_topics,
    check_terms,
    check_proposals,
    check_official,
    check_credit,
    check_pictures,
    check_ledger,
    check_languages,
)
"""Every rule. What concerns one file alone is reported where the file is read."""


def check_corpus(corpus: Corpus) -> list[Problem]:
    """What all rules find, in reading order."""
    return sorted_problems(problem for rule in RULES for problem in rule(corpus))
