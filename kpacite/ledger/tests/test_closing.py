"""Closing a month for good."""

from datetime import UTC, date, datetime

import pytest

from kpacite.coops.tests import factories as coops
from kpacite.ledger import closing
from kpacite.ledger.tests import factories
from kpacite.ledger.tests.factories import AT
from kpacite.people.models import Deed

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
JULY_3 = datetime(2026, 7, 3, 9, tzinfo=UTC)


def test_a_month_closed_says_who_closed_it_and_keeps_the_last_seal():
    book, marc = factories.book(), coops.person(first_name="Marc")
    last = factories.post(book=book)

    period = closing.close(book=book, month=date(2026, 6, 30), by=marc, at=JULY_3)

    assert (period.starts_on, period.closed_by, period.seal) == (JUNE, marc, last.hash)
    assert last.hash in Deed.objects.get(verb="ledger.period.closed").note


def test_a_month_is_closed_once():
    book, marc = factories.book(), coops.person()
    closing.close(book=book, month=JUNE, by=marc, at=JULY_3)

    with pytest.raises(closing.PeriodAlreadyClosed):
        closing.close(book=book, month=JUNE, by=marc, at=JULY_3)
    with pytest.raises(closing.PeriodAlreadyClosed):
        closing.close(book=book, month=MAY, by=marc, at=JULY_3)


def test_the_months_before_are_closed_first():
    book, marc = factories.book(), coops.person()
    factories.post(book=book, on=date(2026, 5, 20))
    factories.post(book=book)

    with pytest.raises(closing.EarlierPeriodOpen):
        closing.close(book=book, month=JUNE, by=marc, at=JULY_3)

    closing.close(book=book, month=MAY, by=marc, at=JULY_3)
    assert closing.close(book=book, month=JUNE, by=marc, at=JULY_3).closed_at == JULY_3


def test_a_month_that_is_not_over_stays_open():
    book, marc = factories.book(), coops.person()

    with pytest.raises(closing.PeriodNotOver):
        closing.close(book=book, month=JUNE, by=marc, at=AT)

    assert not book.periods.exclude(closed_at=None).exists()
