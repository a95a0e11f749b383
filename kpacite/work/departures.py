"""The places on missions of somebody who leaves: somebody else takes them."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.urls import reverse

from kpacite.coops.models import Membership
from kpacite.joining.core.departures import Left
from kpacite.lib import french
from kpacite.people.models import Person
from kpacite.work import staffing
from kpacite.work.models import SeatTaking


def seats(membership: Membership, on: date) -> list[Left]:
    """Each place on a mission that is not over: the team learns it from the person."""
    return [
        Left(
            "seats", f"Une place : {taking.seat.mission.title}",
            f"C’est {french.day_short(taking.seat.mission.starts_on)}. Laissez la place, "
            "ou dites qui vient.",
            reverse(
                "work:seats.leave",
                args=[membership.coop.slug, taking.seat.mission_id, taking.seat.kind],
            ),
            action="Laisser ma place",
        )
        for taking in _held(membership, on)
    ]  # fmt: skip


def free_seats(*, membership: Membership, by: Person, on: date, at: datetime) -> None:
    """On the last day, the places still held are free; a work that is done keeps its team."""
    for taking in _held(membership, on):
        staffing.leave(seat=taking.seat, person=membership.person, by=by, at=at)


def _held(membership: Membership, on: date) -> QuerySet[SeatTaking]:
    rows = SeatTaking.objects.filter(
        person=membership.person, left_at=None, seat__mission__coop=membership.coop,
        seat__mission__delivery=None, seat__mission__ends_on__gte=on,
    )  # fmt: skip
    return rows.select_related("seat__mission__coop").order_by("seat__mission__starts_on", "pk")
