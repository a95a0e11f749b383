"""Whether a door is open, and when it opens next."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from kpacite.coops.core.hours import Span, door

TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
SPANS = st.lists(
    st.builds(
        lambda weekday, one, other: Span(weekday, min(one, other), max(one, other)),
        st.integers(0, 6), TIMES, TIMES,
    ).filter(lambda span: span.opens_at < span.closes_at),
    max_size=12,
)  # fmt: skip


@given(SPANS, st.integers(0, 6), TIMES)
def test_a_door_is_open_within_its_hours_and_at_no_other(spans, weekday, now):
    found = door(spans, weekday, now)
    within = any(s.weekday == weekday and s.opens_at <= now < s.closes_at for s in spans)

    assert found.is_open == within
    assert (found.next is None) == (within or not spans)


@given(SPANS, st.integers(0, 6), TIMES)
def test_the_next_opening_is_the_first_one(spans, weekday, now):
    found = door(spans, weekday, now)
    if found.next is None:
        return
    assert 0 <= found.in_days <= 7
    assert (weekday + found.in_days) % 7 == found.next.weekday
    for span in spans:
        days = (span.weekday - weekday) % 7
        if days == 0 and span.opens_at <= now:
            days = 7
        assert (found.in_days, found.next.opens_at) <= (days, span.opens_at)


def test_a_place_closes_at_the_minute_it_says():
    spans = [Span(0, time(9), time(18))]

    assert door(spans, 0, time(17, 59)).is_open
    assert not door(spans, 0, time(18)).is_open
    assert door(spans, 0, time(18)).in_days == 7
