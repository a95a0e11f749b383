"""The hours of somebody of 16 or 17: which limit a time said would pass."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Literal

Limit = Literal["day", "week", "night"]


def week_of(day: date) -> tuple[date, date]:
    """The Monday and the Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def passed(
    minutes: int,
    *,
    said_that_day: int,
    said_that_week: int,
    at_night: bool,
    day_minutes: int,
    week_minutes: int,
    lifted: Collection[str] = (),
) -> Limit | None:
    """The first limit that these minutes pass, beside those already said; lifted ones do not count.

    `said_that_week` includes `said_that_day`.
    """
    if at_night and "night" not in lifted:
        return "night"
    if said_that_day + minutes > day_minutes and "day" not in lifted:
        return "day"
    if said_that_week + minutes > week_minutes and "week" not in lifted:
        return "week"
    return None
