"""Short names of provisions, as tables and permalinks show them.

How a level is written stands in the catalogue (context `unit`), and so does the order of the
levels: Kazakh and English go from the article inwards, Russian from the innermost level outwards.
"""

from __future__ import annotations

from glossa.model.address import Address, Step, Unit, parse_eid
from glossa.site.words import Words


def name_provision(eid: str, words: Words) -> str:
    """`art. 17(3)(3)` for `art_17__para_3__subpara_3`; a key that is no eId stays as it is."""
    parsed = parse_eid(eid)
    if parsed is None:
        return eid
    names = [_name_step(step, words) for step in parsed.steps]
    if words.name("unit", "order") == "inner first":
        names.reverse()
    return "".join(names).strip()


def name_article(address: Address, words: Words) -> str:
    """`Article 17`, as it stands over the text of the article."""
    if address.eid is None:
        return ""
    step = address.eid.steps[0]
    if step.unit is not Unit.ARTICLE:
        return name_provision(str(address.eid), words)
    return words.say("Article %(number)s", number=step.number)


def name_chapter(number: str, words: Words) -> str:
    """`Chapter 4`."""
    return words.say("Chapter %(number)s", number=number)


def _name_step(step: Step, words: Words) -> str:
    return words.name("unit", step.unit.value) % {"number": step.number}
