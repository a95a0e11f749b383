"""What the name brought back: recorded links only, nothing guessed."""

from datetime import date
from types import SimpleNamespace

import pytest

from kpacite.coops.tests import factories as coops
from kpacite.sales.models import RequestOutcome, RequestSource
from kpacite.sales.tests import factories_front as front
from kpacite.web import brand_kit, brand_returns
from kpacite.work.tests import factories as work

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2025, 7, 1), date(2026, 7, 1)


@pytest.fixture
def world():
    return front.world()


def brought(world):
    return brand_returns.of_coop(world.coop, SINCE, UNTIL)


def linked(world, request, kind="communication"):
    given = work.contribution(coop=world.coop, person=world.amina, kind=kind)
    return RequestSource.objects.create(
        request=request, contribution=given, how="stated", noted_by=world.amina, at=work.NOON
    )


def test_nothing_was_asked_nothing_came(world):
    found = brought(world)

    assert (found.requests, found.linked, found.missions, found.commons_cents) == (0, 0, 0, 0)


def test_requests_are_told_by_how_people_heard_of_us(world):
    front.request(world, heard_how="market")
    front.request(world, heard_how="market")
    front.request(world, heard_how="flyer")
    front.request(world)

    sources = [(one.name, one.count) for one in brought(world).sources]

    assert sources == [
        ("Au marché, à une fête", 2), ("Un papier, une affiche", 1), ("On ne sait pas", 1),
    ]  # fmt: skip


def test_only_hours_given_to_make_us_known_count_as_a_link(world):
    linked(world, front.request(world))
    linked(world, front.request(world), kind="cleaning")
    front.request(world)

    assert brought(world).linked == 1


def test_a_request_of_another_coop_is_not_ours(world):
    elsewhere = world.karim.memberships.get().coop

    front.request(SimpleNamespace(coop=elsewhere))

    assert brought(world).requests == 0


def test_a_mission_is_counted_once_it_is_born(world):
    asked = front.request(world)
    mission = work.mission(coop=world.coop, activity=world.activity)
    RequestOutcome.objects.create(
        request=asked, taken=True, mission=mission, by=world.amina, at=work.NOON
    )

    assert brought(world).missions == 1


def test_the_kit_has_our_prices_and_the_lines_of_the_law(world):
    kit = brand_kit.of_person(world.coop, world.amina, front.JUNE_12)

    assert any("SIREN" in line for line in kit.mention)
    assert any("CAPE" in line for line in kit.mention)


def test_without_a_contract_the_kit_says_so(world):
    newcomer = coops.member(coop=world.coop, first_name="Bruno")

    kit = brand_kit.of_person(world.coop, newcomer, front.JUNE_12)

    assert kit.warning == "Aucun contrat ne couvre cette personne ce jour-là."


def test_reading_it_asks_the_same_questions_whatever_the_history(
    world, django_assert_max_num_queries
):
    for _ in range(8):
        linked(world, front.request(world))

    with django_assert_max_num_queries(7):
        brought(world)
