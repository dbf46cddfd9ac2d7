"""The Kazakh locale of the Citation Style Language, which CSL itself lacks.

`data/locales-kk-KZ.xml` is written here after the schema of CSL 1.0.2, with every term that the
locale of American English has; its licence is that of all CSL locales (CC BY-SA 3.0).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files

from glossa.corpus import Corpus

NAME = "locales-kk-KZ.xml"


def export_locale(corpus: Corpus) -> str:
    """The locale; the same for every edition."""
    return files("glossa.export").joinpath("data", NAME).read_text("utf-8")


EXPORTS: Mapping[str, Callable[[Corpus], str]] = {NAME: export_locale}
"""What stands under /data/, by file name."""
