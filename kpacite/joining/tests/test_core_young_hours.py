"""The hours of those of 16 and 17, as pure arithmetic."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kpacite.joining.core import scopes, young_hours

DAY, WEEK = 8 * 60, 35 * 60
minutes = st.integers(1, 1_440)


def passed(added, day=0, week=None, night=False, lifted=()):
    return young_hours.passed(
        added, said_that_day=day, said_that_week=day if week is None else week, at_night=night,
        day_minutes=DAY, week_minutes=WEEK, lifted=lifted,
    )  # fmt: skip


@given(minutes, st.integers(0, 1_440), st.integers(0, 3_000))
def test_what_is_not_refused_stays_under_both_limits(added, day, before):
    if passed(added, day, day + before) is None:
        assert day + added <= DAY and day + before + added <= WEEK


@given(minutes, st.integers(0, 1_440), st.integers(0, 3_000), st.booleans())
def test_less_time_is_never_refused_where_more_is_not(added, day, before, night):
    if passed(added, day, day + before, night) is None:
        assert passed(1, day, day + before, night) is None


def test_each_limit_has_its_name_and_may_be_lifted_alone():
    assert passed(DAY) is None
    assert passed(DAY + 1) == "day"
    assert passed(61, 0, WEEK - 60) == "week"
    assert passed(10, night=True) == "night"
    assert passed(DAY + 1, lifted={"day"}) is None
    assert passed(DAY + 1, DAY, WEEK, lifted={"day"}) == "week"
    assert passed(10, night=True, lifted={"night"}) is None


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_a_day_is_in_its_week_from_monday_to_sunday(day):
    monday, sunday = young_hours.week_of(day)

    assert monday <= day <= sunday and (sunday - monday).days == 6 and monday.weekday() == 0


@given(st.integers(0, 10**9), st.none() | st.integers(0, 10**9))
def test_an_amount_is_under_its_ceiling_or_there_is_none(cents, ceiling):
    assert scopes.allows(cents, ceiling) is (ceiling is None or cents <= ceiling)
    assert scopes.allows(None, ceiling)


def test_every_scope_says_itself_to_the_minor_to_the_guardian_and_to_the_judge():
    assert len({scope.key for scope in scopes.SCOPES}) == len(scopes.SCOPES) == 8
    for scope in scopes.SCOPES:
        assert scope.title and scope.allowed and scope.legal
        assert len(scope.title.split()) <= 9
