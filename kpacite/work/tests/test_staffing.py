"""Taking a place on a mission, and leaving it."""

from datetime import date

import pytest

from kpacite.people.models import Deed
from kpacite.work import staffing
from kpacite.work.models import Delivery, SeatTaking
from kpacite.work.tests.factories import JUNE_12, NOON, member, seat, seated


def take(world, person, kind, **facts):
    return staffing.take(
        seat=seat(world.mission, kind), person=person, by=person, on=JUNE_12, at=NOON, **facts
    )


def test_a_member_takes_a_place_and_it_is_noted(world):
    taking = take(world, world.amina, "carry")

    assert taking.seat.kind == "carry"
    deed = Deed.objects.get(verb="work.seat.taken")
    assert (deed.about, deed.by, deed.thing) == (world.amina, world.amina, world.mission.address)


def test_a_person_has_one_place_only(world):
    take(world, world.amina, "carry")

    with pytest.raises(staffing.AlreadyOnTheMission):
        take(world, world.amina, "help")
    assert SeatTaking.objects.count() == 1


def test_the_last_place_is_taken_once(world):
    take(world, world.amina, "carry")

    with pytest.raises(staffing.NoPlaceLeft):
        take(world, world.rosa, "carry")


def test_a_learner_says_who_teaches_them(world):
    take(world, world.amina, "carry")

    assert take(world, world.jordan, "learn", taught_by=world.amina).taught_by == world.amina


def test_nobody_learns_from_somebody_who_is_not_there(world):
    with pytest.raises(staffing.TeacherIsNotThere):
        take(world, world.jordan, "learn", taught_by=world.amina)


def test_a_stranger_takes_no_place(world):
    with pytest.raises(staffing.NotAMember):
        take(world, world.karim, "help")


def test_somebody_who_left_the_coop_takes_no_place(world):
    gone = member(coop=world.coop, first_name="Awa", left_on=date(2026, 6, 1))

    with pytest.raises(staffing.NotAMember):
        take(world, gone, "help")


def test_somebody_without_contract_may_be_on_the_card(world):
    new = member(coop=world.coop, first_name="Solène")

    assert take(world, new, "learn").person == new


def test_a_place_left_is_free_again(world):
    take(world, world.amina, "carry")

    staffing.leave(seat=seat(world.mission, "carry"), person=world.amina, by=world.amina, at=NOON)

    assert take(world, world.rosa, "carry").person == world.rosa
    assert Deed.objects.filter(verb="work.seat.left", about=world.amina).count() == 1


def test_a_learner_whose_teacher_leaves_looks_for_somebody_else(world):
    take(world, world.amina, "carry")
    taking = take(world, world.jordan, "learn", taught_by=world.amina)

    staffing.leave(seat=seat(world.mission, "carry"), person=world.amina, by=world.amina, at=NOON)

    taking.refresh_from_db()
    assert (taking.taught_by, taking.left_at) == (None, None)


def test_nobody_leaves_a_place_they_do_not_have(world):
    seated(mission=world.mission, person=world.amina)

    with pytest.raises(staffing.NotOnThisSeat):
        staffing.leave(seat=seat(world.mission, "carry"), person=world.rosa, by=world.rosa, at=NOON)


def test_the_team_of_a_mission_that_is_done_does_not_change(world):
    seated(mission=world.mission, person=world.amina)
    Delivery.objects.create(mission=world.mission, delivered_on=JUNE_12, noted_by=world.amina)

    with pytest.raises(staffing.MissionIsDone):
        take(world, world.rosa, "help")
    with pytest.raises(staffing.MissionIsDone):
        staffing.leave(
            seat=seat(world.mission, "carry"), person=world.amina, by=world.amina, at=NOON
        )
