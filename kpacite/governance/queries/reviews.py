"""Which decisions are to be talked of again, and what was said of them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet

from kpacite.coops.models import Coop
from kpacite.governance.agenda import Point
from kpacite.governance.models import Decision, Meeting, Review

SOON = timedelta(days=14)


@dataclass(frozen=True)
class Due:
    decision: Decision
    on: date
    is_late: bool


def awaited(coop: Coop) -> list[tuple[date, Decision]]:
    """The decisions that nothing followed and the day each is talked of, the nearest first."""
    talks = Review.objects.order_by("held_on", "pk")
    rows = Decision.objects.filter(coop=coop, review_on__isnull=False, followed_by=None)
    found = rows.prefetch_related(Prefetch("reviews", queryset=talks, to_attr="talks"))
    days = [(_day(decision), decision) for decision in found]
    return sorted(
        ((day, decision) for day, decision in days if day), key=lambda one: (one[0], one[1].number)
    )


def _day(decision: Decision) -> date | None:
    """The day said by the last talk; a talk that said none closes the question."""
    talks: list[Review] = getattr(decision, "talks")  # noqa: B009  set by the prefetch
    return talks[-1].next_on if talks else decision.review_on


def due(coop: Coop, on: date, within: timedelta = SOON) -> list[Due]:
    """What is to be talked of within that time, and what is late, the oldest first."""
    return [Due(one, day, day < on) for day, one in awaited(coop) if day <= on + within]


def later(coop: Coop, on: date, within: timedelta = SOON) -> list[Due]:
    """What is to be talked of after that time."""
    return [Due(one, day, False) for day, one in awaited(coop) if day > on + within]


def agenda(coop: Coop, on: date) -> list[Point]:
    """The same, for the next meeting."""
    return [
        Point("review", f"On en reparle : {one.decision.title}",
              f"governance/decision/{one.decision.pk}", 10)
        for one in due(coop, on)
    ]  # fmt: skip


def said(decision: Decision) -> QuerySet[Review]:
    """What was said each time of a decision, the last time first."""
    rows = decision.reviews.select_related("noted_by", "proposal", "ended_by")
    return rows.order_by("-held_on", "-pk")


def meeting_now(coop: Coop, person_id: int) -> Meeting | None:
    """The meeting going on that this person leads or writes."""
    going_on = Meeting.objects.filter(coop=coop, opened_at__isnull=False, closed_at=None)
    mine = going_on.filter(Q(facilitator=person_id) | Q(note_taker=person_id), cancelled_at=None)
    return mine.order_by("-opened_at").first()
