from __future__ import annotations

import pytest
import yaml

from glossa.official.kept import read_kept
from glossa.official.plain_yaml import load_plain
from tests.officials import kept_file, official_text

LAUGHS = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 30)
)


@pytest.mark.parametrize("source", [LAUGHS, "[" * 100_000, "a: *b", "{" * 30 + "}" * 30, "a: ["])
def test_what_unfolds_or_nests_is_refused(source: str) -> None:
    with pytest.raises(yaml.YAMLError):
        load_plain(source)


def test_scalars_stay_text() -> None:
    source = "a: 2025-11-17\nb: 010\nc: !!python/name:os.system x\nd: 0x" + "f" * 9000
    values = load_plain(source)
    assert (values["a"], values["b"], values["c"]) == ("2025-11-17", "010", "x")
    assert len(values["d"]) == 9002


def test_a_kept_text_with_a_bomb_is_damaged_not_opened() -> None:
    ((path, text),) = kept_file(official_text()).items()
    assert read_kept(text, path)[1] == []
    front, _, rest = text.partition("act:")
    found, problems = read_kept(f"{front}{LAUGHS}act:{rest}", path)
    assert found is None
    assert [problem.code for problem in problems] == ["G674"]
