"""Hours as people write them, in whole minutes."""

import re

DAY = 24 * 60
# "1 h 30", "1h30", "1:30", "2 h", "45 min", "45", "1,5 h", "1.5"
_CLOCK = re.compile(r"(\d{1,2})\s*(?:h|:)\s*(\d{1,2})?\s*(?:min|mn|m)?")
_MINUTES = re.compile(r"(\d{1,4})\s*(?:min|mn|m)")
_HOURS = re.compile(r"(\d{1,2})(?:[.,](\d{1,2}))?\s*h?")


class UnreadableHours(ValueError):
    """These signs do not say how long it took."""


def parse(text: str) -> int:
    """The minutes a person meant: "1 h 30" is 90, "45 min" is 45, "2" and "2 h" are 120.

    A decimal part is a part of an hour, rounded down to the minute: "1,5" is 90.
    """
    written = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").lower().split())
    if clock := _CLOCK.fullmatch(written):
        hours, minutes = int(clock[1]), int(clock[2] or 0)
        if minutes < 60:
            return hours * 60 + minutes
    elif only_minutes := _MINUTES.fullmatch(written):
        return int(only_minutes[1])
    elif decimal := _HOURS.fullmatch(written):
        hundredths = int((decimal[2] or "0").ljust(2, "0"))
        return int(decimal[1]) * 60 + hundredths * 60 // 100
    raise UnreadableHours(text)


def fits_in_a_day(minutes: int, *, already: int) -> bool:
    """Whether a day still holds these minutes beside those already said of it."""
    return already + minutes <= DAY
