"""What a change does to an edition, as Markdown for whoever decides about it.

The words come from people nobody knows yet, and the page they are shown on is the maintainer's:
every character that could mean something to Markdown or HTML is written as a number (CommonMark,
section 6.2: an entity forms no structure), stands inside `<pre>` or `<code>`, where names and
addresses do not become links, and what is invisible is spelt out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from glossa.official.changes import ChangeKind, WordChange
from glossa.tables.edits import Changes, TextChange, Uneven, ValueChange
from glossa.tables.references import Reference

MOST = 400_000
"""How many characters are written at most: GitHub shows a megabyte of summary or nothing."""

_TAGS = {ChangeKind.ADDED: "ins", ChangeKind.REMOVED: "del"}
_PLAIN = " .,;"
"""Signs that mean nothing inside a line."""

_CONTEXT = 12
"""How many unchanged words are shown on either side of a change."""


def render_changes(changes: Changes, most: int = MOST) -> str:
    """The summary, whole or cut after a whole piece with a word of how much is missing."""
    if not changes:
        return "## Changes to the edition\n\nNo text, attribute, register or reference changed.\n"
    pieces = [f"## Changes to the edition\n\n{_count(changes)}\n", *_pieces(changes)]
    kept, size = [], 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            break
        kept.append(piece)
    left = len(pieces) - len(kept)
    rest = f"\n**Cut here: {left} more pieces. Run `glossa changes` to see all.**\n" if left else ""
    return "\n".join(kept) + rest


def _count(changes: Changes) -> str:
    notes = {change.name for change in changes.texts if change.name.startswith("note:")}
    others = {change.name for change in changes.texts} - notes
    parts = (
        (len(notes), "notes"),
        (len(others), "other texts"),
        (len(changes.values), "values"),
        (len(changes.entries), "register entries"),
        (len(changes.gained), "references gained"),
        (len(changes.lost), "references lost"),
    )
    return ", ".join(f"{name}: {count}" for count, name in parts if count) + "."


def _pieces(changes: Changes) -> Iterator[str]:
    yield from _section("Not the same in every language", map(_uneven, changes.uneven))
    yield from _section("Words", map(_text, changes.texts))
    yield from _section("Attributes and links", map(_value, changes.values))
    yield from _section("Registers", (f"- {kind} {code(name)}" for name, kind in changes.entries))
    yield from _section("References gained", map(_reference, changes.gained))
    yield from _section("References lost", map(_reference, changes.lost))


def _section(title: str, rows: Iterable[str]) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield row if number else f"\n### {title}\n\n{row}"


def _uneven(row: Uneven) -> str:
    absent = f"missing in {', '.join(row.absent)}" if row.absent else ""
    untouched = f"not touched in {', '.join(row.untouched)}" if row.untouched else ""
    return f"- {code(row.name)}: {'; '.join(part for part in (absent, untouched) if part)}"


def _text(row: TextChange) -> str:
    on = f" on {code(row.on)}" if row.on else ""
    words = " ".join(_run(run, number, len(row.words)) for number, run in enumerate(row.words))
    head = f"**{row.kind}** {code(row.name)}{on}, {row.tag}"
    return f"{head}\n\n<pre>{words}</pre>\n"


def _run(run: WordChange, number: int, count: int) -> str:
    tag = _TAGS.get(run.kind)
    if tag:
        return f"<{tag}>{escape(run.words)}</{tag}>"
    words = run.words.split()
    before = words[:_CONTEXT] if number else []
    after = words[-_CONTEXT:] if number < count - 1 else []
    if len(before) + len(after) >= len(words):
        return escape(run.words)
    return " ".join([*map(escape, before), "…", *map(escape, after)])


def _value(row: ValueChange) -> str:
    before = f"<del>{code(row.before)}</del>" if row.before else ""
    after = f"<ins>{code(row.after)}</ins>" if row.after else ""
    values = " ".join(part for part in (before, after) if part)
    return f"- {code(row.name)} {code(row.what)}: {values}"


def _reference(row: Reference) -> str:
    return f"- {code(row.origin)} {row.kind} {code(row.target)} ({', '.join(row.languages)})"


def code(text: str) -> str:
    """A name or value as HTML code, so that nothing in it links, mentions or formats."""
    return f"<code>{escape(text)}</code>"


def escape(text: str) -> str:
    """`text` as letters alone: ASCII signs as numbers, what is invisible by its number."""
    return "".join(map(_escape, text))


def _escape(letter: str) -> str:
    if letter.isascii() and (letter.isalnum() or letter in _PLAIN):
        return letter
    if letter.isascii() and letter.isprintable():
        return f"&#{ord(letter)};"
    if unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}:
        return " " if letter in "\n\t" else f"⟨U+{ord(letter):04X}⟩"
    return letter
