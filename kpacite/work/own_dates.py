"""The missions in a person's calendar: those where they have a place."""

from datetime import date

from django.urls import reverse

from kpacite.people.models import Person
from kpacite.people.telling import Event
from kpacite.work.models import SeatTaking


def of(person: Person, first: date, last: date) -> list[Event]:
    held = SeatTaking.objects.filter(
        person=person, left_at=None, seat__mission__starts_on__lte=last,
        seat__mission__ends_on__gte=first,
    ).select_related("seat__mission__coop")  # fmt: skip
    missions = {taking.seat.mission_id: taking.seat.mission for taking in held}
    return [
        Event(
            uid=f"mission-{one.pk}", title=one.title, starts=one.starts_on, ends=one.ends_on,
            place=one.place, url=reverse("web:missions.show", args=[one.coop.slug, one.pk]),
        )
        for one in missions.values()
    ]  # fmt: skip
