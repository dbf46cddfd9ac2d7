"""The official texts that lie beside the sources, as the edition takes them in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from glossa.model.address import Address, EId
from glossa.official.kept import FOLDER, Kept, kept_path, previous_path, read_kept
from glossa.official.values import OfficialProvision, OfficialText
from glossa.problems import Place, Problem, Severity

Texts = Mapping[tuple[str, str], Kept]
"""Kept texts by act and language tag."""

MAX_BYTES = 64 * 1024 * 1024
"""What a kept text may measure: as much as may be fetched."""

_AGAIN = "run `glossa official update` to bring it again, or remove the file"


@dataclass(frozen=True, slots=True)
class Officials:
    """What is kept: the texts as they are now, and each as it was before its last change."""

    now: Texts = field(default_factory=dict)
    before: Texts = field(default_factory=dict)
    _index: Mapping[tuple[Address, str], OfficialProvision] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", dict(_index(self.now)))

    def __bool__(self) -> bool:
        return bool(self.now)

    def text(self, act: str, tag: str) -> Kept | None:
        """The text of an act in a language, if it is here."""
        return self.now.get((act, tag))

    def tags(self, act: str) -> tuple[str, ...]:
        """The languages in which the text of an act is here."""
        return tuple(tag for name, tag in self.now if name == act)

    def texts(self, act: str) -> Mapping[str, OfficialText]:
        """The texts of an act by language tag."""
        return {tag: self.now[act, tag].text for tag in self.tags(act)}

    def holds(self, address: Address) -> bool:
        """Whether the text has something at an address, in any language."""
        return any(self.provision(address, tag) for tag in self.tags(address.act))

    def provision(self, address: Address, tag: str) -> OfficialProvision | None:
        """What the official text has at an address; a first part is found at its paragraph."""
        found = self._index.get((address, tag))
        kept = self.now.get((address.act, tag))
        if found or kept is None or address.eid is None:
            return found
        return kept.text.find(address.eid)

    def below(self, act: str, tag: str, eid: EId) -> tuple[OfficialProvision, ...]:
        """The provision at `eid` and all that lie in it, in the order of the source."""
        kept = self.now.get((act, tag))
        return tuple(p for p in kept.text.provisions if eid.contains(p.eid)) if kept else ()


def _index(texts: Texts) -> Iterator[tuple[tuple[Address, str], OfficialProvision]]:
    for (act, tag), kept in texts.items():
        for provision in kept.text.provisions:
            yield (Address(act, provision.eid), tag), provision


def read_officials(
    files: Mapping[str, bytes], acts: Mapping[str, object], tags: tuple[str, ...]
) -> tuple[Officials, list[Problem]]:
    """The kept texts among `files`, by path, of the acts and languages of the edition.

    What was changed or damaged is left out and reported (G674). That is a warning: without an
    official text the edition is whole, and every page says where the law itself stands.
    """
    problems: list[Problem] = []
    now: dict[tuple[str, str], Kept] = {}
    before: dict[tuple[str, str], Kept] = {}
    for act in acts:
        for tag in tags:
            for path, kept in ((kept_path(act, tag), now), (previous_path(act, tag), before)):
                text = _read(files.get(path), path, act, tag, problems)
                if text:
                    kept[act, tag] = text
    return Officials(now, before), problems


def _read(
    data: bytes | None, path: str, act: str, tag: str, problems: list[Problem]
) -> Kept | None:
    if data is None:
        return None
    if len(data) > MAX_BYTES:
        problems.append(_damaged(path, "it is too large to be an act"))
        return None
    try:
        kept, found = read_kept(data.decode("utf-8"), path)
    except UnicodeDecodeError:
        problems.append(_damaged(path, "it is not UTF-8"))
        return None
    problems.extend(replace(problem, severity=Severity.WARNING) for problem in found)
    if kept is not None and (kept.text.act, kept.text.language) != (act, tag):
        name = f"{kept.text.act} in {kept.text.language}"
        problems.append(_damaged(path, f"it says that it is {name}"))
        return None
    return kept


def _damaged(path: str, what: str) -> Problem:
    message = f"the kept text is damaged: {what}"
    return Problem("G674", Place(path), message, _AGAIN, Severity.WARNING)


def is_kept(path: str) -> bool:
    """Whether a path of the project is that of a kept text."""
    parts = path.split("/")
    plain = not any(part.startswith(".") for part in parts)
    return len(parts) == 3 and parts[0] == FOLDER and path.endswith(".md") and plain
