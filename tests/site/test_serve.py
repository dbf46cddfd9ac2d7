"""Serving: a port that is taken is said, not thrown."""

from __future__ import annotations

import socket

import pytest

from glossa.site import serve


def test_a_port_that_is_taken_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr(serve, "PORT", port)
        assert not serve.is_free("127.0.0.1", port)
        assert serve.main() == 1
    assert f"127.0.0.1:{port} already" in capsys.readouterr().err
    assert serve.is_free("127.0.0.1", port)
