"""Leaving a coop: each thing settled in turn, then the end. Nobody is closed with money left."""

from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from kpacite.coops import admitting
from kpacite.coops.models import Membership
from kpacite.governance import stepping_down
from kpacite.joining import queries
from kpacite.joining.core import departures
from kpacite.joining.core.departures import OWED, Left
from kpacite.joining.models import Departure, DepartureStep, Pause
from kpacite.joining.queries import leaving
from kpacite.lib import french
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person

LONGEST_NOTE: Final = 240


class AlreadyLeaving(Refusal):
    """One departure at a time."""

    sentence = "Ce départ est déjà commencé. Continuez-le, ou annulez-le."


class NotAMember(Refusal):
    """Who does not belong to the coop does not leave it."""

    sentence = "Cette personne n’est pas membre de la coop. Il n’y a rien à quitter."


class LeavesInThePast(Refusal):
    """A departure starts today at the earliest."""

    sentence = "Cette date est passée. Choisissez aujourd’hui, ou un jour plus tard."


class DepartureIsOver(Refusal):
    """Done or cancelled: nothing is settled any more."""

    sentence = "Ce départ est fini. Il ne change plus."


class PersonStillHasMoney(Refusal):
    """Money is owed to the person, and nothing says who pays it, and when."""


class StillToSettle(Refusal):
    """Something else waits for a gesture, or for written words."""


class NothingToSettle(Refusal):
    """The real state says that this is settled, or that it holds nobody."""

    sentence = "Ce point est déjà réglé. Passez au suivant."


class WordsAreMissing(Refusal):
    """What is settled by words has words."""

    sentence = "Il manque vos mots. Exemple : j’ai rendu les clés à Fatoumata."


class MoneyNeedsADay(Refusal):
    """A debt that nobody dates is not paid."""

    sentence = "Il manque la date. Écrivez avant quel jour l’argent est versé."


class MoneyIsFollowedBySomebodyElse(Refusal):
    """Whoever leaves does not follow their own money: somebody who stays does."""

    sentence = "Choisissez une personne qui reste dans la coop. Elle suivra ce versement."


@transaction.atomic
def start(
    *,
    membership: Membership,
    leaves_on: date,
    by: Person,
    on: date,
    at: datetime,
    words: str = "",
    decision_number: int | None = None,
) -> Departure:
    """The person prepares to leave on that day; until it is done, nothing has changed.

    `decision_number` is the decision of the coop when it is an exclusion: the same way out, with
    the same respect for what is owed. A pause ends: one does not rest on the way out.
    Refuses: NotAMember, LeavesInThePast, AlreadyLeaving.
    """
    membership = _locked(membership)
    if membership.left_on is not None:
        raise NotAMember
    if leaves_on < on:
        raise LeavesInThePast
    known = Departure.objects.filter(membership=membership).first()
    if known is not None and known.cancelled_at is None:
        raise AlreadyLeaving
    facts = {
        "asked_by": by, "asked_at": at, "leaves_on": leaves_on, "words": words.strip(),
        "decision_number": decision_number, "cancelled_at": None,
    }  # fmt: skip
    departure, _ = Departure.objects.update_or_create(membership=membership, defaults=facts)
    # What was written for a departure that was cancelled says nothing of this one.
    departure.steps.all().delete()
    for pause in Pause.objects.filter(membership=membership, ended_on=None):
        pause.ended_on = max(on, pause.starts_on)
        pause.save(update_fields=["ended_on"])
    _note("started", departure, by, at)
    return departure


@transaction.atomic
def settle(
    *,
    departure: Departure,
    key: str,
    words: str,
    by: Person,
    on: date,
    at: datetime,
    followed_by: Person | None = None,
    before: date | None = None,
) -> DepartureStep:
    """Written words settle one thing: who takes it over; for money, who follows it, until when.

    Money stays in the books as it is, owed to the person: the words say how it will be paid.
    Refuses: DepartureIsOver, NothingToSettle, WordsAreMissing, MoneyNeedsADay,
    MoneyIsFollowedBySomebodyElse.
    """
    departure = _open(departure)
    membership = departure.membership
    found = [one for one in leaving.left_behind(membership, on) if one.key == key and one.blocking]
    if not found:
        raise NothingToSettle
    if key in OWED:
        _check_money(membership, followed_by, before, on)
    elif not words.strip() and followed_by is None:
        raise WordsAreMissing
    note = _written(found, words, followed_by, before)
    step, _ = DepartureStep.objects.update_or_create(
        departure=departure, key=key,
        defaults={"note": note[:LONGEST_NOTE], "settled_by": by, "settled_at": at},
    )  # fmt: skip
    deeds.note(
        verb=f"joining.departure.{'told_host' if key == 'contract' else 'settled'}",
        thing=f"joining/departure/{departure.pk}", by=by,
        about=membership.person if key == "contract" else followed_by or membership.person,
        coop_key=membership.coop.slug, note=note, at=at,
    )  # fmt: skip
    return step


@transaction.atomic
def cancel(*, departure: Departure, by: Person, at: datetime) -> Departure:
    """The person stays. What was written on the way out is forgotten.

    Refuses: DepartureIsOver.
    """
    departure = _open(departure)
    departure.cancelled_at = at
    departure.save(update_fields=["cancelled_at"])
    _note("cancelled", departure, by, at)
    return departure


@transaction.atomic
def finish(*, departure: Departure, by: Person, on: date, at: datetime) -> Departure:
    """The membership ends, the roles with it; what was done stays, what is owed stays owed.

    The person keeps a way to their account, to their data, and to come again.
    Refuses: DepartureIsOver, PersonStillHasMoney, StillToSettle.
    """
    departure = _open(departure)
    membership = departure.membership
    things = queries.leaving.way_out(membership, departure, on)
    if unpaid := departures.unpaid(things):
        cents = departures.owed_cents(unpaid)
        raise PersonStillHasMoney(
            f"Il reste {french.euros(cents)} à {membership.person.first_name}. "
            "Demandez un versement, puis écrivez qui le suit."
        )
    if held := departures.holding(things):
        raise StillToSettle(f"Il reste à régler : {french.join([one.title for one in held])}.")
    leaves_on = max(departure.leaves_on, on)
    for path in settings.KPACITE_LEAVING:
        import_string(path)(membership=membership, by=by, on=leaves_on, at=at)
    stepping_down.step_down(
        coop=membership.coop, person=membership.person, on=leaves_on, by=by, at=at
    )
    admitting.leave(coop=membership.coop, person=membership.person, on=leaves_on, by=by)
    departure.done_at = at
    departure.save(update_fields=["done_at"])
    _note("done", departure, by, at)
    return departure


def _locked(membership: Membership) -> Membership:
    rows = Membership.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("coop", "person").get(pk=membership.pk)


def _open(departure: Departure) -> Departure:
    """The departure, held: two taps on the last button are one departure."""
    rows = Departure.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("membership__coop", "membership__person").get(pk=departure.pk)
    if found.done_at is not None or found.cancelled_at is not None:
        raise DepartureIsOver
    return found


def _check_money(
    membership: Membership, followed_by: Person | None, before: date | None, on: date
) -> None:
    if before is None or before < on:
        raise MoneyNeedsADay
    if followed_by is None or followed_by.pk == membership.person_id:
        raise MoneyIsFollowedBySomebodyElse


def _written(found: list[Left], words: str, followed_by: Person | None, before: date | None) -> str:
    """What is kept: the amount, who, until when, and the words of the person."""
    parts = []
    if cents := sum(one.amount_cents for one in found):
        parts.append(f"{french.euros(cents)} restent dus.")
    if followed_by is not None:
        parts.append(f"{followed_by.first_name} suit ce point.")
    if before is not None:
        parts.append(f"Avant le {french.day(before)}.")
    return " ".join([*parts, words.strip()]).strip()


def _note(what: str, departure: Departure, by: Person, at: datetime) -> None:
    membership = departure.membership
    deeds.note(
        verb=f"joining.departure.{what}", thing=f"joining/departure/{departure.pk}", by=by,
        about=membership.person, coop_key=membership.coop.slug, at=at,
    )  # fmt: skip
