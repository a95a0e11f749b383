"""The small world of these tests: La Cape, its coop d'emploi, four people, one buffet."""

from types import SimpleNamespace

import pytest

from kpacite.work.tests import factories


@pytest.fixture
def world(db):
    coop = factories.coop(name="La Cape")
    host = factories.host_of(coop=coop)
    cooking = factories.activity()
    people = {
        name: factories.member(coop=coop, first_name=first_name)
        for name, first_name in (
            ("amina", "Amina"),
            ("rosa", "Rosa"),
            ("jordan", "Jordan"),
            ("thi_mai", "Thi Mai"),
        )
    }
    for person in people.values():
        factories.covered(person=person, host=host, activity=cooking)
    other = factories.coop(name="Le Fil")
    return SimpleNamespace(
        coop=coop,
        host=host,
        cooking=cooking,
        mission=factories.mission(coop=coop),
        other=other,
        karim=factories.member(coop=other, first_name="Karim"),
        **people,
    )
