"""Whether a place is open now, and when it opens next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True)
class Span:
    """A moment of the week: 0 is Monday."""

    weekday: int
    opens_at: time
    closes_at: time


@dataclass(frozen=True)
class Door:
    """Open until `closes_at`; else the next span, which may be in a week; neither: no hours."""

    closes_at: time | None = None
    next: Span | None = None
    in_days: int = 0

    @property
    def is_open(self) -> bool:
        return self.closes_at is not None


def door(spans: Sequence[Span], weekday: int, now: time) -> Door:
    """The door at that moment of the week. A place closes at the minute it says."""
    open_now = [s for s in spans if s.weekday == weekday and s.opens_at <= now < s.closes_at]
    if open_now:
        return Door(closes_at=max(span.closes_at for span in open_now))
    if not spans:
        return Door()
    in_days, _, rank = min(
        (_wait(span, weekday, now), span.opens_at, rank) for rank, span in enumerate(spans)
    )
    return Door(next=spans[rank], in_days=in_days)


def _wait(span: Span, weekday: int, now: time) -> int:
    """In how many days this span begins: today's own morning comes back in a week."""
    days = (span.weekday - weekday) % 7
    return 7 if days == 0 and span.opens_at <= now else days
