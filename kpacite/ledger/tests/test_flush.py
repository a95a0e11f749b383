"""Emptying a base whole, as the tests and a new demo do, is the one thing guards let pass."""

import pytest
from django.core.management import call_command

from kpacite.ledger.models import JournalLine
from kpacite.ledger.tests import factories
from kpacite.lib import guards

pytestmark = pytest.mark.django_db(transaction=True)


def test_flush_empties_guarded_tables_and_puts_the_guards_up_again():
    factories.post(book=factories.book())

    call_command("flush", interactive=False, verbosity=0)

    assert JournalLine.objects.count() == 0
    assert list(guards.missing()) == []
