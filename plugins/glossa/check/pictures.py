"""Pictures that pages show are there, in the language of the page, and are pictures."""

from __future__ import annotations

from collections.abc import Iterator

from glossa.corpus import Corpus
from glossa.model.prose import Picture
from glossa.problems import Place, Problem
from glossa.source.pictures import FOLDER


def check_pictures(corpus: Corpus) -> Iterator[Problem]:
    """G118: every picture of a page exists, and every file among the pictures is one."""
    for name, size in corpus.pictures.items():
        if size is None:
            hint = "Save it as WebP, whole."
            place = Place(f"{FOLDER}/{name}.webp")
            yield Problem("G118", place, "This file is no WebP picture.", hint)
    for page in corpus.pages.values():
        for tag, body in page.bodies.items():
            for block in body:
                if isinstance(block, Picture) and f"{block.name}.{tag}" not in corpus.pictures:
                    message = f"There is no picture “{block.name}” in {tag}."
                    hint = f"Add {FOLDER}/{block.name}.{tag}.webp, or mend the name."
                    yield Problem("G118", block.place, message, hint)
