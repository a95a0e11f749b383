"""The outings in a person's calendar: when they carry the brand."""

from datetime import date

from django.urls import reverse

from kpacite.brand.models import BrandOuting
from kpacite.people.models import Person
from kpacite.people.telling import Event


def of(person: Person, first: date, last: date) -> list[Event]:
    rows = BrandOuting.objects.filter(person=person, on__range=(first, last))
    return [
        Event(
            uid=f"outing-{one.pk}", title=f"Je porte la marque : {one.what_for or one.place}",
            starts=one.on, ends=one.on, place=one.place,
            url=reverse("brand:brand.show", args=[one.coop.slug]),
            cancelled=one.cancelled_at is not None,
        )
        for one in rows.select_related("coop")
    ]  # fmt: skip
