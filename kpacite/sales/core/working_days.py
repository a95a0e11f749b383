"""The days on which nobody works, for the delays of the law."""

from datetime import date, timedelta

_FIXED = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Oudin's algorithm)."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - sunday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


def is_holiday(day: date) -> bool:
    """A public holiday in France (code du travail, L3133-1)."""
    movable = {easter(day.year) + timedelta(days=days) for days in (1, 39, 50)}
    return (day.month, day.day) in _FIXED or day in movable


def first_open_day(day: date) -> date:
    """The day itself, or the next one that is neither a weekend day nor a public holiday."""
    while day.weekday() >= 5 or is_holiday(day):
        day += timedelta(days=1)
    return day
