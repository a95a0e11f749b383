"""Tables that leave as a file: CSV that a spreadsheet opens and never runs."""

import csv
import io
from collections.abc import Iterable, Sequence

# A cell that begins so is a formula for a spreadsheet: somebody else's text could act there.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> str:
    """The text of a cell; what would be read as a formula is led by an apostrophe.

    A number stays a number, negative too.
    """
    if value is None:
        return ""
    text = str(value)
    if isinstance(value, int | float) or not text.startswith(_FORMULAS):
        return text
    return f"'{text}"


def csv_bytes(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The file: UTF-8 with its mark and semicolons, as spreadsheets in French expect."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([cell(one) for one in head])
    writer.writerows([cell(one) for one in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
