"""What the coop decides, in a person's calendar."""

from datetime import UTC, date, datetime

import pytest

from kpacite.governance import own_dates
from kpacite.governance.models import ActionItem, Elector, Round
from kpacite.governance.tests import factories
from kpacite.governance.tests.factories_meetings import called, there

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 6, 1), date(2026, 12, 31)
NOON = datetime(2026, 6, 1, 10, tzinfo=UTC)


@pytest.fixture
def cape(db):
    return there()


def dates(person):
    found = own_dates.of(person, FIRST, LAST)
    return [(one.uid.partition("-")[0], one.title, one.starts) for one in found]


def test_the_end_of_my_role_is_there_and_not_that_of_others(cape):
    factories.role(
        coop=cape.coop, person=cape.rosa, key="treasury", ends_on=date(2026, 9, 1), by=cape.amina
    )

    assert dates(cape.rosa) == [("mandate", "Votre rôle finit : La caisse", date(2026, 9, 1))]
    assert dates(cape.amina) == []


def test_what_i_promised_to_do_is_there_until_it_is_done(cape):
    action = ActionItem.objects.create(
        coop=cape.coop, what="Appeler la mairie", person=cape.rosa, due_on=date(2026, 6, 20),
        noted_by=cape.amina, noted_at=NOON,
    )  # fmt: skip
    assert dates(cape.rosa) == [("action", "À faire : Appeler la mairie", date(2026, 6, 20))]

    action.done_on = date(2026, 6, 18)
    action.save()
    assert dates(cape.rosa) == []


def test_the_last_day_to_answer_is_for_those_who_answer(cape):
    version = factories.version(coop=cape.coop, by=cape.amina, title="Un jour de plus")
    Elector.objects.create(proposal=version.proposal, person=cape.rosa, frozen_at=NOON)
    Round.objects.create(
        proposal=version.proposal, version=version, number=1, kind="consent", opened_at=NOON,
        closes_at=datetime(2026, 6, 9, 22, 30, tzinfo=UTC),
    )  # fmt: skip

    assert dates(cape.rosa) == [
        ("round", "Dernier jour pour répondre : Un jour de plus", date(2026, 6, 10))
    ]
    assert dates(cape.amina) == []


def test_a_meeting_is_in_the_calendar_of_those_who_are_members_that_day(cape):
    from kpacite.governance.queries import meetings

    called(cape)
    cape.rosa.memberships.update(left_on=date(2026, 6, 5))

    assert len(meetings.events(cape.amina, FIRST, LAST)) == 1
    assert meetings.events(cape.rosa, FIRST, LAST) == []
