"""Kept official texts for the small edition of `tests.editions`, made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from glossa.corpus import Corpus
from glossa.corpus.official import Officials
from glossa.model.address import parse_eid
from glossa.official.kept import Kept, Provenance, kept_path, previous_path, render_kept
from glossa.official.values import Line, OfficialProvision, OfficialText, Role
from glossa.problems import Place

COMMIT = "f6954a0bf1550ae9f3803e323f6ad93d63905948"

LAW: Mapping[str, tuple[str, str]] = {
    "art_17": ("Статья 17.", "Правовой режим систем"),
    "art_17__para_1": ("1.", "Системы по степени воздействия подразделяются на системы:"),
    "art_17__para_1__subpara_1": ("1)", "минимальной степени риска;"),
    "art_17__para_1__subpara_2": ("2)", "высокой степени риска."),
    "art_17__para_1__part_2": ("", "Отнесение производится владельцем."),
    "art_18": ("Статья 18.", "Прозрачность"),
    "art_18__part_1": ("", "Пользователь вправе знать."),
}
"""What an official text has at each address: the number as printed, and the words."""


def official_text(
    tag: str = "ru", *, act: str = "ai-law", edition: str = "2025-11-17", **changes: str | None
) -> OfficialText:
    """The text above, with other words at some addresses; None takes a provision out."""
    rows = {
        **LAW,
        **{eid: ("", words) for eid, words in changes.items() if eid not in LAW and words},
    }
    provisions = []
    for at, (name, (number, words)) in enumerate(rows.items(), 1):
        eid = parse_eid(name)
        new = changes.get(name, words)
        if eid is None or new is None:
            continue
        role = Role.WORDS if eid.depth else Role.HEADING
        lines = [Line(new, Place("source", at, 1), role, number)]
        if name == "art_17":
            lines.append(Line("Ескерту. 17-бап жаңа редакцияда.", Place("source", 90), Role.NOTE))
        anchor = "" if eid.depth else f"st{eid.last.number}"
        provisions.append(OfficialProvision(eid, tuple(lines), anchor))
    return OfficialText(act, tag, "Об ИИ", edition, tuple(provisions))


def kept(text: OfficialText, **provenance: str) -> Kept:
    """The text with where it comes from: the mirror, unless told otherwise."""
    values = {
        "source": "mirror",
        "address": f"https://raw.githubusercontent.com/some/laws/{COMMIT}/a/rus.md",
        "edition": text.edition,
        "fetched": "2026-11-20T10:00:00+00:00",
        "checked": "2026-11-21T10:00:00+00:00",
        "repository": "some/laws",
        "commit": COMMIT,
        "path": "a/rus.md",
    }
    return Kept(text, Provenance(sha256={"rus.md": "0" * 64}, **values | provenance))


def kept_file(text: OfficialText, *, previous: bool = False, **provenance: str) -> dict[str, str]:
    """The same as the file it lies in."""
    path = (previous_path if previous else kept_path)(text.act, text.language)
    return {path: render_kept(kept(text, **provenance))}


def with_official(corpus: Corpus, *texts: OfficialText) -> Corpus:
    """The edition with official texts beside it, as they are: nothing is checked."""
    now = {(text.act, text.language): kept(text) for text in texts}
    return replace(corpus, official=Officials(now))
