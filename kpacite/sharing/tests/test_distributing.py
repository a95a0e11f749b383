"""After the payment, the real money is shared, agreed and posted."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from kpacite.ledger import balances
from kpacite.ledger.models import JournalEntry
from kpacite.lib.models import Task
from kpacite.money import Euros
from kpacite.people.models import Deed
from kpacite.sharing import distributing, reckoning
from kpacite.sharing.models import Distribution
from kpacite.sharing.receipts import Receipt
from kpacite.sharing.tests import factories
from kpacite.sharing.tests.factories import JUNE_12, JUNE_20, LATER, amounts
from kpacite.work.tests import factories as work

pytestmark = pytest.mark.django_db

WHOLE = {"materials": 22000, "host": 6670, "commons": 5133, "Amina": 18479, "Rosa": 18479,
         "Jordan": 9239}  # fmt: skip


@pytest.fixture
def there():
    return factories.world()


@pytest.fixture
def ready(there):
    """The plan is agreed, Amina bought the materials."""
    factories.agreed_plan(there)
    factories.purchase(there, paid_by=there.amina)
    return there


def test_the_money_is_shared_as_the_plan_said(ready):
    distribution = factories.distribution(ready)

    assert amounts(distribution) == WHOLE
    assert all(line.amount_cents == line.planned_cents for line in distribution.lines.all())


def test_nothing_is_posted_before_everyone_said_yes(ready):
    distribution = factories.distribution(ready)
    for person in (ready.amina, ready.rosa):
        distributing.consent(distribution=distribution, person=person, position="agree", at=LATER)

    assert balances.of_member(ready.coop, ready.rosa).received_cents == 0
    distributing.consent(distribution=distribution, person=ready.jordan, position="agree", at=LATER)

    distribution.refresh_from_db()
    assert (distribution.posted_because, distribution.position) == ("agreed", 1)
    assert balances.of_member(ready.coop, ready.rosa).received_cents == 18479
    assert balances.of_commons(ready.coop) == 5133


def test_who_advanced_the_materials_gets_them_back(ready):
    factories.posted_distribution(ready)

    mine = balances.of_member(ready.coop, ready.amina)
    assert (mine.advanced_cents, mine.received_cents) == (0, 22000 + 18479)


def test_two_people_who_advanced_money_get_each_their_own_back(there):
    factories.agreed_plan(there)
    factories.purchase(there, amount=15000, paid_by=there.amina)
    factories.purchase(there, amount=7000, paid_by=there.rosa)

    factories.posted_distribution(there)

    assert balances.of_member(there.coop, there.amina).advanced_cents == 0
    assert balances.of_member(there.coop, there.rosa).advanced_cents == 0


def test_paying_in_three_times_ends_like_paying_once(ready):
    for rank, received in enumerate((10000, 33333, 80000), start=1):
        factories.posted_distribution(ready, received=received, source=f"sales/payment/{rank}")

    totals = {}
    for distribution in Distribution.objects.all():
        for name, cents in amounts(distribution).items():
            totals[name] = totals.get(name, 0) + cents
    assert totals == WHOLE


def test_the_first_money_pays_the_materials_back(ready):
    distribution = factories.distribution(ready, received=10000)

    assert amounts(distribution) == {
        "materials": 10000, "host": 0, "commons": 0, "Amina": 0, "Rosa": 0, "Jordan": 0,
    }  # fmt: skip


def test_materials_dearer_than_foreseen_show_their_difference(there):
    factories.agreed_plan(there)
    factories.purchase(there, amount=26000, paid_by=there.amina)

    distribution = factories.distribution(there)

    moved = {
        line.target: line.amount_cents - line.planned_cents for line in distribution.lines.all()
    }
    assert moved["materials"] == 4000
    assert moved["host"] == -460
    assert sum(line.planned_cents for line in distribution.lines.all()) == 80000


def test_materials_that_nobody_noted_show_too(there):
    factories.agreed_plan(there)

    distribution = factories.distribution(there)

    line = distribution.lines.get(target="materials")
    assert (line.amount_cents, line.planned_cents) == (0, 22000)


def test_real_hours_take_the_place_of_the_planned_ones():
    there = factories.world(sharing__key="hours")
    factories.agreed_plan(there, materials=0, parts=factories.weights(there, 480, 480, 240))
    for person, minutes in zip(there.team, (480, 360, 360), strict=True):
        work.contribution(
            coop=there.coop, person=person, mission=there.mission, minutes=minutes,
            happened_on=JUNE_12,
        )  # fmt: skip
    factories.delivered(there)

    distribution = factories.distribution(there)

    why = distribution.lines.get(person=there.jordan).why
    assert (why["weight"], why["planned_weight"], why["weights"]) == (360, 240, 1200)
    assert amounts(distribution)["Rosa"] == amounts(distribution)["Jordan"]


def test_hours_said_of_a_day_after_the_delivery_do_not_count():
    there = factories.world(sharing__key="hours")
    factories.agreed_plan(there, materials=0, parts=factories.weights(there, 60, 60, 60))
    for person in there.team:
        work.contribution(coop=there.coop, person=person, mission=there.mission, minutes=60)
    factories.delivered(there)
    work.contribution(
        coop=there.coop, person=there.rosa, mission=there.mission, minutes=600,
        happened_on=JUNE_20,
    )  # fmt: skip

    distribution = factories.distribution(there)

    assert distribution.lines.get(person=there.rosa).why["weight"] == 60


def test_somebody_who_came_to_help_has_a_part_by_hours():
    there = factories.world(sharing__key="hours")
    factories.agreed_plan(there, materials=0, parts=factories.weights(there, 60, 60, 60))
    ines = work.member(coop=there.coop, first_name="Inès")
    for person in (*there.team, ines):
        work.contribution(coop=there.coop, person=person, mission=there.mission, minutes=60)
    factories.delivered(there)

    distribution = factories.distribution(there)

    line = distribution.lines.get(person=ines)
    assert line.amount_cents > 0
    assert line.planned_cents == 0


def test_who_asked_for_no_part_keeps_that_wish_whatever_the_hours():
    there = factories.world(sharing__key="hours")
    parts = factories.weights(there, 60, 60, 0, reason="Je donne ma part au commun")
    factories.agreed_plan(there, materials=0, parts=parts)
    for person in there.team:
        work.contribution(coop=there.coop, person=person, mission=there.mission, minutes=60)
    factories.delivered(there)

    assert amounts(factories.distribution(there))["Jordan"] == 0


def test_a_done_mission_without_hours_is_not_shared_by_hours():
    there = factories.world(sharing__key="hours")
    factories.agreed_plan(there, materials=0, parts=factories.weights(there, 60, 60, 60))
    factories.delivered(there)

    with pytest.raises(reckoning.NoHoursYet):
        factories.distribution(there)
    assert not Distribution.objects.exists()


def test_money_is_not_shared_without_an_agreed_plan(there):
    factories.plan(there)

    with pytest.raises(distributing.PlanNotAgreed):
        factories.distribution(there)
    assert not Distribution.objects.exists()


def test_a_replayed_payment_is_shared_once(ready):
    first = factories.posted_distribution(ready)

    assert factories.distribution(ready) == first
    assert Distribution.objects.count() == 1


def test_nothing_new_is_nothing_to_share(ready):
    factories.posted_distribution(ready)

    with pytest.raises(distributing.NothingToShare):
        factories.distribution(ready, source="sales/payment/2")


def test_a_second_payment_takes_the_place_of_the_waiting_share(ready):
    factories.distribution(ready, received=40000, source="sales/payment/1")

    second = factories.distribution(ready, received=80000, source="sales/payment/2")

    assert Distribution.objects.get() == second
    assert amounts(second) == WHOLE
    assert factories.distribution(ready, received=40000, source="sales/payment/1") == second


def test_money_given_back_to_the_client_is_taken_back_in_the_same_proportions(ready):
    factories.posted_distribution(ready)

    back = factories.posted_distribution(ready, received=70000, source="sales/payment/2")

    assert sum(amounts(back).values()) == -10000
    assert amounts(back)["materials"] == 0
    assert amounts(back)["host"] == -1150


def test_the_scale_of_the_host_runs_over_the_year_of_the_coop(there):
    there.host.scales.update(brackets=[[80000, 1000], [None, 500]])
    factories.agreed_plan(there, materials=0)
    factories.posted_distribution(there)
    second = factories.another_mission(there)
    factories.agreed_plan(there, mission=second, materials=0)

    distribution = factories.distribution(there, mission=second, source="sales/payment/2")

    assert amounts(distribution)["host"] == 4000
    assert distribution.lines.get(target="host").why["so_far_cents"] == 80000


def test_a_new_year_starts_the_scale_again(there):
    there.host.scales.update(brackets=[[80000, 1000], [None, 500]])
    factories.agreed_plan(there, materials=0)
    factories.posted_distribution(there)
    second = factories.another_mission(there)
    factories.agreed_plan(there, mission=second, materials=0)

    distribution = factories.distribution(
        there, mission=second, received_on=date(2027, 1, 5), source="sales/payment/2"
    )

    assert amounts(distribution)["host"] == 8000


def test_free_months_take_nothing(there):
    there.host.scales.update(free_months=12)
    factories.agreed_plan(there)

    assert amounts(factories.distribution(there))["host"] == 0


def test_a_host_that_takes_more_than_what_is_left_is_paid_by_the_commons(there):
    there.host.scales.update(base="net_sales")
    factories.agreed_plan(there, net_sales=80000, materials=75000)
    factories.purchase(there, amount=75000)

    shared = amounts(factories.distribution(there))

    assert shared["commons"] == -4200
    assert shared["Amina"] == shared["Jordan"] == 0


def test_talking_holds_the_share_even_after_the_delay(ready):
    distribution = factories.distribution(ready)
    distributing.consent(
        distribution=distribution, person=ready.rosa, position="talk", text="Mes heures ?", at=LATER
    )

    distributing.post_after_silence(distribution=distribution.pk, at=LATER + timedelta(days=30))

    distribution.refresh_from_db()
    assert not distribution.is_posted


def test_silence_counts_as_the_coop_decided_and_the_journal_says_so(ready):
    distribution = factories.distribution(ready)
    distributing.consent(distribution=distribution, person=ready.amina, position="agree", at=LATER)
    distributing.post_after_silence(distribution=distribution.pk, at=LATER + timedelta(days=4))
    distribution.refresh_from_db()
    assert not distribution.is_posted

    distributing.post_after_silence(distribution=distribution.pk, at=LATER + timedelta(days=5))

    distribution.refresh_from_db()
    assert distribution.posted_because == "silence"
    note = Deed.objects.get(verb="sharing.distribution.posted.silence").note
    assert note.startswith("Rosa et Jordan : pas de réponse en 5\xa0jours.")


def test_where_the_coop_waits_silence_decides_nothing():
    there = factories.world(sharing__silence_means="wait")
    factories.agreed_plan(there)
    distribution = factories.distribution(there)

    distributing.post_after_silence(distribution=distribution.pk, at=LATER + timedelta(days=90))

    distribution.refresh_from_db()
    assert not distribution.is_posted


def test_the_end_of_the_delay_is_asked_of_the_worker(ready):
    distribution = factories.distribution(ready)

    task = Task.objects.get(function="kpacite.sharing.tasks.after_silence")
    assert task.arguments == {"distribution": distribution.pk}
    assert task.due_at == LATER + timedelta(days=5)


def test_new_facts_start_the_answers_again(ready):
    distribution = factories.distribution(ready)
    for person in (ready.amina, ready.rosa):
        distributing.consent(distribution=distribution, person=person, position="agree", at=LATER)
    factories.purchase(ready, amount=1000, paid_by=ready.rosa)

    distributing.recompute(distribution=distribution, by=ready.amina, at=LATER + timedelta(hours=1))
    distributing.consent(
        distribution=distribution, person=ready.jordan, position="agree",
        at=LATER + timedelta(hours=2),
    )  # fmt: skip

    distribution.refresh_from_db()
    assert not distribution.is_posted
    materials = distribution.lines.filter(target="materials")
    assert sum(line.amount_cents for line in materials) == 23000


def test_what_is_posted_is_not_shared_again(ready):
    distribution = factories.posted_distribution(ready)

    with pytest.raises(distributing.AlreadyPosted):
        distributing.recompute(distribution=distribution, by=ready.amina, at=LATER)
    with pytest.raises(distributing.AlreadyPosted):
        distributing.consent(
            distribution=distribution, person=ready.rosa, position="talk",
            at=LATER + timedelta(days=1),
        )  # fmt: skip


def test_a_second_click_on_yes_posts_once(ready):
    distribution = factories.posted_distribution(ready)

    distributing.consent(
        distribution=distribution, person=ready.jordan, position="agree",
        at=LATER + timedelta(days=1),
    )  # fmt: skip

    assert JournalEntry.objects.filter(source=distribution.address).count() == 1


def test_somebody_outside_the_share_does_not_answer_it(ready):
    distribution = factories.distribution(ready)
    thi_mai = work.member(coop=ready.coop, first_name="Thi Mai")

    with pytest.raises(distributing.NotInTheShare):
        distributing.consent(distribution=distribution, person=thi_mai, position="agree", at=LATER)


def test_the_shares_of_a_coop_are_chained(ready):
    first = factories.posted_distribution(ready, received=40000, source="sales/payment/1")
    second = factories.posted_distribution(ready, source="sales/payment/2")

    assert first.previous_hash == ""
    assert (second.position, second.previous_hash) == (2, first.hash)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sharing_distribution SET step_cents = 1",
        "DELETE FROM sharing_distribution",
        "UPDATE sharing_distributionline SET amount_cents = 1",
        "DELETE FROM sharing_distributionline",
        "UPDATE sharing_shareplan SET net_sales_cents = 1",
        "UPDATE sharing_shareplanline SET weight = 9",
        "DELETE FROM sharing_shareconsent",
        "UPDATE sharing_shareconsent SET position = 'talk'",
    ],
)
def test_the_database_too_refuses_to_change_what_is_posted(ready, statement):
    factories.posted_distribution(ready)

    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def half_of_the_money(mission):
    return Receipt(Euros(40_000), LATER.date(), "sales/payment/9")


def test_a_share_is_not_agreed_to_after_the_money_went_back(ready, settings):
    waiting = factories.distribution(ready)
    settings.KPACITE_RECEIPTS = f"{__name__}.half_of_the_money"

    with pytest.raises(distributing.MoneyHasMoved, match="Refaites le calcul"):
        distributing.consent(
            distribution=waiting, person=waiting.lines.exclude(person=None).first().person,
            position="agree", at=LATER,
        )  # fmt: skip
    assert not waiting.consents.exists()


def test_silence_never_shares_money_that_went_back(ready, settings):
    waiting = factories.distribution(ready)
    settings.KPACITE_RECEIPTS = f"{__name__}.half_of_the_money"

    posted = distributing.post_when_agreed(distribution=waiting, at=LATER + timedelta(days=90))

    assert posted is None
    assert Distribution.objects.get(pk=waiting.pk).posted_at is None


def test_a_new_reckoning_shares_the_money_that_is_left(ready, settings):
    waiting = factories.distribution(ready)
    settings.KPACITE_RECEIPTS = f"{__name__}.half_of_the_money"

    again = distributing.recompute(distribution=waiting, by=waiting.proposed_by, at=LATER)

    assert again.received_cents == 40_000
    assert sum(line.amount_cents for line in again.lines.all()) == 40_000
