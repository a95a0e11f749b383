"""Somebody becomes a member of a coop, or leaves it."""

from datetime import date, datetime

from django.db import transaction

from kpacite.coops import queries
from kpacite.coops.models import Coop, Membership
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class AlreadyAMember(Refusal):
    sentence = "Cette personne est déjà membre de la coop."


class NotAMember(Refusal):
    sentence = "Cette personne n’est pas membre de la coop."


class NotYoursToAdmit(Refusal):
    """The members admit; once there are any, nobody else does."""

    sentence = "Ce sont les membres de la coop qui accueillent une personne."


@transaction.atomic
def admit(
    *, coop: Coop, person: Person, on: date, by: Person, at: datetime, trade: str = ""
) -> Membership:
    """The person belongs to the coop from `on`.

    Nothing is asked of them but to be known: no diploma, no benefit, no address.
    Refuses: AlreadyAMember, NotYoursToAdmit.
    """
    coop = Coop.objects.select_for_update().get(pk=coop.pk)
    if Membership.objects.filter(coop=coop, person=person, left_on=None).exists():
        raise AlreadyAMember
    has_members = Membership.objects.on(on).filter(coop=coop).exists()
    if has_members and not queries.is_member(by, coop, on):
        raise NotYoursToAdmit
    membership = Membership.objects.create(coop=coop, person=person, joined_on=on, trade=trade)
    _note("admitted", membership, by, at)
    return membership


@transaction.atomic
def leave(*, coop: Coop, person: Person, on: date, by: Person, at: datetime) -> Membership:
    """The person belongs no more from `on`; what they did and earned stays theirs.

    Refuses: NotAMember.
    """
    coop = Coop.objects.select_for_update().get(pk=coop.pk)
    membership = Membership.objects.filter(coop=coop, person=person, left_on=None).first()
    if membership is None or membership.joined_on > on:
        raise NotAMember
    membership.left_on = on
    membership.save(update_fields=["left_on"])
    _note("left", membership, by, at)
    return membership


def _note(what: str, membership: Membership, by: Person, at: datetime) -> None:
    deeds.note(
        verb=f"coops.member.{what}", thing=f"coops/membership/{membership.pk}", by=by,
        about=membership.person, coop_key=membership.coop.slug, at=at,
    )  # fmt: skip
