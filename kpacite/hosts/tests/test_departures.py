"""The contract of somebody who leaves: the coop d'emploi hears of it."""

from datetime import UTC, date, datetime

import pytest

from kpacite.coops.models import Membership
from kpacite.coops.tests import factories as coops
from kpacite.hosts import departures
from kpacite.hosts.models import HostOfficer, SupportContract
from kpacite.hosts.tests import factories as hosts
from kpacite.people.models import Deed
from kpacite.talks import noticing

pytestmark = pytest.mark.django_db
JUNE_12 = date(2026, 6, 12)
NOON = datetime(2026, 6, 12, 10, tzinfo=UTC)


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


def test_the_referent_of_the_host_is_told_and_where_to_look():
    leaving = membership()
    host = SupportContract.objects.get().host
    claire = coops.person(first_name="Claire")
    HostOfficer.objects.create(
        host=host, person=claire, kind="referent", valid_from=date(2026, 1, 1)
    )
    deed = Deed.objects.create(
        by=leaving.person, about=leaving.person, verb="joining.departure.told_host",
        thing="joining/departure/1", coop_key=leaving.coop.slug, at=NOON,
    )  # fmt: skip

    [notice] = noticing.tell(deed=deed, at=NOON)

    assert notice.person == claire
    assert notice.words.startswith("Rosa quitte sa coop.")
    assert notice.url == f"/h/{host.slug}/contrats/"
