"""A host registers, names its people, carries coops, adopts a scale and a VAT, asks the insurer."""

from datetime import date

import pytest

from kpacite.coops.tests.factories import JANUARY_1, coop, person
from kpacite.hosts import (
    access,
    hosting,
    insuring,
    naming,
    queries,
    registering,
    scaling,
    taxing,
)
from kpacite.hosts.models import ContributionScale, Host, Hosting, VatRegimePeriod
from kpacite.hosts.tests.factories import activity, host

pytestmark = pytest.mark.django_db
JUNE_1, JULY_1 = date(2026, 6, 1), date(2026, 7, 1)
BRACKETS = [(3_000_000, 1150), (None, 1050)]


@pytest.fixture
def claire():
    return person(first_name="Claire")


def register(by, **facts):
    return registering.register(
        **{
            "slug": "optale", "name": "Optale", "kind": "cae", "siren": "732829320",
            "siret": "73282932000074", "town": "Lille", "by": by,
        }
        | facts
    )  # fmt: skip


def test_a_host_comes_with_its_book(claire):
    optale = register(claire)

    assert optale.book.siren == "732829320"
    assert optale.book.accounts.filter(code="411").exists()


def test_two_hosts_do_not_share_an_address(claire):
    register(claire)

    with pytest.raises(registering.HostAlreadyThere):
        register(claire)


@pytest.mark.parametrize(
    ("siren", "siret"),
    [
        ("732829321", "73282932100074"),
        ("732829320", "73282932000075"),
        ("732829320", "40483304800022"),
        ("", ""),
    ],
)
def test_numbers_that_cannot_exist_are_refused(claire, siren, siret):
    with pytest.raises(registering.IdentityIsWrong):
        register(claire, siren=siren, siret=siret)

    assert not Host.objects.exists()


def test_an_officer_is_named_once_and_leaves(claire):
    optale = host(slug="optale")
    officer = naming.name(host=optale, person=claire, kind="referent", on=JUNE_1, by=claire)
    with pytest.raises(naming.AlreadyNamed):
        naming.name(host=optale, person=claire, kind="referent", on=JULY_1, by=claire)
    with pytest.raises(naming.OfficeIsOver):
        naming.end(officer=officer, on=JUNE_1, by=claire)

    naming.end(officer=officer, on=JULY_1, by=claire)

    assert not access.is_officer(claire, optale, JULY_1)
    with pytest.raises(naming.OfficeIsOver):
        naming.end(officer=officer, on=date(2026, 8, 1), by=claire)


def carry(optale, cape, claire, *, on=JUNE_1, ceiling=150_000):
    return hosting.carry(host=optale, coop=cape, commitment_ceiling_cents=ceiling, on=on, by=claire)


def test_a_coop_has_one_host_at_a_time(claire):
    first, second, cape = host(), host(), coop()
    carried = carry(first, cape, claire)
    with pytest.raises(hosting.AlreadyHosted):
        carry(second, cape, claire, on=JULY_1)
    with pytest.raises(hosting.AlreadyHosted):
        carry(second, cape, claire, on=JANUARY_1)

    hosting.leave(hosting=carried, on=JULY_1, by=claire)
    carry(second, cape, claire, on=JULY_1)

    assert queries.host_of(cape, date(2026, 6, 30)) == first
    assert queries.host_of(cape, JULY_1) == second


def test_a_hosting_says_from_which_amount_the_host_checks(claire):
    with pytest.raises(hosting.CeilingIsMissing):
        carry(host(), coop(), claire, ceiling=-1)

    assert not Hosting.objects.exists()


def test_a_hosting_ends_once_after_it_began(claire):
    carried = carry(host(), coop(), claire)
    with pytest.raises(hosting.HostingIsOver):
        hosting.leave(hosting=carried, on=JUNE_1, by=claire)

    hosting.leave(hosting=carried, on=JULY_1, by=claire)

    with pytest.raises(hosting.HostingIsOver):
        hosting.leave(hosting=carried, on=JULY_1, by=claire)


def adopt(optale, claire, *, on=JUNE_1, brackets=BRACKETS, **facts):
    return scaling.adopt(
        host=optale, name="Barème", base="gross_margin", brackets=brackets, on=on, by=claire,
        **facts,
    )  # fmt: skip


def test_a_new_scale_stops_the_one_before(claire):
    optale = host(scale=None)
    first = adopt(optale, claire)

    second = adopt(optale, claire, on=JULY_1, free_months=3, cap_cents_per_year=840_000)

    assert queries.scale_row(optale, date(2026, 6, 30)) == first
    assert queries.scale_row(optale, JULY_1) == second
    assert queries.scale_of(optale, JULY_1).cap_cents_per_year == 840_000


@pytest.mark.parametrize(
    "brackets",
    [
        [],
        [(100, 10)],
        [(200, 10), (100, 20), (None, 5)],
        [(100, 10), (100, 20), (None, 5)],
        [(None, 10_001)],
    ],
)
def test_brackets_that_overlap_are_refused(claire, brackets):
    optale = host(scale=None)

    with pytest.raises(scaling.BracketsOverlap):
        adopt(optale, claire, brackets=brackets)

    assert not ContributionScale.objects.exists()


def test_a_scale_does_not_rewrite_the_past_nor_take_negative_sums(claire):
    optale = host(scale=None)
    adopt(optale, claire)

    with pytest.raises(scaling.ScaleAlreadyAdopted):
        adopt(optale, claire, on=JANUARY_1)
    with pytest.raises(scaling.AmountIsNegative):
        adopt(optale, claire, on=JULY_1, floor_cents_per_month=-1)


def test_a_vat_regime_follows_another(claire):
    optale = host(vat="franchise")

    taxing.adopt(host=optale, regime="normal_monthly", on=JULY_1, by=claire, on_debits=True)

    assert queries.vat_period(optale, date(2026, 6, 30)).regime == "franchise"
    assert queries.vat_period(optale, JULY_1).on_debits


def test_what_a_vat_regime_refuses(claire):
    optale = host()

    with pytest.raises(taxing.RegimeIsUnknown):
        taxing.adopt(host=optale, regime="libre", on=JULY_1, by=claire)
    with pytest.raises(taxing.NoVatToOptFor):
        taxing.adopt(host=optale, regime="franchise", on=JULY_1, by=claire, on_debits=True)
    with pytest.raises(taxing.RegimeAlreadySet):
        taxing.adopt(host=optale, regime="franchise", on=JANUARY_1, by=claire)
    assert VatRegimePeriod.objects.count() == 1


def test_the_insurer_is_asked_once_and_answers_once(claire):
    optale, amina, cuisine = host(), person(), activity()
    facts = {"host": optale, "person": amina, "activity": cuisine, "by": claire}
    asked = insuring.ask(on=JUNE_1, **facts)
    with pytest.raises(insuring.AlreadyAsked):
        insuring.ask(on=JUNE_1, **facts)
    with pytest.raises(insuring.AnsweredBeforeAsked):
        insuring.answer(clearance=asked, granted=True, on=JANUARY_1, by=claire)
    with pytest.raises(insuring.CoverIsOver):
        insuring.answer(clearance=asked, granted=True, on=JULY_1, by=claire, valid_until=JUNE_1)

    insuring.answer(clearance=asked, granted=True, on=JULY_1, by=claire)

    with pytest.raises(insuring.AlreadyAnswered):
        insuring.answer(clearance=asked, granted=False, on=JULY_1, by=claire)
    assert insuring.ask(on=JULY_1, **facts).answered_on is None


def test_a_refusal_of_the_insurer_keeps_no_end_and_no_reason(claire):
    asked = insuring.ask(host=host(), person=person(), activity=activity(), on=JUNE_1, by=claire)

    refused = insuring.answer(
        clearance=asked, granted=False, on=JULY_1, by=claire, valid_until=JUNE_1
    )

    assert not refused.granted and refused.valid_until is None
