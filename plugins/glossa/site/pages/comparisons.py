"""Our law beside others: a matrix of jurisdictions and topics, the notes, act against act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from glossa.corpus import Corpus
from glossa.model.address import parse_eid
from glossa.model.annotations import Annotation, Relation
from glossa.site.html import anchor_of
from glossa.site.pages.notes import (
    RELATION_SIGNS,
    NoteView,
    Reference,
    refer,
    shorten,
    source_name,
    view_note,
)
from glossa.site.pages.press import Press
from glossa.site.pages.printed import PrintedTableView, view_printed_tables
from glossa.site.values import Entry, SitePage
from glossa.site.view import View
from glossa.tables.comparisons import (
    GENERAL,
    SYSTEMS,
    ComparisonRow,
    Correspondence,
    correspond,
    correspond_back,
    group_by_system,
    list_comparisons,
    whole_act,
)
from glossa.tables.places import COMPARISONS, topic_key

OTHER = "eu-ai-act"
"""The act that ours is set beside article by article."""


@dataclass(frozen=True, slots=True)
class RelationView:
    """A relation by word and sign, with the note that says so; `who` are its sources."""

    sign: str
    word: str
    href: str | None
    who: str


@dataclass(frozen=True, slots=True)
class CellLine:
    """A relation in a cell of the matrix, with the numbers and ids of the rows that have it."""

    sign: str
    word: str
    rows: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A topic with, for each system, what the notes on it say."""

    topic: Reference
    cells: tuple[tuple[CellLine, ...], ...]


@dataclass(frozen=True, slots=True)
class SystemRow:
    """A comparison in the table of its system: its running number, the note, where it stands.

    A row is no work of its own: `cite` leads to the citation of the note.
    """

    number: int
    note: NoteView
    href: str | None
    cite: str | None


@dataclass(frozen=True, slots=True)
class SystemGroup:
    """The comparisons with one jurisdiction or body."""

    id: str
    name: str
    rows: tuple[SystemRow, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands beside an article: a provision, how they relate."""

    there: Reference
    relation: RelationView


@dataclass(frozen=True, slots=True)
class PairedArticle:
    """An article with everything set beside it, or nothing."""

    name: Reference
    heading: Markup
    pairs: tuple[Pair, ...]
    matched: bool


def build_comparisons(press: Press, tag: str) -> SitePage:
    """Comparisons by jurisdiction and by topic, and the acts article by article."""
    view = press.view(tag, COMPARISONS)
    rows = list_comparisons(view.corpus)
    groups = group_by_system(rows)
    listed = (row for found in groups.values() for row in found)
    numbers = {row.note.id: number for number, row in enumerate(listed, 1)}
    systems = tuple(_system(system, found, numbers, view) for system, found in groups.items())
    columns = _columns(groups)
    ours, forth, back = _correspondence(view)
    tables = view_printed_tables(view)
    title = view.words.say("Comparisons")
    return press.page(
        "comparisons.html",
        view,
        COMPARISONS,
        title,
        description=shorten(f"{title}: {', '.join(system.name for system in systems)}"),
        contents=_contents(systems, bool(forth), tables, view),
        data=view.document("data/comparisons.csv"),
        count=view.words.count("%(num)s comparison", "%(num)s comparisons", len(rows)),
        signs=tuple(
            (RELATION_SIGNS[item.value], view.words.name("relation", item.value))
            for item in Relation
        ),
        systems=systems,
        columns=tuple(_column(column, view) for column in columns),
        matrix=_matrix(rows, columns, numbers, view),
        ours=ours,
        other=view.act_label(OTHER) if forth else "",
        forth=forth,
        back=back,
        tables=tables,
    )


def system_name(system: str, view: View) -> str:
    """What a jurisdiction or body is called."""
    if system == GENERAL:
        return view.words.say("Models and doctrine")
    context = "system" if system in {"UNESCO", "ISO"} else "jurisdiction"
    return view.words.name(context, system)


def _contents(
    systems: tuple[SystemGroup, ...],
    paired: bool,
    tables: tuple[PrintedTableView, ...],
    view: View,
) -> tuple[Entry, ...]:
    words = view.words
    below = tuple(Entry(system.name, system.id) for system in systems if system.rows)
    entries = [Entry(words.say("By topic"), "s-topics")]
    entries.append(Entry(words.say("By jurisdiction"), "s-systems", below))
    if paired:
        entries.append(Entry(words.say("Article by article"), "s-articles"))
    if tables:
        printed = tuple(Entry(table.name, table.id) for table in tables)
        entries.append(Entry(words.say("Tables of the papers"), "s-tables", printed))
    return tuple(entries)


def _system(
    system: str, rows: tuple[ComparisonRow, ...], numbers: Mapping[str, int], view: View
) -> SystemGroup:
    lines = (_line(row.note, numbers[row.note.id], view) for row in rows)
    return SystemGroup(f"s-with-{anchor_of(system)}", system_name(system, view), tuple(lines))


def _line(note: Annotation, number: int, view: View) -> SystemRow:
    shown, home = view_note(note, view), view.atlas.home_of(note)
    cite = view.to(home, f"cite-{note.id}") if shown.cited else None
    return SystemRow(number, shown, view.href(f"note:{note.id}"), cite)


def _columns(groups: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """What a column of the matrix holds: a system each, those that few compare with together."""
    few = tuple(system for system in groups if system not in (*SYSTEMS, GENERAL))
    named = tuple((system,) for system in SYSTEMS)
    return (*named, *((few,) if few else ()), *(((GENERAL,),) if GENERAL in groups else ()))


def _column(systems: tuple[str, ...], view: View) -> Reference:
    """The head of a column, with where its comparisons are listed."""
    if len(systems) > 1:
        return Reference(Markup("{}").format(view.words.say("Others")), "#s-systems")
    name = Markup("{}").format(system_name(systems[0], view))
    return Reference(name, f"#s-with-{anchor_of(systems[0])}")


def _matrix(
    rows: tuple[ComparisonRow, ...],
    columns: tuple[tuple[str, ...], ...],
    numbers: Mapping[str, int],
    view: View,
) -> tuple[MatrixRow, ...]:
    topics = sorted(view.corpus.topics.values(), key=lambda topic: (topic.order, topic.id))
    named: list[tuple[Reference, list[ComparisonRow]]] = [
        (
            Reference(view.text(topic.title), view.to(topic_key(topic.id))),
            [row for row in rows if topic.id in row.topics],
        )
        for topic in topics
    ]
    rest = Reference(Markup("{}").format(view.words.say("Without a topic")), None)
    named.append((rest, [row for row in rows if not row.topics]))
    return tuple(
        MatrixRow(
            topic,
            tuple(
                _cell([row for row in found if row.system in systems], numbers, view)
                for systems in columns
            ),
        )
        for topic, found in named
        if found
    )


def _cell(
    rows: list[ComparisonRow], numbers: Mapping[str, int], view: View
) -> tuple[CellLine, ...]:
    by_relation: dict[str, list[tuple[int, str]]] = {}
    for row in rows:
        key = row.note.relation.value if row.note.relation else Relation.NOT_STATED.value
        by_relation.setdefault(key, []).append((numbers[row.note.id], row.note.id))
    return tuple(
        CellLine(RELATION_SIGNS[key], view.words.name("relation", key), tuple(found))
        for key, found in by_relation.items()
    )


def _relation(note: Annotation, view: View) -> RelationView:
    key = note.relation.value if note.relation else Relation.NOT_STATED.value
    names = dict.fromkeys(source_name(source.source, view) for source in note.sources)
    return RelationView(
        RELATION_SIGNS[key],
        view.words.name("relation", key),
        view.href(f"note:{note.id}"),
        "; ".join(names),
    )


def _correspondence(
    view: View,
) -> tuple[str, tuple[PairedArticle, ...], tuple[PairedArticle, ...]]:
    corpus = view.corpus
    ours = _main_act(corpus)
    if not ours or OTHER not in corpus.acts:
        return "", (), ()
    wholes = whole_act(corpus, ours, OTHER)
    both = [(f"act:{OTHER}", note) for here, note in wholes if here == f"act:{ours}"]
    forth = [_own(ours, item, view) for item in correspond(corpus, ours, OTHER)]
    back = [_foreign(item, view) for item in correspond_back(corpus, ours, OTHER)]
    forth[:0] = _whole(ours, both, view)
    back[:0] = _whole(OTHER, wholes, view)
    return view.act_label(ours), tuple(forth), tuple(back)


def _whole(
    act: str, pairs: Iterable[tuple[str, Annotation]], view: View
) -> tuple[PairedArticle, ...]:
    """The row of an act as a whole, where notes compare it so."""
    item = Correspondence(f"act:{act}", tuple(pairs))
    heading = Markup("{}").format(view.words.say("The act as a whole"))
    row = PairedArticle(refer(item.article, view), heading, _pairs(item, view), item.is_matched)
    return (row,) if item.pairs else ()


def _main_act(corpus: Corpus) -> str:
    """The act with most articles of ours."""
    return max(corpus.acts, key=lambda act: len(corpus.articles_of(act)), default="")


def _own(act: str, item: Correspondence, view: View) -> PairedArticle:
    address = f"{act}/{item.article}"
    article = next(a for a in view.corpus.articles_of(act) if str(a.address) == address)
    name = Reference(Markup("{}").format(view.article_label(article.address)), view.href(address))
    return PairedArticle(name, view.text(article.headings), _pairs(item, view), item.is_matched)


def _foreign(item: Correspondence, view: View) -> PairedArticle:
    cited = view.corpus.acts[OTHER].provisions.get(item.article)
    heading = view.text(cited.title) if cited else Markup("")
    numbered = parse_eid(item.article) is not None
    label = Markup("{}").format(view.provision_label(item.article)) if numbered else heading
    name = Reference(label, view.href(f"{OTHER}/{item.article}"))
    return PairedArticle(
        name, heading if numbered else Markup(""), _pairs(item, view), item.is_matched
    )


def _pairs(item: Correspondence, view: View) -> tuple[Pair, ...]:
    return tuple(Pair(refer(there, view), _relation(note, view)) for there, note in item.pairs)
