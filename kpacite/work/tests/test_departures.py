"""The places of somebody who leaves: told to the team, and free on the last day."""

from datetime import date

import pytest

from kpacite.coops.models import Membership
from kpacite.governance.tests import factories_conflicts as conflicts
from kpacite.work import departures, staffing
from kpacite.work.models import Delivery, SeatTaking
from kpacite.work.tests import factories
from kpacite.work.tests.factories import JUNE_12, NOON

MAY_1 = date(2026, 5, 1)
JULY_1 = date(2026, 7, 1)


def membership(world, person):
    return Membership.objects.select_related("coop", "person").get(coop=world.coop, person=person)


def test_each_place_to_come_is_said(world):
    factories.seated(mission=world.mission, person=world.rosa, kind="help")

    [one] = departures.seats(membership(world, world.rosa), MAY_1)

    assert "Buffet" in one.title
    assert one.blocking


def test_a_work_that_is_over_keeps_its_team(world):
    factories.seated(mission=world.mission, person=world.rosa, kind="help")
    rosa = membership(world, world.rosa)

    assert departures.seats(rosa, JULY_1) == []
    departures.free_seats(membership=rosa, by=world.rosa, on=JULY_1, at=NOON)

    assert SeatTaking.objects.get().left_at is None


def test_a_mission_that_is_done_asks_nothing(world):
    factories.seated(mission=world.mission, person=world.rosa, kind="help")
    Delivery.objects.create(mission=world.mission, delivered_on=JUNE_12, noted_by=world.amina)

    assert departures.seats(membership(world, world.rosa), MAY_1) == []


def test_the_places_still_held_are_free_on_the_last_day(world):
    factories.seated(mission=world.mission, person=world.rosa, kind="help")

    departures.free_seats(
        membership=membership(world, world.rosa), by=world.rosa, on=MAY_1, at=NOON
    )

    assert SeatTaking.objects.get().left_at == NOON


def test_somebody_who_is_suspended_takes_no_place(world):
    conflicts.suspended(coop=world.coop, person=world.rosa, starts_on=MAY_1, ends_on=JULY_1)

    with pytest.raises(staffing.SuspendedForNow):
        staffing.take(
            seat=factories.seat(world.mission, "help"), person=world.rosa, by=world.rosa,
            on=JUNE_12, at=NOON,
        )  # fmt: skip


def test_after_the_suspension_places_are_open_again(world):
    conflicts.suspended(coop=world.coop, person=world.rosa, starts_on=MAY_1, ends_on=JUNE_12)

    staffing.take(
        seat=factories.seat(world.mission, "help"), person=world.rosa, by=world.rosa, on=JUNE_12,
        at=NOON,
    )  # fmt: skip

    assert SeatTaking.objects.get().person == world.rosa
