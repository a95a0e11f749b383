"""The contract of somebody who leaves: the coop d'emploi hears of it."""

from datetime import date

import pytest

from kpacite.coops.models import Membership
from kpacite.coops.tests import factories as coops
from kpacite.hosts import departures
from kpacite.hosts.models import SupportContract
from kpacite.hosts.tests import factories as hosts

pytestmark = pytest.mark.django_db
JUNE_12 = date(2026, 6, 12)


def membership(*, ends_on=date(2026, 12, 31), signed_on=date(2026, 1, 1)):
    coop, host = coops.coop(), hosts.host()
    hosts.hosting(host=host, coop=coop)
    person = coops.member(coop=coop, first_name="Rosa")
    SupportContract.objects.create(
        host=host, person=person, starts_on=date(2026, 1, 1), ends_on=ends_on, signed_on=signed_on
    )
    return Membership.objects.select_related("coop", "person").get(person=person)


def test_a_contract_that_runs_is_said_with_its_end():
    [one] = departures.contract(membership(), JUNE_12)

    assert "31 décembre 2026" in one.words
    assert one.blocking


def test_a_contract_that_is_over_is_not():
    assert departures.contract(membership(ends_on=date(2026, 5, 31)), JUNE_12) == []


def test_a_draft_binds_nobody():
    assert departures.contract(membership(signed_on=None), JUNE_12) == []
