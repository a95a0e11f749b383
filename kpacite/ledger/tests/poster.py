"""A process of its own that posts: `python -m kpacite.ledger.tests.poster BASE BOOK NAME COUNT`.

With COUNT 0 it posts until it is killed. Each entry is the payment of a client and its share.
"""

import os
import sys
from datetime import UTC, date, datetime
from itertools import count

import django


def main(base, book_slug, name, how_many):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kpacite.config.settings")
    django.setup()
    from django.db import connection, transaction

    connection.settings_dict["NAME"] = base
    from kpacite.coops.models import Coop
    from kpacite.ledger.models import Book
    from kpacite.ledger.tests import factories

    book, coop = Book.objects.get(slug=book_slug), Coop.objects.get()
    for rank in range(how_many) if how_many else count():
        with transaction.atomic():
            post_both(factories, book, coop.pk, f"sales/payment/{name}-{rank}")


def post_both(factories, book, coop, source):
    from kpacite.ledger.core.entries import credit, debit
    from kpacite.money import Euros

    at, on = datetime.now(UTC), date(2026, 6, 12)
    factories.post(book=book, source=source, on=on, at=at)
    shared = [debit("6581", Euros(100), coop=coop), credit("4672", Euros(100), coop=coop)]
    factories.post(book=book, source=f"{source}/share", journal="RP", lines=shared, at=at)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
