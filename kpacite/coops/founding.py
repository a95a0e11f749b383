"""A coop begins, and says who it is."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.text import slugify

from kpacite.coops.models import Coop
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class NameIsTaken(Refusal):
    """The short name of a coop is its address: two coops cannot share it."""

    sentence = "Une coop a déjà ce nom court. Choisissez-en un autre."


class NameIsMissing(Refusal):
    sentence = "Donnez un nom à la coop, et un nom court pour son adresse. Exemple : la-cape."


class Presentation(TypedDict, total=False):
    """What the public page of a coop says; the fields of `Coop`."""

    tagline: str
    story: str
    values: list[str]
    address: str
    postcode: str
    town: str
    phone: str
    email: str
    shop_front: dict[str, str]


@transaction.atomic
def found(
    *, slug: str, name: str, on: date, by: Person, **presentation: Unpack[Presentation]
) -> Coop:
    """The coop exists and has a public page; it has no member, no rule and no host yet.

    Refuses: NameIsMissing, NameIsTaken.
    """
    if not name.strip() or slug != slugify(slug) or not slug:
        raise NameIsMissing
    if Coop.objects.filter(slug=slug).exists():
        raise NameIsTaken
    coop = Coop.objects.create(slug=slug, name=name.strip(), opened_on=on, **presentation)
    _note("founded", coop, by)
    return coop


@transaction.atomic
def present(*, coop: Coop, by: Person, **presentation: Unpack[Presentation]) -> Coop:
    """The public page of the coop says something else."""
    coop = Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    for field, value in presentation.items():
        setattr(coop, field, value)
    coop.save(update_fields=list(presentation))
    _note("presented", coop, by)
    return coop


def _note(what: str, coop: Coop, by: Person) -> None:
    deeds.note(verb=f"coops.coop.{what}", thing=f"coops/coop/{coop.pk}", by=by, coop_key=coop.slug)
