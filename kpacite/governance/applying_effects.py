"""Doing what a decision says: once, at its day, whole or not at all, for all to see."""

import logging
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from kpacite.coops.queries import is_member
from kpacite.governance import effects, roles
from kpacite.governance.models import DecisionEffect
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person

log = logging.getLogger(__name__)
OUR_FAULT = "L’outil n’a pas réussi. Réessayez ; si cela recommence, dites-le à qui s’en occupe."


class NothingToApply(Refusal):
    """The effect is already applied: it happens once."""

    sentence = "C’est déjà fait. Rien n’a été fait une deuxième fois."


class NotYetTheDay(Refusal):
    """An effect waits for its day."""

    sentence = "Le jour n’est pas encore venu. L’outil le fera ce jour-là."


class WaitsForSomebody(Refusal):
    """The software never does it by itself: a person with a role confirms it."""

    sentence = "Une personne qui tient un rôle doit d’abord confirmer."


class ConfirmingTakesARole(Refusal):
    """Who confirms answers for something in the coop, and is not the person concerned."""

    sentence = "Pour confirmer, il faut tenir un rôle dans la coop, et ne pas être concerné."


class NothingToConfirm(Refusal):
    sentence = "Il n’y a rien à confirmer ici."


@transaction.atomic
def apply(*, effect: DecisionEffect, on: date, at: datetime, by: Person) -> DecisionEffect:
    """The effect is applied if its day has come; a failure leaves its reason, and nothing else.

    Applying again what is applied does nothing: whoever comes second finds it done.
    """
    effect = _locked(effect)
    if effect.applied_at is None and _is_ready(effect, on):
        _try(effect, on, at, by)
    return effect


@transaction.atomic
def retry(*, effect: DecisionEffect, on: date, at: datetime, by: Person) -> DecisionEffect:
    """A member asks again for an effect that failed.

    Refuses: NothingToApply, WaitsForSomebody, NotYetTheDay, and what the command refuses.
    """
    effect = _locked(effect)
    if effect.applied_at is not None:
        raise NothingToApply
    if effect.needs_confirmation and effect.confirmed_at is None:
        raise WaitsForSomebody
    if not _is_ready(effect, on):
        raise NotYetTheDay
    _try(effect, on, at, by)
    return effect


@transaction.atomic
def confirm(*, effect: DecisionEffect, on: date, at: datetime, by: Person) -> DecisionEffect:
    """A person with a role confirms what the software would not do alone; then it is done.

    Refuses: NothingToConfirm, ConfirmingTakesARole.
    """
    effect = _locked(effect)
    if not effect.needs_confirmation or effect.confirmed_at is not None:
        raise NothingToConfirm
    coop = effect.decision.coop
    concerned = effect.payload.get("person") == by.pk
    if concerned or not (is_member(by, coop, on) and roles.keys_of(by, coop, on)):
        raise ConfirmingTakesARole
    effect.confirmed_by, effect.confirmed_at = by, at
    effect.save(update_fields=["confirmed_by", "confirmed_at"])
    note(effect=effect, what="confirmed", at=at, by=by)
    if _is_ready(effect, on):
        _try(effect, on, at, by)
    return effect


def waiting(on: date) -> list[DecisionEffect]:
    """The effects whose day has come and that are not applied, oldest first."""
    ready = Q(needs_confirmation=False) | Q(confirmed_at__isnull=False)
    found = DecisionEffect.objects.filter(ready, applied_at=None, effective_on__lte=on)
    return list(found.select_related("decision__noted_by").order_by("effective_on", "pk"))


def _locked(effect: DecisionEffect) -> DecisionEffect:
    # Two people, or a person and the night's chore, may ask for the same effect.
    rows = DecisionEffect.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("decision__coop", "decision__noted_by").get(pk=effect.pk)


def _is_ready(effect: DecisionEffect, on: date) -> bool:
    if effect.needs_confirmation and effect.confirmed_at is None:
        return False
    return effect.effective_on <= on or effects.command(effect.command).at_once


def _try(effect: DecisionEffect, on: date, at: datetime, by: Person) -> None:
    command = effects.command(effect.command)
    effect.tries += 1
    # A value that should have held from a day now past holds from the first day possible.
    day = max(effect.effective_on, effects.due_on(effect.command, None, on))
    try:
        with transaction.atomic():  # Whole, or not at all.
            done = command.apply(effect.decision, effect.payload, day, at, by)
    except Refusal as refusal:
        effect.error = str(refusal)
    except Exception:
        # A fault of ours in one effect must not take the decision back: it stays, to be retried.
        log.exception("Effect %s of decision %s failed.", effect.pk, effect.decision_id)
        effect.error = OUR_FAULT
    else:
        effect.before, effect.after = dict(done.before), dict(done.after)
        effect.effective_on, effect.applied_at, effect.error = day, at, ""
    effect.save()
    note(effect=effect, what="failed" if effect.error else "applied", at=at, by=by)


def note(*, effect: DecisionEffect, what: str, at: datetime, by: Person) -> None:
    """The deed of an effect: awaited, confirmed, applied or failed."""
    deeds.note(
        verb=f"governance.effect.{what}",
        thing=f"governance/decision/{effect.decision_id}",
        by=by,
        coop_key=effect.decision.coop.slug,
        note=effects.command(effect.command).words,
        at=at,
    )
