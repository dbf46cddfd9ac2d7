"""The files that the search box fetches: what is found, in words for readers, and the indexes.

Everything lies below `data/search/`: a folder for each language, and beside them what the languages
share. `assets/search/` holds the code that reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from glossa.export.search_cite import export_citation_words
from glossa.lemma.kk_data import build_browser_data
from glossa.model.address import Address, parse_address
from glossa.model.annotations import Kind
from glossa.site.pages.notes import kind_label, source_name, summarise
from glossa.site.pages.press import Press
from glossa.site.values import Document
from glossa.site.view import View
from glossa.tables.places import HOME, Spot
from glossa.tables.search import KINDS, Index, Unit, build_index, collect_units, pair_kinds
from glossa.tables.search_asked import collect_answers
from glossa.tables.search_pieces import export_index, write_json
from glossa.tables.search_words import find_tokens

FOLDER: Final = "data/search/"

CHUNK: Final = 12_000
"""About how many characters of text are fetched together."""

_SHOWN: Final = 4
"""How many finds of a term in another language are shown."""

Record = tuple[str, str, str, str, str, str]
"""Name, title, context, kind, address below the language's folder, text."""


def build_search(press: Press) -> Iterator[Document]:
    """The files of the search for every language, and those that all share."""
    units = collect_units(press.corpus)
    indexes = {tag: build_index(units, tag) for tag in press.templates}
    for tag, index in indexes.items():
        for name, text in _language_files(press, units, index):
            yield Document(f"{FOLDER}{tag}/{name}", text)
    for name, value in _shared_files(press, units, indexes):
        yield Document(f"{FOLDER}{name}", write_json(value))


def _shared_files(
    press: Press, units: Sequence[Unit], indexes: dict[str, Index]
) -> Iterator[tuple[str, object]]:
    yield "cite.json", export_citation_words(press.corpus.acts.values())
    yield "places.json", _places(press, units)
    yield "terms.json", _terms(press, indexes)
    if "kk" in indexes:
        yield "kk/lemma.json", build_browser_data()


def _language_files(press: Press, units: Sequence[Unit], index: Index) -> Iterator[tuple[str, str]]:
    pieces = export_index(index)
    yield from pieces.files.items()
    answers = collect_answers(press.corpus, units, index)
    rows = [[a.typed, a.meanings, a.units, *([1] if a.is_name else [])] for a in answers]
    yield "answers.json", write_json(rows)
    view = press.view(index.tag, HOME)
    chunks = _chunks([_record(unit, view) for unit in units])
    firsts = []
    number = 0
    for at, chunk in enumerate(chunks):
        firsts.append(number)
        number += len(chunk)
        yield f"t-{at}.json", write_json(chunk)
    yield (
        "index.json",
        write_json(
            {
                "folders": press.atlas.folders,
                "starts": pieces.starts,
                "chunks": firsts,
                "kinds": pair_kinds(units),
                "lengths": "".join(_size(length) for length in index.lengths),
                "titles": "".join(_letter(find_tokens(u.titles.get(index.tag, ""))) for u in units),
                "weights": "".join(str(unit.weight) for unit in units),
                "skipped": " ".join(sorted(index.skipped)),
                "common": " ".join(index.common_forms(_own_title(press, index.tag))),
                "words": _words(view),
            }
        ),
    )


def _own_title(press: Press, tag: str) -> str:
    acts = (act for act in press.corpus.acts.values() if press.corpus.articles_of(act.id))
    return next((act.title.get(tag) or "" for act in acts), "")


def _size(length: int) -> str:
    """The length of a unit as a letter: `a` for up to one word, then one for each doubling."""
    return chr(ord("a") + min(length.bit_length(), 25))


def _letter(words: Sequence[str]) -> str:
    """How many words a title has, as a letter: `a` for none, `z` for 25 and more."""
    return chr(ord("a") + min(len(words), 25))


def _chunks(records: Sequence[Record | None]) -> Iterator[list[Record | None]]:
    chunk: list[Record | None] = []
    size = 0
    for record in records:
        chunk.append(record)
        size += sum(map(len, record)) if record else 4
        if size > CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _record(unit: Unit, view: View) -> Record | None:
    """What is shown of a unit; None where the language does not have it."""
    title, body = unit.titles.get(view.tag, ""), unit.bodies.get(view.tag, "")
    spot = _spot(unit, view)
    if spot is None or not (title or body or unit.kind == "law"):
        return None
    href = f"{spot.key}#{spot.fragment}" if spot.fragment else spot.key
    name, context, kind = _describe(unit, view)
    return name, title, context, kind, href, body


def _spot(unit: Unit, view: View) -> Spot | None:
    spot = view.atlas.find(unit.target)
    if spot is None and unit.kind == "term":
        term = view.corpus.terms[unit.target.partition(":")[2]]
        spot = (view.atlas.find(term.defined_at) if term.defined_at else None) or Spot(HOME)
    if spot is None or not unit.anchor:
        return spot
    return Spot(spot.key, unit.anchor)


def _describe(unit: Unit, view: View) -> tuple[str, str, str]:
    """Name, context and kind of a unit."""
    kind, _, name = unit.target.partition(":")
    label = view.words.name("search kind", unit.kind)
    match kind:
        case "note":
            return _describe_note(name, view)
        case "topic":
            title = view.plain(view.corpus.topics[name].title)
            return (title if unit.anchor else "", "", label)
        case "term":
            return "", "", label
        case "act":
            return view.act_label(name), view.words.say("Acts"), label
        case _:
            return _describe_provision(unit, view, label)


def _describe_note(name: str, view: View) -> tuple[str, str, str]:
    note = view.corpus.annotation(name)
    if note is None:
        return "", "", ""
    chosen = view.choose(note.texts)
    credits = dict.fromkeys(source_name(source.source, view) for source in note.sources)
    title = "" if chosen and chosen.value.title else summarise(note, view)
    context = " · ".join([*credits, view.label(note.target)])
    kind = kind_label(note, view)
    if note.kind is Kind.PROPOSAL:
        kind = f"{kind}. {view.words.say('Proposed, not law')}"
    return title, context, kind


def _describe_provision(unit: Unit, view: View, label: str) -> tuple[str, str, str]:
    address = parse_address(unit.target)
    act, _, rest = unit.target.partition("/")
    if address is None or address.eid is None:
        return view.label(unit.target), view.act_label(act), label
    article = view.corpus.articles.get(Address(act, address.eid.article))
    if unit.titles and article:
        return view.article_label(article.address), view.act_label(act), label
    heading = f": {view.plain(article.headings)}" if article else ""
    name = view.article_label(address) if not address.eid.depth else view.provision_label(rest)
    return name, f"{view.act_label(act)}{heading}", label


def _places(press: Press, units: Sequence[Unit]) -> dict[str, Any]:
    """Addresses to units: those of the units in their order, an act left out where it repeats.

    `also` are further addresses; `names` further names of acts; `default` is the act of a citation
    that names none.
    """
    targets, last = [], ""
    for unit in units:
        act, slash, rest = unit.target.partition("/")
        if unit.kind != "law" or not slash:
            targets.append(unit.target if unit.kind != "topic" else "-")
            continue
        targets.append(f"/{rest}" if act == last else unit.target)
        last = act
    also = {
        str(other): str(provision.address)
        for article in press.corpus.articles.values()
        for provision in article.provisions
        for other in provision.also
    }
    acts = [act for act in press.corpus.acts if press.corpus.articles_of(act)]
    names = {name: act.id for act in press.corpus.acts.values() for name in act.ids}
    return {
        "targets": " ".join(targets),
        "also": also,
        "names": names,
        "default": acts[0] if acts else "",
    }


def _terms(press: Press, indexes: dict[str, Index]) -> list[Any]:
    """The terms that more than one language has.

    For each language: its label, the label's lemmas, how many units have it, the first of them with
    the place of the label's first word.
    """
    rows = []
    for term in press.corpus.terms.values():
        row = {}
        for tag, index in indexes.items():
            label = term.label.get(tag)
            if label:
                row[tag] = _term_in(index, label)
        if len(row) > 1:
            rows.append(row)
    return rows


def _term_in(index: Index, label: str) -> list[Any]:
    words = find_tokens(label)
    finds: dict[int, int] = {}
    for unit, place in index.find_phrase(words):
        finds.setdefault(unit, place)
    first = [list(find) for find in sorted(finds.items())[:_SHOWN]]
    return [label, index.keys_of(words), len(finds), first, len(words)]


def _words(view: View) -> dict[str, object]:
    """What the script says, in the language of the page."""
    say, count = view.words.say, view.words.translations.ngettext
    return {
        "none": say("Nothing found for “%(query)s”"),
        "instead": say("Showing results for “%(query)s”"),
        "try": say("Try another word or an article number"),
        "busy": say("Searching…"),
        "failed": say("The search did not load. Check the connection and try again"),
        "all": say("All"),
        "others": say("In the other languages"),
        "everything": say("All results"),
        "more": say("Show"),
        "kinds": {kind: view.words.name("search kind", kind) for kind in KINDS},
        "languages": {language.tag: language.name for language in view.corpus.languages},
        "counts": {
            rule: count("%(num)s result", "%(num)s results", number)
            for rule, number in (("one", 1), ("few", 2), ("many", 5), ("other", 5))
        },
    }
