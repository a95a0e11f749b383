"""Materials bought for a mission."""

from datetime import date

import pytest

from kpacite.governance.tests import factories as governance
from kpacite.hosts.queries import NoHost
from kpacite.ledger import balances
from kpacite.ledger.models import JournalEntry, JournalLine
from kpacite.money import Euros
from kpacite.work import purchasing, queries, staffing
from kpacite.work.models import Purchase
from kpacite.work.tests.factories import JUNE_12, NOON, member, mission


def record(world, **facts):
    return purchasing.record(**{
        "mission": world.mission, "label": "Courses au marché", "amount": Euros(24_000),
        "bought_on": JUNE_12, "paid_by": world.amina, "by": world.amina, "on": JUNE_12,
        "at": NOON,
    } | facts)  # fmt: skip


def lines_of(source):
    rows = JournalLine.objects.filter(entry__source=source).select_related("account")
    return [(row.account.code, row.amount_cents, row.member_id) for row in rows.order_by("rank")]


def test_a_member_who_advanced_the_money_is_owed_it(world):
    purchase = record(world)

    assert lines_of(purchase.address) == [("601", 24_000, None), ("4674", -24_000, world.amina.pk)]
    assert balances.of_member(world.coop, world.amina).advanced_cents == 24_000
    assert queries.materials_cents(world.mission) == 24_000


def test_what_the_coop_d_emploi_pays_is_owed_to_the_supplier(world):
    purchase = record(world, paid_by=None)

    assert lines_of(purchase.address) == [("601", 24_000, None), ("401", -24_000, None)]


@pytest.mark.parametrize("cents", [0, -100])
def test_a_purchase_costs_something(world, cents):
    with pytest.raises(purchasing.AmountIsNotPositive):
        record(world, amount=Euros(cents))

    assert not Purchase.objects.exists()
    assert not JournalEntry.objects.exists()


def test_nothing_is_bought_tomorrow(world):
    with pytest.raises(purchasing.BoughtInTheFuture):
        record(world, bought_on=date(2026, 6, 13))


def test_a_stranger_advances_no_money_here(world):
    with pytest.raises(staffing.NotAMember):
        record(world, paid_by=world.karim)


def test_a_coop_without_host_buys_nothing(world):
    somebody = member(coop=world.other, first_name="Awa")

    with pytest.raises(NoHost):
        record(world, mission=mission(coop=world.other), paid_by=somebody, by=somebody)
    assert not Purchase.objects.exists()


def test_a_double_click_buys_once(world):
    assert record(world, key="one-time") == record(world, key="one-time")
    assert JournalEntry.objects.count() == 1


def test_a_cancelled_purchase_counts_no_more(world):
    purchase = record(world)

    cancelled = purchasing.cancel(purchase=purchase, by=world.rosa, on=JUNE_12, at=NOON)

    assert (cancelled.amount_cents, cancelled.corrects) == (-24_000, purchase)
    assert queries.materials_cents(world.mission) == 0
    assert balances.of_member(world.coop, world.amina).advanced_cents == 0
    assert JournalEntry.objects.filter(reverses__source=purchase.address).count() == 1


def test_a_purchase_is_cancelled_once(world):
    purchase = record(world)
    cancelled = purchasing.cancel(purchase=purchase, by=world.amina, on=JUNE_12, at=NOON)

    for again in (purchase, cancelled):
        with pytest.raises(purchasing.AlreadyCancelled):
            purchasing.cancel(purchase=again, by=world.amina, on=JUNE_12, at=NOON)


def test_above_the_amount_of_the_rule_a_purchase_names_its_decision(world):
    with pytest.raises(purchasing.PurchaseTakesADecision, match="500"):
        record(world, amount=Euros(50_001))
    with pytest.raises(purchasing.NoSuchDecision):
        record(world, amount=Euros(50_001), decision_number=99)
    agreed = governance.decision(coop=world.coop, by=world.amina, on=JUNE_12, title="Un four")

    bought = record(world, amount=Euros(50_001), decision_number=agreed.number)

    assert bought.decision_number == agreed.number
    assert record(world, amount=Euros(50_000)).decision_number is None


def test_the_amount_is_the_one_of_the_day_of_the_purchase(world):
    governance.rule(
        coop=world.coop, by=world.amina, key="work.purchase_limit_cents", value=10_000, on=JUNE_12
    )

    record(world, bought_on=date(2026, 6, 11))
    with pytest.raises(purchasing.PurchaseTakesADecision):
        record(world)
