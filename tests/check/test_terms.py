from __future__ import annotations

import pytest

from tests.editions import read, small_edition

TERMS = """\
risk:
  label: {kk: қауіп-қатер, ru: риск, en: risk}
  deprecated: {kk: {тәуекел: Заңда қауіп-қатер}, ru: {угроза: это другое понятие}}
ai:
  label: {kk: жасанды интеллект, ru: искусственный интеллект, en: artificial intelligence}
  deprecated: {kk: {жасанды интеллекттің: -ктінің деп жазылады}, en: {machine intelligence: no}}
"""


@pytest.mark.parametrize(
    ("folder", "words", "expected"),
    [
        ("kz", "тәуекелдерді басқару", ["тәуекелдерді"]),
        ("kz", "жасанды интеллекттің мақсаты", ["жасанды интеллекттің"]),
        ("kz", "жасанды интеллектінің мақсаты", []),
        ("kz", "«тәуекел» деген сөз", []),
        ("ru", "угрозами и рисками", ["угрозами"]),
        ("en", "Machine intelligence and “machine intelligence”", ["Machine intelligence"]),
    ],
)
def test_forms_that_are_no_terms(folder: str, words: str, expected: list[str]) -> None:
    files = small_edition()
    files["docs/registers/terms.yml"] = TERMS
    path = f"{folder}/ai-law/art-17.md"
    files[path] = files[path].replace("law\n\n", f"law\n\n{words}. ")
    _, problems = read(files)
    assert [p.code for p in problems] == ["G508"] * len(expected)
    assert [p.message for p in problems] == [f"“{form}” is not the term." for form in expected]
