"""The contract in a person's calendar."""

from datetime import date

import pytest

from kpacite.coops.tests import factories as coops
from kpacite.hosts import own_dates
from kpacite.hosts.models import SupportContract
from kpacite.hosts.tests import factories

pytestmark = pytest.mark.django_db


def test_the_last_day_of_a_signed_contract_is_there_and_that_of_a_draft_is_not():
    amina, optale = coops.person(), factories.host()
    for starts_on, ends_on, signed_on in (
        (date(2026, 1, 1), date(2026, 12, 31), date(2026, 1, 1)),
        (date(2027, 1, 1), date(2027, 3, 31), None),
    ):
        SupportContract.objects.create(
            host=optale, person=amina, starts_on=starts_on, ends_on=ends_on, signed_on=signed_on
        )

    events = own_dates.of(amina, date(2026, 6, 1), date(2027, 6, 1))

    assert [(one.title, one.starts) for one in events] == [
        ("Dernier jour de votre contrat avec Optale", date(2026, 12, 31))
    ]
