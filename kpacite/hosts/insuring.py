"""Asking the insurer, and noting its answer: no delivery before a yes."""

from datetime import date

from django.db import transaction

from kpacite.hosts.models import Activity, Host, InsuranceClearance
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class AlreadyAsked(Refusal):
    """The same question already waits for an answer."""

    sentence = "La demande est déjà chez l’assureur. Attendez sa réponse."


class AlreadyAnswered(Refusal):
    """An answer is a fact: a new question gets a new answer."""

    sentence = "L’assureur a déjà répondu. Faites une nouvelle demande si besoin."


class AnsweredBeforeAsked(Refusal):
    sentence = "La réponse date d’avant la demande. Changez la date."


class CoverIsOver(Refusal):
    sentence = "La couverture finit avant la réponse. Changez la date de fin."


@transaction.atomic
def ask(
    *, host: Host, person: Person, activity: Activity, on: date, by: Person
) -> InsuranceClearance:
    """The insurer has the question since that day; the light stays red until it says yes.

    Refuses: AlreadyAsked.
    """
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    asked = InsuranceClearance.objects.filter(host=host, person=person, activity=activity)
    if asked.filter(answered_on=None).exists():
        raise AlreadyAsked
    clearance = InsuranceClearance.objects.create(
        host=host, person=person, activity=activity, asked_on=on
    )
    _note("asked", clearance, by)
    return clearance


@transaction.atomic
def answer(
    *,
    clearance: InsuranceClearance,
    granted: bool,
    on: date,
    by: Person,
    valid_until: date | None = None,
) -> InsuranceClearance:
    """The insurer's answer is known since that day; a yes may have a last day.

    No reason is kept: a refusal may come from health.
    Refuses: AlreadyAnswered, AnsweredBeforeAsked, CoverIsOver.
    """
    clearance = InsuranceClearance.objects.select_for_update(no_key=True).get(pk=clearance.pk)
    if clearance.answered_on is not None:
        raise AlreadyAnswered
    if on < clearance.asked_on:
        raise AnsweredBeforeAsked
    if granted and valid_until is not None and valid_until < on:
        raise CoverIsOver
    clearance.answered_on, clearance.granted = on, granted
    clearance.valid_until = valid_until if granted else None
    clearance.save(update_fields=["answered_on", "granted", "valid_until"])
    _note("granted" if granted else "refused", clearance, by)
    return clearance


def _note(what: str, clearance: InsuranceClearance, by: Person) -> None:
    deeds.note(
        verb=f"hosts.insurance.{what}",
        thing=f"hosts/clearance/{clearance.pk}",
        by=by,
        about=clearance.person,
    )
