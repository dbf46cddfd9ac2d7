"""Resolving: from the targets of a citation to addresses, at the place where the citation stands.

Failure is a result with its reason. What the words leave open (“the Law”, “paragraph 3”, “this
Article”) is filled in from the context, an address; nothing is guessed beyond it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from glossa.cite.drafts import PARENTS
from glossa.cite.values import THIS, ActKind, Citation, Status, Target
from glossa.model.address import Address, EId, Step, Unit

Exists = Callable[[Address], bool]


class Reason(StrEnum):
    """Why a citation could not be resolved."""

    UNKNOWN_ACT = "unknown-act"
    AMBIGUOUS_ACT = "ambiguous-act"
    NO_ANTECEDENT = "no-antecedent"
    AMBIGUOUS_ANTECEDENT = "ambiguous-antecedent"
    NO_CONTEXT = "no-context"
    """It says “this paragraph”, and does not stand in one."""
    MISSING = "missing"
    """The act has no such provision."""
    DRAFT = "draft"
    """It gives a number of a draft, which the act in force may have used for something else."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The addresses a citation means, in its order; or what they could be, and why not.

    `reason` is None where every target was resolved.
    """

    addresses: tuple[Address, ...]
    reason: Reason | None = None


def resolve_citation(
    citation: Citation, context: Address, exists: Exists | None = None
) -> Resolution:
    """The addresses that `citation` means where it stands.

    `context` is the provision that holds the words, or the act they speak of. `exists` says whether
    an address is there: with it a bracket that English writes alike for paragraph and subparagraph
    is settled (`Article 1(5)`), and what is not there is reported as missing.
    """
    reason = _unclear(citation)
    act = citation.act if citation.act_kind is ActKind.NAMED else context.act
    if reason or act is None:
        return Resolution((), reason or Reason.UNKNOWN_ACT)
    placed = [_place(target, act, context) for target in citation.targets]
    addresses = tuple(dict.fromkeys(address for address in placed if address))
    if len([address for address in placed if address]) < len(placed):
        return Resolution(addresses, Reason.NO_CONTEXT)
    if citation.status is Status.AMBIGUOUS:
        return Resolution(addresses, Reason.AMBIGUOUS_ANTECEDENT)
    return _checked(addresses, exists) if exists else Resolution(addresses)


def _unclear(citation: Citation) -> Reason | None:
    if citation.act_kind is ActKind.TITLED:
        return Reason.UNKNOWN_ACT
    if citation.act_kind is ActKind.AMBIGUOUS:
        return Reason.AMBIGUOUS_ACT
    return Reason.NO_ANTECEDENT if citation.status is Status.UNRESOLVED else None


def _place(target: Target, act: str, context: Address) -> Address | None:
    """The address of a target, or None where the context does not hold what it leaves open."""
    here = context.eid if context.act == act else None
    first, *rest = target.steps
    if first.number == THIS:
        outer = _up_to(here, first.unit)
        return _address(act, (*outer, *rest)) if outer else None
    outer = () if target.is_absolute else _holder(here, first.unit)
    return _address(act, (*outer, *target.steps))


def _address(act: str, steps: tuple[Step, ...]) -> Address | None:
    if any(step.number == THIS for step in steps):
        return None
    return Address(act, EId(steps))


def _up_to(here: EId | None, unit: Unit) -> tuple[Step, ...]:
    for depth, step in enumerate(here.steps if here else (), 1):
        if here and step.unit is unit:
            return here.steps[:depth]
    return ()


def _holder(here: EId | None, unit: Unit) -> tuple[Step, ...]:
    """The innermost provision of the context that can hold a `unit`."""
    steps = here.steps if here else ()
    for depth in range(len(steps), 0, -1):
        if steps[depth - 1].unit in PARENTS[unit]:
            return steps[:depth]
    return ()


def _checked(addresses: tuple[Address, ...], exists: Exists) -> Resolution:
    found = [_there(address, exists) for address in addresses]
    there = tuple(dict.fromkeys(address for address in found if address))
    if all(found):
        return Resolution(there)
    missing = tuple(a for a, one in zip(addresses, found, strict=True) if one is None)
    return Resolution(missing, Reason.MISSING)


def _there(address: Address, exists: Exists) -> Address | None:
    if exists(address):
        return address
    others = [other for other in _alternatives(address) if exists(other)]
    return others[0] if len(others) == 1 else None


_ALIKE = {Unit.PARAGRAPH: Unit.SUBPARAGRAPH, Unit.SUBPARAGRAPH: Unit.PARAGRAPH}


def _alternatives(address: Address) -> Iterator[Address]:
    """The same numbers with another unit for one: brackets do not tell `para` and `subpara`."""
    steps = address.eid.steps if address.eid else ()
    for depth, step in enumerate(steps):
        if step.unit in _ALIKE:
            other = Step(_ALIKE[step.unit], step.number)
            yield Address(address.act, EId((*steps[:depth], other, *steps[depth + 1 :])))
