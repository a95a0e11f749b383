"""Tables that leave as a file: CSV that a spreadsheet opens and never runs."""

import csv
from collections.abc import Iterable, Iterator, Sequence

# A cell that begins so is a formula for a spreadsheet: somebody else's text could act there.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
# With it a spreadsheet reads accents.
_MARK = "\ufeff"


class _Echo:
    """A place to write a line and have it back."""

    def write(self, line: str) -> str:
        return line


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


def csv_lines(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The file line by line, the head first: with semicolons, as spreadsheets in French expect."""
    writer = csv.writer(_Echo(), delimiter=";")
    yield _MARK
    for row in rows:
        yield writer.writerow([cell(one) for one in row])


def csv_bytes(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The whole file, in UTF-8."""
    return "".join(csv_lines([head, *rows])).encode()
