"""A member sets money aside and asks for a payment."""

import pytest

from kpacite.ledger import balances
from kpacite.money import Euros
from kpacite.sharing import asking, moving, setting_aside
from kpacite.sharing.models import PersonalMove
from kpacite.sharing.tests import factories
from kpacite.sharing.tests.factories import LATER
from kpacite.work.tests import factories as work

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    """Amina has 100 €."""
    there = factories.world()
    factories.funded(there)
    return there


def mine(there):
    return balances.of_member(there.coop, there.amina)


def gesture(there, verb, cents, *, person=None, key="k1"):
    return verb(
        coop=there.coop, person=person or there.amina, amount=Euros(cents), key=key, at=LATER
    )


def test_money_set_aside_stays_mine_and_is_no_longer_available(there):
    gesture(there, setting_aside.keep, 4000)

    assert (mine(there).received_cents, mine(there).set_aside_cents) == (10000, 4000)
    assert mine(there).available_cents == 6000


def test_what_is_set_aside_can_be_taken_back(there):
    gesture(there, setting_aside.keep, 4000)

    gesture(there, setting_aside.take_back, 1500, key="k2")

    assert (mine(there).set_aside_cents, mine(there).available_cents) == (2500, 7500)


def test_asking_for_a_payment_and_changing_ones_mind(there):
    gesture(there, asking.ask, 10000)
    assert (mine(there).asked_cents, mine(there).available_cents) == (10000, 0)

    gesture(there, asking.withdraw, 10000, key="k2")

    assert (mine(there).asked_cents, mine(there).available_cents) == (0, 10000)


def test_a_double_click_moves_the_money_once(there):
    first = gesture(there, asking.ask, 3000)

    assert gesture(there, asking.ask, 3000) == first
    assert mine(there).asked_cents == 3000


def test_a_key_serves_one_gesture_of_one_person(there):
    gesture(there, asking.ask, 3000)

    with pytest.raises(moving.KeyOfSomebodyElse):
        gesture(there, asking.ask, 3000, person=there.rosa)


@pytest.mark.parametrize(
    "verb", [setting_aside.keep, setting_aside.take_back, asking.ask, asking.withdraw]
)
def test_nobody_moves_more_than_there_is(there, verb):
    with pytest.raises(moving.MoreThanAvailable) as refused:
        gesture(there, verb, 10001)

    assert "au plus" in str(refused.value)
    assert not PersonalMove.objects.exists()
    assert mine(there).available_cents == 10000


@pytest.mark.parametrize("cents", [0, -100])
def test_a_move_of_nothing_is_refused(there, cents):
    with pytest.raises(moving.AmountIsNotPositive):
        gesture(there, asking.ask, cents)


def test_money_of_another_coop_is_not_available_here(there):
    le_fil = factories.world(name="Le Fil", host=there.host)
    work.member(coop=le_fil.coop, person=there.amina)

    with pytest.raises(moving.MoreThanAvailable):
        asking.ask(coop=le_fil.coop, person=there.amina, amount=Euros(1), key="k1", at=LATER)
