"""What is owed to somebody who leaves, read from the books, and nothing lost on the way out."""

import pytest

from kpacite.coops import queries as coops
from kpacite.coops.models import Membership
from kpacite.joining import departing
from kpacite.joining.models import Departure
from kpacite.ledger import balances
from kpacite.money import Euros
from kpacite.sharing import asking, departures, setting_aside
from kpacite.sharing.tests import factories as there
from kpacite.sharing.tests.factories import JUNE_20, LATER

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return there.world()


def membership(world, person):
    return Membership.objects.select_related("coop", "person").get(coop=world.coop, person=person)


def left(world, tell, person=None):
    return tell(membership(world, person or world.amina), JUNE_20)


def leaving(world, person):
    return departing.start(
        membership=membership(world, person), leaves_on=JUNE_20, by=person, on=JUNE_20, at=LATER
    )


def finish(departure):
    return departing.finish(
        departure=departure, by=departure.membership.person, on=JUNE_20, at=LATER
    )


def settle_the_rest(departure, *keys):
    for key in keys:
        departing.settle(
            departure=departure, key=key, words="C’est rendu.", by=departure.membership.person,
            on=JUNE_20, at=LATER,
        )  # fmt: skip


def test_who_is_owed_nothing_has_nothing_to_settle(world):
    assert left(world, departures.money) == []
    assert left(world, departures.advanced) == []
    assert left(world, departures.to_come) == []


def test_money_available_is_to_be_asked_for(world):
    there.funded(world, cents=20_000)

    [one] = left(world, departures.money)

    assert (one.amount_cents, one.blocking) == (20_000, True)
    assert one.url.endswith("/demander/")


def test_money_set_aside_is_taken_back_first(world):
    there.funded(world, cents=20_000)
    setting_aside.keep(coop=world.coop, person=world.amina, amount=Euros(5000), key="k", at=LATER)

    [one] = left(world, departures.money)

    assert one.amount_cents == 20_000
    assert one.url.endswith("/reprendre/")


def test_money_asked_for_still_waits_for_its_payment(world):
    there.funded(world, cents=20_000)
    asking.ask(coop=world.coop, person=world.amina, amount=Euros(20_000), key="k", at=LATER)

    [one] = left(world, departures.money)

    assert (one.amount_cents, one.blocking, one.url) == (20_000, True, "")


def test_purchases_advanced_are_paid_back(world):
    there.purchase(world, amount=4200, paid_by=world.rosa)

    [one] = left(world, departures.advanced, world.rosa)

    assert (one.amount_cents, one.blocking) == (4200, True)


def test_a_part_that_the_client_has_not_paid_is_told_and_holds_nobody(world):
    there.agreed_plan(world)

    [one] = left(world, departures.to_come)

    assert one.amount_cents > 0
    assert not one.blocking


def test_a_member_with_money_is_refused_then_agrees_and_leaves_and_is_still_owed(world):
    there.funded(world, person=world.rosa, cents=20_000)
    departure = leaving(world, world.rosa)
    settle_the_rest(departure, "keys")
    with pytest.raises(departing.PersonStillHasMoney):
        finish(departure)

    asking.ask(coop=world.coop, person=world.rosa, amount=Euros(20_000), key="k", at=LATER)
    with pytest.raises(departing.PersonStillHasMoney):
        finish(departure)
    departing.settle(
        departure=departure, key="money", words="", by=world.rosa, on=JUNE_20, at=LATER,
        followed_by=world.amina, before=JUNE_20.replace(month=8),
    )  # fmt: skip
    finish(departure)

    assert not coops.is_member(world.rosa, world.coop, JUNE_20)
    assert balances.of_member(world.coop, world.rosa).asked_cents == 20_000
    assert Departure.objects.get().done_at == LATER


def gone(world, person):
    Membership.objects.filter(coop=world.coop, person=person).update(left_on=JUNE_20)


def test_somebody_who_left_still_reads_their_account_and_only_reads_it(world, client):
    there.funded(world, person=world.rosa, cents=20_000)
    gone(world, world.rosa)
    client.force_login(world.rosa)

    page = client.get(f"/c/{world.coop.slug}/mon-compte/").content.decode()

    assert "200,00" in page
    assert "Cet argent reste à vous." in page
    assert "/demander/" not in page
    assert client.get(f"/c/{world.coop.slug}/mon-compte/demander/").status_code == 404


def test_a_stranger_has_no_account_there(world, client):
    client.force_login(there.world(name="Le Fil").rosa)

    assert client.get(f"/c/{world.coop.slug}/mon-compte/").status_code == 404


def test_somebody_who_left_still_answers_for_their_part(world, client):
    there.agreed_plan(world)
    there.delivered(world)
    proposed = there.distribution(world)
    gone(world, world.rosa)
    client.force_login(world.rosa)
    where = f"/c/{world.coop.slug}/missions/{world.mission.pk}/partage/{proposed.number}/"

    client.post(where, {"position": "agree"})

    assert proposed.consents.filter(person=world.rosa, position="agree").exists()


def test_somebody_who_left_sees_no_other_share(world, client):
    there.agreed_plan(world)
    there.delivered(world)
    proposed = there.distribution(world)
    stranger = there.world(name="Le Fil").rosa
    client.force_login(stranger)

    where = f"/c/{world.coop.slug}/missions/{world.mission.pk}/partage/{proposed.number}/"

    assert client.get(where).status_code == 404
