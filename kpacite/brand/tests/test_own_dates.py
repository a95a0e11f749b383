"""The outings in a person's calendar."""

import pytest

from kpacite.brand import carrying, own_dates
from kpacite.brand.tests import factories
from kpacite.brand.tests.factories import JUNE_12, JUNE_13

pytestmark = pytest.mark.django_db


def test_an_outing_is_in_my_calendar_and_says_when_it_is_cancelled():
    cape = factories.coop()
    amina = factories.member(coop=cape)
    outing = factories.outing(coop=cape, by=amina)
    assert [one.cancelled for one in own_dates.of(amina, JUNE_12, JUNE_13)] == [False]

    carrying.cancel(outing=outing, by=amina, at=outing.made_at)

    event = own_dates.of(amina, JUNE_12, JUNE_13)[0]
    assert (event.uid, event.starts, event.cancelled) == (f"outing-{outing.pk}", JUNE_13, True)
