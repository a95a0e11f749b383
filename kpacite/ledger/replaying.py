"""The totals that posting keeps, set beside the same totals added up again from the journal."""

import heapq
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce, TruncMonth

from kpacite.ledger.models import Balance, Book, JournalLine, MonthTotal

CHUNK = 2_000
Totals = tuple[int, int]  # debits, credits, in cents
Axes = tuple[int, int, int]  # account, coop, member: 0 for none
Month = tuple[int, date]  # account, first day
Key = TypeVar("Key", Axes, Month)
Row = tuple[Key, Totals]
Unequal = tuple[Key, Totals, Totals]

_DEBIT = Coalesce(Sum("amount_cents", filter=Q(amount_cents__gt=0)), 0)
_CREDIT = Coalesce(Sum("amount_cents", filter=Q(amount_cents__lt=0)), 0)


def differences(book: Book) -> Iterator[tuple[str, Totals, Totals]]:
    """(name of the total, what is kept, what the journal says) for each that differs."""
    codes = dict(book.accounts.values_list("pk", "code"))

    def name(account: int) -> str:
        # A line moved by force may stand on the account of another book.
        return codes.get(account, f"compte étranger {account}")

    for (account, coop, member), kept, found in _unequal(_balances(book), _balances_again(book)):
        yield f"{name(account)}{_whose(coop, member)}", kept, found
    for (account, month), kept, found in _unequal(_months(book), _months_again(book)):
        yield f"{name(account)}, {month:%Y-%m}", kept, found


def _whose(coop: int, member: int) -> str:
    return (f", coop {coop}" if coop else "") + (f", membre {member}" if member else "")


def _unequal(kept: Iterable[Row[Key]], again: Iterable[Row[Key]]) -> Iterator[Unequal[Key]]:
    """Both sides come sorted by their key: only two rows are in hand at a time."""
    sides = heapq.merge(
        ((key, 0, totals) for key, totals in kept),
        ((key, 1, totals) for key, totals in again),
        key=itemgetter(0),
    )
    for key, rows in groupby(sides, key=itemgetter(0)):
        sums: list[Totals] = [(0, 0), (0, 0)]
        for _, side, (debit, credit) in rows:
            sums[side] = (sums[side][0] + debit, sums[side][1] + credit)
        if sums[0] != sums[1]:
            yield key, sums[0], sums[1]


def _balances(book: Book) -> Iterator[Row[Axes]]:
    rows = (
        Balance.objects.filter(account__book=book)
        .annotate(of_coop=Coalesce("coop_id", 0), of_member=Coalesce("member_id", 0))
        .order_by("account_id", "of_coop", "of_member")
        .values_list("account_id", "of_coop", "of_member", "debit_cents", "credit_cents")
    )
    for account, coop, member, debit, credit in rows.iterator(chunk_size=CHUNK):
        yield (account, coop, member), (debit, credit)


def _balances_again(book: Book) -> Iterator[Row[Axes]]:
    rows = (
        JournalLine.objects.filter(entry__book=book)
        .annotate(of_coop=Coalesce("coop_id", 0), of_member=Coalesce("member_id", 0))
        .values("account_id", "of_coop", "of_member")
        .annotate(debit=_DEBIT, credit=_CREDIT)
        .order_by("account_id", "of_coop", "of_member")
        .values_list("account_id", "of_coop", "of_member", "debit", "credit")
    )
    for account, coop, member, debit, credit in rows.iterator(chunk_size=CHUNK):
        yield (account, coop, member), (debit, -credit)


def _months(book: Book) -> Iterator[Row[Month]]:
    rows = (
        MonthTotal.objects.filter(account__book=book)
        .order_by("account_id", "month")
        .values_list("account_id", "month", "debit_cents", "credit_cents")
    )
    for account, month, debit, credit in rows.iterator(chunk_size=CHUNK):
        yield (account, month), (debit, credit)


def _months_again(book: Book) -> Iterator[Row[Month]]:
    rows = (
        JournalLine.objects.filter(entry__book=book)
        .annotate(month=TruncMonth("entry__on"))
        .values("account_id", "month")
        .annotate(debit=_DEBIT, credit=_CREDIT)
        .order_by("account_id", "month")
        .values_list("account_id", "month", "debit", "credit")
    )
    for account, month, debit, credit in rows.iterator(chunk_size=CHUNK):
        yield (account, month), (debit, -credit)
