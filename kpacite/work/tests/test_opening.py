"""Opening a mission, and changing what was foreseen."""

from datetime import date

import pytest

from kpacite.governance.models import Decision, RuleValue
from kpacite.people.models import Deed
from kpacite.work import opening, staffing
from kpacite.work.models import Delivery, Mission
from kpacite.work.tests.factories import JUNE_12, NOON, mission, seated


def open_buffet(world, **facts):
    return opening.open_mission(**{
        "coop": world.coop, "title": "Goûter des voisins", "kind": "market",
        "activity": world.cooking, "starts_on": JUNE_12, "ends_on": JUNE_12, "place": "Au lieu",
        "for_whom": "L’école", "origin": "sales/request/3",
        "seats": {"carry": 1, "help": 1, "learn": 1}, "by": world.amina, "at": NOON,
    } | facts)  # fmt: skip


def edit(world, buffet, **facts):
    return opening.edit(**{
        "mission": buffet, "title": buffet.title, "starts_on": buffet.starts_on,
        "ends_on": buffet.ends_on, "place": buffet.place, "for_whom": buffet.for_whom,
        "description": "", "seats": {"carry": 1, "help": 2, "learn": 1}, "by": world.amina,
        "at": NOON,
    } | facts)  # fmt: skip


def no_rule(world):
    """The coop decided not to ask for a place to learn."""
    decision = Decision.objects.create(
        coop=world.coop, number=9, title="Places", text="…", method="consent",
        decided_on=date(2026, 1, 1), noted_by=world.amina,
    )  # fmt: skip
    RuleValue.objects.create(
        coop=world.coop, key="work.learner_seat", value=False, valid_from=date(2026, 1, 1),
        decision=decision,
    )  # fmt: skip


def test_a_mission_opens_with_its_three_kinds_of_places(world):
    opened = open_buffet(world)

    assert {seat.kind: seat.places for seat in opened.seats.all()} == {
        "carry": 1, "help": 1, "learn": 1,
    }  # fmt: skip
    assert opened.origin == "sales/request/3"
    assert Deed.objects.filter(verb="work.mission.opened", thing=opened.address).count() == 1


def test_a_place_to_learn_is_kept_when_nobody_thinks_of_it(world):
    opened = open_buffet(world, seats={"carry": 2})

    assert opened.seats.get(kind="learn").places == 1


def test_a_paid_mission_without_a_place_to_learn_says_why(world):
    with pytest.raises(opening.NoRoomToLearn):
        open_buffet(world, seats={"carry": 1, "learn": 0})

    opened = open_buffet(
        world, seats={"carry": 1, "learn": 0}, no_learner_reason="Le camion n’a que deux sièges."
    )
    assert opened.seats.get(kind="learn").places == 0
    assert Mission.objects.filter(title="Goûter des voisins").count() == 1


def test_a_coop_may_decide_not_to_ask_for_a_place_to_learn(world):
    no_rule(world)

    assert open_buffet(world, seats={"carry": 1, "learn": 0}).pk


def test_a_mission_needs_somebody_who_carries_it(world):
    with pytest.raises(opening.NobodyWouldCarry):
        open_buffet(world, seats={"carry": 0, "help": 3, "learn": 1})


def test_a_mission_cannot_end_before_it_starts(world):
    with pytest.raises(opening.MissionEndsBeforeItStarts):
        open_buffet(world, ends_on=date(2026, 6, 11))


def test_a_mission_moves_to_another_day_and_place(world):
    edit(world, world.mission, starts_on=date(2026, 6, 19), ends_on=date(2026, 6, 20), place="Parc")

    moved = Mission.objects.get(pk=world.mission.pk)
    assert (moved.starts_on, moved.ends_on, moved.place) == (
        date(2026, 6, 19), date(2026, 6, 20), "Parc",
    )  # fmt: skip
    assert Deed.objects.filter(verb="work.mission.moved", thing=moved.address).exists()


def test_places_are_added_but_nobody_is_pushed_out(world):
    seated(mission=world.mission, person=world.rosa, kind="help")
    seated(mission=world.mission, person=world.amina, kind="help")

    with pytest.raises(staffing.PlacesAreTaken, match="2 personnes"):
        edit(world, world.mission, seats={"carry": 1, "help": 1, "learn": 1})

    edit(world, world.mission, seats={"carry": 1, "help": 4, "learn": 1})
    assert world.mission.seats.get(kind="help").places == 4


def test_the_last_place_to_learn_does_not_go_in_silence(world):
    with pytest.raises(opening.NoRoomToLearn):
        edit(world, world.mission, seats={"carry": 1, "help": 2, "learn": 0})


def test_a_mission_that_is_done_does_not_change(world):
    done = mission(coop=world.coop)
    Delivery.objects.create(mission=done, delivered_on=JUNE_12, noted_by=world.amina)

    with pytest.raises(staffing.MissionIsDone):
        edit(world, done)
