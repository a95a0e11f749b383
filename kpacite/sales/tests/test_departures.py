"""The quotes that somebody who leaves answers for."""

import pytest

from kpacite.coops.models import Membership
from kpacite.sales import departures
from kpacite.sales.tests import factories_front as front
from kpacite.work.models import Delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return front.world()


def left(world, person):
    membership = Membership.objects.select_related("coop", "person").get(
        coop=world.coop, person=person
    )
    return departures.quotes(membership, front.JUNE_1)


def test_a_quote_is_named_to_who_answers_for_it(world):
    front.quote(world)

    [one] = left(world, world.amina)

    assert "Buffet de 60 personnes" in one.title
    assert one.blocking
    assert left(world, world.rosa) == []


def test_a_work_that_is_done_asks_nothing(world):
    quote = front.quote(world)
    Delivery.objects.create(mission=quote.mission, delivered_on=front.JUNE_12, noted_by=world.amina)

    assert left(world, world.amina) == []
