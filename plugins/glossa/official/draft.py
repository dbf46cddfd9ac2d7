"""A text while it is being read: lines sorted into provisions, and what went wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from glossa.model.address import EId
from glossa.official.blocks import Block
from glossa.official.values import LAW, Line, OfficialProvision, Role
from glossa.problems import Place, Problem, Severity


def line_of(block: Block, role: Role, number: str = "", text: str | None = None) -> Line:
    """The line that `block` becomes; `text` where a number was taken off its beginning."""
    words = block.text if text is None else text
    line = Line(words, block.place, role, number, block.before, block.after, block.marked)
    if line.full != block.text and not block.marked:
        # `1)word` has no space to print between number and word: keep how the source writes it.
        return replace(line, marked=block.text)
    return line


@dataclass(slots=True)
class Draft:
    """The provisions read so far, in order, with the lines and problems beside them."""

    lines: dict[EId, list[Line]] = field(default_factory=dict)
    anchors: dict[EId, str] = field(default_factory=dict)
    repealed: set[EId] = field(default_factory=set)
    with_law: set[EId] = field(default_factory=set)
    aside: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def open(self, eid: EId, line: Line, anchor: str = "") -> bool:
        """Begin the provision `eid` with `line`; False, and the line put aside, where it exists."""
        if eid in self.lines:
            self.put_aside(
                line,
                "G655",
                f"the number {line.number or eid.last.number} stands twice: {eid} is already there",
                "the second one has no address of its own; look whether the source is damaged",
            )
            return False
        self.lines[eid] = []
        self.add(eid, line)
        if anchor:
            self.anchors[eid] = anchor
        return True

    def add(self, eid: EId, line: Line) -> None:
        """Add a line to a provision that exists."""
        self.lines[eid].append(line)
        if line.role in LAW and line.text:
            self.with_law.update((eid, eid.article))

    def put_aside(self, line: Line, code: str, message: str, hint: str) -> None:
        """Keep a line that is no provision's, and say so."""
        self.aside.append(replace(line, role=Role.UNPLACED))
        self.warn(code, line.place, message, hint)

    def warn(self, code: str, place: Place, message: str, hint: str) -> None:
        """Report what a reader of the text has to know but what loses nothing."""
        self.problems.append(Problem(code, place, message, hint, Severity.WARNING))

    def report(self, code: str, place: Place, message: str, hint: str) -> None:
        """Report a fault."""
        self.problems.append(Problem(code, place, message, hint))

    def provisions(self) -> tuple[OfficialProvision, ...]:
        """What was read, frozen."""
        return tuple(
            OfficialProvision(eid, tuple(lines), self.anchors.get(eid, ""), eid in self.repealed)
            for eid, lines in self.lines.items()
        )
