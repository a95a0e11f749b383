"""Saying that a mission is done."""

from datetime import UTC, date, datetime

import pytest

from kpacite.people.models import Deed
from kpacite.work import delivering, staffing
from kpacite.work.models import Delivery
from kpacite.work.tests.factories import (
    JUNE_12,
    contribution,
    covered,
    member,
    mission,
    seated,
)
from kpacite.work.tests.test_opening import no_rule

EVENING = datetime(2026, 6, 12, 18, tzinfo=UTC)


def deliver(world, work, **facts):
    return delivering.deliver(
        **{"mission": work, "on": JUNE_12, "by": world.amina, "at": EVENING} | facts
    )


@pytest.fixture
def team(world):
    seated(mission=world.mission, person=world.amina)
    seated(mission=world.mission, person=world.jordan, kind="learn", taught_by=world.amina)
    return world


def test_a_mission_is_done_by_a_team_with_green_lights(team):
    delivery = deliver(team, team.mission)

    assert (delivery.delivered_on, delivery.noted_by) == (JUNE_12, team.amina)
    assert Deed.objects.filter(verb="work.mission.delivered").count() == 1


def test_a_red_light_stays_on_the_card_and_not_on_the_delivery(team):
    new = member(coop=team.coop, first_name="Solène")
    seated(mission=team.mission, person=new, kind="help")

    with pytest.raises(delivering.RedLight, match="Solène"):
        deliver(team, team.mission)
    assert not Delivery.objects.exists()

    covered(person=new, host=team.host, activity=team.cooking)
    assert deliver(team, team.mission).pk


def test_all_the_red_names_are_said(team):
    for name in ("Solène", "Awa"):
        seated(mission=team.mission, person=member(coop=team.coop, first_name=name), kind="help")

    with pytest.raises(delivering.RedLight, match="Solène et Awa"):
        deliver(team, team.mission)


def test_hours_without_a_place_do_not_go_round_the_light(team):
    new = member(coop=team.coop, first_name="Solène")
    contribution(coop=team.coop, person=new, mission=team.mission)

    with pytest.raises(delivering.RedLight, match="Solène"):
        deliver(team, team.mission)


def test_a_contract_that_ended_before_a_late_delivery_stops_it(team):
    ended = covered(
        person=member(coop=team.coop, first_name="Awa"), host=team.host, activity=team.cooking,
        ends_on=date(2026, 5, 31),
    )  # fmt: skip
    seated(mission=team.mission, person=ended, kind="help")

    with pytest.raises(delivering.RedLight, match="Awa"):
        deliver(team, team.mission)


def test_work_for_the_commons_asks_for_no_contract(world):
    cleaning = mission(coop=world.coop, kind="common", title="Ranger la réserve")
    seated(mission=cleaning, person=member(coop=world.coop, first_name="Solène"))

    assert deliver(world, cleaning).pk


def test_a_mission_without_anybody_is_not_done(world):
    with pytest.raises(delivering.NobodyWasThere):
        deliver(world, world.mission)


def test_a_mission_is_not_done_tomorrow(team):
    with pytest.raises(delivering.NotDoneYet):
        deliver(team, team.mission, on=date(2026, 6, 13))


def test_a_mission_is_done_once(team):
    deliver(team, team.mission)

    with pytest.raises(staffing.MissionIsDone):
        deliver(team, team.mission)
    assert Delivery.objects.count() == 1


def test_a_paid_mission_where_nobody_learned_says_why(world):
    seated(mission=world.mission, person=world.amina)

    with pytest.raises(delivering.NobodyLearned):
        deliver(world, world.mission)

    deliver(world, world.mission, no_learner_reason="Personne n’était libre ce jour-là.")
    world.mission.refresh_from_db()
    assert world.mission.no_learner_reason == "Personne n’était libre ce jour-là."


def test_the_reason_is_not_asked_for_when_the_coop_decided_so(world):
    no_rule(world)
    seated(mission=world.mission, person=world.amina)

    assert deliver(world, world.mission).pk
