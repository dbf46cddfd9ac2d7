"""Small editions for tests: an edition is a mapping from path to text."""

from __future__ import annotations

from collections.abc import Mapping

from glossa.check import check_corpus
from glossa.corpus import Corpus, corpus_from
from glossa.problems import Problem, sorted_problems

CONFIG = """\
plugins:
  - i18n:
      languages:
        - {locale: kk, name: Қазақша, link: /kz/}
        - {locale: ru, name: Русский, link: /ru/}
        - {locale: en, name: English, link: /en/}
"""

ACTS = """\
ai-law:
  ids: [kz-ai-law]
  title: {kk: Жасанды интеллект туралы, ru: Об искусственном интеллекте, en: On AI}
  jurisdiction: KZ
  kind: law
  status: in-force
eu-ai-act:
  title: {kk: AI Act, ru: AI Act, en: AI Act}
  jurisdiction: EU
  kind: regulation
  status: in-force
  provisions:
    art_5__para_1__point_c:
      ids: ["eu-ai-act#art-5-social-scoring"]
      title: {kk: Әлеуметтік скоринг, ru: Социальный скоринг, en: Social scoring}
"""

SOURCES = """\
glossa: {csl: {type: webpage, title: Glossa}}
turetsky2025: {csl: {type: article-journal, title: On the law}}
"""

TOPICS = """\
liability:
  title: {kk: Жауаптылық, ru: Ответственность, en: Liability}
  ids: ["topic:liability", "topic:insurance"]
"""

ARTICLE = """\
---
act: ai-law
provision: art_17
---
# {heading}

{{#para_1}} 1. {words}:

{{#para_1__subpara_1}} 1) {words};

{{#para_1__part_2}} {words}.

:::{{commentary}} para_1__subpara_1
:id: g-17-one
:source: glossa
:as-of: law

{words}.
:::
"""

WORDS = {
    "kz": {"heading": "Құқықтық режим", "words": "Жүйе қауіп-қатер дәрежесіне қарай бөлінеді"},
    "ru": {"heading": "Правовой режим", "words": "Система делится по степени риска"},
    "en": {"heading": "Legal regime", "words": "The system is divided by degree of risk"},
}


def small_edition(**changes: str) -> dict[str, str]:
    """One article in three languages with its registers; `changes` are further files."""
    files = {
        "mkdocs.yml": CONFIG,
        "docs/registers/acts.yml": ACTS,
        "docs/registers/sources.yml": SOURCES,
        "docs/registers/topics.yml": TOPICS,
    }
    files |= {f"{folder}/ai-law/art-17.md": ARTICLE.format(**WORDS[folder]) for folder in WORDS}
    return files | changes


def read(files: Mapping[str, str | bytes]) -> tuple[Corpus, list[Problem]]:
    """The corpus of an edition and everything `glossa check` would say."""
    reading = corpus_from(
        {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    )
    return reading.corpus, sorted_problems([*reading.problems, *check_corpus(reading.corpus)])


def codes(problems: list[Problem]) -> list[str]:
    """The codes alone."""
    return [problem.code for problem in problems]
