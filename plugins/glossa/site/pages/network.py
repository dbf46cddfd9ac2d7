"""The network of an act as a matrix and as a picture, drawn when the site is built.

The picture is an arc diagram: articles on a line in the order of the law, chapters as bands behind
them, a citation as an arc, above the line to a later article, below it to an earlier one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from glossa.model.address import Address
from glossa.site.html import element
from glossa.site.labels import name_chapter
from glossa.site.pages.act import chapter_of
from glossa.site.view import View
from glossa.tables.network import Network
from glossa.tables.places import article_key

STEP, GAP, EDGE = 30, 12, 24
"""Distances in units of the picture: between articles, more between chapters, at the edges."""

BAND = 28
"""The height of the line of numbers."""

FLATNESS = 0.6
"""The height of an arc over half its span."""

WIDEST = 8.0
MOST = 5


@dataclass(frozen=True, slots=True)
class Head:
    """An article at the edge of the matrix."""

    number: str
    heading: str
    href: str
    id: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """How many citations lead from each article (a row) to each (a column); 0 for none."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[Head, tuple[tuple[Head, int], ...]], ...]


def view_matrix(network: Network, view: View) -> Matrix:
    """The matrix of a network."""
    heads = tuple(_head(article, view) for article in network.articles)
    rows = tuple(
        (
            head,
            tuple(
                (other, network.counts.get((origin, target), 0))
                for other, target in zip(heads, network.articles, strict=True)
            ),
        )
        for head, origin in zip(heads, network.articles, strict=True)
    )
    return Matrix(heads, rows)


def describe_network(network: Network, view: View) -> str:
    """What the picture shows, in a sentence: the articles most often cited."""
    ranked = sorted(network.articles, key=lambda article: -network.cited(article))
    most = (
        f"{view.provision_label(str(article.eid))} ({network.cited(article)})"
        for article in ranked[:MOST]
    )
    return view.words.say("Most often cited: %(articles)s", articles=", ".join(most))


def draw_network(network: Network, view: View) -> Markup:
    """The picture of a network as an SVG element; its colours are classes of the stylesheet."""
    places = _places(network, view)
    arcs = sorted((pair, count) for pair, count in network.counts.items() if pair[0] != pair[1])
    spans = {
        later: max(
            (abs(places[b] - places[a]) for (a, b), _ in arcs if (a < b) is later), default=0
        )
        for later in (True, False)
    }
    line, below = (round(spans[later] / 2 * FLATNESS) + EDGE for later in (True, False))
    width, height = round(max(places.values())) + EDGE, line + BAND + below
    return element(
        "svg",
        element("title", view.words.say("Picture of the references"), id="s-picture-title"),
        element("desc", describe_network(network, view), id="s-picture-desc"),
        *_bands(network, places, height, view),
        *(_arc(places[a], places[b], count, line) for (a, b), count in arcs),
        *(_node(article, places[article], line, view) for article in network.articles),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=str(width),
        height=str(height),
        role="img",
        aria_labelledby="s-picture-title s-picture-desc",
        class_="g-net",
    )


def _head(article: Address, view: View) -> Head:
    eid = article.eid
    number = eid.steps[0].number if eid else ""
    href = view.to(article_key(article.act, eid)) if eid else ""
    return Head(number, view.heading(str(article)), href, str(eid))


def _chapters(network: Network, view: View) -> list[tuple[str, list[Address]]]:
    """The articles by chapter, with the chapter's number."""
    act = view.corpus.acts[network.articles[0].act]
    placed = ((chapter_of(act, article.eid), article) for article in network.articles)
    runs = groupby(placed, key=lambda pair: pair[0].eid.last.number if pair[0] else "")
    return [(number, [article for _, article in run]) for number, run in runs]


def _places(network: Network, view: View) -> dict[Address, float]:
    places: dict[Address, float] = {}
    at = float(EDGE)
    for _, articles in _chapters(network, view):
        for article in articles:
            places[article] = at
            at += STEP
        at += GAP
    return places


def _bands(network: Network, places: dict[Address, float], height: int, view: View) -> list[Markup]:
    drawn = []
    for number, articles in _chapters(network, view):
        left, right = places[articles[0]] - STEP / 2, places[articles[-1]] + STEP / 2
        band = element(
            "rect",
            x=_n(left),
            y="0",
            width=_n(right - left),
            height=str(height),
            class_="g-net__band",
        )
        drawn += [band]
        if number:
            label = name_chapter(number, view.words)
            fits = len(label) * 7 < right - left
            drawn += [_text(label if fits else number, (left + right) / 2, 14, "g-net__chapter")]
    return drawn


def _arc(start: float, end: float, count: int, line: int) -> Markup:
    radius = abs(end - start) / 2
    later = end > start
    y = line if later else line + BAND
    # Drawn from the citing article to the cited one, clockwise: so the sweep is always 1.
    path = f"M{_n(start)} {y}A{_n(radius)} {_n(radius * FLATNESS)} 0 0 1 {_n(end)} {y}"
    width = min(1 + 0.8 * (count - 1), WIDEST)
    kind = "g-net__arc--later" if later else "g-net__arc--earlier"
    return element("path", d=path, stroke_width=_n(width), class_=f"g-net__arc {kind}")


def _node(article: Address, place: float, line: int, view: View) -> Markup:
    number = article.eid.steps[0].number if article.eid else ""
    return _text(number, place, line + BAND / 2 + 4, "g-net__number")


def _text(words: str, x: float, y: float, name: str) -> Markup:
    return element("text", words, x=_n(x), y=_n(y), text_anchor="middle", class_=name)


def _n(number: float) -> str:
    """A length with at most one decimal, the same on every machine."""
    return f"{number:.1f}".removesuffix(".0")
