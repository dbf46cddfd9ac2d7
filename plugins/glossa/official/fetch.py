"""Fetching over HTTPS: slowly, politely, within limits, and again where it broke off."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urljoin, urlsplit

import httpx


class FetchError(Exception):
    """An address could not be fetched; the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class OfflineError(FetchError):
    """No connection could be made at all: there is no network, or the host is away."""


class Fetcher(Protocol):
    """Whatever brings the bytes of an address."""

    def fetch(self, address: str) -> bytes:
        """The bytes at `address`; raises FetchError."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may cost: bytes, tries, redirects, and seconds: in all (`seconds`), until there
    is a connection (`connect`), between two answers (`silence`)."""

    size: int = 64 * 1024 * 1024
    seconds: float = 300.0
    silence: float = 30.0
    connect: float = 5.0
    tries: int = 4
    redirects: int = 5
    back_off: float = 2.0
    longest_wait: float = 60.0


@dataclass(slots=True)
class _Download:
    """What has come so far, kept over a broken connection."""

    address: str
    content: bytearray = field(default_factory=bytearray)
    tag: str = ""
    redirects: int = 0


class _PassingError(Exception):
    """A passing fault; `wait` is how many seconds the server asks for."""

    def __init__(self, message: str, wait: float = 0.0, *, connected: bool = True) -> None:
        super().__init__(message)
        self.wait = wait
        self.connected = connected


_OFFLINE = "official texts are brought when there is a network; everything builds without them"
_BY_HAND = "save the page in a browser, then `glossa official add … --from file PAGE`"
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})


def user_agent(version: str, contact: str = "") -> str:
    """Who asks: `glossa/1.2 (+https://…)`, `contact` an address where we can be reached."""
    return f"glossa/{version} (+{contact})" if contact else f"glossa/{version}"


class HttpFetcher:
    """Fetches with httpx: one connection, proxies of the environment respected.

    `who` goes into the user agent; `began` is called each time an answer begins. `schemes` are the
    protocols allowed, `sleep` and `now` the clock: all three are there for tests.
    """

    def __init__(
        self,
        who: str,
        *,
        limits: Limits | None = None,
        began: Callable[[], None] = lambda: None,
        schemes: frozenset[str] = frozenset({"https"}),
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits = limits or Limits()
        self._began = began
        self._schemes = schemes
        self._sleep = sleep
        self._now = now
        self._client = httpx.Client(
            headers={"User-Agent": who, "Accept-Encoding": "identity"},
            timeout=httpx.Timeout(self._limits.silence, connect=self._limits.connect),
            limits=httpx.Limits(max_connections=1),
            follow_redirects=False,
        )

    def __enter__(self) -> HttpFetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def fetch(self, address: str) -> bytes:
        """The bytes at `address`, followed within its host; raises FetchError."""
        self._check_scheme(address)
        download = _Download(address)
        until = self._now() + self._limits.seconds
        fault = _PassingError("nothing was tried")
        for attempt in range(self._limits.tries):
            if attempt:
                self._wait(attempt, fault, until)
            try:
                while not self._receive(download, until):
                    pass
                return bytes(download.content)
            except _PassingError as again:
                if attempt and not (again.connected or fault.connected):
                    raise OfflineError(f"no connection: {again}", _OFFLINE) from again
                fault = again
        raise FetchError(f"{address}: {fault}", "try again later; nothing was changed")

    def _wait(self, attempt: int, fault: _PassingError, until: float) -> None:
        wait = max(fault.wait, self._limits.back_off * 2 ** (attempt - 1))
        if wait > self._limits.longest_wait or self._now() + wait > until:
            raise FetchError(f"{fault}; the server asks to wait {wait:.0f} s", "try again later")
        self._sleep(wait)

    def _receive(self, download: _Download, until: float) -> bool:
        """Receive what is missing; False where the address moved and must be asked again."""
        headers = {}
        if download.content and download.tag:
            headers = {"Range": f"bytes={len(download.content)}-", "If-Range": download.tag}
        try:
            with self._client.stream("GET", download.address, headers=headers) as response:
                self._began()
                if response.status_code in _MOVED:
                    self._follow(download, response)
                    return False
                self._check_status(response)
                self._read(download, response, until)
        except httpx.InvalidURL as error:
            raise FetchError(f"{download.address}: {error}", "look at the address") from error
        except httpx.HTTPError as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                message = f"{download.address}: the host's certificate cannot be verified"
                raise FetchError(message, _BY_HAND) from error
            connected = not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
            words = f"{type(error).__name__}: {error}"
            raise _PassingError(words, connected=connected) from error
        return True

    def _read(self, download: _Download, response: httpx.Response, until: float) -> None:
        if response.status_code != httpx.codes.PARTIAL_CONTENT:
            download.content.clear()
        download.tag = _strong_tag(response)
        for chunk in response.iter_raw():
            download.content += chunk
            if len(download.content) > self._limits.size:
                limit = f"{self._limits.size // 1024} KB"
                raise FetchError(f"{download.address}: more than {limit}", "this is no act")
            if self._now() > until:
                limit = f"{self._limits.seconds:.0f} s"
                raise FetchError(f"{download.address}: not whole after {limit}", "try again later")

    def _check_status(self, response: httpx.Response) -> None:
        status = response.status_code
        if status in _PASSING:
            raise _PassingError(f"the server answers {status}", _retry_after(response))
        if status not in {httpx.codes.OK, httpx.codes.PARTIAL_CONTENT}:
            raise FetchError(f"{response.url}: the server answers {status}", "look at the address")

    def _follow(self, download: _Download, response: httpx.Response) -> None:
        target = urljoin(download.address, response.headers.get("location", ""))
        download.redirects += 1
        if download.redirects > self._limits.redirects:
            raise FetchError(f"{download.address}: it moves in a circle", "look at the address")
        if urlsplit(target).netloc != urlsplit(download.address).netloc:
            hint = "where that is right, give the new address itself"
            raise FetchError(f"{download.address} moves to another host: {target}", hint)
        self._check_scheme(target)
        download.address, download.tag = target, ""
        download.content.clear()

    def _check_scheme(self, address: str) -> None:
        if urlsplit(address).scheme not in self._schemes:
            allowed = " or ".join(sorted(self._schemes))
            raise FetchError(f"{address} is not {allowed}", "official texts come over HTTPS only")


class Progress:
    """Hands lines on to `say` once a host answers: where none does, there is nothing to follow."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._held: list[str] = []

    def tell(self, line: str) -> None:
        """Take in a line about what is about to be fetched."""
        self._held.append(line)

    def began(self) -> None:
        """Say what was held back: a host answers."""
        for line in self._held:
            self._say(line)
        self._held.clear()


def _strong_tag(response: httpx.Response) -> str:
    """The tag that a broken download may be continued by; weak ones promise nothing."""
    tag = str(response.headers.get("etag", ""))
    return "" if tag.startswith("W/") else tag


def _retry_after(response: httpx.Response) -> float:
    value = str(response.headers.get("retry-after", ""))
    return float(value) if value.isdigit() else 0.0
