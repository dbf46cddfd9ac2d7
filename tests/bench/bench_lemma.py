"""How long the Kazakh lemmatiser takes: `python tests/bench/bench_lemma.py [FILE]`."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from glossa.lemma import find_lemmatizer, find_words

TABLE = Path(__file__).parents[1] / "lemma/ai_law_kk.tsv"
TOKENS = 200_000


def main() -> None:
    """Print the time to open the data, for the first pass over a text, and for 200,000 tokens."""
    text = Path(sys.argv[1] if sys.argv[1:] else TABLE).read_text("utf-8")
    words = [word.text for word in find_words(text)]
    start = perf_counter()
    lemmatizer = find_lemmatizer("kk")
    opened = perf_counter()
    for word in words:
        lemmatizer.lemmatize(word)
    first = perf_counter()
    for place in range(TOKENS):
        lemmatizer.lemmatize(words[place % len(words)])
    print(f"lemma kk: data opened in {opened - start:.2f} s")
    print(f"lemma kk: {len(words)} tokens, {len(set(words))} words: {first - opened:.2f} s")
    print(f"lemma kk: {TOKENS} tokens more: {perf_counter() - first:.2f} s")


if __name__ == "__main__":
    main()
