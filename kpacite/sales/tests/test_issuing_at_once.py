"""Many people issue at the same time: numbers follow each other, without a gap or a double."""

import re
import subprocess
import sys

import pytest
from django.db import connection, connections

from kpacite.ledger.models import JournalEntry
from kpacite.sales import auditing
from kpacite.sales.models import Invoice
from kpacite.sales.tests import factories_invoices as make

INVOICES, PROCESSES = 200, 20


def issuers(person, keys, processes):
    """Processes ready to issue their part of the drafts. Every fourth runs the rules for real:
    twenty engines of rules would only fill the memory.
    """
    base = str(connection.settings_dict["NAME"])
    connections.close_all()
    found = [
        subprocess.Popen(
            [
                sys.executable, "-m", "kpacite.sales.tests.issuer", base, str(person.pk),
                "no" if rank % 4 else "yes", *map(str, keys[rank::processes]),
            ],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for rank in range(processes)
    ]  # fmt: skip
    for process in found:
        assert process.stdout.readline() == "ready\n"
    return found


def start(processes):
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()


def ranks():
    return sorted(
        int(re.fullmatch(r"FA-2026-(\d{4})", number)[1])
        for number in Invoice.objects.filter(number__isnull=False).values_list("number", flat=True)
    )


def drafts(there, many):
    client = make.company(there)
    return [make.draft(there, client=client).pk for _ in range(many)]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_hundred_invoices_by_twenty_processes_have_numbers_one_to_two_hundred():
    there = make.world()
    running = issuers(there.amina, drafts(there, INVOICES), PROCESSES)

    start(running)
    for process in running:
        process.communicate(timeout=300)

    assert [process.returncode for process in running] == [0] * PROCESSES
    assert ranks() == list(range(1, INVOICES + 1))
    assert JournalEntry.objects.filter(source__startswith="sales/invoice/").count() == INVOICES
    assert not list(auditing.audit(there.host.book))


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_processes_killed_while_they_issue_lose_and_double_nothing():
    there = make.world()
    keys = drafts(there, 24)

    for _ in range(3):
        left = list(Invoice.objects.filter(pk__in=keys, number=None).values_list("pk", flat=True))
        running = issuers(there.amina, left, 4)
        start(running)
        with pytest.raises(subprocess.TimeoutExpired):
            running[1].wait(timeout=0.4)
        for process in running:
            process.kill()
            process.communicate()

    found = ranks()
    assert found == list(range(1, len(found) + 1))
    assert not list(auditing.audit(there.host.book))
