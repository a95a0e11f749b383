"""When somebody is told: at once, with the message of the day, or only on the page."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final, Literal

Pace = Literal["now", "day", "never"]
EVERYTHING: Final = "*"
# What is told at once waits for the end of its ten minutes: three deeds in a row are one message.
SLOT: Final = timedelta(minutes=10)
# With the urgent ones, a week stays under seven messages.
MOST_A_WEEK: Final = 6
# A message at once about something old helps nobody: it goes with the message of the day.
STILL_URGENT: Final = timedelta(days=1)
# Nobody is told of what happened a month ago.
FORGOTTEN: Final = timedelta(days=30)


def pace(kind: str, *, urgent: bool, wishes: Mapping[str, str]) -> Pace:
    """The pace of a notice: what the person wished, else what suits the thing.

    "Nothing by mail" wins over the wish of a kind.
    """
    if wishes.get(EVERYTHING) == "never":
        return "never"
    wished = wishes.get(kind)
    if wished == "now":
        return "now"
    if wished == "never":
        return "never"
    if wished == "day":
        return "day"
    return "now" if urgent else "day"


def end_of_slot(at: datetime) -> datetime:
    """When the message that starts to fill at this moment leaves: at the next ten minutes."""
    length = SLOT.total_seconds()
    return at + SLOT - timedelta(seconds=at.timestamp() % length)


def has_a_message(day: date) -> bool:
    """From Monday to Friday: the message of the day lets people rest at the end of the week."""
    return day.isoweekday() <= 5


def is_full(sent_this_week: int) -> bool:
    """Whether the message of the day has to wait for tomorrow."""
    return sent_this_week >= MOST_A_WEEK
