"""A neighbour asks; what brought them is noted."""

from datetime import date, timedelta

import pytest

from kpacite.governance.tests import factories as governance
from kpacite.people.models import Deed
from kpacite.sales import requesting
from kpacite.sales.models import Request, RequestSource
from kpacite.sales.tests import factories_front as make
from kpacite.work.tests import factories as work

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make.world()


def test_a_neighbour_with_only_a_phone_asks(world):
    request = make.request(world, phone="06 39 98 12 34", email="")

    assert request.phone == "06 39 98 12 34"
    assert not make.letters().exists()
    assert Deed.objects.get(verb="sales.request.received").by is None


def test_the_answer_comes_within_the_hours_the_coop_decided(world):
    request = make.request(world)

    assert request.answer_before == make.MONDAY_NOON + timedelta(hours=48)


def test_the_hours_follow_the_coops_rule():
    world = make.world()
    day = make.MONDAY_NOON.date()
    governance.rule(coop=world.coop, by=world.amina, key="sales.triage_hours", value=24, on=day)

    request = make.request(world)

    assert request.answer_before == make.MONDAY_NOON + timedelta(hours=24)


def test_somebody_with_a_mail_is_told_the_request_arrived(world):
    make.request(world, email="lenoir@example.org")

    assert make.letters().get().function == requesting.RECEIVED


def test_a_double_click_asks_once(world):
    first = make.request(world, key="the-same", email="lenoir@example.org")

    second = make.request(world, key="the-same", email="lenoir@example.org")

    assert second == first
    assert Request.objects.count() == make.letters().count() == 1


def test_a_member_notes_a_phone_call(world):
    request = make.request(world, entered_by=world.yacine)

    assert request.entered_by == world.yacine


@pytest.mark.parametrize(
    ("missing", "refusal"),
    [
        ({"contact_name": " "}, requesting.RequestNeedsAName),
        ({"text": ""}, requesting.RequestSaysNothing),
        ({"phone": "", "email": ""}, requesting.RequestCannotBeAnswered),
    ],
)
def test_a_request_that_cannot_be_answered_is_refused(world, missing, refusal):
    with pytest.raises(refusal):
        make.request(world, **missing)

    assert not Request.objects.exists()


def test_a_member_notes_which_aid_brought_the_client(world):
    request = make.request(world)
    flyers = work.contribution(coop=world.coop, person=world.jordan, happened_on=date(2026, 5, 2))

    requesting.attribute(
        request=request, contribution=flyers, how="stated", by=world.amina, at=make.MONDAY_NOON
    )
    again = requesting.attribute(
        request=request, contribution=flyers, how="probable", by=world.rosa, at=make.MONDAY_NOON
    )

    assert RequestSource.objects.get() == again
    assert again.how == "stated"
    assert Deed.objects.get(verb="sales.request.attributed").about == world.jordan


def test_an_aid_that_came_later_did_not_bring_the_client(world):
    request = make.request(world)
    later = work.contribution(coop=world.coop, person=world.jordan, happened_on=date(2026, 6, 2))

    with pytest.raises(requesting.AidCameLater):
        requesting.attribute(
            request=request, contribution=later, how="stated", by=world.amina, at=make.MONDAY_NOON
        )

    assert not RequestSource.objects.exists()


def test_an_aid_of_another_coop_is_not_a_source_here(world):
    request = make.request(world)
    elsewhere = work.contribution(
        coop=world.karim.memberships.get().coop, person=world.karim, happened_on=date(2026, 5, 2)
    )

    with pytest.raises(requesting.SourceIsElsewhere):
        requesting.attribute(
            request=request, contribution=elsewhere, how="probable", by=world.amina,
            at=make.MONDAY_NOON,
        )  # fmt: skip
