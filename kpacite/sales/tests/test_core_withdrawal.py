"""Changing one's mind, and the days when nobody works."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kpacite.sales.core.withdrawal import Sold, has_a_meal, is_excluded, last_day
from kpacite.sales.core.working_days import easter, first_open_day, is_holiday


def test_easter_falls_where_the_calendars_say():
    known = {
        2000: (4, 23),
        2008: (3, 23),
        2024: (3, 31),
        2026: (4, 5),
        2027: (3, 28),
        2038: (4, 25),
    }

    assert {year: (easter(year).month, easter(year).day) for year in known} == known


def test_ascension_and_whit_monday_are_holidays():
    assert is_holiday(date(2026, 5, 14))
    assert is_holiday(date(2026, 5, 25))
    assert not is_holiday(date(2026, 5, 15))


@given(st.dates(date(1950, 1, 1), date(2200, 1, 1)))
def test_the_first_open_day_is_never_a_day_off(day):
    found = first_open_day(day)

    assert found >= day
    assert found.weekday() < 5
    assert not is_holiday(found)


def test_a_delay_that_ends_on_a_sunday_lasts_until_monday():
    # Accepted on Sunday 31 May: the fourteenth day is Sunday 14 June.
    assert last_day(date(2026, 5, 31), days=14) == date(2026, 6, 15)


def test_a_delay_that_ends_on_the_national_day_lasts_one_day_more():
    assert last_day(date(2026, 6, 30), days=14) == date(2026, 7, 15)


def test_a_buffet_on_a_given_day_gives_no_right_to_withdraw():
    assert is_excluded(Sold("catering_service"), with_a_meal=True)


def test_the_drinks_of_a_buffet_follow_the_buffet():
    lines = [Sold("catering_service"), Sold("soft_drink"), Sold("goods")]

    kept = [line for line in lines if not is_excluded(line, with_a_meal=has_a_meal(lines))]

    assert kept == [Sold("goods")]


def test_a_jar_of_jam_alone_may_be_given_back():
    lines = [Sold("food_keep")]

    assert not is_excluded(lines[0], with_a_meal=has_a_meal(lines))


def test_a_thing_made_to_measure_is_kept():
    assert is_excluded(Sold("goods", made_to_measure=True), with_a_meal=False)
