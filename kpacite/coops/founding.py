"""A coop begins: its name, its place, its story."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db import transaction

from kpacite.coops.models import Coop, OpeningHours
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class CoopAlreadyThere(Refusal):
    sentence = "Une coop a déjà ce nom court. Choisissez-en un autre."


class NameIsMissing(Refusal):
    sentence = "Il manque le nom de la coop."


class HoursAreWrong(Refusal):
    sentence = "Le lieu ferme avant d’ouvrir. Vérifiez les heures."


class Identity(TypedDict, total=False):
    """What the public page says; the fields of `Coop`."""

    tagline: str
    story: str
    values: Sequence[str]
    address: str
    postcode: str
    town: str
    phone: str
    email: str
    shop_front: dict[str, str]


@transaction.atomic
def found(
    *, slug: str, name: str, opened_on: date, by: Person, at: datetime, **identity: Unpack[Identity]
) -> Coop:
    """The coop exists, without members yet.

    Refuses: NameIsMissing, CoopAlreadyThere.
    """
    if not name.strip():
        raise NameIsMissing
    if Coop.objects.filter(slug=slug).exists():
        raise CoopAlreadyThere
    coop = Coop.objects.create(slug=slug, name=name.strip(), opened_on=opened_on, **identity)
    _note("founded", coop, by, at)
    return coop


@transaction.atomic
def open_hours(
    *, coop: Coop, hours: Sequence[OpeningHours], by: Person, at: datetime
) -> list[OpeningHours]:
    """The place is open at these hours, which take the place of those before.

    Refuses: HoursAreWrong.
    """
    if any(row.closes_at <= row.opens_at or row.weekday > 6 for row in hours):  # 6 is Sunday
        raise HoursAreWrong
    coop = Coop.objects.select_for_update().get(pk=coop.pk)
    coop.opening_hours.all().delete()
    for row in hours:
        row.coop = coop
    opened = OpeningHours.objects.bulk_create(hours)
    _note("hours", coop, by, at)
    return opened


def _note(what: str, coop: Coop, by: Person, at: datetime) -> None:
    deeds.note(
        verb=f"coops.coop.{what}", thing=f"coops/coop/{coop.pk}", by=by, coop_key=coop.slug, at=at
    )
