from __future__ import annotations

import subprocess
from pathlib import Path

from glossa.export.files import EXPORTS, SUMS, export_further, export_sums
from tests.editions import read, small_edition


def test_every_file_has_one_name() -> None:
    corpus, _ = read(small_edition())
    names = [name for name, _ in export_further(corpus)]
    assert len(names) == len(set(names))
    assert {name for name in names if not name.startswith("akn/")} <= set(EXPORTS)
    assert [name for name in names if name.startswith("akn/")] == [
        "akn/ai-law.kk.xml",
        "akn/ai-law.ru.xml",
        "akn/ai-law.en.xml",
    ]


def test_sums_are_those_of_coreutils(tmp_path: Path) -> None:
    files = {"b.csv": "а\r\nб\r\n", "akn/a.xml": "<a/>\n"}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / SUMS).write_text(export_sums({name: text.encode() for name, text in files.items()}))
    check = ["sha256sum", "--check", "--strict", SUMS]
    said = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert said == "akn/a.xml: OK\nb.csv: OK\n"
