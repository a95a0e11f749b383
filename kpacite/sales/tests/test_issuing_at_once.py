"""Many people issue at the same time: numbers follow each other, without a gap or a double."""

import multiprocessing
import os
import re

import pytest
from django.db import connections

from kpacite.ledger.models import JournalEntry
from kpacite.sales import auditing, invoicing
from kpacite.sales.models import Invoice
from kpacite.sales.tests import factories_invoices as make
from kpacite.sales.tests.factories_invoices import JUNE_15, JUNE_15_NOON

INVOICES, PROCESSES = 200, 20


def _issue(keys, by, start, checker):
    """One process, with its own connection: issue each of these drafts."""
    from kpacite.people.models import Person
    from kpacite.sales.papers import checking

    connections.close_all()
    # Twenty engines of rules would only fill the memory: every fourth process checks for real.
    if not checker:
        checking._checker.failures = lambda xml: []
    start.wait()
    person = Person.objects.get(pk=by)
    for key in keys:
        invoice = Invoice.objects.get(pk=key)
        invoicing.issue(invoice=invoice, on=JUNE_15, at=JUNE_15_NOON, by=person)
    checking.stop()
    connections.close_all()
    os._exit(0)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_hundred_invoices_by_twenty_processes_have_numbers_one_to_two_hundred():
    there = make.world()
    client = make.company(there)
    keys = [make.draft(there, client=client).pk for _ in range(INVOICES)]
    connections.close_all()
    context = multiprocessing.get_context("fork")
    start = context.Event()
    workers = [
        context.Process(
            target=_issue, args=(keys[rank::PROCESSES], there.amina.pk, start, rank % 4 == 0)
        )
        for rank in range(PROCESSES)
    ]

    for worker in workers:
        worker.start()
    start.set()
    for worker in workers:
        worker.join(timeout=300)

    assert [worker.exitcode for worker in workers] == [0] * PROCESSES
    numbers = sorted(
        int(re.fullmatch(r"FA-2026-(\d{4})", number)[1])
        for number in Invoice.objects.values_list("number", flat=True)
    )
    assert numbers == list(range(1, INVOICES + 1))
    assert JournalEntry.objects.filter(source__startswith="sales/invoice/").count() == INVOICES
    assert not list(auditing.audit(there.host.book))
