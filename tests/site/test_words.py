"""The catalogues: every word the interface uses, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from glossa.cite.resolve import Reason
from glossa.model.annotations import Caution, Kind, Operation, ProposalStatus, Relation, Stage
from glossa.site.words import catalogue_of, read_words
from glossa.source.registers import WHY_UNRESOLVED
from glossa.tables.references import ReferenceKind

TAGS = ("kk", "ru", "en")
SETS: dict[str, type[StrEnum]] = {
    "kind": Kind,
    "stage": Stage,
    "relation": Relation,
    "operation": Operation,
    "proposal status": ProposalStatus,
    "caution": Caution,
    "reason": Reason,
    "reference kind": ReferenceKind,
}


def used_messages() -> Iterator[str]:
    folder = Path(str(files("glossa.site")))
    methods = [("**.py", "python"), ("templates/**.html", "jinja2.ext:babel_extract")]
    keywords: dict[str, tuple[int, ...] | None] = {
        "say": None,
        "count": (1, 2),
        "_": None,
        "ngettext": (1, 2),
    }
    for _, _, message, _, context in extract_from_dir(str(folder), methods, keywords=keywords):
        if context is None:
            yield message if isinstance(message, str) else message[0]


def messages(catalogue: Catalog) -> set[tuple[str | None, str]]:
    return {
        (message.context, message.id if isinstance(message.id, str) else message.id[0])
        for message in catalogue
        if message.id
    }


@pytest.mark.parametrize("tag", TAGS)
def test_every_message_is_translated_and_every_translation_used(tag: str) -> None:
    plain = {text for context, text in messages(catalogue_of(tag)) if context is None}
    assert plain == set(used_messages())


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("context", SETS)
def test_every_member_of_a_set_has_a_name(tag: str, context: str) -> None:
    names = {text for held, text in messages(catalogue_of(tag)) if held == context}
    assert {member.value for member in SETS[context]} <= names


@pytest.mark.parametrize("tag", TAGS)
def test_every_reason_of_the_register_has_words(tag: str) -> None:
    names = {text for held, text in messages(catalogue_of(tag)) if held == "unresolved"}
    assert names == set(WHY_UNRESOLVED)


@pytest.mark.parametrize("tag", TAGS)
def test_no_translation_is_empty_and_placeholders_agree(tag: str) -> None:
    catalogue = catalogue_of(tag)
    assert messages(catalogue) == messages(catalogue_of("en"))
    for message in catalogue:
        strings = message.string or ""
        assert all([strings] if isinstance(strings, str) else strings), message.id
        assert not list(message.check(catalogue)), message.id


@pytest.mark.parametrize(
    ("tag", "number", "expected"),
    [
        ("kk", 1, "1 ескертпе"),
        ("kk", 5, "5 ескертпе"),
        ("ru", 1, "1 примечание"),
        ("ru", 3, "3 примечания"),
        ("ru", 11, "11 примечаний"),
        ("ru", 21, "21 примечание"),
        ("en", 1, "1 note"),
        ("en", 0, "0 notes"),
    ],
)
def test_plural_forms(tag: str, number: int, expected: str) -> None:
    forms = read_words(tag).translations
    assert forms.ngettext("%(num)s note", "%(num)s notes", number) % {"num": number} == expected


@pytest.mark.parametrize(
    ("tag", "style", "expected"),
    [
        ("kk", "short", "17.11.2025"),
        ("ru", "short", "17.11.2025"),
        ("en", "short", "17\u00a0Nov\u00a02025"),
        ("kk", "long", "2025\u00a0жылғы 17\u00a0қараша"),
        ("ru", "long", "17\u00a0ноября 2025\u00a0года"),
        ("en", "long", "17\u00a0November 2025"),
    ],
)
def test_dates(tag: str, style: str, expected: str) -> None:
    assert read_words(tag).date("2025-11-17", style) == expected


def test_a_partial_date_stays_as_written() -> None:
    assert read_words("en").date("2025-11") == "2025-11"


def test_kazakh_interface_of_the_theme_has_every_key() -> None:
    english = Path(str(files("material"))) / "templates/partials/languages/en.html"
    ours = Path(str(files("glossa.site"))) / "theme/partials/languages/kk.html"
    assert _keys(ours.read_text()) == _keys(english.read_text())


def _keys(template: str) -> list[str]:
    rows = (line.strip() for line in template.splitlines())
    return [row.split('"')[1] for row in rows if row.startswith('"')]
