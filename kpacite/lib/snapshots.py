"""A view of the base that does not move while it is read, and that makes no writer wait."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read inside is as it was at the first read; nothing may be written inside.

    Within a transaction already open (a test, a verb), that transaction's own view is kept.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        yield from _of_sqlite()


def _of_sqlite() -> Iterator[None]:
    # A plain BEGIN: atomic() would begin IMMEDIATE and hold every writer back.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
