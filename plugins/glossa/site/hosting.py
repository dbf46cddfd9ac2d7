"""What a server is told: headers, caching, types, old addresses. One source for every kind of host.

`_headers` is read by Netlify, Cloudflare Pages and hosts after them; nginx gets a configuration.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossa.site.frame import POLICY
from glossa.tables.moves import Redirect

HEADERS_FILE = "_headers"

HEADERS = {
    # Who may frame a page can be said in a header only, not in the page itself.
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What every answer carries."""

HSTS = ("Strict-Transport-Security", "max-age=31536000")
"""Advice, not a default: it binds the whole host, and browsers keep to it for a year."""

FOREVER = "public, max-age=31536000, immutable"
CACHING = {
    "assets/javascripts/": FOREVER,
    "assets/stylesheets/": FOREVER,
    "assets/glossa/fonts/": "public, max-age=604800",
}
"""How long files may be kept without asking: the first two have a hash of what they hold in their
names. All others are asked for each time, and answered with “not modified”."""

OPEN = {"data/": {"Access-Control-Allow-Origin": "*"}}
"""The data files are for the programs of other sites too."""

TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "txt": "text/plain",
    "csv": "text/csv",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
    "atom": "application/atom+xml",
    "tbx": "application/x-tbx",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "md": "text/markdown",
    "svg": "image/svg+xml",
    "png": "image/png",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "epub": "application/epub+zip",
    "pdf": "application/pdf",
    "zip": "application/zip",
}
"""Media types by the end of a file's name; a test finds every end that the site has."""

PACKED = ("image/png", "image/webp", "font/woff2", "application/epub+zip", "application/pdf",
          "application/zip")  # fmt: skip
"""Types that are packed already."""

UNSURE = ("atom", "bib", "csv", "epub", "jsonld", "md", "ris", "tbx", "webmanifest", "xml")
"""Ends that hosts often do not know, or take for something else; the others they know. A browser
that may not guess (`nosniff`) must be told aright."""

_ADDRESS = re.compile(r"/[A-Za-z0-9/_.-]*(?:#[A-Za-z0-9_.-]+)?")


def full_type(end: str) -> str:
    """The media type of files that end so, with the encoding of their words if they hold words."""
    media = TYPES[end]
    return media if media in PACKED else f"{media}; charset=utf-8"


def render_headers(below: str) -> str:
    """The file `_headers` of a site that stands below the path `below`, `/` or `/law/`."""
    name, value = HSTS
    rules = {f"{below}*": HEADERS}
    rules |= {f"{below}{folder}*": {"Cache-Control": keep} for folder, keep in CACHING.items()}
    rules |= {f"{below}{folder}*": headers for folder, headers in OPEN.items()}
    # One asterisk a rule, which goes through slashes: so all who read this file have it.
    rules |= {f"{below}*.{end}": {"Content-Type": full_type(end)} for end in UNSURE}
    blocks = (
        "\n".join([path, *(f"  {name}: {value}" for name, value in headers.items())])
        for path, headers in rules.items()
    )
    advice = f"# Once the whole host speaks HTTPS for good, add to the first rule: {name}: {value}"
    return "\n\n".join([advice, *blocks]) + "\n"


def render_nginx(
    moved: Iterable[Redirect],
    *,
    root: str,
    name: str = "_",
    listen: str = "80",
    below: str = "/",
) -> str:
    """A configuration for nginx, to be included where `http` stands.

    `root` is the folder of the built site on the server, `name` the host's, `below` the path that
    the site stands below. ValueError where one of them could be read as more than that.
    """
    _refuse_odd(site=root, name=name, listen=listen, below=below)
    lines = [
        "# Made by `glossa nginx`; make it anew after addresses moved.",
        "",
        *_render_moves(moved, below),
        "",
        *_render_caching(below),
        "",
        "server {",
        *(f"    {line}" if line else "" for line in _render_server(root, name, listen, below)),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _refuse_odd(**given: str) -> None:
    for name, value in given.items():
        if not re.fullmatch(r"[A-Za-z0-9/_.:\[\]-]+", value):
            allowed = "Latin letters, figures and / _ . : [ ] -"
            raise ValueError(f"--{name} {value!r}: only {allowed} can stand there")
    if not re.fullmatch(r"/(?:[A-Za-z0-9_.-]+/)*", given["below"]):
        raise ValueError(f"--below {given['below']!r}: a path begins and ends with a slash")


def _render_moves(moved: Iterable[Redirect], below: str) -> Iterator[str]:
    yield "# Where whole pages moved. Places on a page are found by the page at the old address."
    yield "map_hash_bucket_size 256;"
    yield "map_hash_max_size 16384;"
    yield "map $uri $glossa_moved {"
    yield '    default "";'
    for redirect in moved:
        pair = (redirect.old, redirect.new)
        # Anything but a plain address could be read as nginx's own language.
        if "#" not in redirect.old and all(map(_ADDRESS.fullmatch, pair)):
            old, new = (below + url.removeprefix("/") for url in pair)
            yield f'    "{old}" "{new}";'
    yield "}"


def _render_caching(below: str) -> Iterator[str]:
    yield "map $uri $glossa_caching {"
    yield '    default "no-cache";'
    for folder, keep in CACHING.items():
        yield f'    "~^{re.escape(below + folder)}" "{keep}";'
    yield "}"
    yield "map $uri $glossa_origin {"
    yield '    default "";'
    for folder, headers in OPEN.items():
        yield f'    "~^{re.escape(below + folder)}" "{headers["Access-Control-Allow-Origin"]}";'
    yield "}"


def _render_server(root: str, name: str, listen: str, below: str) -> Iterator[str]:
    strict, year = HSTS
    yield f"listen {listen};"
    yield f"server_name {name};"
    yield "server_tokens off;"
    yield "absolute_redirect off;"
    yield "# With a certificate: listen 443 ssl; and once the whole host speaks HTTPS for good:"
    yield f'# add_header {strict} "{year}" always;'
    yield ""
    yield from (f'add_header {header} "{value}" always;' for header, value in HEADERS.items())
    yield "add_header Cache-Control $glossa_caching;"
    yield "add_header Access-Control-Allow-Origin $glossa_origin;"
    yield ""
    yield from _render_types()
    yield ""
    yield "if ($glossa_moved) {"
    yield "    return 301 $glossa_moved;"
    yield "}"
    yield f"error_page 404 {below}404.html;"
    yield f"location = {below}{HEADERS_FILE} {{"
    yield "    return 404;"
    yield "}"
    yield f"location {below} {{"
    yield f"    alias {root.rstrip('/')}/;"
    yield "    index index.html;"
    yield "}"
    if below != "/":
        yield "location / {"
        yield "    return 404;"
        yield "}"


def _render_types() -> Iterator[str]:
    yield "types {"
    yield from (f"    {media} {end};" for end, media in TYPES.items())
    yield "}"
    yield "default_type application/octet-stream;"
    yield "charset utf-8;"
    # Of HTML nginx knows by itself.
    words = [media for media in TYPES.values() if media not in (*PACKED, "text/html")]
    yield f"charset_types {' '.join(words)};"
    yield "gzip on;"
    yield "gzip_static on;"
    yield "gzip_vary on;"
    yield "gzip_proxied any;"
    yield "gzip_comp_level 6;"
    yield "gzip_min_length 1024;"
    yield f"gzip_types {' '.join(words)};"
