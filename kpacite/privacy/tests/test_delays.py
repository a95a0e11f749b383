"""How long things are kept."""

from datetime import date

import pytest

from kpacite.privacy import delays


def test_what_is_older_than_the_delay_is_too_old():
    assert delays.delay("RET-01", date(2026, 11, 25)).before(date(2026, 11, 25)) == date(
        2024, 11, 25
    )
    assert delays.delay("KEEP-02", date(2026, 11, 25)).before(date(2026, 11, 25)) == date(
        2026, 11, 18
    )


def test_each_delay_says_where_it_comes_from():
    for key in delays.known():
        assert delays.delay(key, date(2026, 11, 25)).source


def test_a_delay_that_nobody_wrote_is_a_fault():
    with pytest.raises(delays.UnknownDelay):
        delays.delay("RET-99", date(2026, 11, 25))


def test_a_delay_does_not_hold_before_its_day():
    with pytest.raises(delays.UnknownDelay):
        delays.delay("RET-06", date(2020, 1, 1))
