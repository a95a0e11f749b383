"""What pages and the higher apps read of missions."""

from dataclasses import dataclass

from django.db.models import Sum

from kpacite.people.models import Person
from kpacite.work.models import Contribution, Mission, Purchase, SeatTaking


@dataclass(frozen=True)
class TeamMember:
    """Somebody of a mission: their seat ("carry", "help", "learn") and what they said they gave."""

    person: Person
    seat_kind: str
    minutes: int


def team(mission: Mission) -> list[TeamMember]:
    """The people of a mission, the oldest seat first.

    Somebody who gave hours without a seat (or who left it) comes after, as somebody who helped:
    what was done counts, planned or not.
    """
    minutes = minutes_per_person(mission)
    held = SeatTaking.objects.filter(seat__mission=mission, left_at=None)
    takings = held.select_related("person", "seat").order_by("taken_at", "pk")
    seated = [
        TeamMember(taking.person, taking.seat.kind, minutes.get(taking.person_id, 0))
        for taking in takings
    ]
    others = set(minutes) - {member.person.pk for member in seated}
    people = Person.objects.filter(pk__in=others).order_by("first_name", "pk")
    return seated + [TeamMember(person, "help", minutes[person.pk]) for person in people]


def minutes_per_person(mission: Mission) -> dict[int, int]:
    """The minutes each person said they gave to a mission, corrections applied."""
    rows = Contribution.objects.standing().filter(mission=mission)
    totals = rows.order_by().values_list("person").annotate(total=Sum("minutes"))
    return dict(totals)


def materials_cents(mission: Mission) -> int:
    """What the materials of a mission cost so far, net of VAT, cancellations taken off."""
    return Purchase.objects.filter(mission=mission).aggregate(s=Sum("amount_cents"))["s"] or 0
