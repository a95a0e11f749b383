"""The contract in a person's calendar: its last day."""

from datetime import date

from kpacite.hosts.models import SupportContract
from kpacite.people.models import Person
from kpacite.people.telling import Event


def of(person: Person, first: date, last: date) -> list[Event]:
    rows = SupportContract.objects.filter(
        person=person, signed_on__isnull=False, ends_on__range=(first, last)
    ).select_related("host")
    return [
        Event(
            uid=f"contract-{one.pk}", title=f"Dernier jour de votre contrat avec {one.host.name}",
            starts=one.ends_on, ends=one.ends_on,
        )
        for one in rows
    ]  # fmt: skip
