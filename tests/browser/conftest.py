"""The real site, built once, served on a local port, and a browser to read it with."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

ROOT = Path(__file__).parent.parent.parent
TOOLS = Path(__file__).parent / "node_modules"
CHROMIUM = shutil.which("chromium")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
    # No other host is there, at once: without a connection one would wait for its name in vain.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


expect.set_options(timeout=20_000)  # a busy machine takes its time


def need(found: object, what: str) -> None:
    """Skip, visibly, where a tool is absent; in continuous integration that is a failure."""
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{what} is not here: see .ci/run")


@dataclass(frozen=True, slots=True)
class Served:
    """A site on a local port: its folder, and the address of its root with a slash at the end."""

    folder: Path
    url: str

    def pages(self) -> list[str]:
        """The path of every page, from the root of the site."""
        found = sorted(self.folder.rglob("*.html"))
        return [path.relative_to(self.folder).as_posix() for path in found]


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below a prefix, quietly, with the site's own 404 page."""

    prefix = "/"

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(str(self.directory)) / "404.html"
        body = page.read_bytes() if code == 404 and page.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    """Takes as many connections at once as a browser opens; one kept waiting waits a second."""

    request_queue_size = 128


def serve(folder: Path, prefix: str = "/") -> Iterator[Served]:
    """The folder on a free local port, below `prefix`."""
    handler = type("Handler", (_Handler,), {"prefix": prefix})
    with _Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Served(folder, f"http://127.0.0.1:{server.server_port}{prefix}")
        server.shutdown()


BELOW = "/some/where/"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, strictly built from the project's own sources."""
    return build(tmp_path_factory.mktemp("built") / "site", "https://glossa.example/")


@pytest.fixture(scope="session")
def built_below(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for a host that has it below a path."""
    return build(tmp_path_factory.mktemp("below") / "site", f"https://glossa.example{BELOW}")


def build(folder: Path, url: str) -> Path:
    """Build the project's site for the address `url` into `folder`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": url}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[Served]:
    """The site at the root of a host."""
    yield from serve(built)


@pytest.fixture(scope="session")
def site_below(built_below: Path) -> Iterator[Served]:
    """The site below a path, as a project site has it."""
    yield from serve(built_below, BELOW)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    need(CHROMIUM, "Chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


def come_to_rest(page: Page) -> None:
    """Wait until the fonts are there and what is set by their measures stands in its place."""
    page.evaluate(
        """async () => {
          await document.fonts.ready;
          for (let n = 0; n < 2; n += 1) await new Promise(requestAnimationFrame);
        }"""
    )


@dataclass(slots=True)
class Barrier:
    """Keeps what a page asks for under way, until it is lifted."""

    held: list[Route] = field(default_factory=list)
    is_lifted: bool = False

    def meet(self, route: Route) -> None:
        if self.is_lifted:
            route.continue_()
        else:
            self.held.append(route)

    def lift(self) -> None:
        self.is_lifted = True
        while self.held:
            self.held.pop().continue_()


def hold(page: Page, pattern: str) -> Barrier:
    """A barrier before every file whose address has the pattern."""
    barrier = Barrier()
    page.route(re.compile(pattern), lambda route: barrier.meet(route))
    return barrier
