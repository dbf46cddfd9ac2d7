"""`glossa nginx`: a configuration for nginx on standard output."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from glossa.cli.exits import CLEAN, FOUND, USAGE, misused, project_root, read_whole
from glossa.tables.moves import build_redirects


def add_to(commands: Any) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "nginx",
        help="write a configuration for nginx",
        description="Write what nginx is told to serve the site: headers, caching, types, and a "
        "permanent redirect from every page that moved. Include it where `http` stands.",
    )
    parser.add_argument("--site", default="/var/www/glossa", help="the folder of the built site")
    parser.add_argument("--name", default="_", help="the name of the host")
    parser.add_argument("--listen", default="80", help="port, or address and port")
    parser.add_argument("--below", default="/", metavar="PATH", help="the path it stands below")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the configuration; refuse while the sources have errors."""
    # The site's rooms are loaded by the commands that need them alone.
    from glossa.site.hosting import render_nginx

    root = project_root(arguments)
    if root is None:
        return USAGE
    corpus = read_whole(root)
    if corpus is None:
        return FOUND
    try:
        text = render_nginx(
            build_redirects(corpus),
            root=arguments.site,
            name=arguments.name,
            listen=arguments.listen,
            below=arguments.below,
        )
    except ValueError as error:
        return misused(f"{error}.")
    sys.stdout.write(text)
    return CLEAN
