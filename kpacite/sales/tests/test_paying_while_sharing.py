"""A payment comes while another mission of the coop is shared: both pass, neither is killed."""

import threading
import time

import pytest
from django.db import connection, transaction

from kpacite.coops.models import Coop
from kpacite.ledger import auditing, posting
from kpacite.ledger.tests import factories as ledger
from kpacite.sales.models import Payment
from kpacite.sales.tests import factories_invoices as make
from kpacite.sales.tests.test_collecting import with_a_plan
from kpacite.sharing.models import Distribution
from kpacite.work import staffing

pytestmark = pytest.mark.django_db(transaction=True)


def in_a_thread(function, faults):
    def run():
        try:
            function()
        except Exception as fault:  # the test says which
            faults.append(fault)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_a_payment_and_a_sharing_of_the_same_coop_wait_for_each_other_in_one_order():
    there = make.world()
    shared, sold = with_a_plan(there), with_a_plan(there)
    invoice = make.issued(there, mission=sold)
    holds_the_coop, faults = threading.Event(), []

    def share():
        # What a sharing takes, in its order, with time for the payment to come between.
        with transaction.atomic():
            staffing.lock(shared)
            Coop.objects.select_for_update(no_key=True).get(pk=there.coop.pk)
            holds_the_coop.set()
            time.sleep(0.7)
            posting.post(
                book=there.host.book, entry=ledger.entry(source="test/share"), by=None, at=ledger.AT
            )

    def pay():
        holds_the_coop.wait(timeout=30)
        make.paid(there, invoice, 42_900)

    for thread in [in_a_thread(share, faults), in_a_thread(pay, faults)]:
        thread.join(timeout=60)

    assert faults == []
    assert (Payment.objects.count(), Distribution.objects.count()) == (1, 1)
    assert list(auditing.audit_book(there.host.book)) == []
