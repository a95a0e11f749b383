"""The light over the days of a mission."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpacite.hosts.core.coverage import Clearance, Span, colour, state

YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))
YES = Clearance(granted=True)
JUNE_12, JUNE_14 = date(2026, 6, 12), date(2026, 6, 14)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def seen(contracts, clearance, starts_on=JUNE_12, ends_on=JUNE_14):
    return state(contracts, clearance, starts_on=starts_on, ends_on=ends_on)


def test_contract_and_insurance_over_the_whole_mission_are_green():
    assert seen([YEAR], YES) == ("covered", date(2026, 12, 31))


@pytest.mark.parametrize(
    ("contracts", "clearance", "expected"),
    [
        ([], YES, "no_contract"),
        ([Span(date(2026, 6, 13), date(2026, 12, 31))], YES, "no_contract"),
        ([Span(YEAR.starts_on, YEAR.ends_on, signed=False)], YES, "contract_to_sign"),
        ([YEAR], None, "insurer_silent"),
        ([YEAR], Clearance(granted=None), "insurer_silent"),
        ([YEAR], Clearance(granted=False), "not_insured"),
        ([YEAR], Clearance(granted=True, valid_until=date(2026, 6, 11)), "not_insured"),
    ],
)
def test_what_is_missing_is_red(contracts, clearance, expected):
    found, until = seen(contracts, clearance)

    assert (found, until, colour(found)) == (expected, None, "red")


def test_a_contract_that_ends_on_the_way_is_amber():
    found, until = seen([Span(date(2026, 1, 1), date(2026, 6, 13))], YES)

    assert (found, colour(found), until) == ("contract_ends_during", "amber", date(2026, 6, 13))


def test_an_insurance_that_ends_on_the_way_is_amber():
    found, until = seen([YEAR], Clearance(granted=True, valid_until=date(2026, 6, 13)))

    assert (found, colour(found), until) == ("insurance_ends_during", "amber", date(2026, 6, 13))


def test_a_renewal_that_follows_the_contract_counts_as_one():
    first = Span(date(2026, 1, 1), date(2026, 6, 13))
    second = Span(date(2026, 6, 14), date(2026, 12, 31))

    assert seen([second, first], YES) == ("covered", date(2026, 12, 31))


def test_a_renewal_after_a_gap_does_not_cover_the_gap():
    first = Span(date(2026, 1, 1), date(2026, 6, 12))
    second = Span(date(2026, 6, 14), date(2026, 12, 31))

    assert seen([first, second], YES) == ("contract_ends_during", date(2026, 6, 12))


@given(days, st.integers(0, 60), st.lists(st.tuples(days, st.integers(0, 400)), max_size=4))
def test_green_means_that_a_contract_holds_each_day(starts_on, length, contracts):
    spans = [Span(start, start + timedelta(days=last)) for start, last in contracts]
    ends_on = starts_on + timedelta(days=length)

    found, _ = state(spans, YES, starts_on=starts_on, ends_on=ends_on)

    each_day = [starts_on + timedelta(days=rank) for rank in range(length + 1)]
    held = [any(span.starts_on <= day <= span.ends_on for span in spans) for day in each_day]
    assert (found == "covered") == all(held)
    assert (colour(found) == "red") == (not held[0])
