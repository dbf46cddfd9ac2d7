"""Official texts before pages are served."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossa.official.fetch import FetchError, OfflineError
from glossa.site.bring import bring_official

PINS = """\
[ai-law.ru]
source = "adilet"
address = "https://adilet.zan.kz/rus/docs/Z1"

[ai-law.kk]
source = "adilet"
address = "https://adilet.zan.kz/kaz/docs/Z1"
"""


class Answers:
    """A fetcher that always fails in one way."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.asked = 0

    def fetch(self, address: str) -> bytes:
        self.asked += 1
        raise self.error


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "official.toml").write_text(PINS, encoding="utf-8")
    return tmp_path


def test_without_a_network_one_line_is_said(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    host = Answers(OfflineError("no connection", "later"))
    assert bring_official(project, host)
    assert host.asked == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "No network" in said.err


def test_a_host_that_refuses_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not bring_official(project, Answers(FetchError("the server answers 404", "look")))
    assert "404" in capsys.readouterr().err


@pytest.mark.parametrize("error", [RuntimeError("odd"), OSError("disk full"), KeyError("x")])
def test_nothing_stops_the_serving(
    project: Path, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    assert not bring_official(project, Answers(error))
    assert capsys.readouterr().err


def test_where_nothing_is_pinned_nothing_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    host = Answers(OfflineError("no connection", "later"))
    assert bring_official(tmp_path, host)
    assert (host.asked, capsys.readouterr().err) == (0, "")
