"""The books at ten thousand and at a million lines, made in bulk in a base thrown away."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from django.db import connection, models, transaction

from kpacite.ledger import balances, chart, exporting
from kpacite.ledger.core import fec
from kpacite.ledger.models import Account, Book, JournalEntry, JournalLine, MonthTotal
from tests.bench.measuring import Ratio, clock, milliseconds

YEAR = 2026
SMALL, LARGE = 10_000, 1_000_000
BATCH = 20_000
VALIDATED_AT = datetime(YEAR, 12, 31, 12, tzinfo=UTC)


def ratios(large: int = LARGE) -> Iterator[Ratio]:
    small_book, large_book = _book(SMALL), _book(large)
    small = clock(lambda: balances.trial_balance(small_book, YEAR), rounds=9)
    big = clock(lambda: balances.trial_balance(large_book, YEAR), rounds=9)
    yield Ratio(
        f"trial balance, {large:,} lines to {SMALL:,}",
        f"{milliseconds(big)} / {milliseconds(small)}", big / small, 1.5,
    )  # fmt: skip
    ours, raw = _rate(_write, large_book), _rate(_read, large_book)
    yield Ratio(
        "FEC: a raw cursor’s rows per second, to ours",
        f"{raw:,.0f} / {ours:,.0f} rows/s", raw / ours, 12.0,
    )  # fmt: skip


def _rate(gesture, book: Book) -> float:
    read = 0

    def run() -> None:
        nonlocal read
        read = gesture(book)

    return read / seconds if (seconds := clock(run, rounds=2)) and read else 0.0


def _write(book: Book) -> int:
    """Every line as the bytes of the FEC."""
    return sum(1 for line in exporting.fec_lines(book, YEAR) if fec.record(line.fields()))


def _read(book: Book) -> int:
    """The same rows by the same query, straight from the driver."""
    rows = (
        JournalLine.objects.filter(entry__book=book, entry__year=YEAR)
        .order_by("entry__position", "rank")
        .values_list(*exporting._COLUMNS)
    )
    sql, parameters = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return sum(len(batch) for batch in iter(lambda: cursor.fetchmany(2000), []))


@transaction.atomic
def _book(lines: int) -> Book:
    """A year of sales entries, two lines each, and the month totals that posting would keep."""
    book = chart.open_book(slug=f"bench-{lines}", name="Bench", siren="900123407")
    debit, credit = (Account.objects.get(book=book, code=code) for code in ("411", "706"))
    entries = lines // 2
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # a check per line would take an hour
            cursor.execute("SET LOCAL session_replication_role = replica")
    first = (JournalEntry.objects.aggregate(last=models.Max("pk"))["last"] or 0) + 1
    _insert(JournalEntry, _entries(book, first, entries))
    _insert(JournalLine, _lines(first, entries, debit, credit))
    for month in range(1, 13):
        for account, side in ((debit, "debit_cents"), (credit, "credit_cents")):
            MonthTotal.objects.create(
                account=account, month=date(YEAR, month, 1), **{side: entries * 1200 // 12}
            )
    return book


def _entries(book: Book, first: int, count: int) -> Iterator[JournalEntry]:
    journal = book.journals.get(code="VE")
    for rank in range(count):
        day = date(YEAR, 1, 1) + timedelta(days=rank * 365 // count)
        yield JournalEntry(
            pk=first + rank, book=book, journal=journal, year=YEAR, number=rank + 1, on=day,
            label=f"Facture {rank + 1}", piece_ref=f"FA-{rank + 1}", piece_date=day,
            source=f"bench/{rank}", validated_at=VALIDATED_AT, position=rank + 1,
            previous_hash="0" * 64, hash="0" * 64,
        )  # fmt: skip


def _lines(first: int, count: int, debit: Account, credit: Account) -> Iterator[JournalLine]:
    for rank in range(count):
        for place, (account, cents) in enumerate(((debit, 1200), (credit, -1200)), start=1):
            yield JournalLine(
                entry_id=first + rank, rank=place, account=account, amount_cents=cents,
                third_party=f"sales/client/{rank % 50}", third_party_name=f"Client {rank % 50}",
            )  # fmt: skip


def _insert(model: type[models.Model], rows: Iterator[models.Model]) -> None:
    """Many rows, without the signals and the checks of one by one."""
    while batch := list(islice(rows, BATCH)):
        model.objects.bulk_create(batch, batch_size=500)
