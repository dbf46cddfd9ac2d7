"""Which act a note is speaking of, word by word: what makes a bare “Article 5” doubtful.

The law speaks of itself unless it says otherwise. A note turns from one act to another and back,
and a link to the wrong provision is worse than none: where two acts are in play, a citation that
names neither is left unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossa.cite.resolve import Reason
from glossa.cite.values import ActKind, ActMention, Citation
from glossa.model.address import Address
from glossa.model.annotations import Annotation, Kind, Stage
from glossa.tables.passages import Passage

DRAFTS = frozenset({Stage.BEFORE_LAW, Stage.DRAFT_DIGITAL_CODE, Stage.BILL})
"""Stages whose numbers are not those of the law."""

_THIS = re.compile(r"\b(?:this\b|настоящ|осы\b)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_NEAR = 40
"""Within how many characters an act may belong to the number before it."""

_ABROAD = re.compile(r"\b(?:ЕС|ЕО|EU|GDPR|Еуроп\w+|Европ\w+|Europe\w*)\b")
"""A legal order with acts of its own, which a text may mean without naming them."""

_HEADS = (
    (frozenset({"law"}), re.compile(r"закон|заң|\blaw\b|\bact\b", re.IGNORECASE)),
    (frozenset({"code"}), re.compile(r"кодекс|\bcode\b", re.IGNORECASE)),
    (frozenset({"regulation"}), re.compile(r"регламент|\bregulation\b", re.IGNORECASE)),
    (frozenset({"rules"}), re.compile(r"Правил|Қағида|Ереже|\bRules\b")),
    (frozenset({"decree"}), re.compile(r"\bуказ|жарлық|\bdecree\b", re.IGNORECASE)),
    (frozenset({"order"}), re.compile(r"\bприказ|бұйрық|\border\b", re.IGNORECASE)),
    (frozenset({"resolution"}), re.compile(r"постановл|қаулы|\bresolution\b", re.IGNORECASE)),
    (frozenset({"constitution"}), re.compile(r"конституция|\bconstitution\b", re.IGNORECASE)),
)


def speaks_of_drafts(note: Annotation) -> bool:
    """Whether all that a note draws on was written of a draft, never of the law itself."""
    return all(source.stage in DRAFTS for source in note.sources)


class Thread:
    """Follows one passage from citation to citation; `kind` is that of the act it stands under."""

    def __init__(self, passage: Passage, acts: Sequence[ActMention], kind: str) -> None:
        self._note = passage.note
        self._act = passage.context.act
        self._kind = kind
        self._tag = passage.tag
        self._text = passage.text
        # Acts by themselves, last first, each taken off when the reading has passed it.
        self._ahead = sorted(acts, key=lambda one: -one.start)
        self._read = 0
        self._compares = self._note is not None and self._note.kind is Kind.COMPARISON
        title = self._note.texts[passage.tag].title if self._note else ""
        self._elsewhere = bool(_ABROAD.search(title))

    def doubt(self, citation: Citation) -> Reason | None:
        """Why the citation must not be resolved, if there is a reason; none in the law itself."""
        if self._note is None:
            return None
        self._read_up_to(citation.start)
        if citation.act_kind is ActKind.SHORT and not self._is_short_for_own(citation.quote):
            return Reason.AMBIGUOUS_ACT
        if self._is_incomplete(citation) or self._may_be_no_act(citation):
            return Reason.AMBIGUOUS_ACT
        bare = citation.act_kind is ActKind.NONE and not _THIS.search(citation.quote)
        if bare and (self._elsewhere or self._turns_behind(citation)):
            return Reason.AMBIGUOUS_ACT
        nameless = citation.act_kind in (ActKind.NONE, ActKind.THIS)
        return Reason.DRAFT if nameless and speaks_of_drafts(self._note) else None

    def _read_up_to(self, end: int) -> None:
        while self._ahead and self._ahead[-1].start < end:
            mention = self._ahead.pop()
            self._elsewhere |= self._is_other(mention)
        self._elsewhere |= bool(_ABROAD.search(self._text, self._read, end))
        self._read = end

    def follow(self, address: Address | None, at: int) -> None:
        """Take in a link of the author's, which says for certain where the words turn."""
        if self._note is not None and address is not None:
            self._read_up_to(at)
            self._turn(own=address.act == self._act)

    def go_on(self, citation: Citation) -> None:
        """Take in what the citation names, for those behind it."""
        if self._note is None or citation.act_kind is ActKind.NONE:
            return
        self._turn(own=self._names_own(citation))

    def _turn(self, *, own: bool) -> None:
        # A comparison goes to and fro between two acts: no mention of ours settles what follows.
        self._elsewhere = not own or (self._elsewhere and self._compares)

    def _is_incomplete(self, citation: Citation) -> bool:
        """“Its paragraph 3” of another act, whose article the words leave to the reader."""
        other = citation.act_kind is ActKind.NAMED and citation.act != self._act
        return other and any(not target.is_absolute for target in citation.targets)

    def _may_be_no_act(self, citation: Citation) -> bool:
        """Whether only a word like “rule” makes a title of it: no quotation marks, no number."""
        title = citation.act or ""
        quoted = any(f"{mark}{title}" in self._text for mark in "«“„")
        return citation.act_kind is ActKind.TITLED and not quoted and not _DIGIT.search(title)

    def _turns_behind(self, citation: Citation) -> bool:
        """Whether an act right behind it may be the one meant: “Chapter VI (…) of Regulation …”.

        Kazakh names the act first.
        """
        if self._tag == "kk" or not self._ahead or not self._is_other(self._ahead[-1]):
            return False
        between = self._text[citation.end : self._ahead[-1].start]
        return len(between) < _NEAR and not re.search(r"[.;:]\s", between)

    def _names_own(self, citation: Citation) -> bool:
        match citation.act_kind:
            case ActKind.NAMED:
                return citation.act == self._act
            case ActKind.SHORT:
                return self._is_short_for_own(citation.quote)
            case _:
                return citation.act_kind is ActKind.THIS

    def _is_other(self, mention: ActMention) -> bool:
        match mention.act_kind:
            case ActKind.NAMED:
                return mention.act != self._act
            case ActKind.SHORT:
                return not self._is_short_for_own(mention.quote)
            case ActKind.TITLED | ActKind.AMBIGUOUS:
                return True
            case _:
                return False

    def _is_short_for_own(self, words: str) -> bool:
        """Whether “the Code” can be short for the act in question: that must be a code."""
        kinds = [kinds for kinds, head in _HEADS if head.search(words)]
        return not kinds or any(self._kind in some for some in kinds)
