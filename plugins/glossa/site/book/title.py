"""The title leaf of a book, what its metadata say, and the words its template prints."""

from __future__ import annotations

from collections.abc import Iterator

from glossa.export.typeset import Json
from glossa.model.release import Release
from glossa.site.book.desk import Desk
from glossa.site.pages.act import head_of_act
from glossa.site.pages.data import LICENCE
from glossa.site.pages.official import view_presences
from glossa.site.words import Words


def write_title(desk: Desk) -> Json:
    """What stands before the first chapter."""
    view = desk.view()
    head = head_of_act(desk.act, view)
    words = view.words
    title, release = view.plain(desk.act.title), desk.corpus.release
    presences = [item for item in view_presences(desk.act, view) if item.authentic]
    return {
        "tag": desk.tag,
        "title": title,
        "short": head.short,
        "publisher": release.name,
        "date": release.date or desk.act.edition or desk.act.date,
        "series": words.say("Annotated law"),
        "particulars": _particulars(desk, words),
        "status": [piece for piece in (head.status, head.edition) if piece],
        "authentic": _say_authentic(desk, head.equal, head.informational, words),
        "published": [
            {"name": item.name, "url": item.published or item.href or ""}
            for item in presences
            if item.published or item.href
        ],
        "edition": ", ".join(_edition(release, words)),
        "url": desk.url(f"act:{desk.act.id}"),
        "licence": LICENCE,
        "note": view.plain(desk.act.note),
        "words": _labels(words),
        "cited-as": words.say("Cited as %(number)s", number="{}"),
    }


def _edition(release: Release, words: Words) -> Iterator[str]:
    """`Glossa, edition 0.1.0, 21 November 2026`, as much of it as is known."""
    yield release.name
    if release.version:
        yield words.say("edition %(version)s", version=release.version)
    if release.date:
        yield words.date(release.date, "long")


def _particulars(desk: Desk, words: Words) -> str:
    """`17 November 2025, No. 230-VIII`, as much as is known and the title does not say."""
    act = desk.act
    if act.number and act.number in act.title.get(desk.tag):
        return ""
    pieces = [words.date(act.date, "long")] if act.date else []
    pieces += [words.say("No. %(number)s", number=act.number)] if act.number else []
    return ", ".join(pieces)


def _say_authentic(desk: Desk, equal: bool, informational: bool, words: Words) -> list[str]:
    """What in the book is the law and what is ours, sentence by sentence."""
    said = [words.say("The Kazakh and Russian texts are equally authentic")] if equal else []
    said += [words.say("English is for information only")] if informational else []
    if desk.corpus.official.text(desk.act.id, desk.tag) is not None:
        plain = words.say("In plain words: not the official text")
        said.append(
            words.say(
                "The official text stands first in each article. What follows it under the words"
                " “%(plain)s” was written by the editors.",
                plain=plain,
            )
        )
    else:
        said.append(
            words.say(
                "The law is told here in the editors’ own words. This is not the official text."
            )
        )
    said.append(
        words.say(
            "Notes stand after each article. Each says whose it is, which work it comes from and"
            " which stage of the text it speaks of. Numbers in the margin are numbers of notes."
        )
    )
    proposed = words.say("Proposed, not law")
    said.append(
        words.say(
            "Whatever is only proposed stands in a broken frame under the words “%(proposed)s”.",
            proposed=proposed,
        )
    )
    return said


def _labels(words: Words) -> Json:
    """What the template calls things."""
    return {
        "also": words.say("Also on"),
        "amendments": words.say("Amendments in the official text"),
        "comparisons": words.say("Comparisons"),
        "contents": words.say("Contents"),
        "diverge": words.say("Divergences"),
        "notes": words.say("Notes"),
        "official": words.say("Official text"),
        "operation": words.say("Operation"),
        "plain": words.say("In plain words: not the official text"),
        "proposals": words.say("Proposals"),
        "proposed": words.say("Proposed, not law"),
        "proposed_by": words.say("Proposed by"),
        "provision": words.say("Provision"),
        "relation": words.say("Relation"),
        "reports": words.say("Reported views"),
        "reviewed_by": words.say("Reviewed by"),
        "sources": words.say("Sources"),
        "speaks_of": words.say("Speaks of"),
        "stale": words.say("Stale: the text has changed"),
        "status": words.say("Status"),
        "translation": words.say("Our translation"),
        "unworded": words.say("No wording proposed"),
        "whole_act": words.say("Notes on the whole act"),
        "with": words.say("Compared with"),
        "worded_by": words.say("Who worded this text"),
        "worded_in": words.say("The proponents worded it in"),
        "written_by": words.say("Written by"),
        "wording": words.say("Proposed wording"),
    }
