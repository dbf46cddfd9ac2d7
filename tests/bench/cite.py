"""Throughput of the citation recogniser, and how its time grows with the text.

    PYTHONPATH=plugins python tests/bench/cite.py

Prints, for each text, characters a second and the time for ten times the text as a multiple of the
time for the text once: 10 is linear, and more than 12 a fault (exit 1). A ratio that looks too
high is measured again: a busy machine is no fault.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator

from glossa.cite.find import find_citations
from glossa.cite.lexicon import load_lexicon
from glossa.cite.values import Language

SIZE = 5_000
SLOW = {"wide lists": 2_000}
"""Texts of which every few characters stand for hundreds of provisions."""

LIMIT = 12.0

ADVERSARIAL = {
    "open quotes": "«",
    "open brackets": "1 (",
    "numbers": "1, 2-3, 4–5, ",
    "one figure": "9",
    "dates": "от 17 ноября 2025 года ",
    "kazakh dates": "2025 жылғы 17 қарашадағы № 230-VIII ",
    "owners": "its его оның ",
    "units": "пункт статьи части ",
    "chains": "п. 1 ч. 1 п. 1 ч. 1 ",
    "kazakh chains": "1-тармағының 1-бөлігінің ",
    "wide lists": "подпункты 1–400 пунктов 1–400 статей 1–400 ",
    "acts": "Закон Республики Казахстан «О законе» Закона ",
    "capitals": "The Law Of Code And ",
    "kazakh heads": "Қазақстан Республикасының Заңының ",
    "anchors": "той же статьи и пункта 1 той же части ",
    "hyphens": "1-1-1-",
    "blank lines": "\n \n ",
    "ands": "и, или, либо ",
    "ordinals": "первая, вторая и ",
    "kazakh brackets": "1 (бірінші, екінші ",
    "brackets in brackets": "Article 5(1)(a)(i) and (b), ",
}


def texts() -> Iterator[tuple[str, Language, str]]:
    """Texts of `SIZE` characters: the grammar's own examples, and inputs made to be slow."""
    for language in Language:
        examples = " ".join(form.example + "." for form in load_lexicon(language).forms)
        yield f"{language}: examples", language, fill(examples + " ")
    for name, piece in ADVERSARIAL.items():
        for language in Language:
            yield f"{language}: {name}", language, fill(piece, SLOW.get(name, SIZE))


def fill(piece: str, size: int = SIZE) -> str:
    """`piece` again and again, up to `size` characters."""
    return (piece * (size // len(piece) + 1))[:size]


def seconds(text: str, language: Language, times: int) -> float:
    """The least processor time of `times` runs, without what clearing up old objects costs."""
    spent = []
    gc.disable()
    for _ in range(times):
        start = time.process_time()
        find_citations(text, language)
        spent.append(time.process_time() - start)
    gc.enable()
    return min(spent)


def measure(text: str, language: Language) -> tuple[float, float]:
    """Characters a second, in thousands, and the ratio for ten times the text."""
    find_citations(text[:1000], language)
    once, tenfold = seconds(text, language, 3), seconds(text * 10, language, 1)
    for _ in range(3):
        if tenfold <= once * LIMIT:
            break
        once = min(once, seconds(text, language, 3))
        tenfold = min(tenfold, seconds(text * 10, language, 1))
    return len(text) / once / 1000, tenfold / once


def main() -> int:
    """Print a line for each text; 1 where one grows faster than it may."""
    worst = 0.0
    for name, language, text in texts():
        throughput, ratio = measure(text, language)
        worst = max(worst, ratio)
        print(f"{name:32} {throughput:8.0f} kB/s   x{ratio:5.1f}")
    print(f"worst ratio {worst:.1f}, limit {LIMIT}")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
