"""Asking for one's data, for a correction, or to be erased; and answering within the month."""

from datetime import date, datetime
from typing import Final

from django.db import transaction

from kpacite.lib import tasks
from kpacite.lib.dates import months_after
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.privacy.models import RightsRequest

# Law: GDPR, art. 12, 3: one month; two more when it is complex, and the person is told why.
MONTHS: Final = 1
MORE_MONTHS: Final = 2


class AlreadyAsked(Refusal):
    """The same request waits: two would only answer later."""

    sentence = "Vous l’avez déjà demandé. La réponse arrive : regardez la date sur cette page."


class WordsAreMissing(Refusal):
    """Nobody can correct what is not said."""

    sentence = "Écrivez ce qui n’est pas juste, et ce qu’il faut écrire à la place."


class AlreadyAnswered(Refusal):
    sentence = "Cette demande a déjà sa réponse."


class AnswerIsEmpty(Refusal):
    sentence = "Écrivez une réponse. La personne la lira."


class AlreadyLater(Refusal):
    """The delay is put off once, and no more."""

    sentence = "Le délai est déjà repoussé une fois. Répondez maintenant."


@transaction.atomic
def ask(
    *, person: Person, kind: str, by: Person, on: date, at: datetime, words: str = ""
) -> RightsRequest:
    """The request is noted, with the day before which it is answered; an archive begins at once.

    `by` is the person, or who helps them write. Law: GDPR, art. 12, 15, 16 and 20; RGPD-05.
    Refuses: AlreadyAsked, WordsAreMissing.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if RightsRequest.objects.filter(person=person, kind=kind, done_at=None).exists():
        raise AlreadyAsked
    if kind == "correct" and not words.strip():
        raise WordsAreMissing
    request = RightsRequest.objects.create(
        person=person, kind=kind, words=words.strip(), asked_at=at,
        due_on=months_after(on, MONTHS),
    )  # fmt: skip
    deeds.note(
        verb="privacy.request.asked", thing=address(request), by=by, about=person, note=kind, at=at
    )
    if kind == "export":
        tasks.enqueue(
            function="kpacite.privacy.tasks.build_archive",
            arguments={"request": request.pk},
            at=at,
            key=f"privacy/archive/{request.pk}",
        )
    return request


@transaction.atomic
def answer(*, request: RightsRequest, words: str, by: Person, at: datetime) -> RightsRequest:
    """The person reads the answer; the request is closed.

    Law: GDPR, art. 12, 3 and 4 (a refusal says why). Refuses: AlreadyAnswered, AnswerIsEmpty.
    """
    request = _lock(request)
    if not words.strip():
        raise AnswerIsEmpty
    request.answer, request.done_at = words.strip(), at
    request.save(update_fields=["answer", "done_at"])
    deeds.note(
        verb="privacy.request.answered", thing=address(request), by=by, about=request.person, at=at
    )
    return request


@transaction.atomic
def put_off(*, request: RightsRequest, because: str, by: Person, at: datetime) -> RightsRequest:
    """Two more months, once, because it is complex: the person is told, and why.

    Law: GDPR, art. 12, 3; RGPD-05. Refuses: AlreadyAnswered, AnswerIsEmpty, AlreadyLater.
    """
    request = _lock(request)
    if not because.strip():
        raise AnswerIsEmpty
    if request.answer:
        raise AlreadyLater
    request.due_on = months_after(request.due_on, MORE_MONTHS)
    request.answer = f"Il nous faut plus de temps. {because.strip()}"
    request.save(update_fields=["due_on", "answer"])
    deeds.note(
        verb="privacy.request.put_off", thing=address(request), by=by, about=request.person, at=at
    )
    return request


def address(request: RightsRequest) -> str:
    return f"privacy/request/{request.pk}"


def _lock(request: RightsRequest) -> RightsRequest:
    rows = RightsRequest.objects.select_for_update(of=("self",), no_key=True)
    request = rows.select_related("person").get(pk=request.pk)
    if request.done_at is not None:
        raise AlreadyAnswered
    return request
