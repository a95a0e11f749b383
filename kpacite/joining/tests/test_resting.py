"""Resting, and coming back: nothing is asked, nothing is lost."""

import pytest

from kpacite.coops.tests import factories as coops
from kpacite.joining import queries, resting
from kpacite.joining.models import Pause
from kpacite.joining.tests import factories_leaving as there
from kpacite.joining.tests.factories_leaving import JULY_1, JUNE_1, JUNE_12, NOON

pytestmark = pytest.mark.django_db


def test_bruno_rests_with_a_word_and_a_day_to_come_back():
    bruno = there.membership()

    pause = there.pause(bruno, until=JULY_1, words="Je me soigne.")

    assert (pause.until, pause.words) == (JULY_1, "Je me soigne.")
    assert queries.is_resting(bruno.person, bruno.coop, JUNE_12)


def test_nobody_waits_for_who_rests():
    bruno = there.membership()
    rosa = coops.member(coop=bruno.coop, first_name="Rosa")

    there.pause(bruno)

    assert queries.resting(bruno.coop, JUNE_12) == {bruno.person_id}
    assert rosa.pk not in queries.resting(bruno.coop, JUNE_12)


def test_a_pause_starts_on_its_day_and_not_before():
    bruno = there.membership()

    there.pause(bruno, starts_on=JUNE_12)

    assert queries.resting(bruno.coop, JUNE_1) == set()


def test_nobody_waits_for_who_left():
    coop = coops.coop()
    gone = coops.member(coop=coop, first_name="Solène", left_on=JUNE_1)

    assert queries.resting(coop, JUNE_12) == {gone.pk}


def test_somebody_who_came_again_is_awaited_like_the_others():
    coop = coops.coop()
    gone = coops.member(coop=coop, first_name="Solène", left_on=JUNE_1)
    coops.member(coop=coop, person=gone, joined_on=JUNE_12)

    assert queries.resting(coop, JUNE_12) == set()


def test_the_foreseen_day_brings_nobody_back_by_itself():
    bruno = there.membership()

    there.pause(bruno, starts_on=JUNE_1, until=JUNE_12)

    assert queries.is_resting(bruno.person, bruno.coop, JULY_1)


def test_bruno_comes_back():
    bruno = there.membership()
    pause = there.pause(bruno, starts_on=JUNE_1)

    resting.come_back(pause=pause, on=JUNE_12, by=bruno.person, at=NOON)

    assert not queries.is_resting(bruno.person, bruno.coop, JUNE_12)
    assert queries.is_resting(bruno.person, bruno.coop, JUNE_1)


def test_a_pause_that_had_not_started_never_was():
    bruno = there.membership()
    pause = there.pause(bruno, starts_on=JULY_1)

    resting.come_back(pause=pause, on=JUNE_12, by=bruno.person, at=NOON)

    assert not queries.is_resting(bruno.person, bruno.coop, JULY_1)


def test_one_pause_at_a_time():
    bruno = there.membership()
    there.pause(bruno)

    with pytest.raises(resting.AlreadyResting):
        there.pause(bruno, starts_on=JULY_1)

    assert Pause.objects.count() == 1


def test_a_pause_does_not_start_last_month():
    with pytest.raises(resting.PauseIsInThePast):
        there.pause(there.membership(), starts_on=JUNE_1, on=JUNE_12)


def test_one_does_not_come_back_before_one_left():
    with pytest.raises(resting.PauseEndsBeforeItStarts):
        there.pause(there.membership(), starts_on=JUNE_12, until=JUNE_12)


def test_one_does_not_rest_on_the_way_out():
    bruno = there.membership()
    there.departure(bruno)

    with pytest.raises(resting.OnTheWayOut):
        there.pause(bruno)


def test_who_left_has_no_pause_to_take():
    bruno = there.membership()
    bruno.left_on = JUNE_12
    bruno.save()

    with pytest.raises(resting.NotAMember):
        there.pause(bruno)


def test_one_comes_back_once():
    bruno = there.membership()
    pause = there.pause(bruno, starts_on=JUNE_1)
    resting.come_back(pause=pause, on=JUNE_12, by=bruno.person, at=NOON)

    with pytest.raises(resting.NotResting):
        resting.come_back(pause=pause, on=JUNE_12, by=bruno.person, at=NOON)
