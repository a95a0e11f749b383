"""Who hears of a silence, a departure; and who does not."""

import pytest

from kpacite.coops.tests import factories as coops
from kpacite.governance.tests import factories as governance
from kpacite.joining import caring, departing
from kpacite.joining.models import QuietCall
from kpacite.joining.tests import factories_leaving as there
from kpacite.joining.tests.factories_leaving import JULY_1, JUNE_12, NOON
from kpacite.people.models import Deed
from kpacite.talks import noticing

pytestmark = pytest.mark.django_db


@pytest.fixture
def bruno(settings):
    there.wired(settings, "owes_money")
    return there.membership(coop=coops.coop(slug="la-cape"))


@pytest.fixture
def rosa(bruno):
    return coops.member(coop=bruno.coop, first_name="Rosa")


def told(verb):
    deed = Deed.objects.get(verb=verb)
    return {
        notice.person.first_name: (notice.words, notice.url)
        for notice in noticing.tell(deed=deed, at=NOON)
    }


def called(bruno):
    return caring.call(membership=bruno, by=None, on=JUNE_12, at=NOON)


def test_a_kind_word_reaches_who_is_silent_and_who_leads_the_meetings(bruno, rosa):
    governance.role(coop=bruno.coop, person=rosa, key="facilitator")
    call = called(bruno)

    found = told("joining.quiet.called")

    assert found["Bruno"] == (
        "On n’a plus de vos nouvelles. Comment allez-vous\u00a0?",
        f"/c/la-cape/nouvelles/{call.pk}/",
    )
    assert found["Rosa"][1] == "/c/la-cape/nouvelles/"


def test_who_wants_to_talk_is_heard_by_the_one_who_takes_news(bruno, rosa):
    call = called(bruno)
    caring.take(call=call, by=rosa, at=NOON)
    call = QuietCall.objects.get()
    caring.answer(call=call, answer="talk", by=bruno.person, on=JUNE_12, at=NOON)

    assert list(told("joining.quiet.answered_talk")) == ["Rosa"]


def test_nobody_is_told_that_somebody_prepares_to_leave(bruno, rosa):
    there.departure(bruno)

    assert told("joining.departure.started") == {}


def test_a_departure_that_the_coop_decided_is_told_to_the_person(bruno, rosa):
    there.departure(bruno, by=rosa, decision_number=1)

    assert told("joining.departure.started")["Bruno"][1] == "/c/la-cape/partir/"


def test_the_one_who_follows_the_money_is_told(bruno, rosa):
    departing.settle(
        departure=there.departure(bruno), key="money", words="", by=bruno.person, on=JUNE_12,
        at=NOON, followed_by=rosa, before=JULY_1,
    )  # fmt: skip

    assert "200,00" in told("joining.departure.settled")["Rosa"][0]
