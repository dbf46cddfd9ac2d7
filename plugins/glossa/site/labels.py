"""Short names of provisions, as tables, permalinks and headings show them."""

from __future__ import annotations

import re

from glossa.cite.values import Language
from glossa.cite.write import Style, write_address
from glossa.model.address import Address, Unit, parse_eid
from glossa.site.words import Words

_LOOSE = re.compile(r"\. (?=[0-9IVX])")


def name_provision(eid: str, words: Words) -> str:
    """`art. 17(3)(3)` for `art_17__para_3__subpara_3`; a key that is no eId stays as it is.

    A language that citations are not written in yet has the English form.
    """
    parsed = parse_eid(eid)
    if parsed is None:
        return eid
    known = {language.value: language for language in Language}
    language = known.get(words.tag, Language.EN)
    name = write_address(Address("", parsed), language, Style.ABBREVIATED, here="")
    # A label is short and stands in narrow places: an abbreviation keeps its number.
    return _LOOSE.sub(".\u00a0", name)


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
