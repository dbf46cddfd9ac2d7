"""How Kazakh lemmas fare on words never seen: `python tests/bench/lemma_folds.py [GOLD]`.

The development set is cut into folds by lemma. For each fold, what was learnt from its lemmas is
hidden, and a share of its lemmas is hidden from our own lexicon too: the lexicon grew with this
set at hand, so hiding nothing flatters; hiding all, every common word among them, is the floor.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Final
from zlib import crc32

from glossa.lemma.kazakh import KazakhLemmatizer
from glossa.lemma.kk_data import KazakhData, read_kazakh_data, read_learnt
from tests.lemma.test_kk_gold import GOLD, measure_keys, read_gold

FOLDS: Final = 5
SHARES: Final = (0, 10, 25, 45, 100)  # of a fold's lemmas hidden from the lexicon, per cent


def hide(data: KazakhData, hidden: set[str]) -> KazakhData:
    """The data without these stems."""
    return replace(
        data,
        stems={stem: kind for stem, kind in data.stems.items() if stem not in hidden},
        syncope={short: full for short, full in data.syncope.items() if full not in hidden},
    )


def read_fold(pairs: list[tuple[str, str]], share: int) -> list[tuple[str, str]]:
    """Lemma and key of every form of a fold, its lemmas hidden as far as `share` says."""
    lemmas = {lemma for _, lemma in pairs}
    learnt = {stem for stems in read_learnt()["stems"].values() for stem in stems.split()}
    drawn = {lemma for lemma in lemmas if crc32(f"{lemma}#".encode()) % 100 < share}
    lemmatizer = KazakhLemmatizer(hide(read_kazakh_data(), drawn | (lemmas & learnt)))
    return [(lemma, lemmatizer.lemmatize(form).key) for form, lemma in pairs]


def main() -> None:
    """Print accuracy, precision and F1 by source and by share hidden."""
    gold = Path(sys.argv[1]) if sys.argv[1:] else GOLD
    if not gold.is_file():
        print("lemma folds: no development set")
        return
    for source, pairs in read_gold(gold).items():
        folds = [[p for p in pairs if crc32(p[1].encode()) % FOLDS == k] for k in range(FOLDS)]
        for share in SHARES:
            found = measure_keys([pair for fold in folds for pair in read_fold(fold, share)])
            print(f"lemma folds: {source}, {share} % hidden:", end=" ")
            print(*(f"{name} {value:.3f}" for name, value in found.items()))


if __name__ == "__main__":
    main()
