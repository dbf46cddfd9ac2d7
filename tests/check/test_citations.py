"""Citations that lead nowhere fail the check until somebody has looked at them."""

from __future__ import annotations

from glossa.problems import Problem, Severity
from tests.editions import read, small_edition

REGISTER = "docs/registers/unresolved.yml"
LISTED = """\
note:g-17-one:
  why: wrong-in-source
  quotes:
    en: [Article 99 of this Law]
"""
CHAPTER = """\
  chapters:
    chp_1: {first: art_17, last: art_17, title: {kk: а, ru: б, en: в}}
eu-ai-act:"""


def problems_of(note: str, **changes: str) -> list[Problem]:
    files = small_edition(**changes)
    # With a chapter from its first article to its last the act is whole: what is not there, is not.
    acts = files["docs/registers/acts.yml"]
    files["docs/registers/acts.yml"] = acts.replace("eu-ai-act:", CHAPTER, 1)
    path = "en/ai-law/art-17.md"
    files[path] = files[path].replace(":as-of: law\n\n", f":as-of: law\n\n{note} ")
    return read(files)[1]


def test_a_citation_that_leads_nowhere_fails() -> None:
    (problem,) = problems_of("In Article 99 of this Law.")
    assert (problem.code, problem.severity) == ("G413", Severity.ERROR)
    assert problem.place.file == "en/ai-law/art-17.md"
    assert "Article 99 of this Law" in problem.message


def test_one_that_is_listed_does_not() -> None:
    assert problems_of("In Article 99 of this Law.", **{REGISTER: LISTED}) == []


def test_one_that_is_listed_and_gone_is_a_warning() -> None:
    (problem,) = problems_of("Nothing here.", **{REGISTER: LISTED})
    assert (problem.code, problem.severity) == ("G413", Severity.WARNING)
    assert problem.place.file == REGISTER


def test_what_the_words_leave_open_is_no_fault() -> None:
    assert problems_of("Article 5 of the Civil Code and then Article 99.") == []


def test_a_reason_that_is_none_is_reported() -> None:
    listed = LISTED.replace("wrong-in-source", "because")
    found = problems_of("In Article 99 of this Law.", **{REGISTER: listed})
    assert [problem.code for problem in found] == ["G501"]
