"""The configuration in Debian's nginx: what a browser would be told."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from glossa.site.edition import build_site
from glossa.site.hosting import HEADERS, PACKED, TYPES, render_nginx
from glossa.tables.moves import Redirect
from tests.sites import rich_corpus

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
WORDS = "Заң қолданыста. " * 400
MOVED = (
    Redirect("/kz/ai-law/art-5/", "/kz/ai-law/art-17/#art_17__para_1", "kk"),
    Redirect("/kz/ai-law/art-18/", "/kz/ai-law/art-17/", "kk"),
    Redirect("/data/old.csv", "/data/terms.csv", ""),
    Redirect(f"/id/{'long-' * 30}/", "/id/ai-law/art-17/", ""),
)
FRAME = """\
{user}daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/glossa.conf;
}}
"""


@dataclass(frozen=True, slots=True)
class Running:
    """A server: its client, and the path below which the site stands."""

    client: httpx.Client
    below: str

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.client.get(f"{self.below}{path}", headers=headers)


def write_site(folder: Path, below: str) -> None:
    site = build_site(rich_corpus(), base_url=f"https://glossa.example{below}")
    files = {document.path: document.data for document in site.documents}
    for pages in site.pages.values():
        files |= {f"{page.path}index.html": str(page.html).encode() for page in pages}
    files |= {f"data/one.{end}": WORDS.encode() for end in TYPES}
    files["assets/javascripts/bundle.79ae519e.min.js"] = WORDS.encode()
    files["assets/glossa/fonts/a.woff2"] = b"wOF2" * 1000
    files["data/packed.json"] = b"{}"
    files["data/packed.json.gz"] = gzip.compress(WORDS.encode())
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module", params=["/", "/some/where/"], ids=["root", "below-a-path"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    if NGINX is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("nginx is not here: see .ci/run")
    below, folder, port = request.param, tmp_path_factory.mktemp("nginx"), free_port()
    write_site(folder / "site", below)
    listen = f"127.0.0.1:{port}"
    text = render_nginx(MOVED, root=str(folder / "site"), listen=listen, below=below)
    (folder / "glossa.conf").write_text(text, "utf-8")
    # Started by root, it would serve as another user, who may not read the files of a test.
    user = "" if os.getuid() else "user root;\n"
    (folder / "nginx.conf").write_text(FRAME.format(folder=folder, user=user), "utf-8")
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    assert "[warn]" not in tried.stderr, tried.stderr
    with subprocess.Popen(command) as process, httpx.Client(base_url=f"http://{listen}") as client:
        wait_for(client)
        yield Running(client, below)
        process.terminate()


def wait_for(client: httpx.Client) -> None:
    for _ in range(100):
        try:
            client.get("/")
            return
        except httpx.ConnectError:
            time.sleep(0.05)
    pytest.fail("nginx does not answer")


@pytest.mark.parametrize("path", ["", "kz/ai-law/art-17/", "404-nowhere", "data/one.json"])
def test_every_answer_carries_the_headers(server: Running, path: str) -> None:
    answer = server.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert answer.headers["server"] == "nginx"


def test_pages_and_what_is_not_there(server: Running) -> None:
    answer = server.get("kz/ai-law/art-17/")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    lost = server.get("kz/ai-law/art-99/")
    assert lost.status_code == 404
    assert lost.headers["content-type"] == "text/html; charset=utf-8"
    assert "Бұл бет жоқ" in lost.text or "404" in lost.text
    assert "cache-control" not in lost.headers
    assert server.get("_headers").status_code == 404
    assert server.get("../nginx.conf").status_code in (400, 404)
    assert server.client.get(f"{server.below}..%2fnginx.conf").status_code in (400, 404)
    slash = server.get("kz/ai-law/art-17")
    assert (slash.status_code, slash.headers["location"]) == (
        301,
        f"{server.below}kz/ai-law/art-17/",
    )
    if server.below != "/":
        assert server.client.get("/").status_code == 404
        assert "<html" in server.client.get("/elsewhere/").text


def test_moved_addresses(server: Running) -> None:
    for redirect in MOVED:
        answer = server.get(redirect.old.removeprefix("/"))
        assert answer.status_code == 301
        assert answer.headers["location"] == server.below + redirect.new.removeprefix("/")
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert answer.headers["cache-control"] == "no-cache"
    assert server.get("kz/ai-law/art-17/").status_code == 200


@pytest.mark.parametrize("end", TYPES)
def test_types_and_compression(server: Running, end: str) -> None:
    answer = server.get(f"data/one.{end}", **{"Accept-Encoding": "gzip"})
    media, _, charset = answer.headers["content-type"].partition("; ")
    assert media == TYPES[end]
    is_packed = media in PACKED
    assert charset == ("" if is_packed else "charset=utf-8")
    assert ("content-encoding" in answer.headers) is not is_packed
    assert answer.content == WORDS.encode()
    plain = server.get(f"data/one.{end}", **{"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.headers["access-control-allow-origin"] == "*"


def test_what_is_packed_beforehand_is_sent_so(server: Running) -> None:
    answer = server.get("data/packed.json", **{"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.text == WORDS


def test_caching(server: Running) -> None:
    keeps = {
        "assets/javascripts/bundle.79ae519e.min.js": "public, max-age=31536000, immutable",
        "assets/glossa/fonts/a.woff2": "public, max-age=604800",
        "kz/ai-law/art-17/": "no-cache",
    }
    for path, keep in keeps.items():
        answer = server.get(path)
        assert answer.headers["cache-control"] == keep
        again = server.get(path, **{"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304
        assert "access-control-allow-origin" not in answer.headers
