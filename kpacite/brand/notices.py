"""Whom a loan of the name concerns."""

from collections.abc import Iterable

from django.urls import reverse

from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice


def _concerned(deed: Deed) -> Iterable[Person]:
    return [deed.about] if deed.about and deed.about_id != deed.by_id else []


def _brand(deed: Deed) -> str:
    return reverse("brand:brand.show", args=[deed.coop_key])


NOTICES = [
    Notice(
        kind="brand",
        verb="brand.grant.granted",
        to=_concerned,
        sentence=lambda deed: "Vous pouvez utiliser notre nom. Voici pour quoi.",
        url=_brand,
    ),
    Notice(
        kind="brand",
        verb="brand.grant.ended",
        to=_concerned,
        sentence=lambda deed: "L’accord pour utiliser notre nom finit.",
        url=_brand,
    ),
]
