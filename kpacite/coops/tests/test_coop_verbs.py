"""A coop begins, its members enter and leave, its door opens."""

from datetime import date, time

import pytest
from django.http import Http404

from kpacite.coops import access, admitting, founding, opening, queries
from kpacite.coops.models import Coop, Membership
from kpacite.coops.opening import Span
from kpacite.coops.tests.factories import coop, member, person
from kpacite.people.models import Deed

pytestmark = pytest.mark.django_db
JUNE_1, JUNE_2 = date(2026, 6, 1), date(2026, 6, 2)


def test_a_coop_is_founded_with_its_story():
    cape = founding.found(
        slug="la-cape", name=" La Cape ", on=JUNE_1, by=person(), story="On cuisine.", values=["A"]
    )

    assert (cape.name, cape.story, cape.values) == ("La Cape", "On cuisine.", ["A"])
    assert access.public_coop("la-cape") == cape
    assert Deed.objects.get().verb == "coops.coop.founded"


def test_two_coops_do_not_share_an_address():
    coop(slug="la-cape")

    with pytest.raises(founding.NameIsTaken):
        founding.found(slug="la-cape", name="L’autre", on=JUNE_1, by=person())


@pytest.mark.parametrize(("slug", "name"), [("la-cape", " "), ("", "La Cape"), ("La Cape", "X")])
def test_a_coop_has_a_name_and_an_address_that_can_be_typed(slug, name):
    with pytest.raises(founding.NameIsMissing):
        founding.found(slug=slug, name=name, on=JUNE_1, by=person())

    assert not Coop.objects.exists()


def test_a_coop_tells_its_story_anew():
    cape = founding.present(coop=coop(), by=person(), tagline="On coud.", town="Roubaix")

    cape.refresh_from_db()
    assert (cape.tagline, cape.town) == ("On coud.", "Roubaix")


def test_somebody_enters_leaves_and_may_come_back():
    cape, rosa = coop(), person(first_name="Rosa")
    admitting.admit(coop=cape, person=rosa, on=JUNE_1, by=rosa, trade="Couture")

    admitting.leave(coop=cape, person=rosa, on=JUNE_2, by=rosa)
    assert queries.is_member(rosa, cape, JUNE_1)
    assert not queries.is_member(rosa, cape, JUNE_2)
    admitting.admit(coop=cape, person=rosa, on=JUNE_2, by=rosa)

    assert queries.is_member(rosa, cape, JUNE_2)


def test_nobody_is_a_member_twice():
    cape = coop()
    amina = member(coop=cape)

    with pytest.raises(admitting.AlreadyAMember):
        admitting.admit(coop=cape, person=amina, on=JUNE_1, by=amina)

    assert Membership.objects.count() == 1


def test_a_coop_is_open_from_the_sixteenth_birthday():
    cape, jordan = coop(), person(born_on=date(2010, 6, 2))
    with pytest.raises(admitting.TooYoung):
        admitting.admit(coop=cape, person=jordan, on=JUNE_1, by=jordan)

    admitting.admit(coop=cape, person=jordan, on=JUNE_2, by=jordan)

    assert queries.is_member(jordan, cape, JUNE_2)


def test_only_a_member_leaves():
    stranger = person()

    with pytest.raises(admitting.NotAMember):
        admitting.leave(coop=coop(), person=stranger, on=JUNE_1, by=stranger)


def test_new_opening_hours_take_the_place_of_the_old():
    cape, amina = coop(), person()
    opening.set_hours(coop=cape, spans=[Span(0, time(9), time(12))], by=amina)

    spans = [Span(1, time(9), time(12)), Span(1, time(14), time(18))]
    opening.set_hours(coop=cape, spans=spans, by=amina)

    assert [row.weekday for row in cape.opening_hours.all()] == [1, 1]


@pytest.mark.parametrize(
    "spans",
    [
        [Span(1, time(18), time(9))],
        [Span(7, time(9), time(18))],
        [Span(1, time(14), time(18)), Span(1, time(9), time(15))],
    ],
)
def test_hours_that_cross_are_refused(spans):
    cape = coop()

    with pytest.raises(opening.HoursAreWrong):
        opening.set_hours(coop=cape, spans=spans, by=person())

    assert not cape.opening_hours.exists()


def test_the_pages_of_a_coop_do_not_exist_for_the_member_of_another():
    cape, fil = coop(slug="la-cape"), coop(slug="le-fil")
    amina, karim = member(coop=cape), member(coop=fil, first_name="Karim")

    assert access.coop_of_member(amina, "la-cape", JUNE_1) == cape
    for who, slug in [(karim, "la-cape"), (amina, "inconnue")]:
        with pytest.raises(Http404):
            access.coop_of_member(who, slug, JUNE_1)
    with pytest.raises(Http404):
        access.public_coop("inconnue")


def test_who_left_is_a_stranger_again():
    cape = coop(slug="la-cape")
    amina = member(coop=cape, left_on=JUNE_1)

    with pytest.raises(Http404):
        access.coop_of_member(amina, "la-cape", JUNE_1)
    assert list(queries.members(cape, JUNE_1)) == []
    assert list(queries.coops_of(amina, JUNE_1)) == []
