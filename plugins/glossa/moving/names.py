"""Old names and new ones, as the sources write them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from glossa.model.address import Address, EId, Unit, parse_address, parse_eid
from glossa.model.ledger import Step

_OUTER = (Unit.ARTICLE, Unit.CHAPTER, Unit.SECTION)


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a step moves; `act_id` finds the short id of an act by any of its names."""

    step: Step
    act_id: Callable[[str], str | None]

    def move(self, reference: str) -> str:
        """A full reference after the step; as it was written where nothing changes."""
        act, slash, rest = reference.partition("/")
        canonical = f"{self.act_id(act) or act}/{rest}" if slash else reference
        moved = self.step.move(canonical)
        return reference if moved == canonical else moved

    def move_address(self, address: Address) -> Address:
        """An address after the step."""
        return parse_address(self.step.move(str(address))) or address

    def rewrite(self, written: str, here: Address | None, there: Address | None) -> str:
        """A reference as it must be written in the file of `there` once it moved.

        `here` is the article in whose file it stands now, from which `#para_3` and `para_3` count;
        None in a page of prose.
        """
        mark = "#" if written.startswith("#") else ""
        relative = parse_eid(written.removeprefix("#")) if here else None
        if relative is None or here is None or here.eid is None:
            return self.move(written)
        is_inner = relative.steps[0].unit not in _OUTER
        old = Address(here.act, here.eid.below(relative) if is_inner else relative)
        new = self.move_address(old)
        if new.eid is None or there is None or new.act != there.act:
            return str(new)
        if not is_inner:
            return str(new.eid)
        if new.eid.article != there.eid or not new.eid.depth:
            return str(new)
        return f"{mark}{EId(new.eid.steps[1:])}"
