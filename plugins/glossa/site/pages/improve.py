"""What a reader can do about a provision or a note: correct it, add to it, report a mistake."""

from __future__ import annotations

from dataclasses import dataclass

from glossa.model.annotations import Annotation, Kind, Stage
from glossa.model.prose import plain_text
from glossa.model.provisions import ProvisionText
from glossa.site.repository import QUOTED
from glossa.site.view import Chosen, View


@dataclass(frozen=True, slots=True)
class Improve:
    """The ways into the repository from one place; None where a way is not known.

    `edit` opens the line that holds the words shown, `add` a form for a new note, `report` one for
    a mistake.
    """

    name: str
    edit: str | None
    report: str | None
    add: str | None = None


def improve_provision(
    address: str, label: str, shown: Chosen[ProvisionText], view: View
) -> Improve:
    """The ways from a provision, of which the words `shown` stand on the page."""
    ways = view.repository
    return Improve(
        label,
        ways.edit(shown.value.place),
        _report(address, shown.value.plain, shown.tag, view),
        ways.form(
            "commentary",
            view.tag,
            address=address,
            kind=Kind.COMMENTARY.value,
            stage=Stage.LAW.value,
        ),
    )


def improve_note(note: Annotation, name: str, shown: str, view: View) -> Improve:
    """The ways from a note that is shown in the language `shown`."""
    text = note.texts[shown]
    words = plain_text(text.body) or text.title
    return Improve(
        name, view.repository.edit(text.place), _report(f"note:{note.id}", words, shown, view)
    )


def _report(address: str, words: str, language: str, view: View) -> str | None:
    return view.repository.form(
        "mistake", view.tag, address=address, quote=_begin(words), language=language
    )


def _begin(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= QUOTED else f"{folded[:QUOTED].rsplit(' ', 1)[0]} …"
