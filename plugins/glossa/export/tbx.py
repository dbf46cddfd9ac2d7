"""The terms as TBX-Basic: `terms.tbx`.

The standard: ISO 30042:2019 (TBX, namespace `urn:iso:std:iso:30042:ed-2`), dialect TBX-Basic in its
style DCA. A concept is an entry of the register; a language has the term we keep to (preferred) and
the forms not to be written (deprecated), each with why. The definition stands with its source, the
address of the provision that gives it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from glossa.corpus import Corpus
from glossa.export.xml import Maker, write_xml
from glossa.model.registers import Term

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
PREFERRED = "preferredTerm-admn-sts"
DEPRECATED = "deprecatedTerm-admn-sts"

DESCRIPTION = (
    "Terms of the law and of its commentary. Definitions are restatements in the editors' own "
    "words, not official texts. Licence: CC BY 4.0."
)

_T = Maker(NAMESPACE)
_RUNNING = frozenset({"p", "term", "termNote", "descrip", "admin", "note", "ref", "title"})


def export_tbx(corpus: Corpus) -> str:
    """The terms of the edition, all languages in one file."""
    main = corpus.languages[0].tag if corpus.languages else "und"
    header = _T(
        "tbxHeader",
        _T(
            "fileDesc",
            _T("titleStmt", _T("title", "Glossa: terms")),
            _T("sourceDesc", _T("p", DESCRIPTION)),
        ),
    )
    body = _T("body", *(_write_concept(corpus, term) for term in corpus.terms.values()))
    root = _T("tbx", header, _T("text", body), type="TBX-Basic", style="dca", lang=main)
    return write_xml(root, _RUNNING)


def _write_concept(corpus: Corpus, term: Term) -> etree._Element:
    languages = (language.tag for language in corpus.languages)
    return _T(
        "conceptEntry",
        *(_T("admin", paper, type="source") for paper in term.papers),
        *(_write_language(term, tag) for tag in languages if term.label.get(tag)),
        id=term.id,
    )


def _write_language(term: Term, tag: str) -> etree._Element:
    avoided = term.deprecated.get(tag, {})
    return _T(
        "langSec",
        *_write_definition(term, tag),
        *([_T("note", term.note[tag])] if term.note.get(tag) else []),
        _write_term(term.label[tag], PREFERRED),
        *(_write_term(form, DEPRECATED, why) for form, why in avoided.items()),
        lang=tag,
    )


def _write_definition(term: Term, tag: str) -> Iterator[etree._Element]:
    if term.definition.get(tag):
        source = [_T("admin", term.defined_at, type="source")] if term.defined_at else []
        definition = _T("descrip", term.definition[tag], type="definition")
        yield _T("descripGrp", definition, *source)


def _write_term(form: str, status: str, why: str = "") -> etree._Element:
    return _T(
        "termSec",
        _T("term", form),
        _T("termNote", status, type="administrativeStatus"),
        *([_T("note", why)] if why else []),
    )


EXPORTS: Mapping[str, Callable[[Corpus], str]] = {"terms.tbx": export_tbx}
"""What stands under /data/, by file name."""
