"""Words as the search compares them: the twin of `site/assets/search/words.js`.

A text and a query are cut into the same words here and in the browser. Two foldings matter: `fold`
gives the spelling in which two words are the same word, and `skeleton` the one in which they are
the same to somebody who types Kazakh on a Russian keyboard or leaves a hyphen out.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from glossa.lemma.text import HYPHENS, SOFT_HYPHEN, WORD

_APOSTROPHES: Final = str.maketrans({"’": "'", "ʼ": "'", **dict.fromkeys(HYPHENS, "-")})
_CAPITALS: Final = str.maketrans("ABCEHKMOPTXY", "АВСЕНКМОРТХУ")
_LOOKALIKES: Final = str.maketrans("aceopxyk", "асеорхук")
_KAZAKH_LOOKALIKES: Final = str.maketrans("ih", "іһ")
_KEYBOARD: Final = str.maketrans("әғқңөұүһі", "агкноуухи", "-'")


def find_tokens(text: str) -> list[str]:
    """The words and figures of a text, in order, as written; a token's number is its place."""
    return WORD.findall(text)


def fold(word: str, tag: str) -> str:
    """The word in small letters, composed, ё as е, Latin letters inside Cyrillic as their twins."""
    plain = unicodedata.normalize("NFC", word).replace(SOFT_HYPHEN, "").translate(_APOSTROPHES)
    return "-".join(_to_cyrillic(part, tag) for part in plain.split("-")).replace("ё", "е")


def _to_cyrillic(part: str, tag: str) -> str:
    if not any("\u0400" <= letter <= "\u04ff" for letter in part):
        return part.lower()
    cyrillic = part.translate(_CAPITALS).lower().translate(_LOOKALIKES)
    return cyrillic.translate(_KAZAKH_LOOKALIKES) if tag == "kk" else cyrillic


def skeleton(folded: str) -> str:
    """A folded word as a Russian keyboard types it, without hyphens: қауіп-қатер is кауипкатер."""
    return folded.translate(_KEYBOARD)
