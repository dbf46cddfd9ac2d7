"""Bytes of a page into text: UTF-8, or the one-byte encodings of older pages."""

from __future__ import annotations

import codecs
import email
import re

from glossa.problems import Place, Problem, Severity

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.I)
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ARCHIVE = re.compile(rb"(?:From: <Saved by|MIME-Version:|Snapshot-Content-Location:)", re.I)
_HEAD = 4096
_LONGEST_CHARACTER = 4


def is_page(content: bytes) -> bool:
    """Whether bytes are a web page, told by how they begin; a mirror's file may begin `<a id=`."""
    begins = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    is_tag = begins.startswith(b"<") and not begins.startswith(b"<a id=")
    return is_tag or content.startswith(_UTF_16) or bool(_ARCHIVE.match(content))


def unpack_archive(content: bytes) -> bytes:
    """The page in what browsers save as one file (MHTML); anything else as it is."""
    if not _ARCHIVE.match(content):
        return content
    for part in email.message_from_bytes(content).walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else content
    return content


def decode_page(content: bytes, file: str, language: str) -> tuple[str, list[Problem]]:
    """The text of `content`, and what had to be guessed.

    A mark at its beginning says UTF-16. UTF-8 wins wherever the bytes are UTF-8: a declaration is
    wrong more often than the bytes. Then what the page declares counts; a page that declares
    nothing is Windows-1251. A Kazakh page in Windows-1251 is read as KZ-1048, its superset with the
    Kazakh letters.
    """
    if content.startswith(_UTF_16):
        return _clean(content.decode("utf-16", errors="ignore")), []
    try:
        return _clean(content.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        if error.start >= len(content) - _LONGEST_CHARACTER:
            # Cut off inside the last letter: the cut is reported where the page is read.
            return _clean(content.decode("utf-8-sig", errors="ignore")), []
    name = _declared_encoding(content, language)
    text = content.decode(name, errors="replace")
    if "\ufffd" not in text:
        return _clean(text), []
    problem = Problem(
        "G651",
        Place(file),
        f"{text.count(chr(0xFFFD))} letters could not be read as {name}",
        "save the page again as UTF-8, or fetch it from its address",
        Severity.ERROR,
    )
    return _clean(text), [problem]


def _declared_encoding(content: bytes, language: str) -> str:
    match = _DECLARED.search(content[:_HEAD])
    name = match[1].decode("ascii") if match else "windows-1251"
    try:
        found = codecs.lookup(name).name
    except LookupError:
        found = "cp1251"
    if found == "utf-8" and b"\x00" not in content[:_HEAD]:
        found = "cp1251"
    return "kz1048" if found == "cp1251" and language == "kk" else found


def _clean(text: str) -> str:
    """`text` without control characters, and without those that take no room on the page."""
    return _INVISIBLE.sub("", _CONTROL.sub(" ", text))
