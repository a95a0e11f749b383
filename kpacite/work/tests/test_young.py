"""Somebody of 16 or 17 on missions: what is open, what waits, how long a day is."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kpacite.hosts.models import YoungException
from kpacite.joining import guardians
from kpacite.joining.tests.factories_guardians import BORN, authorised, minor, withdrawn
from kpacite.money import Euros
from kpacite.people.models import Person
from kpacite.work import declaring, delivering, purchasing, staffing, young_limits
from kpacite.work.models import Contribution, Delivery, SeatTaking
from kpacite.work.tests.factories import JUNE_12, NOON, mission, seat

HOUR = 60
BIRTHDAY = BORN.replace(year=2026)


@pytest.fixture
def sofia(world):
    return minor(coop=world.coop, first_name="Sofia", last_name="Rey")


def take(world, person, kind, on=JUNE_12, at=None):
    at = at or at_noon(on)
    return staffing.take(seat=seat(at_work(world), kind), person=person, by=person, on=on, at=at)


def at_work(world):
    return world.mission


def at_noon(day):
    return NOON + (day - JUNE_12)


def declare(world, person, minutes=HOUR, day=JUNE_12, on=None, **facts):
    on = on or day
    return declaring.declare(
        **{
            "coop": world.coop, "person": person, "minutes": minutes, "happened_on": day,
            "kind": "cleaning", "by": person, "on": on, "at": at_noon(on),
        } | facts
    )  # fmt: skip


def test_a_place_to_learn_asks_for_nobody(world, sofia):
    assert take(world, sofia, "learn").person == sofia


@pytest.mark.parametrize("kind", ["carry", "help"])
def test_a_paid_place_waits_for_the_signature_of_a_guardian(world, sofia, kind):
    with pytest.raises(guardians.GuardianHasNotSigned, match="travail payé"):
        take(world, sofia, kind)
    assert not SeatTaking.objects.exists()

    authorised(minor=sofia, coop=world.coop, guardian_name="Ana Rey")

    assert take(world, sofia, kind).seat.kind == kind


@pytest.mark.parametrize("kind", ["common", "learning"])
def test_what_is_not_paid_waits_for_nobody(world, sofia, kind):
    world.mission = mission(coop=world.coop, kind=kind)

    assert take(world, sofia, "carry").person == sofia


def test_after_a_withdrawal_a_paid_place_waits_again_and_learning_does_not(world, sofia):
    withdrawn(authorised(minor=sofia, coop=world.coop, guardian_name="Ana Rey"), name="Ana Rey")

    with pytest.raises(guardians.GuardianHasStopped):
        take(world, sofia, "help")
    assert take(world, sofia, "learn").person == sofia


def test_at_eighteen_a_paid_place_is_open(world, sofia):
    with pytest.raises(guardians.GuardianHasNotSigned):
        take(world, sofia, "help", on=BIRTHDAY - timedelta(days=1))

    assert take(world, sofia, "help", on=BIRTHDAY).person == sofia


@pytest.mark.parametrize("kind", ["help", "learn"])
def test_an_activity_for_adults_is_closed_whoever_signed(world, sofia, kind):
    authorised(minor=sofia, coop=world.coop, guardian_name="Ana Rey")
    world.cooking.youngest, world.cooking.youngest_because = 18, "on y sert de l’alcool"
    world.cooking.save()

    with pytest.raises(staffing.TooYoungForTheActivity, match="alcool"):
        take(world, sofia, kind)
    assert take(world, world.amina, "carry").person == world.amina


@pytest.mark.parametrize("kind", ["help", "learn"])
def test_near_machines_every_place_waits_for_the_guardian(world, sofia, kind):
    world.cooking.with_machines = True
    world.cooking.save()
    authorised(minor=sofia, coop=world.coop, scopes=["paid_seat"])

    with pytest.raises(guardians.GuardianHasNotSigned, match="machines"):
        take(world, sofia, kind)

    authorised(minor=sofia, coop=world.coop, scopes=["paid_seat", "machines"])
    assert take(world, sofia, kind).seat.kind == kind


def test_a_place_taken_before_a_withdrawal_does_not_deliver(world, sofia):
    signed = authorised(minor=sofia, coop=world.coop, guardian_name="Ana Rey")
    take(world, sofia, "help")
    withdrawn(signed, name="Ana Rey")

    with pytest.raises(guardians.GuardianHasStopped):
        delivering.deliver(mission=world.mission, on=JUNE_12, by=world.amina, at=at_noon(JUNE_12))

    assert not Delivery.objects.exists()


def test_the_age_for_an_activity_is_the_one_on_the_day_of_the_mission(world, sofia):
    world.cooking.youngest, world.cooking.youngest_because = 18, "une machine dangereuse"
    world.cooking.save()
    world.mission = mission(coop=world.coop, starts_on=BIRTHDAY)

    assert take(world, sofia, "learn").person == sofia


def test_eight_hours_a_day_and_not_more(world, sofia):
    declare(world, sofia, 5 * HOUR)
    with pytest.raises(young_limits.TooLongForADay, match="8"):
        declare(world, sofia, 3 * HOUR + 1)

    assert declare(world, sofia, 3 * HOUR).pk
    assert declare(world, world.amina, 11 * HOUR).pk


def test_thirty_five_hours_a_week_and_not_more(world, sofia):
    monday = date(2026, 6, 8)
    for number in range(4):
        declare(world, sofia, 8 * HOUR, day=monday + timedelta(days=number), on=JUNE_12)
    with pytest.raises(young_limits.TooLongForAWeek, match="35"):
        declare(world, sofia, 4 * HOUR)

    assert declare(world, sofia, 3 * HOUR).pk
    assert declare(world, sofia, 8 * HOUR, day=date(2026, 6, 15)).pk


def test_the_night_is_for_rest(world, sofia):
    with pytest.raises(young_limits.NightIsForRest):
        declare(world, sofia, at_night=True)

    assert declare(world, world.amina, at_night=True).pk
    assert Contribution.objects.count() == 1


def test_a_correction_does_not_pass_the_limit_either(world, sofia):
    said = declare(world, sofia, 7 * HOUR)

    with pytest.raises(young_limits.TooLongForADay):
        declaring.correct(contribution=said, minutes=9 * HOUR, by=sofia, on=JUNE_12, at=NOON)
    assert declaring.correct(
        contribution=said, minutes=8 * HOUR, by=sofia, on=JUNE_12, at=NOON
    ).minutes == 8 * HOUR  # fmt: skip


def test_deciding_together_is_a_voice_and_is_not_counted(world, sofia):
    declare(world, sofia, 8 * HOUR)

    assert declare(world, sofia, 3 * HOUR, kind="organisation").pk
    assert declare(world, sofia, HOUR, kind="organisation", at_night=True).pk


def test_the_host_lifts_a_limit_with_its_reason(world, sofia):
    claire = world.amina
    for limit in ("day", "night"):
        YoungException.objects.create(
            host=world.host, person=sofia, limit=limit, starts_on=JUNE_12, ends_on=JUNE_12,
            because="Le feu d’artifice", given_by=claire, given_at=NOON,
        )  # fmt: skip

    assert declare(world, sofia, 9 * HOUR, at_night=True).pk
    with pytest.raises(young_limits.TooLongForADay):
        declare(world, sofia, 9 * HOUR, day=date(2026, 6, 11), on=JUNE_12)


def test_a_coop_without_a_host_keeps_the_limits(world, sofia):
    stray = minor(coop=world.other, first_name="Lina", last_name="Omar")

    with pytest.raises(young_limits.TooLongForADay):
        declare(world, stray, 9 * HOUR, coop=world.other)


def test_at_eighteen_the_hours_are_those_of_everybody(world, sofia):
    with pytest.raises(young_limits.TooLongForADay):
        declare(world, sofia, 9 * HOUR, day=BIRTHDAY - timedelta(days=1), on=BIRTHDAY)

    assert declare(world, sofia, 9 * HOUR, day=BIRTHDAY, at_night=True).pk


def buy(world, person, cents):
    return purchasing.record(
        mission=world.mission, label="Farine", amount=Euros(cents), bought_on=JUNE_12,
        paid_by=person, by=person, on=JUNE_12, at=NOON,
    )  # fmt: skip


def test_a_minor_shops_up_to_the_ceiling(world, sofia):
    with pytest.raises(guardians.GuardianHasNotSigned):
        buy(world, sofia, 1_000)
    authorised(minor=sofia, coop=world.coop, scopes=["buy"], guardian_name="Ana Rey")

    assert buy(world, sofia, 5_000).paid_by == sofia
    with pytest.raises(guardians.BeyondTheAuthorisation):
        buy(world, sofia, 5_001)


def test_nobody_asks_anything_of_an_adult(world):
    assert Person.objects.get(pk=world.jordan.pk).born_on is None
    assert take(world, world.jordan, "carry").person == world.jordan
    assert buy(world, world.jordan, 40_000).amount_cents == 40_000


def test_the_form_asks_about_the_night_where_somebody_is_young(client, world, sofia):
    page = f"/c/{world.coop.slug}/aides/nouvelle/"
    Person.objects.filter(pk=sofia.pk).update(born_on=timezone.localdate() - timedelta(17 * 366))
    client.force_login(sofia)
    said = {"time": "60", "day": "0", "kind": "cleaning", "note": "Balai", "key": "k",
            "at_night": "on"}  # fmt: skip

    answer = client.post(page, said)

    assert 'name="at_night"' in client.get(page).content.decode()
    assert answer.status_code == 422 and "22" in answer.content.decode()
    Person.objects.filter(pk=sofia.pk).update(born_on=date(1990, 1, 1))
    assert 'name="at_night"' not in client.get(page).content.decode()
