"""When news are taken of somebody: after the delay, once, and never of who rests."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kpacite.joining.core import quiet
from kpacite.joining.core.quiet import Trace

JUNE_12 = date(2026, 6, 12)
past = st.integers(min_value=0, max_value=500).map(lambda days: JUNE_12 - timedelta(days=days))
maybe = st.none() | past
traces = st.builds(Trace, joined_on=past, last_on=maybe, back_on=maybe, called_on=maybe)
delays = st.integers(min_value=14, max_value=365)


@given(traces, delays)
def test_nobody_is_called_twice_within_the_delay(trace, days):
    called = replace(trace, called_on=JUNE_12)

    for later in range(days):
        assert not quiet.to_call(called, days=days, on=JUNE_12 + timedelta(days=later))


@given(traces, delays)
def test_who_rests_or_leaves_is_never_called(trace, days):
    assert not quiet.to_call(replace(trace, resting=True), days=days, on=JUNE_12)
    assert not quiet.to_call(replace(trace, leaving=True), days=days, on=JUNE_12)


@given(traces, delays)
def test_a_sign_of_life_within_the_delay_is_enough(trace, days):
    seen = replace(trace, last_on=JUNE_12 - timedelta(days=days - 1))

    assert not quiet.to_call(seen, days=days, on=JUNE_12)


@given(traces, delays)
def test_silence_for_the_whole_delay_is_heard(trace, days):
    silent = quiet.quiet_since(trace) <= JUNE_12 - timedelta(days=days)

    assert quiet.to_call(replace(trace, called_on=None), days=days, on=JUNE_12) == silent


@given(traces)
def test_silence_starts_at_the_last_thing_known(trace):
    known = [trace.joined_on, trace.last_on, trace.back_on]

    assert quiet.quiet_since(trace) == max(day for day in known if day is not None)
