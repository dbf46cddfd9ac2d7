"""Legal citations in Kazakh, Russian and English: find, resolve, write.

`find_citations` reads a text; `resolve_citation` turns what it found into addresses at a place;
`write_address` is the inverse of finding; `parse_query` reads what a reader types to jump to a
provision. The grammar is data with examples (`grammar/*.toml`), each example a test.
"""

from glossa.cite.acts import ActIndex, ActNames, names_of, standard_acts
from glossa.cite.find import find_citations, standard_index
from glossa.cite.query import parse_query
from glossa.cite.report import citations_as_json
from glossa.cite.resolve import Reason, Resolution, resolve_citation
from glossa.cite.values import ActKind, Citation, Language, Status, Target
from glossa.cite.write import Case, Style, write_address

__all__ = [
    "ActIndex",
    "ActKind",
    "ActNames",
    "Case",
    "Citation",
    "Language",
    "Reason",
    "Resolution",
    "Status",
    "Style",
    "Target",
    "citations_as_json",
    "find_citations",
    "names_of",
    "parse_query",
    "resolve_citation",
    "standard_acts",
    "standard_index",
    "write_address",
]
