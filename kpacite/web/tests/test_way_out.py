"""What a whole coop says to somebody who leaves: every room speaks, in the same few questions."""

import pytest

from kpacite.coops.models import Membership
from kpacite.joining import departing
from kpacite.joining.queries import leaving
from kpacite.sales.tests import factories_front as front
from kpacite.sales.tests.factories_front import JUNE_1, MONDAY_NOON
from kpacite.work.tests import factories as work

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return front.world()


def membership(world):
    rows = Membership.objects.select_related("coop", "person")
    return rows.get(coop=world.coop, person=world.amina)


def keys(world):
    things = leaving.way_out(membership(world), None, JUNE_1)
    return [thing.left.key for thing in things]


def test_each_room_says_what_is_left_in_its_order(world):
    front.quote(world)

    assert keys(world) == ["seats", "quotes", "roles", "keys", "contract", "votes", "notices"]


def test_what_was_settled_by_a_gesture_is_not_there_any_more(world):
    mission = work.mission(coop=world.coop, activity=world.activity)
    taking = work.seated(mission=mission, person=world.amina)
    assert "seats" in keys(world)

    taking.left_at = MONDAY_NOON
    taking.save()

    assert "seats" not in keys(world)


def test_the_same_few_questions_whatever_is_left(world, django_assert_max_num_queries):
    for rank in range(6):
        mission = work.mission(coop=world.coop, activity=world.activity, title=f"Buffet {rank}")
        work.seated(mission=mission, person=world.amina)
        front.quote(world, mission=mission)
    found = membership(world)

    with django_assert_max_num_queries(20):
        assert len(leaving.way_out(found, None, JUNE_1)) > 12


def test_the_last_day_frees_every_place_and_role_in_one_gesture(world):
    front.quote(world)
    by = {"by": world.amina, "on": JUNE_1, "at": MONDAY_NOON}
    departure = departing.start(membership=membership(world), leaves_on=JUNE_1, **by)
    for key in ("seats", "quotes", "roles", "keys", "contract"):
        departing.settle(departure=departure, key=key, words="", followed_by=world.rosa, **by)

    departing.finish(departure=departure, **by)

    assert not world.amina.mandates.filter(ends_on__gt=JUNE_1).exists()
    assert not world.amina.seat_takings.filter(left_at=None).exists()
