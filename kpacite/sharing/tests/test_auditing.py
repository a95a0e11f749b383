"""The audit finds a cent altered by force."""

from datetime import timedelta

import pytest
from django.db import connection

from kpacite.sharing import auditing
from kpacite.sharing.tests import factories
from kpacite.sharing.tests.factories import LATER

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    """Two payments, both shared."""
    there = factories.world()
    factories.agreed_plan(there)
    factories.purchase(there, paid_by=there.amina)
    factories.posted_distribution(there, received=30000)
    factories.posted_distribution(there, source="sales/payment/2", at=LATER + timedelta(days=1))
    return there


def by_force(statement, guard):
    """Somebody with the keys of the database takes the guard away first."""
    table = guard.split("_no_")[0]
    drop = f"DROP TRIGGER {guard}"
    with connection.cursor() as cursor:
        cursor.execute(f"{drop} ON {table}" if connection.vendor == "postgresql" else drop)
        cursor.execute(statement)


def sentences():
    return " ".join(breach.sentence for breach in auditing.audit())


def test_shares_that_agree_breach_nothing(there):
    assert list(auditing.audit()) == []
    assert list(auditing.audit(there.host.book)) == []


def test_a_cent_moved_between_two_lines_breaks_the_seal_and_the_book(there):
    by_force(
        "UPDATE sharing_distributionline SET amount_cents = amount_cents + 1"
        " WHERE target = 'commons'",
        "sharing_distributionline_no_update",
    )

    assert "centimes" in sentences()
    assert "plus ce qu’il était" in sentences()
    assert "livre" in sentences()


def test_a_receipt_changed_after_the_fact_is_seen(there):
    by_force(
        "UPDATE sharing_distribution SET received_cents = 90000 WHERE number = 2",
        "sharing_distribution_no_update",
    )

    assert "sont reçus" in sentences()


def test_a_chain_cut_in_the_middle_is_seen(there):
    by_force(
        "UPDATE sharing_distribution SET hash = 'x' WHERE number = 1",
        "sharing_distribution_no_update",
    )

    assert "la chaîne est coupée" in sentences()


def test_another_book_is_not_looked_at(there):
    other = factories.world(name="Le Fil")
    by_force("UPDATE sharing_distribution SET received_cents = 1", "sharing_distribution_no_update")

    assert list(auditing.audit(other.host.book)) == []
