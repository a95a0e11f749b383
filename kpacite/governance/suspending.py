"""Asking somebody to stop for a while: a start, an end, and no more than that."""

from datetime import date, datetime

from django.db import transaction

from kpacite.governance.models import ConflictStep, Suspension
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class NotHeardYet(Refusal):
    """Nobody is suspended without having spoken."""

    sentence = "La personne n’a pas encore été entendue. Écoutez-la, et notez ses mots."


class NotASuspension(Refusal):
    """The step is not the one where a person stops for a while."""

    sentence = "Cette étape n’arrête personne. Passez d’abord à l’étape de l’arrêt."


class SuspensionEndsBeforeItStarts(Refusal):
    sentence = "L’arrêt finit avant de commencer. Changez une des deux dates."


class AlreadySuspended(Refusal):
    """One suspension at a time."""

    sentence = "Cette personne est déjà arrêtée ces jours-là."


class SuspensionIsOver(Refusal):
    """What is over does not end again."""

    sentence = "Cet arrêt est déjà fini."


@transaction.atomic
def suspend(
    *, step: ConflictStep, starts_on: date, ends_on: date, by: Person, at: datetime
) -> Suspension:
    """The person takes no place and does not use the name until that day (excluded).

    They keep their voice, their money, their roles, and the right to be heard.
    Refuses: NotASuspension, NotHeardYet, SuspensionEndsBeforeItStarts, AlreadySuspended.
    """
    rows = ConflictStep.objects.select_for_update(no_key=True, of=("self",))
    step = rows.select_related("conflict__coop", "conflict__about").get(pk=step.pk)
    conflict = step.conflict
    if step.kind != "suspension" or conflict.about is None:
        raise NotASuspension
    if step.heard_on is None or not step.heard_words:
        raise NotHeardYet
    if ends_on <= starts_on:
        raise SuspensionEndsBeforeItStarts
    same = Suspension.objects.filter(coop=conflict.coop, person=conflict.about)
    if same.filter(starts_on__lt=ends_on, ends_on__gt=starts_on).exists():
        raise AlreadySuspended
    made = Suspension.objects.create(
        coop=conflict.coop, person=conflict.about, starts_on=starts_on, ends_on=ends_on, step=step
    )
    _note("started", made, by, at)
    return made


@transaction.atomic
def lift(*, suspension: Suspension, on: date, by: Person, at: datetime) -> Suspension:
    """The suspension ends that day, sooner than said; one that ends on its first day goes.

    Refuses: SuspensionIsOver.
    """
    rows = Suspension.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("coop", "person").get(pk=suspension.pk)
    if found.ends_on <= on:
        raise SuspensionIsOver
    _note("lifted", found, by, at)
    if on <= found.starts_on:
        found.delete()
        return found
    found.ends_on = on
    found.save(update_fields=["ends_on"])
    return found


def _note(what: str, suspension: Suspension, by: Person, at: datetime) -> None:
    deeds.note(
        verb=f"governance.suspension.{what}", thing=f"governance/conflict/{_conflict(suspension)}",
        by=by, about=suspension.person, at=at,
    )  # fmt: skip


def _conflict(suspension: Suspension) -> int:
    return suspension.step.conflict_id
