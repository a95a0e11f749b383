"""Hours of a day."""

from hypothesis import given
from hypothesis import strategies as st

from kpacite.work.core import hours


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_a_day_holds_24_hours(minutes, already):
    assert hours.fits_in_a_day(minutes, already=already) == (minutes + already <= 1440)
