"""The open doors in a person's calendar."""

from datetime import date

import pytest

from kpacite.joining import own_dates
from kpacite.joining.tests import factories

pytestmark = pytest.mark.django_db


def test_who_welcomes_has_the_open_door_in_their_calendar():
    cape = factories.coop()
    amina = factories.member(coop=cape)
    session = factories.session(coop=cape, host=amina)

    events = own_dates.of(amina, date(2026, 1, 1), date(2026, 12, 31))

    assert [(one.uid, one.title, one.cancelled) for one in events] == [
        (f"discovery-{session.pk}", "J’accueille : Porte ouverte", False)
    ]


def test_somebody_else_has_it_not():
    cape = factories.coop()
    factories.session(coop=cape, host=factories.member(coop=cape))
    rosa = factories.member(coop=cape, first_name="Rosa")

    assert own_dates.of(rosa, date(2026, 1, 1), date(2026, 12, 31)) == []
