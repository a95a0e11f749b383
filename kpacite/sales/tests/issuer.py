"""A process that issues drafts, for the test of many at once: its own connection, its own engines.

    python -m kpacite.sales.tests.issuer BASE PERSON CHECKS KEY…

A fresh process and not a fork: engines with threads do not survive one. It waits for a line.
"""

import os
import sys


def main(base: str, person: str, checks: str, *keys: str) -> None:
    import django

    django.setup()
    from django.db import connection

    connection.settings_dict["NAME"] = base
    from kpacite.people.models import Person
    from kpacite.sales import invoicing
    from kpacite.sales.models import Invoice
    from kpacite.sales.papers import checking
    from kpacite.sales.tests.factories_invoices import JUNE_15, JUNE_15_NOON

    if checks == "no":
        checking._checker.failures = lambda xml: []
    by = Person.objects.get(pk=person)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for key in keys:
        invoicing.issue(invoice=Invoice.objects.get(pk=key), on=JUNE_15, at=JUNE_15_NOON, by=by)
    checking.stop()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kpacite.config.settings")
    main(*sys.argv[1:])
