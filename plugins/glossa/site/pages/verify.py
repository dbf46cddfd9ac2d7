"""The page that tells whether a quotation still stands where it was taken from.

It works in the browser on files of ours, fetched page by page (`assets/verify.js`); the page itself
says how to check by hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossa.export.verification import build_verification
from glossa.site.pages.notes import shorten
from glossa.site.pages.press import Press
from glossa.site.values import Document, SitePage
from glossa.site.words import Words
from glossa.tables.places import DATA, VERIFY
from glossa.tables.search_pieces import write_json

FOLDER = "data/verify/"
"""Where the words stand, by language and page."""


def build_verify(press: Press, tag: str) -> SitePage:
    """The page of verification; `?address=&hash=&quote=` fill its form in."""
    view = press.view(tag, VERIFY)
    title = view.words.say("Check a quotation")
    lead = view.words.say(
        "Do words taken from this site still stand in the text, "
        "and has it changed since it was cited?"
    )
    return press.page(
        "verify.html",
        view,
        VERIFY,
        title,
        description=shorten(f"{title}: {lead}"),
        lead=lead,
        corpus_json=view.document(f"{DATA}corpus.json"),
        assets=("verify.css", "verify.js"),
    )


def build_verify_files(press: Press) -> Iterator[Document]:
    """The words of every page in every language, and for each language what leads to them."""
    for tag in press.templates:
        for key, rows in press.atlas.citing.pages().items():
            own = [cited for cited in rows if cited.pin.tag == tag]
            warning = press.words(tag).say("Proposed, not law")
            words = build_verification(press.tables.layers, own, warning)
            yield Document(f"{FOLDER}{tag}/{key or 'home/'}words.json", write_json(words))
        yield Document(f"{FOLDER}{tag}/index.json", write_json(_index(press, press.words(tag))))


def _index(press: Press, words: Words) -> dict[str, object]:
    """Folders to languages, notes to the keys of their pages, other names of acts, what is said."""
    corpus, moves = press.corpus, press.atlas.moves.moved
    return {
        "folders": {folder: tag for tag, folder in press.atlas.folders.items()},
        "names": {name: act.id for act in corpus.acts.values() for name in act.ids},
        "notes": {
            **{moved.anchor: moved.old_spot.key for moved in moves if moved.is_note},
            **{n: press.atlas.home_of(note) for note in corpus.annotations for n in note.ids},
        },
        "moved": {
            f"{moved.old_spot.key}#{moved.anchor}": (moved.new_spot.key, moved.new_anchor)
            for moved in moves
            if moved.new_anchor
        },
        "words": _said(words),
    }


def _said(words: Words) -> dict[str, str]:
    say = words.say
    return {
        "exact": say("The quotation stands in the text, letter for letter."),
        "words": say(
            "The quotation stands in the text word for word; "
            "only punctuation or capital letters differ."
        ),
        "elsewhere": say("The quotation is not at this address, but it stands here:"),
        "nearest": say("The text has no such words. What comes nearest:"),
        "none": say("The page has nothing like these words."),
        "same": say("The text hash matches: the text has not changed since it was cited."),
        "other": say("The text hash differs: the text has changed since it was cited. Today’s:"),
        "lost": say("There is no such address here. Paste the address or the citation whole."),
        "failed": say("The text could not be fetched. Check the connection and try again."),
        "today": say("The text today"),
        "official": say("Official text"),
        "plain": say("In plain words"),
        "quoted": say("only in the quotation"),
        "text": say("only in the text"),
    }
