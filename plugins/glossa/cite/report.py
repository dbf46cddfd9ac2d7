"""Citations as JSON objects: what `glossa cite` prints."""

from __future__ import annotations

from typing import Any

from glossa.cite.acts import ActIndex
from glossa.cite.find import find_citations
from glossa.cite.values import ActKind, Citation, Language, Status
from glossa.model.address import Unit

_HERE = frozenset({ActKind.NONE, ActKind.THIS, ActKind.SHORT})
_NOT_PRINTED = frozenset({Unit.ANNEX, Unit.RECITAL})


def citations_as_json(
    text: str, lang: str, act: str | None = None, index: ActIndex | None = None
) -> dict[str, Any]:
    """The citations of a text as `glossa cite` prints them, one object for one text.

    `lang` is a language tag (kk, ru, en; ValueError for another). `act` is the id of the act to
    which the text belongs: citations that name it are of `this`. Recitals and annexes are no
    numbered provisions by the convention of this output, and are left out.
    """
    found = find_citations(text, Language(lang), index)
    return {"citations": [_row(one, act) for one in found if not _is_beside(one)]}


def _is_beside(citation: Citation) -> bool:
    return any(target.steps[0].unit in _NOT_PRINTED for target in citation.targets)


def _row(citation: Citation, act: str | None) -> dict[str, Any]:
    return {
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "act": _act(citation, act),
        "targets": [str(target) for target in citation.targets],
    }


def _act(citation: Citation, act: str | None) -> str | None:
    lost = citation.back and citation.status is Status.UNRESOLVED
    here = citation.act_kind in _HERE or (act is not None and citation.act == act)
    if here:
        return None if lost else "this"
    return citation.act
