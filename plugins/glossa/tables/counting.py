"""Figures, dates and modal words in the official texts, in Kazakh and Russian, made comparable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossa.lemma import find_lemmatizer, find_words, fold_word
from glossa.lemma.text import WORD

_RUSSIAN_MONTHS = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"
_KAZAKH_MONTHS = (
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
)
_MONTHS = {"ru": _RUSSIAN_MONTHS.split(), "kk": _KAZAKH_MONTHS.split()}

_DATES = {
    "ru": re.compile(
        rf"(?P<day>\d{{1,2}})\s(?P<month>{'|'.join(_MONTHS['ru'])})[а-я]{{1,2}}\s(?P<year>\d{{4}})"
    ),
    "kk": re.compile(
        rf"(?P<year>\d{{4}})\sжылғы\s(?P<day>\d{{1,2}})\s(?P<month>{'|'.join(_MONTHS['kk'])})"
    ),
}
_NUMERIC = re.compile(r"\b(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{4})\b")

_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")

_NUMBERS = {
    "kk": {
        "екі": 2,
        "үш": 3,
        "төрт": 4,
        "бес": 5,
        "алты": 6,
        "жеті": 7,
        "сегіз": 8,
        "тоғыз": 9,
        "он": 10,
        "жиырма": 20,
        "отыз": 30,
        "қырық": 40,
        "елу": 50,
        "алпыс": 60,
        "жетпіс": 70,
        "сексен": 80,
        "тоқсан": 90,
        "жүз": 100,
        "мың": 1000,
    },
    "ru": {
        "два": 2,
        "три": 3,
        "четыре": 4,
        "пять": 5,
        "шесть": 6,
        "семь": 7,
        "восемь": 8,
        "девять": 9,
        "десять": 10,
        "одиннадцать": 11,
        "двенадцать": 12,
        "тринадцать": 13,
        "четырнадцать": 14,
        "пятнадцать": 15,
        "шестнадцать": 16,
        "семнадцать": 17,
        "восемнадцать": 18,
        "девятнадцать": 19,
        "двадцать": 20,
        "тридцать": 30,
        "сорок": 40,
        "пятьдесят": 50,
        "шестьдесят": 60,
        "семьдесят": 70,
        "восемьдесят": 80,
        "девяносто": 90,
        "сто": 100,
        "двести": 200,
        "триста": 300,
        "четыреста": 400,
        "пятьсот": 500,
        "шестьсот": 600,
        "семьсот": 700,
        "восемьсот": 800,
        "девятьсот": 900,
        "тысяча": 1000,
    },
}
"""Numerals by lemma. “One” is left out: both languages say it for “a certain”."""

_MODALS = {
    "kk": {
        "duty": r"\bміндетті(?=\s*(?:[.;,:)]|$))|\bтиіс\b(?!\s*(?:емес|болған))|у[гғ][еа]\s+жатады",
        "right": r"\bқұқылы\b|\bқұқығы бар\b",
        "ban": r"\bтыйым салынады|\bжол бер(?:іл)?ме|(?<!мүмкін )\bболмайды\b",
    },
    "ru": {
        "duty": r"\bобязан[аоы]?\b|\bдолж(?:ен|на|но|ны)\b|\bподлеж(?:ит|ат)\b",
        "right": r"\bвправе\b|\bиме(?:ет|ют) право\b",
        "ban": r"\bзапрещ(?:ается|аются|ено|ены)\b|\bне допуска(?:ется|ются)\b",
    },
}


def find_dates(text: str, tag: str) -> Iterator[str]:
    """The dates of a text in ISO form, in order; none in a language without a pattern."""
    pattern = _DATES.get(tag)
    for match in pattern.finditer(_fold(text, tag)) if pattern else ():
        month = _MONTHS[tag].index(match["month"]) + 1
        yield f"{match['year']}-{month:02}-{int(match['day']):02}"
    for match in _NUMERIC.finditer(text):
        yield f"{match['year']}-{match['month']}-{match['day']}"


def find_figures(text: str, tag: str) -> Iterator[str]:
    """The numbers of a text from two upward, in figures or words, dates aside."""
    rest = _NUMERIC.sub(" ", _fold(text, tag))
    rest = _DATES[tag].sub(" ", rest) if tag in _DATES else rest
    yield from (match.group().replace(",", ".") for match in _FIGURE.finditer(rest))
    yield from map(str, _spelled(rest, tag))


def find_modals(text: str, tag: str) -> Iterator[str]:
    """The modal words of a text by what they say: duty, right, ban."""
    for name, pattern in _MODALS.get(tag, {}).items():
        yield from (name for _ in re.finditer(pattern, _fold(text, tag)))


def _fold(text: str, tag: str) -> str:
    """The text in small letters; Latin letters inside Kazakh words, as older acts have, mended."""
    return WORD.sub(lambda match: fold_word(match.group(), tag), text)


def _spelled(text: str, tag: str) -> Iterator[int]:
    """The values of numbers in words: `екі жүз`, `сто пятьдесят`."""
    values = _NUMBERS.get(tag, {})
    lemmatizer = find_lemmatizer(tag)
    total, end = 0, -1
    for word in find_words(text) if values else ():
        # «жүзінде» is “in fact”, not “in the hundred”.
        key = "" if word.text.startswith("жүзі") else lemmatizer.lemmatize(word.text).key
        value = values.get(key, 0)
        joined = value and total and not text[end : word.start].strip()
        if joined and value in (100, 1000) and total < value:
            total *= value
        elif joined and value < _lowest_unit(total):
            total += value
        else:
            if total:
                yield total
            total = value
        end = word.end
    if total:
        yield total


def _lowest_unit(total: int) -> int:
    unit = 1
    while total % (unit * 10) == 0:
        unit *= 10
    return unit
