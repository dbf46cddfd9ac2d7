"""From the bytes of a source file to its text, with what is wrong in the letters themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glossa.problems import Place, Problem

MAX_BYTES = 1_000_000
"""The largest source file that is read, in bytes; the longest article of a code has a tenth."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file of the project as text; `file` is relative to the root, lines end with LF."""

    file: str
    text: str

    @property
    def lines(self) -> list[str]:
        """The lines, parted at LF only, as Markdown and every editor count them."""
        return self.text.split("\n")


def read_text(file: str, data: bytes) -> tuple[SourceText | None, list[Problem]]:
    """The text that `data` encodes and every fault of its letters; None where it cannot be read."""
    fatal = _find_unreadable(file, data)
    if fatal:
        return None, [fatal]
    problems: list[Problem] = []
    if data.startswith(b"\xef\xbb\xbf"):
        hint = "Save the file as “UTF-8” rather than “UTF-8 with BOM”."
        problems.append(
            Problem("G102", Place(file), "The file begins with a byte order mark.", hint)
        )
    text = data.decode("utf-8-sig")
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        hint = "Set the editor's line ends to “LF” (Unix) and save again."
        problems.append(Problem("G103", Place(file, line), "Lines end with CR.", hint))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = SourceText(file, text)
    return source, [*problems, *_find_faults(source)]


def _find_unreadable(file: str, data: bytes) -> Problem | None:
    if len(data) > MAX_BYTES:
        size = f"The file has {len(data):,} bytes; at most {MAX_BYTES:,} are read."
        return Problem("G105", Place(file), size, "Split it, or check what was saved in it.")
    if not data.strip():
        hint = "Write the page, or remove the file."
        return Problem("G104", Place(file), "The file is empty.", hint)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"The file is not UTF-8: byte 0x{data[error.start]:02x} makes no letter here."
        hint = "Save the file as UTF-8; old Windows editors use Windows-1251."
        return Problem("G101", Place(file, line, column), message, hint)
    return None


@dataclass(frozen=True, slots=True)
class _LetterRule:
    code: str
    pattern: re.Pattern[str]
    message: str
    hint: str


_RULES = (
    _LetterRule(
        "G106",
        re.compile(r"\t"),
        "A tab stands here.",
        "Put spaces in its place: tabs look different in every editor.",
    ),
    _LetterRule(
        "G107",
        re.compile(r"^(?:<{7}|>{7}|\|{7}|={7})(?= |$)"),
        "A mark of an unfinished merge stands here.",
        "Choose one of the two versions and remove the lines with <<<<<<<, ======= and >>>>>>>.",
    ),
    _LetterRule(
        "G108",
        re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]"),
        "An invisible mark that turns the direction of writing stands here.",
        "Remove it: it makes the text read otherwise than it is stored.",
    ),
    _LetterRule(
        "G109",
        re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]"),
        "An invisible character (zero width or soft hyphen) stands here.",
        "Remove it: it breaks search and comparison.",
    ),
    _LetterRule(
        "G110",
        re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u2028\u2029\ufffd\ufff9-\ufffb]"),
        "A control character or a damaged letter stands here.",
        "Remove it, or write the letter that was meant.",
    ),
    _LetterRule(
        "G112",
        re.compile("(?<=[а-яәғқңөұүһі] )[aceiopxyACEHKMOPTX](?= [а-яәғқңөұүһі])"),
        "A Latin letter stands here as a Cyrillic word.",
        "Type it again with the Kazakh or Russian keyboard.",
    ),
)

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[a-zA-ZÀ-ɏ]")
_CYRILLIC = re.compile("[Ѐ-ӿ]")


def _find_faults(source: SourceText) -> Iterator[Problem]:
    for number, line in enumerate(source.lines, 1):
        for rule in _RULES:
            match = rule.pattern.search(line)
            if match:
                place = Place(source.file, number, match.start() + 1)
                yield Problem(rule.code, place, rule.message, rule.hint)
        yield from _find_mixed_words(source.file, number, line)


def _find_mixed_words(file: str, number: int, line: str) -> Iterator[Problem]:
    for match in _WORD.finditer(line):
        word = match[0]
        if _LATIN.search(word) and _CYRILLIC.search(word):
            latin = dict.fromkeys(letter for letter in word if letter < "Ѐ")
            yield Problem(
                "G111",
                Place(file, number, match.start() + 1),
                f"“{word}” mixes scripts: {', '.join(latin)} in it is Latin.",
                "Type the whole word again with one keyboard; Kazakh і is Cyrillic.",
            )
