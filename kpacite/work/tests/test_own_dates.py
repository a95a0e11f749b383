"""The missions in a person's calendar."""

from datetime import date

import pytest

from kpacite.work import own_dates
from kpacite.work.tests import factories
from kpacite.work.tests.factories import JUNE_12, NOON

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 6, 1), date(2026, 6, 30)


@pytest.fixture
def cape(db):
    return factories.coop(slug="la-cape")


def test_a_mission_with_a_place_of_mine_is_in_my_calendar(cape):
    amina = factories.member(coop=cape)
    mission = factories.mission(coop=cape, title="Buffet")
    factories.mission(coop=cape, title="Sans moi")
    factories.seated(mission=mission, person=amina)

    event = own_dates.of(amina, FIRST, LAST)

    assert [(one.uid, one.title, one.starts) for one in event] == [
        (f"mission-{mission.pk}", "Buffet", JUNE_12)
    ]
    assert event[0].url == f"/c/la-cape/missions/{mission.pk}/"


def test_a_place_that_i_left_is_gone_from_it(cape):
    amina = factories.member(coop=cape)
    taking = factories.seated(mission=factories.mission(coop=cape), person=amina)
    taking.left_at = NOON
    taking.save()

    assert own_dates.of(amina, FIRST, LAST) == []


def test_a_mission_of_another_season_is_not_there(cape):
    amina = factories.member(coop=cape)
    factories.seated(mission=factories.mission(coop=cape), person=amina)

    assert own_dates.of(amina, date(2026, 7, 1), date(2026, 7, 31)) == []
