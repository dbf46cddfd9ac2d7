"""Where everything stands: from a reference to the page and the anchor that show it.

A *key* is the part of a URL that all languages share (`ai-law/art-17/`); with the folder of a
language before it it is a *path* (`kz/ai-law/art-17/`), relative to the root of the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from glossa.corpus import Corpus
from glossa.model.address import Address, EId, parse_address
from glossa.model.annotations import Annotation
from glossa.model.pages import NoteSlot

HOME = ""
ACTS = "acts/"
SOURCES = "sources/"
TOPICS = "topics/"
PROPOSALS = "proposals/"
COMPARISONS = "comparisons/"
TIMELINE = "timeline/"
REFERENCES = "references/"
DATA = "data/"
"""Where the exports stand."""
CONCORDANCE = "concordance/"
TERMS = "terms/"
DIVERGENCES = "divergences/"
STATUS = "status/"
CONTRIBUTORS = "contributors/"
SEARCH = "search/"
VERIFY = "verify/"
LANGUAGELESS = "id/"
"""Where the pages without a language stand."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the site: a key, and an id on that page (or nothing)."""

    key: str
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the things of an edition stand."""

    corpus: Corpus
    _slots: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_slots", _note_slots(self.corpus))

    def find(self, reference: str) -> Spot | None:
        """Where a reference leads, or None where it leads nowhere."""
        canonical = self.corpus.resolve(reference)
        if canonical is None:
            return None
        kind, colon, name = canonical.partition(":")
        if not colon:
            return self._find_address(canonical)
        match kind:
            case "act":
                return act_spot(self.corpus, name)
            case "topic":
                return Spot(topic_key(name))
            case "note":
                return self._find_note(name)
            case "source":
                return Spot(SOURCES, name)
            case "term":
                return Spot(TERMS, name)
            case _:
                return Spot(page_key(canonical))

    def home_of(self, note: Annotation) -> str:
        """The key of the page a note belongs to.

        The page of its provision if there is one, else the essay that gives it a place, else the
        page of what it speaks of.
        """
        spot = self.find(note.target)
        if spot is not None and spot.key.count("/") > 1 and not spot.key.startswith((TOPICS, ACTS)):
            return spot.key
        return self._slots.get(note.id) or (spot.key if spot else ACTS)

    def _find_note(self, name: str) -> Spot | None:
        note = self.corpus.annotation(name)
        return Spot(self.home_of(note), name) if note else None

    def _find_address(self, canonical: str) -> Spot:
        address = parse_address(canonical)
        if address is None or address.eid is None:
            return _cited_spot(canonical)
        article = Address(address.act, address.eid.article)
        if article not in self.corpus.articles:
            return _cited_spot(canonical)
        key, _, fragment = address.path.partition("#")
        return Spot(key, fragment)


def act_spot(corpus: Corpus, act: str) -> Spot:
    """The home of an act that has articles of ours, or its page in the register of acts."""
    return Spot(act_key(act)) if corpus.articles_of(act) else Spot(entry_key(act))


def _cited_spot(canonical: str) -> Spot:
    """A provision without an article of ours: on the page of its act in the register."""
    act, _, key = canonical.partition("/")
    return Spot(entry_key(act), key)


def entry_key(act: str) -> str:
    """The key of an act's page in the register of acts."""
    return f"{ACTS}{act}/"


def stage_id(stage: str) -> str:
    """The anchor of a stage of the text in the timeline."""
    return f"stage-{stage}"


def act_key(act: str) -> str:
    """The key of an act's home."""
    return Address(act).path


def article_key(act: str, eid: EId) -> str:
    """The key of the page of the article that `eid` lies in."""
    return Address(act, eid.article).path


def parallel_key(act: str, eid: EId) -> str:
    """The key of the page that shows an article in all languages."""
    return f"{article_key(act, eid)}parallel/"


def references_key(act: str) -> str:
    """The key of the table of an act's references."""
    return f"{REFERENCES}{act}/"


def topic_key(topic: str) -> str:
    """The key of an essay."""
    return f"{TOPICS}{topic}/"


def page_key(subject: str) -> str:
    """The key of a page of prose by its subject: `page:about` stands at `about/`."""
    name = subject.partition(":")[2]
    return HOME if name == "home" else f"{name}/"


def languageless(key: str) -> str:
    """The path of the page that leaves the language to the reader: `id/ai-law/art-17/`."""
    return f"{LANGUAGELESS}{key}" if key else ""


def _note_slots(corpus: Corpus) -> dict[str, str]:
    slots: dict[str, str] = {}
    for subject, page in corpus.pages.items():
        for name in _slot_names(page.bodies.values()):
            note = corpus.annotation(name)
            if note is not None:
                slots.setdefault(note.id, subject_key(subject))
    return slots


def _slot_names(bodies: Iterable[Iterable[object]]) -> Iterable[str]:
    return (node.id for body in bodies for node in body if isinstance(node, NoteSlot))


def subject_key(subject: str) -> str:
    """The key of a page of prose, an essay or an act's home by its subject."""
    kind, _, name = subject.partition(":")
    match kind:
        case "topic":
            return topic_key(name)
        case "act":
            return act_key(name)
        case _:
            return page_key(subject)
