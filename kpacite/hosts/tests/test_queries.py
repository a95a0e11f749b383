"""Which host carries a coop, with which scale and which VAT, on a day."""

from datetime import date, timedelta

import pytest
from django.http import Http404

from kpacite.coops.tests.factories import JANUARY_1, coop, person
from kpacite.hosts import access, queries
from kpacite.hosts.core.scales import cumulative
from kpacite.hosts.models import ContributionScale, VatRegimePeriod
from kpacite.hosts.tests.factories import activity, host, hosting, officer
from kpacite.money import Euros

pytestmark = pytest.mark.django_db
JULY_1 = date(2026, 7, 1)


def test_a_coop_without_a_host_is_told_to_find_one():
    with pytest.raises(queries.NoHost):
        queries.host_of(coop(), JULY_1)


def test_a_coop_that_changes_host_has_each_at_its_dates():
    cape, first, second = coop(), host(), host()
    hosting(host=first, coop=cape, valid_until=JULY_1)
    hosting(host=second, coop=cape, valid_from=JULY_1)

    assert queries.host_of(cape, JULY_1 - timedelta(days=1)) == first
    assert queries.host_of(cape, JULY_1) == second


def test_a_scale_is_read_at_the_date_of_the_fact():
    optale = host(scale=[[None, 1000]])
    optale.scales.update(valid_until=JULY_1)
    ContributionScale.objects.create(
        host=optale, name="2", base="net_sales", brackets=[[None, 2000]], valid_from=JULY_1
    )

    before = queries.scale_of(optale, date(2026, 6, 30))
    after = queries.scale_of(optale, JULY_1)

    assert (before.base, cumulative(before, Euros(1000))) == ("gross_margin", Euros(100))
    assert (after.base, cumulative(after, Euros(1000))) == ("net_sales", Euros(200))


def test_a_host_without_a_scale_or_a_vat_regime_is_told():
    optale = host(scale=None)
    optale.vat_periods.all().delete()

    with pytest.raises(queries.NoScale):
        queries.scale_of(optale, JULY_1)
    with pytest.raises(queries.NoVatPeriod):
        queries.vat_period(optale, JULY_1)


def test_the_free_months_and_the_exempt_activities_give_nothing():
    optale, cape = host(), coop()
    optale.scales.update(free_months=6, exempt_activities=["formation"])
    hosting(host=optale, coop=cape, valid_from=JANUARY_1)
    cuisine, teaching = activity(), activity(key="formation", name="Formation")

    def taken(kind, day):
        return cumulative(queries.scale_for(cape, kind, day), Euros(10_000))

    assert taken(cuisine, date(2026, 6, 30)) == Euros.zero()
    assert taken(cuisine, JULY_1) == Euros(1150)
    assert taken(None, JULY_1) == Euros(1150)
    assert taken(teaching, JULY_1) == Euros.zero()


def test_the_vat_regime_is_read_at_the_date_of_the_sale():
    optale = host(vat="franchise")
    optale.vat_periods.update(valid_until=JULY_1)
    VatRegimePeriod.objects.create(host=optale, regime="normal_monthly", valid_from=JULY_1)

    assert queries.vat_period(optale, date(2026, 6, 30)).regime == "franchise"
    assert queries.vat_period(optale, JULY_1).regime == "normal_monthly"


def test_an_officer_opens_their_host_and_no_other():
    optale, other, claire = host(slug="optale"), host(slug="autre"), person(first_name="Claire")
    officer(host=optale, person=claire)

    assert access.is_officer(claire, optale, JULY_1)
    assert access.host_of_officer(claire, "optale", JULY_1) == optale
    for slug in ["autre", "inconnu"]:
        with pytest.raises(Http404):
            access.host_of_officer(claire, slug, JULY_1)
    assert not access.is_officer(claire, other, JULY_1)


def test_somebody_who_left_the_host_is_a_stranger_again():
    optale, claire = host(slug="optale"), person(first_name="Claire")
    officer(host=optale, person=claire, valid_until=JULY_1)

    with pytest.raises(Http404):
        access.host_of_officer(claire, "optale", JULY_1)
