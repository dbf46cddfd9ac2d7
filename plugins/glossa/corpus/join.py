"""The languages brought together: one article, one page, one annotation out of their versions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import groupby

from glossa.corpus.edition import Corpus
from glossa.model.address import Address, EId, Unit
from glossa.model.annotations import Annotation
from glossa.model.languages import Language
from glossa.model.pages import Page
from glossa.model.provisions import Article, Provision
from glossa.model.registers import Registers
from glossa.problems import Place, Problem, Severity
from glossa.source.values import ArticleSource, FileSource, NoteSource, PageSource


def join_sources(
    languages: Sequence[Language], registers: Registers, sources: Sequence[FileSource]
) -> tuple[Corpus, list[Problem]]:
    """The corpus of an edition and what its languages do not agree on."""
    joiner = _Joiner(languages, registers)
    rank = {language.tag: number for number, language in enumerate(languages)}
    # The first language is the one that the others are compared with.
    ordered = sorted(sources, key=lambda source: rank[source.language])
    placed = [source for source in ordered if joiner.is_in_place(source)]
    articles = [source for source in placed if isinstance(source, ArticleSource)]
    pages = [source for source in placed if isinstance(source, PageSource)]
    corpus = Corpus(
        languages=tuple(languages),
        articles={article.address: article for article in joiner.join_articles(articles)},
        pages={page.subject: page for page in joiner.join_pages(pages)},
        annotations=tuple(joiner.join_notes(placed)),
        **{register.name: getattr(registers, register.name) for register in fields(registers)},
    )
    return _canonical(corpus), joiner.problems


@dataclass(slots=True)
class _Joiner:
    languages: Sequence[Language]
    registers: Registers
    problems: list[Problem] = field(default_factory=list)

    @property
    def known(self) -> dict[str, Collection[str]]:
        """The names that a file can be about, by kind; pages are free."""
        return {"act": self.registers.acts, "topic": self.registers.topics}

    def report(self, code: str, place: Place, message: str, hint: str) -> None:
        self.problems.append(Problem(code, place, message, hint))

    def warn(self, code: str, place: Place, message: str, hint: str) -> None:
        self.problems.append(Problem(code, place, message, hint, Severity.WARNING))

    def is_in_place(self, source: FileSource) -> bool:
        """Whether the file is about something we know and lies where its front matter says."""
        place = source.subject.place if isinstance(source, PageSource) else Place(source.file, 2)
        kind, name = _subject_of(source)
        if name not in self.known.get(kind, {name}):
            hint = f"Add an entry to docs/registers/{kind}s.yml, or mend the name."
            self.report("G505", place, f"There is no {kind} “{name}”.", hint)
            return False
        folder = next(item.folder for item in self.languages if item.tag == source.language)
        expected = f"{folder}/{_path_of(source)}"
        if source.file != expected:
            message = f"The front matter belongs to {expected}."
            self.report("G211", place, message, "Move the file, or mend the front matter.")
        return source.file == expected

    def join_articles(self, sources: Iterable[ArticleSource]) -> Iterator[Article]:
        order = {act: rank for rank, act in enumerate(self.registers.acts)}
        ranked = sorted(sources, key=lambda source: (order[source.address.act], source.address))
        for address, group in groupby(ranked, key=lambda source: source.address):
            versions = {source.language: source for source in group}
            self.report_missing_files(versions)
            yield Article(
                address=address,
                headings={tag: version.heading.text for tag, version in versions.items()},
                files={tag: version.file for tag, version in versions.items()},
                provisions=tuple(self.join_provisions(address.act, versions)),
            )

    def join_provisions(self, act: str, versions: dict[str, ArticleSource]) -> Iterator[Provision]:
        eids = sorted({eid for version in versions.values() for eid in version.provisions})
        for eid in eids:
            texts = {
                tag: version.provisions[eid]
                for tag, version in versions.items()
                if eid in version.provisions
            }
            for tag in versions.keys() - texts.keys():
                place = next(iter(texts.values())).place
                message = f"{eid} is missing in {versions[tag].file}."
                hint = "Write it there too, with the same id, or remove it here."
                self.report("G602", place, message, hint)
            also = tuple(Address(act, name) for name in _further_names(eid, eids))
            yield Provision(Address(act, eid), texts, also)

    def join_pages(self, sources: Iterable[PageSource]) -> Iterator[Page]:
        ranked = sorted(sources, key=lambda source: source.subject.text)
        for subject, group in groupby(ranked, key=lambda source: source.subject.text):
            versions = {source.language: source for source in group}
            self.report_missing_files(versions)
            yield Page(
                subject=subject,
                titles={tag: version.title.text for tag, version in versions.items()},
                files={tag: version.file for tag, version in versions.items()},
                bodies={tag: version.body for tag, version in versions.items()},
            )

    def report_missing_files(self, versions: Mapping[str, FileSource]) -> None:
        first = next(iter(versions.values()))
        for language in self.languages:
            if language.tag not in versions:
                path = f"{language.folder}/{_path_of(first)}"
                hint = "Until then readers see this one, marked as not translated."
                self.warn("G603", Place(first.file), f"There is no {path}.", hint)

    def join_notes(self, sources: Sequence[FileSource]) -> Iterator[Annotation]:
        written: dict[str, set[str]] = {}
        for source in sources:
            written.setdefault(_path_of(source), set()).add(source.language)
        for name, by_language in self.gather_notes(sources).items():
            self.compare_notes(name, by_language)
            first = next(iter(by_language.values()))
            translated = written[first.place.file.partition("/")[2]]
            for tag in sorted(translated - by_language.keys()):
                hint = "Until it is translated, readers see this one, marked as such."
                message = f"The note {name} is missing in {tag}."
                # One language is enough to contribute: what waits is told and stops nobody.
                self.problems.append(Problem("G605", first.place, message, hint, Severity.NOTICE))
            yield self.merge_notes(by_language)

    def gather_notes(self, sources: Sequence[FileSource]) -> dict[str, dict[str, NoteSource]]:
        """The versions of each note by its first id, then by language."""
        notes: dict[str, dict[str, NoteSource]] = {}
        taken: dict[tuple[str, str], Place] = {}
        for source in sources:
            for note in source.notes:
                self.check_ids(note, source.language, taken)
                by_language = notes.setdefault(note.annotation.id, {})
                by_language.setdefault(source.language, note)
        return notes

    def check_ids(
        self, note: NoteSource, language: str, taken: dict[tuple[str, str], Place]
    ) -> None:
        for name in note.annotation.ids:
            first = taken.setdefault((language, name), note.place)
            if first != note.place:
                message = f"The id {name} is taken by the note at {first}."
                hint = "Every id stands in one note only; choose another or join the notes."
                self.report("G604", note.attributes["id"].place, message, hint)

    def compare_notes(self, name: str, by_language: dict[str, NoteSource]) -> None:
        """Report each attribute that is not the same in every language."""
        first, *others = by_language.values()
        for other in others:
            for key in sorted(first.attributes.keys() | other.attributes.keys()):
                ours, theirs = first.attributes.get(key), other.attributes.get(key)
                if _words(ours) != _words(theirs):
                    place = theirs.place if theirs else other.place
                    message = f"{name}: “:{key}:” is not as in {first.place}."
                    hint = f"There it reads “{ours.text}”." if ours else "There it is missing."
                    self.report("G601", place, message, hint)
            if _essence(first.annotation) != _essence(other.annotation):
                message = f"{name}: kind or target is not as in {first.place}."
                kind, target = _essence(first.annotation)
                self.report("G601", other.place, message, f"There it reads {kind} on {target}.")

    def merge_notes(self, by_language: dict[str, NoteSource]) -> Annotation:
        order = [language.tag for language in self.languages if language.tag in by_language]
        texts = {tag: by_language[tag].annotation.texts[tag] for tag in order}
        return replace(by_language[order[0]].annotation, texts=texts)


def _essence(note: Annotation) -> tuple[str, str]:
    return note.kind, note.target


def _words(value: object) -> list[str]:
    return str(getattr(value, "text", "")).split()


def _subject_of(source: FileSource) -> tuple[str, str]:
    if isinstance(source, ArticleSource):
        return "act", source.address.act
    kind, _, name = source.subject.text.partition(":")
    return kind, name


def _path_of(source: FileSource) -> str:
    """Where the file belongs in its language's folder."""
    kind, name = _subject_of(source)
    if isinstance(source, ArticleSource):
        assert source.address.eid is not None
        return f"{name}/{source.address.eid.slug}.md"
    if kind == "page":
        return "index.md" if name == "home" else f"{name}.md"
    return f"topics/{name}.md" if kind == "topic" else f"{name}/index.md"


def _further_names(eid: EId, eids: Sequence[EId]) -> Iterator[EId]:
    """Other eIds of the same words.

    Where a paragraph has a second part, its opening words and the list that follows them are its
    first part: `para_1` is also `para_1__part_1`, `para_1__subpara_2` also
    `para_1__part_1__subpara_2`.
    """
    if eid.child(Unit.PART, "2") in eids:
        yield eid.child(Unit.PART, "1")
    parent = eid.parent
    if parent and eid.last.unit is not Unit.PART and parent.child(Unit.PART, "2") in eids:
        yield EId((*parent.child(Unit.PART, "1").steps, eid.last))


def _canonical(corpus: Corpus) -> Corpus:
    """The corpus with targets under their own names, where they lead somewhere."""
    return replace(
        corpus,
        annotations=tuple(
            replace(
                note,
                target=corpus.resolve(note.target) or note.target,
                also=tuple(corpus.resolve(name) or name for name in note.also),
                counterpart=corpus.resolve(note.counterpart) or note.counterpart,
            )
            for note in corpus.annotations
        ),
    )
