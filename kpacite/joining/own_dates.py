"""The open doors in a person's calendar: those where they welcome the neighbours."""

from datetime import date

from django.urls import reverse

from kpacite.joining.models import DiscoverySession
from kpacite.people.models import Person
from kpacite.people.telling import Event


def of(person: Person, first: date, last: date) -> list[Event]:
    rows = DiscoverySession.objects.filter(host=person, starts_at__date__range=(first, last))
    return [
        Event(
            uid=f"discovery-{one.pk}", title=f"J’accueille : {one.title}", starts=one.starts_at,
            ends=one.ends_at, place=one.place, cancelled=one.cancelled_at is not None,
            url=reverse("joining:discoveries.show", args=[one.coop.slug, one.pk]),
        )
        for one in rows.select_related("coop")
    ]  # fmt: skip
