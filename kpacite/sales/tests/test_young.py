"""A quote whose responsible person is 16 or 17."""

from datetime import date

import pytest

from kpacite.joining import guardians
from kpacite.joining.tests.factories_guardians import authorised
from kpacite.sales.tests import factories_front as make
from kpacite.sales.tests import factories_invoices as invoices

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Amina, who answers for the quote, is 17."""
    world = make.world()
    world.amina.born_on, world.amina.last_name = date(2008, 12, 1), "Haddad"
    world.amina.save()
    return world


def test_a_quote_answered_for_by_a_minor_waits_for_a_guardian(world):
    with pytest.raises(guardians.GuardianHasNotSigned):
        make.sent(world)


def test_a_guardian_agrees_up_to_an_amount(world):
    facts = {"minor": world.amina, "coop": world.coop, "scopes": ["sign_quote"],
             "at": make.MONDAY_NOON}  # fmt: skip
    authorised(ceilings={"sign_quote": 50_000}, **facts)
    with pytest.raises(guardians.BeyondTheAuthorisation, match="500,00"):
        make.sent(world)

    authorised(ceilings={"sign_quote": 85_800}, **facts)

    assert make.sent(world)[1].snapshot["gross_cents"] == 85_800


def test_a_minor_holds_the_till_up_to_what_the_guardian_signed(world):
    there = invoices.world()
    invoice = invoices.issued(there)
    there.thi_mai.born_on = date(2009, 1, 5)
    there.thi_mai.save()

    with pytest.raises(guardians.GuardianHasNotSigned, match="billets"):
        invoices.paid(there, invoice, 1_000, means="cash")
    # A transfer went to the bank by itself: she only notes it.
    assert invoices.paid(there, invoice, 1_000).pk

    authorised(
        minor=there.thi_mai, coop=there.coop, scopes=["till"], ceilings={"till": 2_000},
        at=invoices.JUNE_15_NOON,
    )  # fmt: skip
    with pytest.raises(guardians.BeyondTheAuthorisation):
        invoices.paid(there, invoice, 2_001, means="cash")
    assert invoices.paid(there, invoice, 2_000, means="cash").pk


def test_at_eighteen_no_guardian_is_asked(world):
    world.amina.born_on = make.MONDAY_NOON.date().replace(year=make.MONDAY_NOON.year - 18)
    world.amina.save()

    assert make.sent(world)[1].number
