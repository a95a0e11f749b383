"""When a coop takes news of somebody: after some days without a word, and never twice in a row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Trace:
    """What is known of a member: since when they are here, the last deed, the last call."""

    joined_on: date
    last_on: date | None = None  # the last deed by them, or about them
    back_on: date | None = None  # the end of their last pause
    called_on: date | None = None
    resting: bool = False
    leaving: bool = False


def quiet_since(trace: Trace) -> date:
    """The last day of which something is known."""
    return max(_days(trace.joined_on, trace.last_on, trace.back_on))


def to_call(trace: Trace, *, days: int, on: date) -> bool:
    """Whether to send a kind word: silent for `days`, not at rest, not called within `days`."""
    if trace.resting or trace.leaving:
        return False
    limit = on - timedelta(days=days)
    if trace.called_on is not None and trace.called_on > limit:
        return False
    return quiet_since(trace) <= limit


def _days(*days: date | None) -> Iterable[date]:
    return (day for day in days if day is not None)
