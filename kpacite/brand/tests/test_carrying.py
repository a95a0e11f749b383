"""Carrying the name on Saturday, and telling it in two lines."""

import pytest

from kpacite.brand import carrying, queries
from kpacite.brand.models import BrandOuting
from kpacite.brand.tests import factories as there
from kpacite.brand.tests.factories import JULY_1, JUNE_1, JUNE_12, JUNE_13, NOON
from kpacite.governance.tests import factories as governance
from kpacite.governance.tests import factories_conflicts as conflicts

pytestmark = pytest.mark.django_db


@pytest.fixture
def coop():
    return there.coop()


@pytest.fixture
def ines(coop):
    return there.member(coop=coop, first_name="Inès")


def tell(outing, by, *, words="Trente papiers donnés.", today=JULY_1):
    return carrying.tell(outing=outing, words=words, by=by, today=today, at=NOON)


def test_ines_carries_the_name_on_saturday(coop, ines):
    outing = there.outing(coop=coop, by=ines, what_for="Tenir le stand")

    assert queries.to_come(coop, JUNE_12) == [outing]


def test_afterwards_she_tells_it_in_two_lines(coop, ines):
    outing = there.outing(coop=coop, by=ines)
    assert queries.to_tell(coop, ines, JULY_1) == [outing]

    tell(outing, ines)

    assert queries.to_tell(coop, ines, JULY_1) == []
    assert BrandOuting.objects.get().told == "Trente papiers donnés."


def test_the_others_know_where(coop, ines):
    with pytest.raises(carrying.PlaceIsMissing):
        there.outing(coop=coop, by=ines, place=" ")


def test_one_carries_the_name_today_or_later(coop, ines):
    there.outing(coop=coop, by=ines, on=JUNE_12)

    with pytest.raises(carrying.OutingIsInThePast):
        there.outing(coop=coop, by=ines, on=JUNE_1)


def test_whoever_is_suspended_does_not_carry_the_name(coop, ines):
    conflicts.suspended(coop=coop, person=ines)

    with pytest.raises(carrying.SuspendedForNow):
        there.outing(coop=coop, by=ines, on=JUNE_13)
    there.outing(coop=coop, by=ines, on=JULY_1)


def test_where_the_name_is_lent_a_grant_is_needed(coop, ines):
    governance.rules(coop=coop, by=ines, brand__used_by="granted")

    with pytest.raises(carrying.NameIsNotLent):
        there.outing(coop=coop, by=ines)

    there.grant(coop=coop, by=ines, person=ines)
    there.outing(coop=coop, by=ines)


def test_one_tells_it_once_the_day_has_come(coop, ines):
    outing = there.outing(coop=coop, by=ines, on=JULY_1)

    with pytest.raises(carrying.NotThereYet):
        tell(outing, ines, today=JUNE_12)


def test_telling_takes_words(coop, ines):
    with pytest.raises(carrying.WordsAreMissing):
        tell(there.outing(coop=coop, by=ines), ines, words="")


def test_only_who_carried_it_tells_it_or_gives_it_up(coop, ines):
    outing = there.outing(coop=coop, by=ines)
    rosa = there.member(coop=coop, first_name="Rosa")

    with pytest.raises(carrying.NotYourOuting):
        tell(outing, rosa)
    with pytest.raises(carrying.NotYourOuting):
        carrying.cancel(outing=outing, by=rosa, at=NOON)


def test_an_outing_is_cancelled(coop, ines):
    outing = there.outing(coop=coop, by=ines)

    carrying.cancel(outing=outing, by=ines, at=NOON)

    assert queries.to_come(coop, JUNE_12) == []
    with pytest.raises(carrying.OutingIsCancelled):
        tell(outing, ines)


def test_what_was_told_is_not_cancelled(coop, ines):
    outing = tell(there.outing(coop=coop, by=ines), ines)

    with pytest.raises(carrying.AlreadyTold):
        carrying.cancel(outing=outing, by=ines, at=NOON)


def test_a_double_tap_is_one_outing(coop, ines):
    first = there.outing(coop=coop, by=ines, key="form-1")
    second = there.outing(coop=coop, by=ines, key="form-1")

    assert first == second


def test_the_key_of_somebody_else_gives_nothing(coop, ines):
    there.outing(coop=coop, by=ines, key="form-1")

    with pytest.raises(carrying.NotYourOuting):
        there.outing(coop=coop, by=there.member(coop=coop, first_name="Rosa"), key="form-1")


def test_an_outing_is_found_by_its_words(coop, ines):
    found = there.outing(coop=coop, by=ines, place="Marché de l’Épeule")
    there.outing(coop=coop, by=ines, place="Fête du Phare")

    assert list(queries.outings(coop, "épeule".title())) == [found]
