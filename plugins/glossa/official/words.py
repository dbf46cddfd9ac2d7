"""How official texts of Kazakhstan name their units: headings, notes, numbers, in kk, ru, en.

Knowledge as data. Older Kazakh texts write Latin letters for Cyrillic ones (`бiрiншi`, `3-бөлiм`),
so words are folded before they are compared, never where they are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossa.model.address import Unit

_LOOKALIKES = str.maketrans("AaBCcEeHIiKMOoPpTXxy", "АаВСсЕеНІіКМОоРрТХху")
_CYRILLIC = re.compile(r"[А-Яа-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһ]")
_WORD = re.compile(r"\w+")
_MIXED = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")

_NUMBER = r"(?P<number>\d+(?:-\d+)*|[IVXLC]+(?![A-Za-z]))"
_RULES: tuple[tuple[str, Unit], ...] = (
    ("статья|article", Unit.ARTICLE),
    ("глава|chapter", Unit.CHAPTER),
    ("раздел|подраздел|параграф|section|subsection|paragraph|§", Unit.SECTION),
)
_RULES_KK: tuple[tuple[str, Unit], ...] = (
    ("бап|бабы", Unit.ARTICLE),
    ("тарау", Unit.CHAPTER),
    ("бөлім|кіші бөлім|параграф", Unit.SECTION),
)
_REST = r"(?P<dot>[.:)]?)(?:\s+(?P<title>.*))?"

# `Статья 17. …`, `Глава 3 …`, `Раздел IV`, `Article 17. …`, `Параграф 1. …`
_LEADING = tuple(
    (re.compile(rf"(?P<word>{word})\s*№?\s*{_NUMBER}\s*{_REST}", re.I | re.S), unit)
    for word, unit in _RULES
)
# `17-бап. …`, `3-тарау. …`, `6 бөлім …`, `1-параграф. …`
_TRAILING = tuple(
    (re.compile(rf"{_NUMBER}\s*[-–]?\s*(?P<word>{word})\b{_REST}", re.I | re.S), unit)
    for word, unit in _RULES_KK
)

_ORDINALS = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "пят": 5,
    "шест": 6, "седьм": 7, "восьм": 8, "девят": 9, "десят": 10,
    "бірінші": 1, "екінші": 2, "үшінші": 3, "төртінші": 4, "бесінші": 5,
    "алтыншы": 6, "жетінші": 7, "сегізінші": 8, "тоғызыншы": 9, "оныншы": 10,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
    "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_RUSSIAN_END = "(?:ый|ая|ое|ий|ья|ье|ой)"
_ORDINAL_WORDS = (stem + _RUSSIAN_END * (stem[0] in "пвтчшсд") for stem in _ORDINALS)
_ORDINAL = f"(?P<number>{'|'.join(_ORDINAL_WORDS)})"
_IN_LETTERS = (
    *(
        (re.compile(rf"(?P<word>{word})\s+{_ORDINAL}\b\s*{_REST}", re.I | re.S), unit)
        for word, unit in _RULES
    ),
    *(
        (re.compile(rf"{_ORDINAL}\s+(?P<word>{word})\b{_REST}", re.I | re.S), unit)
        for word, unit in (*_RULES, *_RULES_KK)
    ),
)
_LETTERED_PARAGRAPH = re.compile(rf"{_ORDINAL}\s*[.)]\s", re.I)

_NOTE = re.compile(
    r"(?:Сноска|Ескерту|Footnote|Примечание (?:ИЗПИ|РЦПИ|РЦЭПИ)|(?:ҚР )?(?:ЗҚАИ|РҚАО)\W{0,2}\w*"
    r" ескертпесі|Note of [\w ]{2,20})\s*[.!:]",
    re.I,
)
_REMARK = re.compile(r"(?:Примечани[ея]|Ескертпе(?:лер)?|Notes?)\s*[.:]", re.I)
_REPEALED = re.compile(
    r"исключ[её]н|утратил|признан\w* утратившей|алып таста|алынып таста|күші жойыл|күшін жой"
    r"|excluded|repealed|became invalid|has? lost (?:its )?force",
    re.I,
)
_SIGNATURE = re.compile(
    r"(?:(?:исполняющий обязанности )?(?:Президента?|Премьер-Министр)(?: Республики Казахстан)?"
    r"|Қазақстан Республикасының\s+(?:Президенті|Премьер-Министрі)"
    r"|(?:The )?(?:President|Prime[ -]Minister)(?: of the Republic of Kazakhstan)?)[\s.,]*"
    r"(?:\w\.\s*){0,2}(?:[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w-]+)?",
    re.I,
)
_TRANSLATION = re.compile(r"unofficial translation|неофициальный перевод|бейресми аударма", re.I)
_CONTENTS = re.compile(r"(?:оглавление|содержание|мазмұны|table of contents|contents)\W*", re.I)


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """What a heading says it is: a unit, its number, and the number and title as printed."""

    unit: Unit
    number: str
    printed: str
    title: str
    in_letters: bool = False
    nested: bool = False


def fold_latin(text: str) -> str:
    """`text` with the Latin letters that look like Cyrillic ones made Cyrillic, for comparing."""
    return text.translate(_LOOKALIKES) if _CYRILLIC.search(text) else text


def find_mixed(text: str) -> list[str]:
    """The words of `text` that mix Latin and Cyrillic letters."""
    return [word for word in _WORD.findall(text) if _MIXED.search(word)]


def parse_heading(text: str, *, marked: bool = False) -> HeadingWords | None:
    """What the heading `text` names, or None where it names no unit.

    `marked` where the source itself says that this is a heading: then an article's number may
    stand without its full stop.

    >>> parse_heading("641-1-бап. Бұзу").number
    '641-1'
    """
    for candidate in (text, fold_latin(text)):
        for pattern, unit in (*_LEADING, *_TRAILING):
            if (match := pattern.fullmatch(candidate)) and _stands_alone(match, unit, marked):
                return _heading(match, unit, text, _arabic(match["number"]))
    for pattern, unit in _IN_LETTERS:
        if match := pattern.fullmatch(fold_latin(text)):
            return _heading(match, unit, text, str(_ordinal(match["number"])), in_letters=True)
    return None


def _stands_alone(match: re.Match[str], unit: Unit, marked: bool) -> bool:
    """Whether this is a heading and not a sentence that begins like one.

    `Статья 5 настоящего Закона …` is a sentence; `Раздел VI Наследственное право` a heading.
    """
    title = match["title"] or ""
    may_lack_stop = marked or unit is not Unit.ARTICLE
    return bool(match["dot"]) or not title or (may_lack_stop and title[0].isupper())


def _heading(
    match: re.Match[str], unit: Unit, text: str, number: str, *, in_letters: bool = False
) -> HeadingWords:
    start = match.start("title") if match["title"] else len(text)
    word = match["word"].lower()
    return HeadingWords(
        unit,
        number,
        text[:start].strip(),
        text[start:].strip(),
        in_letters,
        nested=word.startswith(("под", "кіші", "sub", "параграф", "paragraph", "§")),
    )


def _ordinal(word: str) -> int:
    lowered = word.lower()
    return next(value for stem, value in _ORDINALS.items() if lowered.startswith(stem))


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _arabic(number: str) -> str:
    """`IV` as `4`; Arabic numbers as they are."""
    if number[0].isdigit():
        return number
    values = [_ROMAN[letter] for letter in number.upper()]
    following = [*values[1:], 0]
    return str(sum(-a if a < b else a for a, b in zip(values, following, strict=True)))


def is_note(text: str) -> bool:
    """Whether `text` is a note of the publisher on amendments, not law."""
    return bool(_NOTE.match(fold_latin(text)) or _NOTE.match(text))


def is_remark(text: str) -> bool:
    """Whether `text` opens the remarks of an article (Примечание, Ескертпе)."""
    return bool(_REMARK.match(text)) and not is_note(text)


def is_repeal(text: str) -> bool:
    """Whether `text` says that a provision is gone."""
    return bool(_REPEALED.search(text) or _REPEALED.search(fold_latin(text)))


def is_signature(text: str) -> bool:
    """Whether `text` names the office that signs an act."""
    return bool(_SIGNATURE.fullmatch(text) or _SIGNATURE.fullmatch(fold_latin(text)))


def is_translation_label(text: str) -> bool:
    """Whether `text` only says that a translation is not official."""
    return bool(_TRANSLATION.fullmatch(text.strip(" .()[]*")))


def is_contents(text: str) -> bool:
    """Whether `text` heads a table of contents."""
    return bool(_CONTENTS.fullmatch(text))


def has_lettered_number(text: str) -> bool:
    """Whether `text` begins with a number in letters (`второе.`, `екінші.`)."""
    return bool(_LETTERED_PARAGRAPH.match(fold_latin(text)))


_NUMBERED = re.compile(r"(?P<number>\d{1,3}(?:-\d{1,3})*)(?P<mark>\.(?!\d)|\))\s*")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number at the beginning of a block: `2-1` of `2-1.`, and whether a bracket closes it."""

    number: str
    printed: str
    bracket: bool
    rest: str


def parse_numbered(text: str) -> Numbered | None:
    """The number that `text` begins with, or None.

    >>> parse_numbered("2-1) a thing").number
    '2-1'
    """
    match = _NUMBERED.match(text)
    if match is None:
        return None
    printed = match["number"] + match["mark"]
    return Numbered(match["number"], printed, match["mark"] == ")", text[match.end() :])


def order_of(number: str) -> tuple[int, ...]:
    """A sort key of a number: 2 before 2-1 before 10."""
    return tuple(int(part) for part in number.split("-"))


def follows(number: str, previous: str | None) -> bool:
    """Whether `number` comes right after `previous`: the next one, or an insertion after it."""
    if previous is None:
        return number == "1"
    new, old = order_of(number), order_of(previous)
    return new in {(old[0] + 1,), (*old, 1), (*old[:-1], old[-1] + 1)}
