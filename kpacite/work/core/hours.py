"""Hours, in whole minutes."""

DAY = 24 * 60


def fits_in_a_day(minutes: int, *, already: int) -> bool:
    """Whether a day still holds these minutes beside those already said of it."""
    return already + minutes <= DAY
