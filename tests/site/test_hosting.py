from __future__ import annotations

import re

import pytest

from glossa.cli import main
from glossa.site.edition import build_site
from glossa.site.frame import POLICY
from glossa.site.hosting import (
    CACHING,
    HEADERS,
    HEADERS_FILE,
    PACKED,
    TYPES,
    UNSURE,
    render_headers,
    render_nginx,
)
from glossa.tables.moves import Redirect
from tests.sites import rich_corpus
from tests.test_cli import project  # noqa: F401 - a fixture

MOVED = (Redirect("/kz/ai-law/art-5/", "/kz/ai-law/art-6/#art_6", "kk"),)


def test_the_site_carries_its_headers() -> None:
    site = build_site(rich_corpus(), base_url="https://glossa.example/some/where/")
    (document,) = [found for found in site.documents if found.path == HEADERS_FILE]
    assert document.text == render_headers("/some/where/")
    assert document.text != render_headers("/")


@pytest.mark.parametrize("below", ["/", "/some/where/"])
def test_both_hosts_are_told_the_same(below: str) -> None:
    flat = render_headers(below)
    server = render_nginx(MOVED, root="/srv/law", below=below)
    for name, value in HEADERS.items():
        assert f"  {name}: {value}\n" in flat
        assert f'    add_header {name} "{value}" always;\n' in server
    for folder, keep in CACHING.items():
        assert f"{below}{folder}*\n  Cache-Control: {keep}\n" in flat
        assert f'"{keep}";' in server
    assert HEADERS["Content-Security-Policy"].startswith(POLICY)
    # A rule may be read with another that fits: what is said twice would be joined by a comma.
    first, *others = flat.split("\n\n")[1:]
    assert first.startswith(f"{below}*\n")
    assert not any(name in other for name in HEADERS for other in others)
    assert "Cache-Control" not in first


def rules_of(headers: str) -> dict[str, dict[str, str]]:
    """What `_headers` says, as its readers read it: headers by pattern."""
    blocks = [block.split("\n") for block in headers.strip().split("\n\n")[1:]]
    return {path: dict(line.strip().split(": ", 1) for line in said) for path, *said in blocks}


def headers_at(path: str, rules: dict[str, dict[str, str]]) -> dict[str, list[str]]:
    """What an answer at `path` carries: an asterisk stands for anything, slashes too."""
    found: dict[str, list[str]] = {}
    for pattern, headers in rules.items():
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path):
            for name, value in headers.items():
                found.setdefault(name, []).append(value)
    return found


@pytest.mark.parametrize("below", ["/", "/some/where/"])
def test_files_that_hosts_guess_badly_have_the_types_that_nginx_gives(below: str) -> None:
    rules, server = rules_of(render_headers(below)), render_nginx(MOVED, root="/srv", below=below)
    spelled = re.search(r"charset_types (.*);", server)
    assert spelled is not None
    for end in TYPES:
        said = headers_at(f"{below}data/pdf/a.b.{end}", rules)
        assert f"    {TYPES[end]} {end};" in server
        charset = "; charset=utf-8" if TYPES[end] in spelled[1].split() else ""
        assert said.get("Content-Type", []) == ([TYPES[end] + charset] if end in UNSURE else [])
        # What is said twice would be joined by a comma.
        assert all(len(values) == 1 for values in said.values())
    assert "Content-Type" not in headers_at(f"{below}kz/ai-law/art-17/", rules)
    assert set(UNSURE) <= set(TYPES)
    assert not set(PACKED) - set(TYPES.values())


def test_no_reader_of_the_headers_is_asked_too_much() -> None:
    """Cloudflare reads a hundred rules, two thousand signs a line, one asterisk a path."""
    text = render_headers("/some/where/")
    assert len(rules_of(text)) <= 100
    assert all(len(line) <= 2000 for line in text.splitlines())
    assert all(path.count("*") == 1 for path in rules_of(text))


@pytest.mark.parametrize(
    "redirect",
    [
        Redirect("/kz/a/#art_1", "/kz/b/", "kk"),
        Redirect('/kz/a/" "x"; } evil {', "/kz/b/", "kk"),
        Redirect("/kz/a/", "/kz/$http_x/", "kk"),
        Redirect("/kz/a/\n", "/kz/b/", "kk"),
        Redirect("/kz/a/", "https://elsewhere.example/", "kk"),
    ],
)
def test_what_is_no_plain_address_of_ours_is_left_out(redirect: Redirect) -> None:
    assert render_nginx([redirect], root="/srv") == render_nginx([], root="/srv")


@pytest.mark.parametrize(
    "given", [{"root": "/srv; x"}, {"name": "a b"}, {"listen": "80 ssl"}, {"below": "law"}]
)
def test_what_could_be_read_as_more_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"can stand there|slash"):
        render_nginx([], **({"root": "/srv"} | given))


def test_the_command(project: object, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    run = ["--root", str(project), "nginx"]
    assert main([*run, "--below", "/law/", "--name", "law.example"]) == 0
    out = capsys.readouterr().out
    assert "server_name law.example;" in out
    assert "location /law/ {" in out
    assert main([*run, "--below", "law"]) == 2
    assert "begins and ends with a slash" in capsys.readouterr().err
