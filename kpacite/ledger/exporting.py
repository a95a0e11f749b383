"""The FEC of a book and a year, written as it is read, whatever its length."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.utils import timezone

from kpacite.ledger.core import fec
from kpacite.ledger.core.fec import FecLine
from kpacite.ledger.models import Book, JournalEntry, JournalLine
from kpacite.lib.snapshots import snapshot

CHUNK = 2_000

_COLUMNS = (
    "entry__journal__code",
    "entry__journal__name",
    "entry__number",
    "entry__on",
    "account__code",
    "account__name",
    "third_party",
    "third_party_name",
    "member_id",
    "member__first_name",
    "member__last_name",
    "entry__piece_ref",
    "entry__piece_date",
    "label",
    "entry__label",
    "amount_cents",
    "entry__validated_at",
)


def years(book: Book) -> list[int]:
    """The years of the book that have entries."""
    rows = JournalEntry.objects.filter(book=book).order_by("year")
    return list(rows.values_list("year", flat=True).distinct())


def write_fec(*, book: Book, year: int, folder: Path) -> Path:
    """The file is in the folder, under the name that the law gives it; returns its path.

    Written beside and moved when it is whole: a file with the right name is a complete one.
    Law: LPF, art. A47 A-1: in the order of validation; classes 6 and 7 are not closed in it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / fec.file_name(book.siren, year)
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        file.write(fec.record(fec.COLUMNS))
        for line in fec_lines(book, year):
            file.write(fec.record(line.fields()))
    return unfinished.replace(path)


def fec_lines(book: Book, year: int) -> Iterator[FecLine]:
    """The lines of the year in the order of validation, read in a view that stands still."""
    rows = (
        JournalLine.objects.filter(entry__book=book, entry__year=year)
        .order_by("entry__position", "rank")
        .values_list(*_COLUMNS)
    )
    with snapshot():
        for row in rows.iterator(chunk_size=CHUNK):
            yield _line(row)


def _line(row: Sequence[Any]) -> FecLine:  # seventeen columns of as many types
    (journal, journal_name, number, on, account, account_name, third_party, third_party_name,
     member, first_name, last_name, piece_ref, piece_date, label, entry_label, cents,
     validated_at) = row  # fmt: skip
    # Auxiliary accounts are those of third parties: class 4 only.
    if not account.startswith("4"):
        auxiliary = auxiliary_name = ""
    elif third_party:
        auxiliary = third_party.split("/", 1)[-1].replace("/", "-").upper()
        auxiliary_name = third_party_name or auxiliary
    elif member is not None:
        auxiliary, auxiliary_name = f"MEMBRE-{member}", f"{first_name} {last_name}".strip()
    else:
        auxiliary = auxiliary_name = ""
    return FecLine(
        journal, journal_name, number, on, account, account_name, auxiliary, auxiliary_name,
        piece_ref, piece_date, label or entry_label, cents, timezone.localtime(validated_at).date(),
    )  # fmt: skip
