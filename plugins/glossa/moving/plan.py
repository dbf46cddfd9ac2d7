"""A move from beginning to end: what it would write, or why it cannot be done.

Nothing is written here. The edition is read before and after, and what it says must be the same
but for the names: addresses, words, targets, links, citations. Where it is not, the move is refused
with the places, and everything stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from glossa.check import check_corpus
from glossa.check.ledger import check_ledger, name_published
from glossa.corpus import Corpus, corpus_from
from glossa.corpus.official import is_kept
from glossa.model.ledger import Step
from glossa.moving.edits import Edit, apply_edits
from glossa.moving.names import Names
from glossa.moving.pairs import sort_pairs
from glossa.moving.proof import find_differences
from glossa.moving.registers import edit_register
from glossa.moving.seen import carry_seen
from glossa.moving.sources import move_sources
from glossa.moving.words import Reworded, Words, place_rewording
from glossa.problems import Place, Problem, Severity, sorted_problems
from glossa.source.ledger import LEDGER_FILE, render_ledger
from glossa.source.registers import FOLDER
from glossa.source.seen import SEEN_FILE, render_seen
from glossa.source.text import SourceText
from glossa.tables.keeping import record_names

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a move would do: files to write, with their bytes, and files to remove; or `refused`.

    `words` are the citations in running words that it changes, old and new.
    """

    written: Mapping[str, bytes] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    words: tuple[tuple[Place, str, str], ...] = ()
    refused: tuple[Problem, ...] = ()


def plan_move(files: Files, moved: Mapping[str, str], why: str, date: str) -> Plan:
    """The plan of moving all of `moved`, old name to new, at once; `files` are the project's."""
    reading = corpus_from(files)
    faults = _errors([*reading.problems, *check_corpus(reading.corpus)], of_ledger=False)
    if faults:
        return Plan(refused=tuple(faults))
    before = reading.corpus
    living = name_published(before)
    pairs = sort_pairs(moved, before, living)
    if pairs.refused:
        return Plan(refused=pairs.refused)
    step = Step(date, why, moved, Place(LEDGER_FILE))
    names = Names(replace(step, moved=pairs.renamed), before.act_id)
    return _Mover(files, before, names).plan(step, living)


@dataclass(frozen=True, slots=True)
class _Mover:
    files: Files
    before: Corpus
    names: Names

    def plan(self, step: Step, living: Mapping[str, str]) -> Plan:
        texts = {file: data.decode() for file, data in self.files.items() if _is_ours(file)}
        if not self.names.step.moved:
            return self.prove(texts, texts, step, living)
        words = Words(self.before, self.names)
        first = self.move(texts)
        reworded = list(words.find_reworded(corpus_from(self.with_texts(first)).corpus))
        edited, changes = _reword(texts, reworded)
        plan = self.prove(texts, self.move(edited), step, living, words)
        return plan if plan.refused else replace(plan, words=tuple(changes))

    def move(self, texts: Mapping[str, str]) -> dict[str, str]:
        """The texts under new names, sources and registers."""
        folders = [language.folder for language in self.before.languages]
        sources = {file: text for file, text in texts.items() if file.endswith(".md")}
        registers = {
            file: apply_edits(text, edit_register(SourceText(file, text), self.names))
            for file, text in texts.items()
            if file not in sources and file != LEDGER_FILE
        }
        kept = {LEDGER_FILE: texts[LEDGER_FILE]} if LEDGER_FILE in texts else {}
        return {**move_sources(sources, folders, self.names), **registers, **kept}

    def prove(
        self,
        texts: Mapping[str, str],
        moved: Mapping[str, str],
        step: Step,
        living: Mapping[str, str],
        words: Words | None = None,
    ) -> Plan:
        """The plan of writing `moved`, with reviews and ledger kept; refused if it differs."""
        reading = corpus_from(self.with_texts(moved))
        seen = carry_seen(self.before, reading.corpus, self.names)
        recorded = record_names(self.before.ledger, living, LEDGER_FILE)
        now = name_published(reading.corpus)
        whole = replace(step, moved={**step.moved, **self.further_names(step, now)})
        ledger = replace(recorded, steps=(*recorded.steps, whole))
        ledger = record_names(ledger, now, LEDGER_FILE)
        after = replace(reading.corpus, seen=seen, ledger=ledger)
        problems = [*reading.problems, *check_corpus(after)]
        unsaid = (*words.find_unsaid(after), *words.find_mislabelled()) if words else ()
        refused = [
            *map(_after, _errors(problems, of_ledger=False)),
            *_errors(check_ledger(after)),
            *find_differences(self.before, after, self.names),
            *(_unsaid(one.passage.place, one.quote) for one in unsaid),
        ]
        if refused:
            return Plan(refused=tuple(sorted_problems(refused)))
        final = {**moved, LEDGER_FILE: render_ledger(ledger)}
        if seen:
            final[SEEN_FILE] = render_seen(seen)
        written = {file: text.encode() for file, text in final.items() if texts.get(file) != text}
        return Plan(written, tuple(file for file in texts if file not in final))

    def further_names(self, step: Step, now: Collection[str]) -> dict[str, str]:
        """Other names of what moved, where they do not follow from its own one."""
        return {
            str(other): step.move(str(provision.address))
            for article in self.before.articles.values()
            for provision in article.provisions
            for other in provision.also
            if step.move(str(provision.address)) != str(provision.address)
            and step.move(str(other)) not in now
        }

    def with_texts(self, texts: Mapping[str, str]) -> dict[str, bytes]:
        others = {file: data for file, data in self.files.items() if not _is_ours(file)}
        return {**others, **{file: text.encode() for file, text in texts.items()}}


def _is_ours(file: str) -> bool:
    """Whether a move may write the file: sources and registers, not what the state published."""
    return (file.endswith(".md") and not is_kept(file)) or file.startswith(f"{FOLDER}/")


def _reword(
    texts: Mapping[str, str], reworded: Iterable[Reworded]
) -> tuple[dict[str, str], list[tuple[Place, str, str]]]:
    """The texts with new numbers in running words, and what was changed.

    What finds no place or no words is left: it is told when the editions are compared.
    """
    edits: dict[str, set[Edit]] = {}
    words: list[tuple[Place, str, str]] = []
    for one in reworded:
        place = one.citation.passage.place
        found = place_rewording(texts[place.file], one)
        if found and one.new is not None:
            edits.setdefault(place.file, set()).update(found)
            words.append((place, one.citation.quote, one.new))
    changed = {file: apply_edits(texts[file], found) for file, found in edits.items()}
    return {**texts, **changed}, words


def _errors(problems: Iterable[Problem], *, of_ledger: bool = True) -> list[Problem]:
    errors = (one for one in problems if one.severity is Severity.ERROR)
    return [one for one in errors if of_ledger or not one.code.startswith("G80")]


def _after(problem: Problem) -> Problem:
    """A problem that the move would bring: its place counts the lines as they would be then."""
    return replace(problem, message=f"After the move: {problem.message}")


def _unsaid(place: Place, quote: str) -> Problem:
    message = f"“{quote}” would no longer name what it names, and only a person can mend it."
    hint = "Write an address in its place, or other words; then move again."
    return Problem("G807", place, message, hint)
