"""Books and entries, for tests."""

from datetime import UTC, date, datetime
from itertools import count

from kpacite.ledger import chart, posting
from kpacite.ledger.core.entries import Entry, credit, debit
from kpacite.money import Euros

JUNE_12 = date(2026, 6, 12)
AT = datetime(2026, 6, 12, 10, tzinfo=UTC)
_rank = count(1)


def book(*, slug=None, name="Optale", siren="732829320"):
    return chart.open_book(slug=slug or f"book-{next(_rank)}", name=name, siren=siren)


def entry(*, source=None, on=JUNE_12, cents=12_000, journal="BQ", lines=None, label="Un paiement"):
    """The least entry: the client's money comes to the bank."""
    source = source or f"sales/payment/{next(_rank)}"
    if lines is None:
        lines = [debit("512", Euros(cents)), credit("411", Euros(cents))]
    return Entry(
        journal=journal, on=on, label=label, source=source,
        piece_ref=source.split("/", 1)[1], piece_date=on, lines=lines,
    )  # fmt: skip


def post(*, book, by=None, at=AT, **facts):
    return posting.post(book=book, entry=entry(**facts), by=by, at=at)
