"""Entering a coop, and leaving it."""

from datetime import date

from django.db import transaction

from kpacite.coops.models import Coop, Membership
from kpacite.lib.dates import months_after
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.arriving import YOUNGEST
from kpacite.people.models import Person


class AlreadyAMember(Refusal):
    sentence = "Cette personne est déjà membre de la coop."


class TooYoung(Refusal):
    """A coop is open from sixteen years of age."""

    sentence = "La coop est ouverte à partir de 16 ans. Revenez à votre anniversaire."


class NotAMember(Refusal):
    sentence = "Cette personne n’est pas membre de la coop à cette date."


@transaction.atomic
def admit(*, coop: Coop, person: Person, on: date, by: Person, trade: str = "") -> Membership:
    """The person belongs to the coop from that day on.

    `trade` says what they like doing; nothing is asked about diploma, work or benefits.
    Refuses: AlreadyAMember, TooYoung.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    if person.born_on and months_after(person.born_on, 12 * YOUNGEST) > on:
        raise TooYoung
    if Membership.objects.filter(coop=coop, person=person, left_on=None).exists():
        raise AlreadyAMember
    membership = Membership.objects.create(coop=coop, person=person, joined_on=on, trade=trade)
    _note("admitted", membership, by)
    return membership


@transaction.atomic
def leave(*, coop: Coop, person: Person, on: date, by: Person) -> Membership:
    """From that day on the person no longer belongs to the coop; what they did stays.

    Refuses: NotAMember.
    """
    Coop.objects.select_for_update(no_key=True).get(pk=coop.pk)
    current = Membership.objects.filter(coop=coop, person=person, left_on=None)
    membership = current.filter(joined_on__lte=on).first()
    if membership is None:
        raise NotAMember
    membership.left_on = on
    membership.save(update_fields=["left_on"])
    _note("left", membership, by)
    return membership


def _note(what: str, membership: Membership, by: Person) -> None:
    deeds.note(
        verb=f"coops.member.{what}",
        thing=f"coops/membership/{membership.pk}",
        by=by,
        about=membership.person,
        coop_key=membership.coop.slug,
    )
