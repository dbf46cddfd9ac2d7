"""From a pin to a text: the bytes it names, fetched or read, and parsed by their form."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import yaml

from glossa.model.address import EId
from glossa.official.adilet import parse_adilet
from glossa.official.encoding import is_page
from glossa.official.fetch import Fetcher, FetchError, OfflineError
from glossa.official.kept import FOLDER
from glossa.official.mirror import find_anchor, find_parts, parse_mirror_parts
from glossa.official.pins import Pin, SourceKind, raw_address
from glossa.official.plain_yaml import load_plain
from glossa.official.structure import Reading
from glossa.official.values import OfficialText
from glossa.problems import Place, Problem, Severity, sorted_problems
from glossa.writing import write_aside

Tell = Callable[[str], None]
"""Says one line about work that takes long."""


def say_nothing(_: str) -> None:
    """A `Tell` for callers whom nobody listens to."""


_MIRROR_LANGUAGES = {"kk": "kaz", "ru": "rus"}
INCOMING = f"{FOLDER}/.incoming"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a source: its name for problems, where it came from, its bytes."""

    name: str
    address: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Brought:
    """What a pin led to: the files, and the text if there is one that may be relied on."""

    parts: tuple[Part, ...]
    text: OfficialText | None
    problems: tuple[Problem, ...]
    offline: bool = False


def bring_text(pin: Pin, root: Path, fetcher: Fetcher, tell: Tell) -> Brought:
    """Fetch and read what `pin` names. Any error among the problems means: no text."""
    try:
        parts = _bring_parts(pin, root, fetcher, tell)
    except FetchError as error:
        problem = Problem("G672", Place(pin_file(pin)), str(error), error.hint)
        return Brought((), None, (problem,), isinstance(error, OfflineError))
    except OSError as error:
        message = f"{pin.path} cannot be read: {error.strerror}"
        problem = Problem("G676", Place(pin_file(pin)), message, "look at the file's name")
        return Brought((), None, (problem,))
    reading = _read(pin, parts)
    problems = [*reading.problems]
    text = _select(reading.text, pin, problems) if reading.text else None
    if text is not None:
        problems += _check_language(text, pin)
    if any(problem.severity is Severity.ERROR for problem in problems):
        text = None
    return Brought(tuple(parts), text, tuple(sorted_problems(problems)))


def pin_file(pin: Pin) -> str:
    """What problems call a source that gave no bytes."""
    return pin.url or pin.path


def _read(pin: Pin, parts: list[Part]) -> Reading:
    first = parts[0]
    if _is_page(pin, first.content):
        return parse_adilet(
            first.content,
            act=pin.act,
            language=pin.language,
            file=first.name,
            edition=pin.edition,
            unit=pin.unit,
        )
    try:
        sources = [(part.name, part.content.decode("utf-8-sig")) for part in parts]
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start}"
        hint = "the mirror is UTF-8: fetch it again"
        return Reading(None, (Problem("G651", Place(first.name), message, hint),))
    return parse_mirror_parts(
        sources, act=pin.act, language=pin.language, edition=pin.edition, unit=pin.unit
    )


def _is_page(pin: Pin, content: bytes) -> bool:
    """Whether the bytes are a web page: a saved file says so by its first character."""
    if pin.source is not SourceKind.FILE:
        return pin.source is SourceKind.ADILET
    return is_page(content)


def _select(text: OfficialText, pin: Pin, problems: list[Problem]) -> OfficialText:
    """The articles that the pin asks for, with their provisions; all where it names none."""
    if not pin.articles:
        return text
    found = text.by_eid
    problems += [
        Problem(
            "G642",
            text.provisions[0].place,
            f"{eid} is not in {pin_file(pin)}",
            "the part of the act that holds it may have another name at this commit",
        )
        for eid in pin.articles
        if eid not in found
    ]
    wanted = set(pin.articles)
    own = tuple(item for item in text.provisions if item.eid.article in wanted)
    return replace(text, provisions=own, aside=())


_KAZAKH_SHARE = 0.03


def _check_language(text: OfficialText, pin: Pin) -> list[Problem]:
    """Whether the letters are those of the language that was asked for."""
    words = "".join(line.full for line in text.lines()).lower()
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in words)
    kazakh = sum(letter in "әғқңөұүһі" for letter in words)
    found = "kk" if kazakh > cyrillic * _KAZAKH_SHARE else "ru"
    if cyrillic < sum("a" <= letter <= "z" for letter in words):
        found = "en"
    if found == pin.language or pin.language not in {"kk", "ru", "en"}:
        return []
    message = f"by its letters the text is in {found}, not in {pin.language}"
    return [Problem("G662", text.provisions[0].place, message, "take the other language's source")]


def find_edition(pin: Pin, fetcher: Fetcher) -> str:
    """The edition's ISO date, from what the mirror says beside the text; empty if it does not."""
    folder = posixpath.dirname(pin.path)
    if posixpath.basename(folder) in _MIRROR_LANGUAGES.values():
        folder = posixpath.dirname(folder)
    address = raw_address(pin.repository, pin.commit, posixpath.join(folder, "meta.yaml"))
    try:
        meta = load_plain(fetcher.fetch(address))
        found = meta["version_date"][_MIRROR_LANGUAGES[pin.language]]
        return date.fromisoformat(str(found)).isoformat()
    except (FetchError, yaml.YAMLError, KeyError, TypeError, ValueError):
        return ""


def _bring_parts(pin: Pin, root: Path, fetcher: Fetcher, tell: Tell) -> list[Part]:
    if pin.source is SourceKind.FILE:
        return [Part(Path(pin.path).name, "", (root / pin.path).read_bytes())]
    first = _fetch(pin, pin.url, root, fetcher, tell)
    if pin.source is SourceKind.ADILET:
        return [first]
    # Links that lead out of the mirror's own folders are none of its parts.
    source = first.content.decode("utf-8", errors="replace")
    links = tuple(link for link in find_parts(source) if not link.startswith(("..", "/")))
    return [first, *_bring_linked(pin, links, root, fetcher, tell)]


def _bring_linked(
    pin: Pin, links: tuple[str, ...], root: Path, fetcher: Fetcher, tell: Tell
) -> list[Part]:
    """The parts that an index names; of a few articles' act, only those that hold them."""
    missing = list(pin.articles)
    parts: list[Part] = []
    for number, link in enumerate(links, start=1):
        if pin.articles and not missing:
            break
        path = posixpath.normpath(posixpath.join(posixpath.dirname(pin.path), link))
        tell(f"{pin.act} {pin.language}: part {number} of {len(links)}")
        address = raw_address(pin.repository, pin.commit, path)
        part = _fetch(pin, address, root, fetcher, tell)
        held = [eid for eid in missing if _holds(part, eid)]
        missing = [eid for eid in missing if eid not in held]
        if held or not pin.articles:
            parts.append(part)
    return parts


def _holds(part: Part, article: EId) -> bool:
    source = part.content.decode("utf-8", errors="replace")
    return find_anchor([(part.name, source)], article.last.number) is not None


def _fetch(pin: Pin, address: str, root: Path, fetcher: Fetcher, tell: Tell) -> Part:
    """Fetch one file; what never changes is put by, so that a run that broke off goes on."""
    name = address.rsplit("/", 1)[-1]
    put_by = root / INCOMING / hashlib.sha256(address.encode()).hexdigest()
    if pin.is_immutable and put_by.is_file():
        return Part(name, address, put_by.read_bytes())
    tell(f"{pin.act} {pin.language}: fetching {address}")
    content = fetcher.fetch(address)
    if pin.is_immutable:
        write_aside(put_by, content)
    return Part(name, address, content)


def forget_incoming(parts: tuple[Part, ...], root: Path) -> None:
    """Remove what was put by, once the text that it belongs to is kept."""
    for part in parts:
        (root / INCOMING / hashlib.sha256(part.address.encode()).hexdigest()).unlink(
            missing_ok=True
        )
    if (root / INCOMING).is_dir() and not any((root / INCOMING).iterdir()):
        (root / INCOMING).rmdir()
