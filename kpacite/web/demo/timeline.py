"""Several stories told at once: each waits for its moment, and the earliest one goes on."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count

from django.db import transaction
from django.utils import timezone

from kpacite.people import deeds

# A story gives the moment of its next gesture, makes it when the moment has come, and so on.
Story = Iterator[datetime]
STEPS_PER_TRANSACTION = 50


@dataclass(frozen=True)
class Calendar:
    """Days counted from today: the demo always tells the present."""

    today: date

    def day(self, offset: int) -> date:
        return self.today + timedelta(days=offset)

    def at(self, offset: int, hour: int = 10, minute: int = 0) -> datetime:
        return timezone.make_aware(datetime.combine(self.day(offset), time(hour, minute)))

    @property
    def end(self) -> datetime:
        """Where the stories stop: nothing is told of a day that is not over."""
        return self.at(0, 0)


def tell(
    stories: Iterable[Story], *, until: datetime, progress: Callable[[datetime], None]
) -> None:
    """Make every gesture of every story, in the order of time, up to `until` excluded.

    Papers are numbered in the order of their days: no story runs ahead of another.
    """
    rank = count()
    waiting = [(moment, next(rank), story) for story in stories if (moment := next(story, None))]
    heapq.heapify(waiting)
    while waiting and waiting[0][0] < until:
        progress(waiting[0][0])
        # One commit for many gestures: a commit that waits for the disk is slow.
        with transaction.atomic():
            for _ in range(STEPS_PER_TRANSACTION):
                if not waiting or waiting[0][0] >= until:
                    break
                now, _, story = heapq.heappop(waiting)
                with deeds.told_of(now):
                    moment = next(story, None)
                if moment:
                    heapq.heappush(waiting, (moment, next(rank), story))
    progress(until)
