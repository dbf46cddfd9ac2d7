"""A long act made by rule, to be renumbered: each provision shows its first number in its words."""

from __future__ import annotations

from tests.editions import CONFIG, SOURCES, TOPICS

ACTS = """\
long-code:
  title: {kk: Ұзақ кодекс, ru: Длинный кодекс, en: Long Code}
  jurisdiction: KZ
  kind: code
  status: in-force
"""

ARTICLE = """\
---
act: long-code
provision: art_{n}
---
# {heading}

{{#para_1}} 1. {first}, [{see}](long-code/art_{next}__para_2):

{{#para_1__subpara_1}} 1) {second};

{{#para_2}} 2. {third}.
"""

NOTE = """
:::{{note}} para_1__subpara_1
:id: g-{n}-one
:source: glossa
:as-of: law
:also: long-code/art_{next}

{says}: [{see}](#para_2).
:::
"""

WORDS = {
    "kz": {
        "heading": "Тақырып {n}",
        "first": "Бірінші сөз",
        "second": "Екінші сөз",
        "third": "Үшінші сөз",
        "see": "қара",
        "says": "Мұны {next}-баптың 2-тармағы айтады",
    },
    "ru": {
        "heading": "Заголовок {n}",
        "first": "Первые слова",
        "second": "Вторые слова",
        "third": "Третьи слова",
        "see": "смотри",
        "says": "Об этом говорит пункт 2 статьи {next}",
    },
    "en": {
        "heading": "Heading {n}",
        "first": "First words",
        "second": "Second words",
        "third": "Third words",
        "see": "see",
        "says": "So says paragraph 2 of Article {next}",
    },
}


def name_in_letters(number: int) -> str:
    """A number as letters, so that no figure in running words is mistaken for a citation."""
    return "".join("абвгдежзик"[int(figure)] for figure in str(number))


def long_edition(articles: int, *, notes_every: int = 10) -> dict[str, str]:
    """An act of so many articles in three languages, each citing and linking to the next."""
    files = {
        "mkdocs.yml": CONFIG,
        "docs/registers/acts.yml": ACTS,
        "docs/registers/sources.yml": SOURCES,
        "docs/registers/topics.yml": TOPICS,
    }
    for folder, words in WORDS.items():
        for n in range(1, articles + 1):
            values = {"n": n, "next": n % articles + 1}
            said = {key: text.format(**values) for key, text in words.items()}
            for key in ("first", "second", "third"):
                said[key] += f" {name_in_letters(n)}" if folder != "en" else f" w{n}w"
            text = ARTICLE.format(**values, **said)
            if n % notes_every == 0:
                text += NOTE.format(**values, **said)
            files[f"{folder}/long-code/art-{n}.md"] = text
    return files
