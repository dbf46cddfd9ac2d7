"""The source files after a step: blocks under new names, some of them in other files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from glossa.model.address import Address, EId, Unit, parse_address, parse_eid
from glossa.moving.edits import Edit, apply_edits
from glossa.moving.names import Names
from glossa.moving.pieces import Piece, Role, Written, take_apart


@dataclass(frozen=True, slots=True)
class _Block:
    """A block under its new name: the provision it is, or is about, if it is one of an article."""

    text: str
    eid: EId | None = None
    is_provision: bool = False
    is_new: bool = False
    """Whether it goes by another name than before."""


def move_sources(texts: Mapping[str, str], folders: Iterable[str], names: Names) -> dict[str, str]:
    """The Markdown files `texts` after the step, by path; `folders` are those of languages.

    An article that is renamed has another path. Whether the result is right is not judged here.
    """
    moved: dict[str, str] = {}
    for folder in folders:
        own = {file: text for file, text in texts.items() if file.startswith(f"{folder}/")}
        moved.update(_Folder(folder, names).move(own))
    return moved


@dataclass(frozen=True, slots=True)
class _Folder:
    folder: str
    names: Names

    def move(self, texts: Mapping[str, str]) -> dict[str, str]:
        kept: dict[str, list[_Block]] = {}
        arrivals: dict[str, list[_Block]] = {}
        for file, text in texts.items():
            pieces = take_apart(text)
            here = _article_of(pieces)
            there = self.names.move_address(here) if here else None
            path = self.path_of(there) if there and here != there else file
            kept[path] = []
            for piece in pieces:
                new = self.new_address(piece, here)
                goal = Address(new.act, new.eid.article) if new and new.eid else there
                block = self.block(piece, here, goal, new)
                if goal == there:
                    kept[path].append(block)
                elif goal is not None:
                    arrivals.setdefault(self.path_of(goal), []).append(block)
        # What would go to a file that is not there is left out; the proof sees that it is gone.
        return {file: _join(blocks, arrivals.get(file, [])) for file, blocks in kept.items()}

    def path_of(self, article: Address) -> str:
        assert article.eid is not None
        return f"{self.folder}/{article.act}/{article.eid.slug}.md"

    def block(
        self, piece: Piece, here: Address | None, there: Address | None, new: Address | None
    ) -> _Block:
        text = apply_edits(piece.text, self.edits(piece, here, there))
        eid, old = new.eid if new else None, parse_eid(piece.subject)
        is_new = bool(eid and old and here and here.eid and here.eid.below(old) != eid)
        return _Block(text, eid, piece.role is Role.PROVISION, is_new)

    def new_address(self, piece: Piece, here: Address | None) -> Address | None:
        """Where a provision goes, or what a directive is about; None for other blocks."""
        relative = parse_eid(piece.subject) if piece.role and here else None
        if relative is None or here is None or here.eid is None:
            return None
        if relative.steps[0].unit in (Unit.ARTICLE, Unit.CHAPTER, Unit.SECTION):
            return None
        return self.names.move_address(Address(here.act, here.eid.below(relative)))

    def edits(self, piece: Piece, here: Address | None, there: Address | None) -> Iterator[Edit]:
        for one in piece.written:
            new = self.new_text(one, piece, here, there)
            if new != one.text:
                yield Edit(one.start, one.end, new)

    def new_text(
        self, one: Written, piece: Piece, here: Address | None, there: Address | None
    ) -> str:
        match one.role:
            case Role.ACT:
                return there.act if there else one.text
            case Role.ARTICLE:
                return str(there.eid) if there and there.eid else one.text
            case Role.ID:
                return self.names.move(f"note:{one.text}").removeprefix("note:")
            case Role.NUMBER:
                return self.new_number(one.text, piece, here)
            case _:
                return self.names.rewrite(one.text, here, there)

    def new_number(self, printed: str, piece: Piece, here: Address | None) -> str:
        """The number as printed, if it was that of the provision: `3)` becomes `4)`."""
        old, new = parse_eid(piece.subject), self.new_address(piece, here)
        if old is None or new is None or new.eid is None:
            return printed
        bare = printed.strip("().")
        if bare != old.last.number:
            return printed
        return _printed(new.eid, printed.replace(bare, new.eid.last.number))


def _printed(eid: EId, as_before: str) -> str:
    """The number with the mark of its unit."""
    number = eid.last.number
    marks = {
        Unit.PARAGRAPH: f"{number}.",
        Unit.SUBPARAGRAPH: f"{number})",
        Unit.POINT: f"({number})",
    }
    return marks.get(eid.last.unit, as_before)


def _article_of(pieces: Iterable[Piece]) -> Address | None:
    """The article a file is about, by its front matter."""
    front = next((piece for piece in pieces if piece.role is Role.ARTICLE), None)
    found = {one.role: one.text for one in front.written} if front else {}
    if Role.ARTICLE not in found:
        return None
    return parse_address(f"{found[Role.ACT]}/{found[Role.ARTICLE]}")


_Group = list[_Block]
"""A provision and the blocks that follow it, up to the next provision."""


def _join(blocks: list[_Block], arrivals: list[_Block]) -> str:
    """The file of these blocks, with those that arrive or are out of order at their place."""
    if not arrivals and _is_in_order(blocks):
        return _end("".join(block.text for block in blocks))
    groups = _group(blocks)
    staying = [group for group in groups if not group[0].is_new]
    coming = [group for group in (*groups, *_group(arrivals)) if group not in staying]
    for group in sorted(coming, key=lambda one: (not one[0].is_provision, _eid(one))):
        _insert(group, staying)
    came = {id(block) for group in coming for block in group}
    rows = [block for group in staying for block in group]
    texts = [
        _apart(one.text) if id(one) in came or id(after) in came else one.text
        for one, after in zip(rows, [*rows[1:], None], strict=True)
    ]
    return _end("".join(texts))


def _group(blocks: Iterable[_Block]) -> list[_Group]:
    groups: list[_Group] = []
    for block in blocks:
        if block.is_provision or not groups or not (groups[-1][0].is_provision or not block.eid):
            groups.append([block])
        else:
            groups[-1].append(block)
    return groups


def _eid(group: _Group) -> EId:
    return group[0].eid or EId(())


def _insert(group: _Group, groups: list[_Group]) -> None:
    """Put a group behind the last provision that comes before it, a directive to that provision."""
    before = [
        n
        for n, other in enumerate(groups)
        if other[0].eid is None or (other[0].is_provision and _eid(other) <= _eid(group))
    ]
    at = before[-1] if before else -1
    if group[0].is_provision or at < 0:
        groups.insert(at + 1, group)
    else:
        groups[at].extend(group)


def _apart(text: str) -> str:
    """A block with one blank line after it."""
    return text.rstrip("\n") + "\n\n"


def _end(text: str) -> str:
    """A file's text without the blank line that stood before a block which left its end."""
    return text.rstrip("\n") + "\n" if text.endswith("\n\n") else text


def _is_in_order(blocks: Iterable[_Block]) -> bool:
    eids = [block.eid for block in blocks if block.is_provision and block.eid]
    return eids == sorted(eids)
