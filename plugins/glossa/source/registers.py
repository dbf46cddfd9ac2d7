"""The registers of `docs/registers`: one reader an entry kind, one table that names them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from glossa.model.address import EId, parse_eid
from glossa.model.annotations import Caution, Stage
from glossa.model.registers import (
    AcceptedCitations,
    Act,
    Asked,
    Chapter,
    CitedProvision,
    Divergence,
    Event,
    Person,
    Registers,
    ReportedChange,
    SignalDecision,
    SignalKind,
    Source,
    Sureness,
    Term,
    Topic,
    Verdict,
)
from glossa.problems import Place, Problem
from glossa.source.entries import EntryReader
from glossa.source.printed import read_printed_table
from glossa.source.text import SourceText
from glossa.source.yaml import YamlMap, read_yaml

FOLDER = "docs/registers"

ACT_STATUSES = (
    "in-force",
    "not-yet-in-force",
    "amended",
    "repealed",
    "draft",
    "draft-not-adopted",
)


WHY_UNRESOLVED = ("wrong-in-source", "proposed", "no-entry", "one-text", "no-citation")
"""Why a citation may lead nowhere: the paper gives a number that is not there; the provision is
only proposed; the act has no entry in the register of acts; one language's text is divided as the
others are not; the words only look like a citation."""


def read_act(reader: EntryReader) -> Act:
    """An entry of `acts.yml`."""
    return Act(
        id=reader.name,
        place=reader.place,
        title=reader.words("title", required=True),
        jurisdiction=reader.text("jurisdiction", required=True),
        kind=reader.text("kind", required=True),
        status=reader.choice("status", ACT_STATUSES),
        ids=reader.list("ids"),
        short=reader.words("short"),
        number=reader.text("number"),
        date=reader.date("date"),
        in_force=reader.date("in-force"),
        edition=reader.date("edition"),
        authentic=reader.list("authentic"),
        names=reader.lists_by_language("names"),
        urls=reader.some_words("urls"),
        note=reader.words("note"),
        repealed_by=reader.list("repealed-by"),
        amended_by=reader.list("amended-by"),
        cited_by=reader.list("cited-by"),
        chapters=tuple(_read_chapters(reader)),
        provisions={entry.name: _read_provision(entry) for entry in reader.entries("provisions")},
    )


def read_source(reader: EntryReader) -> Source:
    """An entry of `sources.yml`."""
    csl = reader.plain("csl")
    return Source(
        id=reader.name,
        place=reader.place,
        csl=csl if isinstance(csl, dict) else {},
        names=reader.words("names"),
        titles=reader.words("titles"),
        ids=reader.list("ids"),
        act=reader.text("act"),
        annotates=reader.flag("annotates"),
        stage=reader.choice("stage", tuple(Stage)),
        cited_by=_read_citations(reader),
        conflicts=reader.lists_by_language("conflicts"),
    )


def read_term(reader: EntryReader) -> Term:
    """An entry of `terms.yml`."""
    return Term(
        id=reader.name,
        place=reader.place,
        label=reader.words("label", required=True),
        ids=reader.list("ids"),
        names=reader.lists_by_language("names"),
        defined_at=reader.text("defined-at"),
        definition=reader.words("definition"),
        deprecated=reader.texts_by_language("deprecated"),
        note=reader.words("note"),
        papers=reader.list("papers"),
    )


def read_asked(reader: EntryReader) -> Asked:
    """An entry of `queries.yml`."""
    return Asked(
        id=reader.name,
        place=reader.place,
        typed=reader.lists_by_language("typed"),
        meant=reader.words("meant", required=True),
        at=reader.list("at"),
    )


def read_event(reader: EntryReader) -> Event:
    """An entry of `timeline.yml`."""
    return Event(
        id=reader.name,
        place=reader.place,
        date=reader.date("date"),
        category=reader.text("category", required=True),
        title=reader.words("title", required=True),
        source=reader.text("source", required=True),
        ids=reader.list("ids"),
        locator=reader.text("locator"),
        refs=reader.list("refs"),
        cautions=_read_cautions(reader),
        stage=reader.choice("stage", tuple(Stage)),
    )


def read_person(reader: EntryReader) -> Person:
    """An entry of `people.yml`."""
    return Person(
        id=reader.name,
        place=reader.place,
        name=reader.words("name", required=True),
        role=reader.words("role"),
        sources=reader.list("sources"),
    )


def read_topic(reader: EntryReader) -> Topic:
    """An entry of `topics.yml`."""
    return Topic(
        id=reader.name,
        place=reader.place,
        title=reader.words("title", required=True),
        ids=reader.list("ids"),
        order=reader.integer("order"),
    )


def read_divergence(reader: EntryReader) -> Divergence:
    """An entry of `divergences.yml`.

    `kk: …` are the Kazakh text's own words, `says-kk` tells in every language what they mean.
    """
    words = {tag: reader.text(tag) for tag in reader.tags}
    says = {tag: reader.words(f"says-{tag}") for tag in reader.tags}
    return Divergence(
        id=reader.name,
        place=reader.place,
        at=reader.text("at", required=True),
        words={tag: text for tag, text in words.items() if text},
        says={tag: meaning for tag, meaning in says.items() if meaning},
        effect=reader.words("effect", required=True),
        status=reader.text("status", required=True),
        found_by=reader.text("found-by"),
    )


def read_unresolved(reader: EntryReader) -> AcceptedCitations:
    """An entry of `unresolved.yml`: a place, the words there by language, and why."""
    return AcceptedCitations(
        id=reader.name,
        place=reader.place,
        quotes=reader.lists_by_language("quotes"),
        why=reader.choice("why", WHY_UNRESOLVED, required=True),
    )


def read_signal(reader: EntryReader) -> SignalDecision:
    """An entry of `signals.yml`: `kk: …` and `ru: …` are what was found in each text."""
    found = {tag: reader.text(tag) for tag in reader.tags}
    kind = reader.choice("kind", tuple(SignalKind), required=True)
    verdict = reader.choice("verdict", tuple(Verdict), required=True)
    return SignalDecision(
        id=reader.name,
        place=reader.place,
        at=reader.text("at", required=True),
        kind=SignalKind(kind) if kind in tuple(SignalKind) else SignalKind.TERMS,
        verdict=Verdict(verdict) if verdict in tuple(Verdict) else Verdict.OPEN,
        found={tag: text for tag, text in found.items() if text},
        reason=reader.words("reason", required=True),
        divergence=reader.text("divergence"),
    )


def read_change(reader: EntryReader) -> ReportedChange:
    """An entry of `changes.yml`: what is said to be changed, by which act, how sure that is."""
    sureness = reader.choice("sure", tuple(Sureness), required=True)
    return ReportedChange(
        id=reader.name,
        place=reader.place,
        at=reader.list("at"),
        by=reader.list("by"),
        sureness=Sureness(sureness) if sureness in tuple(Sureness) else Sureness.POSSIBLE,
        note=reader.words("note", required=True),
        source=reader.words("source", required=True),
        date=reader.date("date"),
    )


_READERS: Mapping[str, Callable[[EntryReader], Any]] = {
    "acts": read_act,
    "sources": read_source,
    "terms": read_term,
    "timeline": read_event,
    "people": read_person,
    "topics": read_topic,
    "divergences": read_divergence,
    "unresolved": read_unresolved,
    "queries": read_asked,
    "signals": read_signal,
    "tables": read_printed_table,
    "changes": read_change,
}


def read_registers(
    files: Mapping[str, SourceText], tags: Sequence[str]
) -> tuple[Registers, list[Problem]]:
    """The registers among `files`, by path; `tags` are the languages of the edition."""
    problems: list[Problem] = []
    registers: dict[str, dict[str, Any]] = {}
    for name, read_entry in _READERS.items():
        source = files.get(f"{FOLDER}/{name}.yml")
        if source is None:
            continue
        entries, found = read_yaml(source.text, source.file)
        problems.extend(found)
        if entries:
            registers[name] = dict(_read_entries(entries, read_entry, tags, problems))
    return Registers(**registers), problems


def _read_entries(
    entries: YamlMap,
    read_entry: Callable[[EntryReader], Any],
    tags: Sequence[str],
    problems: list[Problem],
) -> Iterator[tuple[str, Any]]:
    for name, value in entries.entries.items():
        if not isinstance(value, YamlMap):
            hint = "Write the entry's keys below its id, indented by two spaces."
            problems.append(Problem("G501", value.place, f"{name} is no entry.", hint))
            continue
        # The entry is looked up at its name, not at its first key.
        at_name = YamlMap(value.entries, value.keys, entries.keys[name])
        reader = EntryReader(name, at_name, tags, problems)
        yield name, read_entry(reader)
        reader.finish()


def _read_chapters(reader: EntryReader) -> Iterator[Chapter]:
    for entry in reader.entries("chapters"):
        eids = [
            _read_eid(text, entry.place, reader.problems)
            for text in (entry.name, entry.text("first"), entry.text("last"))
        ]
        title = entry.words("title", required=True)
        entry.finish()
        if eids[0] and eids[1] and eids[2]:
            yield Chapter(eids[0], title, eids[1], eids[2])


def _read_eid(text: str, place: Place, problems: list[Problem]) -> EId | None:
    eid = parse_eid(text)
    if eid is None:
        hint = "A chapter is chp_1 with `first: art_1` and `last: art_3`."
        problems.append(Problem("G501", place, f"“{text}” is no eId.", hint))
    return eid


def _read_provision(entry: EntryReader) -> CitedProvision:
    provision = CitedProvision(
        key=entry.name,
        ids=entry.list("ids"),
        title=entry.words("title"),
        text=entry.words("text"),
        place=entry.place,
    )
    entry.finish()
    return provision


def _read_citations(reader: EntryReader) -> tuple[Mapping[str, str], ...]:
    cited = reader.plain("cited-by")
    if not isinstance(cited, list):
        return ()
    return tuple(
        {str(key): str(value) for key, value in item.items()}
        for item in cited
        if isinstance(item, dict)
    )


def _read_cautions(reader: EntryReader) -> tuple[str, ...]:
    cautions = reader.list("label")
    for caution in cautions:
        if caution not in tuple(Caution):
            hint = f"Choose from: {', '.join(Caution)}."
            place = reader.entry.keys["label"]
            reader.problems.append(Problem("G501", place, f"There is no label “{caution}”.", hint))
    return cautions
