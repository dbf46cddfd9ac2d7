from __future__ import annotations

import re
from pathlib import Path

import glossa
from glossa.codes import CODES

PACKAGE = Path(glossa.__file__).parent


def test_every_code_in_use_is_explained_and_every_explained_one_is_in_use() -> None:
    used = {
        code
        for path in PACKAGE.rglob("*.py")
        if path.name != "codes.py"
        for code in re.findall(r'"(G\d{3})"', path.read_text("utf-8"))
    }
    assert used == set(CODES)
