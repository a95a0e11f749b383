"""Handing a role over: seen, together, alone, taught. Both agree, and each step has its day."""

from datetime import date, datetime

from django.db import transaction

from kpacite.coops.queries import is_member
from kpacite.governance.models import Handover, Mandate, Role
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person

# The steps in order, with who says each: both live it, one of them knows.
STEPS = {"seen": "taker", "together": "either", "alone": "taker", "taught": "giver"}


class GiverDoesNotHoldIt(Refusal):
    """One hands over what one holds, or held."""

    sentence = "Cette personne n’a pas tenu ce rôle. Choisissez qui le tient."


class NotAMember(Refusal):
    """Who learns a role belongs to the coop."""

    sentence = "Cette personne n’est pas membre de la coop. Choisissez un membre."


class BetweenTwoPeople(Refusal):
    """One person gives, another takes."""

    sentence = "Il faut deux personnes : une qui passe le rôle, une qui l’apprend."


class AlreadyGoingOn(Refusal):
    """The two already pass this role."""

    sentence = "Ces deux personnes se passent déjà ce rôle. Continuez les étapes."


class NotTheirs(Refusal):
    """The two people it is between say where they are."""

    sentence = "Ce geste est pour les deux personnes concernées."


class NotAgreedYet(Refusal):
    """Nobody is handed a role without saying yes."""

    sentence = "L’autre personne n’a pas encore dit oui. Attendez sa réponse."


class AlreadyAgreed(Refusal):
    """The yes was said."""

    sentence = "C’est déjà accepté. Continuez les étapes."


class StepsFollowEachOther(Refusal):
    """Seen, then together, then alone, then taught."""

    sentence = "Les étapes se suivent. Faites d’abord l’étape d’avant."


class OtherSaysIt(Refusal):
    """This step is said by the other one: who learnt, or who taught."""

    sentence = "Cette étape, c’est l’autre personne qui la dit."


class HandoverIsOver(Refusal):
    """Taught, or stopped."""

    sentence = "Ce passage est fini. Commencez-en un autre si besoin."


@transaction.atomic
def begin(
    *, role: Role, giver: Person, taker: Person, note: str, by: Person, on: date, at: datetime
) -> Handover:
    """One of the two asks; the role is passed on once the other says yes.

    Refuses: NotTheirs, BetweenTwoPeople, NotAMember, GiverDoesNotHoldIt, AlreadyGoingOn.
    """
    role = Role.objects.select_for_update(no_key=True).select_related("coop").get(pk=role.pk)
    if giver == taker:
        raise BetweenTwoPeople
    if by not in (giver, taker):
        raise NotTheirs
    if not is_member(taker, role.coop, on):
        raise NotAMember
    if not Mandate.objects.filter(role=role, person=giver, starts_on__lte=on).exists():
        raise GiverDoesNotHoldIt
    same = Handover.objects.filter(role=role, giver=giver, taker=taker, taught_on=None)
    if same.filter(stopped_on=None).exists():
        raise AlreadyGoingOn
    handover = Handover.objects.create(
        role=role, giver=giver, taker=taker, note=note.strip(), started_on=on, asked_by=by
    )
    _note("asked", handover, by, at, about=taker if by == giver else giver)
    return handover


@transaction.atomic
def agree(*, handover: Handover, by: Person, on: date, at: datetime) -> Handover:
    """The other says yes: the steps begin.

    Refuses: HandoverIsOver, AlreadyAgreed, NotTheirs (who asked does not answer).
    """
    handover = _open(handover)
    if handover.agreed_on is not None:
        raise AlreadyAgreed
    if by.pk not in (handover.giver_id, handover.taker_id) or by.pk == handover.asked_by_id:
        raise NotTheirs
    handover.agreed_on = on
    handover.save(update_fields=["agreed_on"])
    _note("agreed", handover, by, at)
    return handover


@transaction.atomic
def reach(*, handover: Handover, step: str, by: Person, on: date, at: datetime) -> Handover:
    """The step is reached, today: seen and alone are said by who learns, taught by who passes.

    Refuses: HandoverIsOver, NotTheirs, NotAgreedYet, StepsFollowEachOther, OtherSaysIt.
    """
    handover = _open(handover)
    if by.pk not in (handover.giver_id, handover.taker_id):
        raise NotTheirs
    if handover.agreed_on is None:
        raise NotAgreedYet
    if step != next_step(handover):
        raise StepsFollowEachOther
    said_by = {"taker": handover.taker_id, "giver": handover.giver_id}.get(STEPS[step], by.pk)
    if by.pk != said_by:
        raise OtherSaysIt
    setattr(handover, f"{step}_on", on)
    handover.save(update_fields=[f"{step}_on"])
    _note(step, handover, by, at)
    return handover


@transaction.atomic
def stop(*, handover: Handover, by: Person, on: date, at: datetime) -> Handover:
    """One of the two prefers to stop; nobody has to say why.

    Refuses: HandoverIsOver, NotTheirs.
    """
    handover = _open(handover)
    if by.pk not in (handover.giver_id, handover.taker_id):
        raise NotTheirs
    handover.stopped_on = on
    handover.save(update_fields=["stopped_on"])
    _note("stopped", handover, by, at)
    return handover


def next_step(handover: Handover) -> str:
    """The first step without a day; empty when all are done."""
    return next((step for step in STEPS if getattr(handover, f"{step}_on") is None), "")


def _open(handover: Handover) -> Handover:
    rows = Handover.objects.select_for_update(of=("self",), no_key=True)
    found = rows.select_related("role__coop", "giver", "taker").get(pk=handover.pk)
    if found.taught_on or found.stopped_on:
        raise HandoverIsOver
    return found


def _note(
    gesture: str, handover: Handover, by: Person, at: datetime, about: Person | None = None
) -> None:
    other = handover.giver if by == handover.taker else handover.taker
    deeds.note(
        verb=f"governance.handover.{gesture}", thing=f"governance/handover/{handover.pk}", by=by,
        about=about or other, coop_key=handover.role.coop.slug, note=handover.role.name, at=at,
    )  # fmt: skip
