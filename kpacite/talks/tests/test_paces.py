"""When somebody is told."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kpacite.talks.core import paces

MOMENTS = st.integers(0, 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
PACES = st.sampled_from(["now", "day", "never"])


@given(MOMENTS)
def test_a_slot_ends_within_ten_minutes_and_never_before(at):
    end = paces.end_of_slot(at)

    assert timedelta() < end - at <= paces.SLOT
    assert end.minute % 10 == end.second == end.microsecond == 0


@given(MOMENTS, st.floats(0, 0.99))
def test_two_moments_of_one_slot_share_its_end(at, part):
    end = paces.end_of_slot(at)

    assert paces.end_of_slot(end - paces.SLOT + paces.SLOT * part) == end


@given(st.booleans(), st.dictionaries(st.sampled_from(["mission", "talk"]), PACES))
def test_nothing_by_mail_wins_over_everything(urgent, wishes):
    assert paces.pace("mission", urgent=urgent, wishes={**wishes, "*": "never"}) == "never"


@given(st.booleans(), PACES)
def test_the_wish_of_a_kind_wins_over_its_own_pace(urgent, wish):
    assert paces.pace("mission", urgent=urgent, wishes={"mission": wish}) == wish


@given(st.booleans(), PACES)
def test_the_wish_of_another_kind_changes_nothing(urgent, wish):
    own = "now" if urgent else "day"

    assert paces.pace("mission", urgent=urgent, wishes={"talk": wish}) == own


@given(MOMENTS)
def test_a_week_has_five_days_with_a_message(at):
    week = [at.date() + timedelta(days=rank) for rank in range(7)]

    assert sum(paces.has_a_message(day) for day in week) == 5
