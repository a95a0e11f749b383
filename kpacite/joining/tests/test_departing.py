"""Leaving: each thing settled in turn, nobody closed with money left, a way back until the end."""

import pytest

from kpacite.coops import queries as coops_queries
from kpacite.coops.tests import factories as coops
from kpacite.governance.models import Mandate
from kpacite.governance.tests import factories as governance
from kpacite.joining import departing, queries
from kpacite.joining.queries import leaving
from kpacite.joining.tests import factories_leaving as there
from kpacite.joining.tests.factories_leaving import JULY_1, JUNE_1, JUNE_12, NOON
from kpacite.people.models import Deed

pytestmark = pytest.mark.django_db


@pytest.fixture
def bruno(settings):
    there.wired(settings)
    return there.membership()


@pytest.fixture
def rosa(bruno):
    return coops.member(coop=bruno.coop, first_name="Rosa")


def settle(departure, key, *, words="", by=None, **facts):
    return departing.settle(
        departure=departure, key=key, words=words, by=by or departure.membership.person,
        on=JUNE_12, at=NOON, **facts,
    )  # fmt: skip


def finish(departure, *, on=JUNE_12):
    return departing.finish(departure=departure, by=departure.membership.person, on=on, at=NOON)


def test_who_has_nothing_left_leaves(bruno):
    departure = there.departure(bruno)

    finish(departure)

    assert not coops_queries.is_member(bruno.person, bruno.coop, JUNE_12)
    assert coops_queries.is_member(bruno.person, bruno.coop, JUNE_1)


def test_a_person_with_money_left_is_not_closed(bruno, settings):
    there.wired(settings, "owes_money")
    departure = there.departure(bruno)

    with pytest.raises(departing.PersonStillHasMoney, match="200,00"):
        finish(departure)

    assert coops_queries.is_member(bruno.person, bruno.coop, JUNE_12)


def test_written_words_on_who_pays_and_when_settle_the_money(bruno, rosa, settings):
    there.wired(settings, "owes_money")
    departure = there.departure(bruno)

    step = settle(departure, "money", followed_by=rosa, before=JULY_1)
    finish(departure)

    assert "200,00" in step.note
    assert "Rosa" in step.note
    assert "1er juillet 2026" in step.note
    assert not coops_queries.is_member(bruno.person, bruno.coop, JUNE_12)


def test_a_debt_that_nobody_dates_settles_nothing(bruno, rosa, settings):
    there.wired(settings, "owes_money")
    departure = there.departure(bruno)

    with pytest.raises(departing.MoneyNeedsADay):
        settle(departure, "money", followed_by=rosa, before=JUNE_1)
    with pytest.raises(departing.MoneyNeedsADay):
        settle(departure, "money", followed_by=rosa)


def test_whoever_leaves_does_not_follow_their_own_money(bruno, settings):
    there.wired(settings, "owes_money")
    departure = there.departure(bruno)

    with pytest.raises(departing.MoneyIsFollowedBySomebodyElse):
        settle(departure, "money", followed_by=bruno.person, before=JULY_1)
    with pytest.raises(departing.MoneyIsFollowedBySomebodyElse):
        settle(departure, "money", before=JULY_1)


def test_a_place_on_a_mission_keeps_the_person_until_it_is_said_who_comes(bruno, rosa, settings):
    there.wired(settings, "holds_a_seat")
    departure = there.departure(bruno)
    with pytest.raises(departing.StillToSettle, match="Buffet"):
        finish(departure)

    settle(departure, "seats", followed_by=rosa)
    finish(departure)

    departure.refresh_from_db()
    assert departure.done_at == NOON


def test_what_holds_nobody_is_only_told(bruno, settings):
    there.wired(settings, "knows")
    departure = there.departure(bruno)

    with pytest.raises(departing.NothingToSettle):
        settle(departure, "votes", words="Rien.")
    finish(departure)


def test_words_settle_nothing_when_they_are_missing(bruno, settings):
    there.wired(settings, "holds_a_seat")
    departure = there.departure(bruno)

    with pytest.raises(departing.WordsAreMissing):
        settle(departure, "seats", words="  ")


def test_written_again_the_words_replace_the_first(bruno, settings):
    there.wired(settings, "holds_a_seat")
    departure = there.departure(bruno)
    settle(departure, "seats", words="Je vois.")

    settle(departure, "seats", words="Rosa y va.")

    assert [step.note for step in departure.steps.all()] == ["Rosa y va."]


def test_the_roles_end_with_the_membership(bruno, rosa):
    governance.role(coop=bruno.coop, person=bruno.person, by=rosa)
    departure = there.departure(bruno)

    finish(departure)

    mandate = Mandate.objects.get(person=bruno.person)
    assert mandate.ends_on == JUNE_12


def test_a_role_that_was_to_start_later_never_does(bruno, rosa):
    governance.role(coop=bruno.coop, person=bruno.person, by=rosa, starts_on=JULY_1)
    departure = there.departure(bruno)

    finish(departure)

    assert not Mandate.objects.filter(person=bruno.person).exists()


def test_one_may_leave_later_and_stays_a_member_until_that_day(bruno):
    departure = there.departure(bruno, leaves_on=JULY_1)

    finish(departure, on=JUNE_12)

    assert coops_queries.is_member(bruno.person, bruno.coop, JUNE_12)
    assert not coops_queries.is_member(bruno.person, bruno.coop, JULY_1)


def test_a_departure_is_cancelled_until_it_is_done(bruno, settings):
    there.wired(settings, "holds_a_seat")
    departure = there.departure(bruno)
    settle(departure, "seats", words="Rosa y va.")

    departing.cancel(departure=departure, by=bruno.person, at=NOON)

    assert leaving.departure_of(bruno) is None
    assert coops_queries.is_member(bruno.person, bruno.coop, JUNE_12)


def test_a_new_departure_forgets_what_was_written_for_the_first(bruno, settings):
    there.wired(settings, "holds_a_seat")
    first = there.departure(bruno)
    settle(first, "seats", words="Rosa y va.")
    departing.cancel(departure=first, by=bruno.person, at=NOON)

    again = there.departure(bruno)

    assert not again.steps.exists()


def test_what_is_done_is_done(bruno):
    departure = there.departure(bruno)
    finish(departure)

    with pytest.raises(departing.DepartureIsOver):
        finish(departure)
    with pytest.raises(departing.DepartureIsOver):
        departing.cancel(departure=departure, by=bruno.person, at=NOON)
    with pytest.raises(departing.DepartureIsOver):
        settle(departure, "keys", words="À Rosa.")


def test_one_departure_at_a_time(bruno):
    there.departure(bruno)

    with pytest.raises(departing.AlreadyLeaving):
        there.departure(bruno)


def test_nobody_leaves_yesterday(bruno):
    with pytest.raises(departing.LeavesInThePast):
        there.departure(bruno, leaves_on=JUNE_1)


def test_who_left_does_not_leave_again(bruno):
    finish(there.departure(bruno))

    with pytest.raises(departing.NotAMember):
        there.departure(bruno)


def test_leaving_ends_a_pause(bruno):
    there.pause(bruno, starts_on=JUNE_1)

    there.departure(bruno)

    assert not queries.is_resting(bruno.person, bruno.coop, JUNE_12)


def test_an_exclusion_takes_the_same_way_with_the_same_respect_for_money(bruno, rosa, settings):
    there.wired(settings, "owes_money")

    departure = there.departure(bruno, by=rosa, decision_number=12)

    assert departure.decision_number == 12
    with pytest.raises(departing.PersonStillHasMoney):
        departing.finish(departure=departure, by=rosa, on=JUNE_12, at=NOON)


def test_the_one_who_follows_the_money_is_told(bruno, rosa, settings):
    there.wired(settings, "owes_money")
    settle(there.departure(bruno), "money", followed_by=rosa, before=JULY_1)

    deed = Deed.objects.get(verb="joining.departure.settled")

    assert deed.about == rosa
