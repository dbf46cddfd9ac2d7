"""Every form of the grammar is found in its example, exactly."""

from __future__ import annotations

import pytest

from glossa.cite import Language, citations_as_json, find_citations
from glossa.cite.lexicon import Form, load_lexicon, match_unit
from glossa.cite.tokens import tokenise

FORMS = [
    pytest.param(language, form, id=f"{language}-{form.name}")
    for language in Language
    for form in load_lexicon(language).forms
]


@pytest.mark.parametrize(("language", "form"), FORMS)
def test_example(language: Language, form: Form) -> None:
    found = find(language, form.example)
    start = form.example.rindex(form.quote)
    match = next((row for row in found if row[0] == start), None)
    assert match == (start, form.quote, form.act or "this", form.targets), found


def find(language: Language, text: str) -> list[tuple[int, str, str, tuple[str, ...]]]:
    return [
        (
            one.start,
            one.quote,
            one.act or "this",
            tuple(str(target) for target in one.targets),
        )
        for one in find_citations(text, language)
    ]


@pytest.mark.parametrize("language", Language)
def test_nothing_else_is_found(language: Language) -> None:
    text = {
        Language.KK: "2025 жылғы 17 қарашада 15 АЕК, № 230-VIII, 28 баптан, 3 күн ішінде",
        Language.RU: "17 ноября 2025 года 15 МРП, № 230-VIII, 28 статей, в течение 3 дней, т.п. 5",
        Language.EN: "On 17 November 2025, No. 230-VIII, 28 articles, 15 MCI, Article [12]",
    }[language]
    assert citations_as_json(text, language.value) == {"citations": []}


@pytest.mark.parametrize("language", Language)
def test_every_case_form_is_read(language: Language) -> None:
    lexicon = load_lexicon(language)
    for unit, table in lexicon.tables.items():
        rows = (table[name] for name in ("one", "many", "owned", "owned-many") if name in table)
        for word in " ".join(rows).split():
            match = match_unit(lexicon, tokenise(word), 0)
            assert match is not None, word
            assert match[0].unit is unit, word
