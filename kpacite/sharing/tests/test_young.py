"""Somebody of 16 or 17 asks for their money."""

import pytest

from kpacite.joining import guardians
from kpacite.joining.tests.factories_guardians import authorised, withdrawn
from kpacite.ledger import balances
from kpacite.money import Euros
from kpacite.sharing import asking, setting_aside
from kpacite.sharing.models import PersonalMove
from kpacite.sharing.tests import factories
from kpacite.sharing.tests.factories import LATER

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    """Amina has 100 €, and is 17."""
    there = factories.world()
    factories.funded(there)
    there.amina.born_on = LATER.date().replace(year=LATER.year - 17, day=1)
    there.amina.last_name = "Haddad"
    there.amina.save()
    return there


def gesture(there, verb, cents, key="k1"):
    return verb(coop=there.coop, person=there.amina, amount=Euros(cents), key=key, at=LATER)


def test_the_money_of_a_minor_waits_for_a_guardian_and_stays_theirs(there):
    with pytest.raises(guardians.GuardianHasNotSigned):
        gesture(there, asking.ask, 4_000)

    assert not PersonalMove.objects.exists()
    assert balances.of_member(there.coop, there.amina).available_cents == 10_000
    assert gesture(there, setting_aside.keep, 1_000).kind == "aside"


def test_a_guardian_opens_it_up_to_a_ceiling(there):
    authorised(
        minor=there.amina, coop=there.coop, scopes=["payment"], ceilings={"payment": 4_000},
        at=LATER,
    )  # fmt: skip

    gesture(there, asking.ask, 4_000)

    with pytest.raises(guardians.BeyondTheAuthorisation):
        gesture(there, asking.ask, 4_001, key="k2")


def test_after_a_withdrawal_what_was_asked_stays_and_nothing_new_is(there):
    agreement = authorised(minor=there.amina, coop=there.coop, scopes=["payment"], at=LATER)
    gesture(there, asking.ask, 4_000)

    withdrawn(agreement, at=LATER)

    with pytest.raises(guardians.GuardianHasStopped):
        gesture(there, asking.ask, 1_000, key="k2")
    assert balances.of_member(there.coop, there.amina).asked_cents == 4_000
    assert gesture(there, asking.withdraw, 4_000, key="k3").kind == "unask"
