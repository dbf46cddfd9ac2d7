"""A small edition with something of everything a page can show, and ways to look at HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

import lxml.html

from glossa.corpus import Corpus
from glossa.model.address import Address, EId
from glossa.problems import Place
from glossa.site.values import SitePage
from tests.editions import ACTS, SOURCES, TOPICS, read, small_edition

T = TypeVar("T")

CHAPTERED = ACTS.replace(
    "  status: in-force\neu-ai-act:",
    """\
  number: 230-VIII
  date: '2025-11-17'
  edition: '2025-11-17'
  authentic: [kk, ru]
  short: {kk: ЖИ туралы Заң, ru: Закон об ИИ, en: AI Law}
  urls: {kk: 'https://adilet.zan.kz/kaz', ru: 'https://adilet.zan.kz/rus', en: 'https://x.kz/en'}
  note: {kk: Қолданыста., ru: Действует., en: In force.}
  chapters:
    chp_4:
      first: art_17
      last: art_18
      title: {kk: Жүйелер, ru: Системы, en: Systems}
  status: in-force
eu-ai-act:""",
)

SECOND = """\
---
act: ai-law
provision: art_18
---
# {heading}

{{#part_1}} {words}, [17](ai-law/art_17__para_1), [AI]{{lang=en}}.

:::{{comparison}} part_1
:id: c-1 c-2
:with: eu-ai-act/art_5__para_1__point_c
:relation: wider
:source: turetsky2025, Conclusion
:as-of: senate-2025-10-23
:label: ai-generated

{words} *{words}* **{words}** `x`.

- {words}
- [{words}](topic:liability)

| {words} | {words} |
| --- | --- |
| {words} | [{words}](https://example.org/a) |
:::

:::{{proposal}} part_1
:id: p-1
:source: turetsky2025, Conclusion; glossa
:as-of: bill; law
:also: ai-law/art_17__para_1 topic:liability
:operation: insert
:status: suggested
:proponent: turetsky2025
:cited-as: art. 18(3)(5)
:title: {words}

> {words}

:::{{wording}} ai-law/art_18__part_2
:by: turetsky2025

{words}.
:::
:::

:::{{critique}}
:id: g-18-whole
:source: turetsky2025, 2
:as-of: bill
:author: a-writer
:reviewed: b-reader 2026-11-20

{words}.
:::
""".replace(":::{{proposal}}", "::::{{proposal}}").replace(":::\n:::\n", ":::\n::::\n", 1)

ESSAY = """\
---
topic: liability
---
# {heading}

{words}.

## {words}

:::{{disagreement}}
:id: d-1
:source: turetsky2025, 1; glossa
:as-of: bill; law
:title: {words}

{words}: [{words}](note:c-2).
:::

[{words}](ai-law/art_18__part_1), [{words}](act:eu-ai-act), [{words}](source:turetsky2025).
"""

PAGE = """\
---
page: {name}
---
# {heading}

{words}: [{words}](page:home), [{words}](mailto:a@example.org).
"""

WORDS = {
    "kz": {"heading": "Тақырып", "words": "Жүйе қауіп-қатер дәрежесіне қарай бөлінеді"},
    "ru": {"heading": "Заголовок", "words": "Система делится по степени риска"},
    "en": {"heading": "Heading", "words": "The system is divided by degree of risk"},
}


TIMELINE = """\
t-1:
  date: '2025-09-24'
  category: kz-law
  title: {kk: Мәжіліс, ru: Мажилис принял, en: The Majilis passed it}
  source: turetsky2025
  locator: '2'
  refs: [ai-law]
  stage: majilis-2025-09-24
t-2:
  date: '2024-06'
  category: foreign
  title: {kk: ЕО, ru: ЕС принял, en: The EU adopted it}
  source: glossa
  refs: [eu-ai-act]
  label: [unverified]
t-3:
  date: '2025'
  category: doctrine
  title: {kk: Мақала, ru: Вышла работа, en: A paper appeared}
  source: glossa
"""


PEOPLE = """\
a-writer:
  name: {kk: Жазушы, ru: Писатель, en: A. Writer}
b-reader:
  name: {kk: Оқушы, ru: Читатель, en: B. Reader}
  role: {kk: Заңгер, ru: Юрист, en: Lawyer}
c-scholar:
  name: {kk: Ғалым, ru: Ученый, en: C. Scholar}
  sources: [turetsky2025]
"""


def rich_edition(**changes: str) -> dict[str, str]:
    """Two articles, an essay, pages, notes of several kinds; `changes` are further files."""
    files = small_edition(
        **{
            "docs/registers/acts.yml": CHAPTERED,
            "docs/registers/sources.yml": SOURCES,
            "docs/registers/topics.yml": TOPICS,
            "docs/registers/timeline.yml": TIMELINE,
            "docs/registers/people.yml": PEOPLE,
        }
    )
    for folder, words in WORDS.items():
        files[f"{folder}/ai-law/art-18.md"] = SECOND.format(**words)
        files[f"{folder}/topics/liability.md"] = ESSAY.format(**words)
        files[f"{folder}/index.md"] = PAGE.format(name="home", **words)
        files[f"{folder}/about.md"] = PAGE.format(name="about", **words)
    return files | changes


def rich_corpus(**changes: str) -> Corpus:
    """The same as a corpus; the sources must have no faults but missing translations."""
    corpus, problems = read(rich_edition(**changes))
    faults = [problem for problem in problems if problem.code not in {"G603", "G605"}]
    assert not faults, faults
    return corpus


def parse(html: str) -> lxml.html.HtmlElement:
    """A page's content as a tree."""
    return lxml.html.fromstring(f"<div>{html}</div>")


def ids_of(html: str) -> list[str]:
    """Every id, in document order."""
    return [str(value) for value in parse(html).xpath("//@id")]


def page_at(pages: tuple[SitePage, ...], key: str) -> SitePage:
    """The page with that key."""
    return next(page for page in pages if page.key == key)


_STRUCTURE = frozenset(
    {
        "id",
        "ids",
        "key",
        "at",
        "source",
        "target",
        "also",
        "tag",
        "folder",
        "language",
        "file",
        "files",
    }
    | {"subject", "counterpart", "reports", "proponents", "by", "place", "places", "act", "date"}
    | {"repealed_by", "amended_by", "cited_by", "edition", "stage", "defined_at", "refs", "urls"}
    | {"authentic", "annotates", "authors", "person"}
)
"""Fields that hold names of things: the grammar lets nothing but letters and hyphens in."""


def poison(value: T, payload: str) -> T:
    """`value` with `payload` before every text in it that a contributor words."""
    return _poisoned(value, payload)  # type: ignore[no-any-return]


def _poisoned(value: Any, payload: str) -> Any:
    match value:
        case Enum() | Place() | Address() | EId() | bool() | int() | None:
            return value
        case str():
            return f"{payload}{value}"
        case tuple() | list():
            return type(value)(_poisoned(item, payload) for item in value)
        case Mapping():
            return {key: _poisoned(item, payload) for key, item in value.items()}
        case _ if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **dict(_poisoned_fields(value, payload)))
    return value


def _poisoned_fields(value: Any, payload: str) -> Iterator[tuple[str, Any]]:
    for field in fields(value):
        if field.init and field.name not in _STRUCTURE:
            yield field.name, _poisoned(getattr(value, field.name), payload)
