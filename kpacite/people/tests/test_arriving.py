"""Somebody arrives."""

from datetime import UTC, date, datetime

import pytest

from kpacite.people import arriving, signing_in
from kpacite.people.models import Deed, Person

pytestmark = pytest.mark.django_db
JUNE_1 = datetime(2026, 6, 1, 9, tzinfo=UTC)


def arrive(**facts):
    return arriving.welcome(
        **{"username": "rosa", "first_name": "Rosa", "by": None, "at": JUNE_1} | facts
    )


def test_somebody_without_mail_is_a_whole_person():
    rosa = arrive(email="")

    assert rosa.email == ""
    assert rosa.is_active
    assert Deed.objects.get(about=rosa).verb == "people.person.arrived"


def test_an_address_opens_the_door():
    amina = arrive(username="amina", first_name="Amina", email="Amina@Coop.example")

    assert amina.email == "amina@coop.example"


def test_a_person_of_sixteen_arrives():
    assert arrive(born_on=date(2010, 6, 1)).pk


def test_somebody_under_sixteen_leaves_no_trace():
    with pytest.raises(arriving.TooYoung):
        arrive(born_on=date(2010, 6, 2))

    assert not Person.objects.exists()
    assert not Deed.objects.exists()


def test_a_person_has_a_first_name():
    with pytest.raises(arriving.NameIsMissing):
        arrive(first_name=" ")


def test_two_persons_do_not_share_a_short_name():
    arrive()

    with pytest.raises(arriving.UsernameTaken):
        arrive(first_name="Rosalie")


def test_two_persons_do_not_share_an_address():
    arrive(email="nous@coop.example")

    with pytest.raises(signing_in.AddressAlreadyUsed):
        arrive(username="paul", first_name="Paul", email="nous@coop.example")

    assert Person.objects.count() == 1
