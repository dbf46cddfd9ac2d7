from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import httpx
import pytest

from glossa.official.fetch import (
    FetchError,
    HttpFetcher,
    Limits,
    OfflineError,
    Progress,
    user_agent,
)
from tests.official.servers import Host, running_host, send

WHO = "glossa-test/1 (https://example.org)"


@pytest.fixture
def host() -> Iterator[Host]:
    with running_host() as running:
        yield running


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def fetcher(waits: list[float]) -> Iterator[HttpFetcher]:
    limits = Limits(size=1000, tries=4, silence=5)
    schemes = frozenset({"http"})
    with HttpFetcher(WHO, limits=limits, schemes=schemes, sleep=waits.append) as running:
        yield running


def test_it_says_who_it_is(host: Host, fetcher: HttpFetcher) -> None:
    assert fetcher.fetch(host.serve("/act", b"law")) == b"law"
    assert host.asked[0][1]["User-Agent"] == WHO


def test_a_proxy_of_the_environment_is_used(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", host.address)
    host.serve("http://law.invalid/act", b"law")
    with HttpFetcher(user_agent("1"), schemes=frozenset({"http"})) as behind:
        assert behind.fetch("http://law.invalid/act") == b"law"
    assert host.asked[0][1]["User-Agent"] == "glossa/1"


def test_only_https_by_default() -> None:
    with HttpFetcher(WHO) as strict, pytest.raises(FetchError, match="is not https"):
        strict.fetch("http://127.0.0.1/act")


def test_redirects_stay_within_the_host(host: Host, fetcher: HttpFetcher) -> None:
    host.serve("/new", b"law")
    host.answers["/old"] = lambda request: send(request, b"", 301, Location="/new")
    host.answers["/away"] = lambda request: send(request, b"", 302, Location="http://example.org/")
    host.answers["/round"] = lambda request: send(request, b"", 302, Location="/round")
    assert fetcher.fetch(f"{host.address}/old") == b"law"
    with pytest.raises(FetchError, match="another host"):
        fetcher.fetch(f"{host.address}/away")
    with pytest.raises(FetchError, match="in a circle"):
        fetcher.fetch(f"{host.address}/round")


def test_a_redirect_to_another_protocol_is_refused(host: Host, fetcher: HttpFetcher) -> None:
    secure = host.address.replace("http://", "https://")
    host.answers["/old"] = lambda request: send(request, b"", 302, Location=f"{secure}/new")
    with pytest.raises(FetchError, match="is not http"):
        fetcher.fetch(f"{host.address}/old")


def test_passing_faults_are_tried_again_with_longer_waits(
    host: Host, fetcher: HttpFetcher, waits: list[float]
) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        send(request, b"law", 200 if len(host.asked) == 3 else 503)

    host.answers["/act"] = answer
    assert fetcher.fetch(f"{host.address}/act") == b"law"
    assert waits == [2.0, 4.0]


def test_the_server_may_ask_for_a_wait(
    host: Host, fetcher: HttpFetcher, waits: list[float]
) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        send(request, b"law", 200 if len(host.asked) == 2 else 429, Retry_After="7")

    host.answers["/act"] = answer
    assert fetcher.fetch(f"{host.address}/act") == b"law"
    assert waits == [7.0]


def test_too_long_a_wait_is_not_waited(host: Host, fetcher: HttpFetcher) -> None:
    host.answers["/act"] = lambda request: send(request, b"", 429, Retry_After="3600")
    with pytest.raises(FetchError, match="3600 s"):
        fetcher.fetch(f"{host.address}/act")


def test_it_gives_up_in_the_end(host: Host, fetcher: HttpFetcher) -> None:
    host.answers["/act"] = lambda request: send(request, b"", 500)
    with pytest.raises(FetchError, match="answers 500"):
        fetcher.fetch(f"{host.address}/act")
    assert len(host.asked) == 4


def test_what_is_not_there_is_not_tried_again(host: Host, fetcher: HttpFetcher) -> None:
    with pytest.raises(FetchError, match="answers 404"):
        fetcher.fetch(f"{host.address}/nothing")
    assert len(host.asked) == 1


def test_too_much_is_refused(host: Host, fetcher: HttpFetcher) -> None:
    with pytest.raises(FetchError, match="more than"):
        fetcher.fetch(host.serve("/act", b"x" * 1001))


def test_a_broken_download_goes_on_where_it_broke(host: Host, fetcher: HttpFetcher) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        if request.headers["Range"] == "bytes=4-" and request.headers["If-Range"] == '"one"':
            send(request, b"law", 206, ETag='"one"')
            return
        request.send_response(200)
        request.send_header("Content-Length", "7")
        request.send_header("ETag", '"one"')
        request.end_headers()
        request.wfile.write(b"the ")

    host.answers["/act"] = answer
    assert fetcher.fetch(f"{host.address}/act") == b"the law"
    assert len(host.asked) == 2


def test_a_download_that_changed_meanwhile_begins_anew(host: Host, fetcher: HttpFetcher) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        if len(host.asked) == 2:
            send(request, b"new law", ETag='"two"')
            return
        request.send_response(200)
        request.send_header("Content-Length", "7")
        request.send_header("ETag", '"one"')
        request.end_headers()
        request.wfile.write(b"old")

    host.answers["/act"] = answer
    assert fetcher.fetch(f"{host.address}/act") == b"new law"


def test_a_time_limit(host: Host) -> None:
    times = iter(range(0, 10_000, 100))
    address = host.serve("/act", b"x" * 200_000)
    limits, schemes = Limits(seconds=150), frozenset({"http"})
    slow = HttpFetcher(WHO, limits=limits, schemes=schemes, now=lambda: float(next(times)))
    with slow, pytest.raises(FetchError, match="not whole after 150 s"):
        slow.fetch(address)


def test_no_network_is_known_after_two_tries(fetcher: HttpFetcher, waits: list[float]) -> None:
    with pytest.raises(OfflineError):
        fetcher.fetch("http://127.0.0.1:9/act")
    assert waits == [2.0]


def test_progress_is_told_once_a_host_answers(host: Host) -> None:
    said: list[str] = []
    progress = Progress(said.append)
    schemes = frozenset({"http"})
    address = host.serve("/act", b"law")
    with HttpFetcher(WHO, schemes=schemes, began=progress.began) as running:
        progress.tell("part 1 of 2")
        progress.tell("fetching")
        assert said == []
        running.fetch(address)
    assert said == ["part 1 of 2", "fetching"]


def test_a_certificate_that_is_not_trusted_is_no_lack_of_network(
    host: Host, fetcher: HttpFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] unable to get issuer")

    monkeypatch.setattr(httpx.Client, "stream", refuse)
    with pytest.raises(FetchError, match="certificate") as caught:
        fetcher.fetch(f"{host.address}/act")
    assert not isinstance(caught.value, OfflineError)
    assert "--from file" in caught.value.hint
