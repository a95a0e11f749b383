"""Hours as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpacite.lib import french
from kpacite.work.core import hours


@given(st.integers(1, 24 * 60))
def test_a_duration_shown_on_a_page_can_be_typed_back(minutes):
    assert hours.parse(french.hours(minutes)) == minutes


@given(st.text(max_size=12))
def test_any_signs_give_minutes_or_a_clear_no(text):
    try:
        minutes = hours.parse(text)
    except hours.UnreadableHours:
        return

    assert minutes >= 0


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("1h30", 90), ("1:30", 90), ("1,5", 90), ("1.25 h", 75), ("2", 120), ("45 min", 45),
     ("45mn", 45), ("7 h", 420), (" 0 h 30 min ", 30)],
)  # fmt: skip
def test_the_usual_ways_to_write_hours_are_read(written, minutes):
    assert hours.parse(written) == minutes


@pytest.mark.parametrize("written", ["", "deux heures", "1 h 75", "-2", "1;30"])
def test_what_is_not_a_duration_is_refused(written):
    with pytest.raises(hours.UnreadableHours):
        hours.parse(written)


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_a_day_holds_24_hours(minutes, already):
    assert hours.fits_in_a_day(minutes, already=already) == (minutes + already <= 1440)
