"""Rows as a CSV file (RFC 4180): a header, a record a line, lines ended by CRLF."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO


def write_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The rows as CSV text under their header."""
    sheet = StringIO()
    writer = csv.writer(sheet)
    writer.writerow(header)
    writer.writerows(rows)
    return sheet.getvalue()
