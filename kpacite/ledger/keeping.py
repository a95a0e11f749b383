"""The running totals that posting keeps, so that no page adds up the whole journal."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import connection

from kpacite.ledger.models import JournalLine

Sums = dict[tuple[int | str | date | None, ...], list[int]]

# Adding in the database, in one statement: two transactions never overwrite each other's total.
_ADD = """
    INSERT INTO {table} ({key}, debit_cents, credit_cents) VALUES {rows}
    ON CONFLICT ({conflict}) DO UPDATE SET
        debit_cents = {table}.debit_cents + excluded.debit_cents,
        credit_cents = {table}.credit_cents + excluded.credit_cents
"""


def axes(coop: int | None, member: int | None) -> str:
    """The key of a balance: a unique constraint would take two empty axes for different ones."""
    return f"coop {coop or '-'} member {member or '-'}"


def add(lines: Iterable[JournalLine], *, on: date) -> None:
    """Add these lines to the balances and to the totals of their month."""
    by_axes: Sums = defaultdict(lambda: [0, 0])
    by_month: Sums = defaultdict(lambda: [0, 0])
    month = on.replace(day=1)
    for line in lines:
        side = 0 if line.amount_cents > 0 else 1
        coop, member = line.coop_id, line.member_id
        key = (line.account_id, coop, member, axes(coop, member))
        by_axes[key][side] += abs(line.amount_cents)
        by_month[line.account_id, month][side] += abs(line.amount_cents)
    _add("ledger_balance", "account_id, coop_id, member_id, axes", "account_id, axes", by_axes)
    _add("ledger_monthtotal", "account_id, month", "account_id, month", by_month)


def _add(table: str, key: str, conflict: str, sums: Sums) -> None:
    rows = [(*keys, *both) for keys, both in sorted(sums.items(), key=lambda item: str(item[0]))]
    marks = ", ".join(["(" + ", ".join(["%s"] * len(rows[0])) + ")"] * len(rows))
    statement = _ADD.format(table=table, key=key, rows=marks, conflict=conflict)
    values: list[int | str | date | None] = [value for row in rows for value in row]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
