"""Resting for a while, and coming back."""

from datetime import date, datetime

from django.db import transaction

from kpacite.coops.models import Membership
from kpacite.joining.models import Departure, Pause
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class AlreadyResting(Refusal):
    """One pause at a time."""

    sentence = "Votre pause est déjà notée. Pour changer la date, revenez, puis recommencez."


class NotResting(Refusal):
    """There is no pause to come back from."""

    sentence = "Aucune pause n’est en cours. Vous êtes déjà là."


class PauseEndsBeforeItStarts(Refusal):
    """One comes back after one left."""

    sentence = "Le retour est avant le départ. Changez une des deux dates."


class PauseIsInThePast(Refusal):
    """A pause changes what is asked of somebody: it does not start last month."""

    sentence = "Cette date est passée. La pause commence aujourd’hui, ou plus tard."


class OnTheWayOut(Refusal):
    """A person who leaves does not rest: they finish, or they stay."""

    sentence = "Votre départ est commencé. Annulez-le d’abord si vous voulez rester."


class NotAMember(Refusal):
    """Only somebody of the coop rests from it."""

    sentence = "Cette personne n’est pas membre de la coop. Elle n’a pas de pause à prendre."


@transaction.atomic
def start(
    *,
    membership: Membership,
    starts_on: date,
    until: date | None = None,
    words: str = "",
    by: Person,
    on: date,
    at: datetime,
) -> Pause:
    """Nothing is asked of the person from that day: no answer awaited, no word about silence.

    They stay a member: their money, their roles, their contract and their voice do not move.
    `until` is when they think they come back; it ends nothing by itself.
    Refuses: NotAMember, PauseIsInThePast, PauseEndsBeforeItStarts, AlreadyResting, OnTheWayOut.
    """
    membership = _locked(membership)
    if membership.left_on is not None and membership.left_on <= starts_on:
        raise NotAMember
    if starts_on < on:
        raise PauseIsInThePast
    if until is not None and until <= starts_on:
        raise PauseEndsBeforeItStarts
    if Pause.objects.filter(membership=membership, ended_on=None).exists():
        raise AlreadyResting
    leaving = Departure.objects.filter(membership=membership, cancelled_at=None)
    if leaving.exists():
        raise OnTheWayOut
    pause = Pause.objects.create(
        membership=membership, starts_on=starts_on, until=until, words=words.strip()[:240],
        noted_by=by,
    )  # fmt: skip
    _note("started", membership, by, at)
    return pause


@transaction.atomic
def come_back(*, pause: Pause, on: date, by: Person, at: datetime) -> Pause:
    """The person is back from that day; a pause that had not started never was.

    Refuses: NotResting.
    """
    membership = _locked(pause.membership)
    pause = Pause.objects.get(pk=pause.pk)
    if pause.ended_on is not None:
        raise NotResting
    pause.ended_on = max(on, pause.starts_on)
    pause.save(update_fields=["ended_on"])
    _note("ended", membership, by, at)
    return pause


def _locked(membership: Membership) -> Membership:
    # Two phones: one pause, one departure at a time.
    rows = Membership.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("coop", "person").get(pk=membership.pk)


def _note(what: str, membership: Membership, by: Person, at: datetime) -> None:
    deeds.note(
        verb=f"joining.pause.{what}", thing=f"coops/membership/{membership.pk}", by=by,
        about=membership.person, coop_key=membership.coop.slug, at=at,
    )  # fmt: skip
