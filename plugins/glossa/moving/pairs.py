"""What a move asks for, sorted: names to change, moves to record, and what cannot be done."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from glossa.corpus import Corpus
from glossa.model.address import Address, parse_address
from glossa.model.ledger import Step
from glossa.problems import Place, Problem
from glossa.source.ledger import LEDGER_FILE

_NOTE = re.compile(r"note:[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names to change in the sources; the others have moved already and are only recorded."""

    renamed: Mapping[str, str]
    refused: tuple[Problem, ...]


def sort_pairs(moved: Mapping[str, str], corpus: Corpus, living: Collection[str]) -> Pairs:
    """The pairs, each judged by itself and beside the others of its step."""
    step = Step("", "", moved, Place(LEDGER_FILE))
    judge = _Judge(step, corpus, living)
    faults = {old: judge.fault(old, new) for old, new in moved.items()}
    refused = tuple(_refusal(old, moved[old], *fault) for old, fault in faults.items() if fault)
    return Pairs({old: new for old, new in moved.items() if old in living}, refused)


def _refusal(old: str, new: str, why: str, hint: str) -> Problem:
    return Problem("G805", Place(LEDGER_FILE), f"{old} → {new}: {why}", hint)


@dataclass(frozen=True, slots=True)
class _Judge:
    step: Step
    corpus: Corpus
    living: Collection[str]

    def fault(self, old: str, new: str) -> tuple[str, str] | None:
        """Why the pair cannot be done, and the way out; None where it can."""
        if old == new:
            return "the two names are one.", "Give the new name second."
        if old not in self.living:
            return self.fault_of_record(old, new)
        if any(one == new and other != old for other, one in self.step.moved.items()):
            return f"something else goes to {new} too.", "Each moves to a place of its own."
        if new in self.living and self.step.find(new) is None:
            hint = "Move what stands there in the same command, or take another name."
            return f"there is something at {new} already.", hint
        if old.startswith("note:"):
            hint = "Write note:, then small Latin letters, figures and hyphens."
            return None if _NOTE.fullmatch(new) else ("a note goes by note:… only.", hint)
        return self.fault_of_address(parse_address(old), parse_address(new))

    def fault_of_record(self, old: str, new: str) -> tuple[str, str] | None:
        if old not in self.corpus.ledger.names:
            near = self.corpus.nearest(old)
            hint = f"Did you mean {near}?" if near else "Look for it in docs/registers/ledger.yml."
            return "the old name was never published.", hint
        if new not in self.living:
            return "there is nothing under the new name.", "Name what its links lead to now."
        return None

    def fault_of_address(self, old: Address | None, new: Address | None) -> tuple[str, str] | None:
        if old is None or old.eid is None:
            hint = "Rename it by hand, then run this again: it records the move."
            return "this command renames provisions and notes only.", hint
        if new is None or new.eid is None:
            hint = "If it is no more, take it out of the sources and run this again."
            return "a provision that is there cannot go up into an act.", hint
        if bool(old.eid.depth) != bool(new.eid.depth):
            hint = "Write the new one by hand and take the old one out, then run this again."
            return "an article has a heading and a file, what lies in it has none.", hint
        provision = self.corpus.provision(old)
        if old.eid.depth and (provision is None or provision.address != old):
            return f"{old} is another name of {provision and provision.address}.", "Move that."
        return self.fault_of_place(new)

    def fault_of_place(self, new: Address) -> tuple[str, str] | None:
        if new.act not in self.corpus.acts:
            hint = "Add it to docs/registers/acts.yml first."
            return f"there is no act {new.act}.", hint
        assert new.eid is not None
        article = Address(new.act, new.eid.article)
        stays = article in self.corpus.articles and self.step.find(str(article)) is None
        comes = any(self.step.moved[old] == str(article) for old in self.step.moved)
        if new.eid.depth and not stays and not comes:
            hint = f"Write {article} in every language first, with its heading."
            return f"there is no article {article}.", hint
        return None
