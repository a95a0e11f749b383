"""After a « pas maintenant », another member looks again."""

from datetime import date, datetime

from django.db import transaction

from kpacite.coops import queries as coops
from kpacite.joining.answering import NotAMember
from kpacite.joining.applying import lock
from kpacite.joining.models import Application, SecondLook
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class NothingToLookAtAgain(Refusal):
    """Only a « pas maintenant » that still has its words is looked at again."""

    sentence = "Il n’y a pas de « pas maintenant » à revoir ici."


class AlreadyAsked(Refusal):
    sentence = "Un second regard est déjà demandé."


class AlreadyLooked(Refusal):
    """One second look for each application."""

    sentence = "Un autre membre a déjà regardé une seconde fois."


class LookIsAnothers(Refusal):
    """Who noted the « pas maintenant » does not look again at it."""

    sentence = "Vous avez noté « pas maintenant ». Un autre membre regarde cette fois."


class LookNeedsWords(Refusal):
    sentence = "Écrivez une phrase pour la personne."


@transaction.atomic
def ask(*, application: Application, by: Person | None, at: datetime) -> SecondLook:
    """Somebody asks that another member looks again: the applicant (`by` empty) or a member.

    Refuses: NothingToLookAtAgain, AlreadyAsked.
    """
    application = lock(application)
    if application.outcome != "not_now" or application.aged_on:
        raise NothingToLookAtAgain
    if SecondLook.objects.filter(application=application).exists():
        raise AlreadyAsked
    look = SecondLook.objects.create(application=application, asked_by=by, asked_at=at)
    _note("asked", application, by, at)
    return look


@transaction.atomic
def look(
    *, second_look: SecondLook, reopens: bool, words: str, by: Person, on: date, at: datetime
) -> SecondLook:
    """Another member read everything again: the application opens again, or stays as it is.

    Opened again, the members may change their answers; nothing said before is lost.
    Refuses: NothingToLookAtAgain, AlreadyLooked, NotAMember, LookIsAnothers, LookNeedsWords.
    """
    application = lock(second_look.application)
    second_look = SecondLook.objects.get(pk=second_look.pk)
    if second_look.looked_at:
        raise AlreadyLooked
    if application.outcome != "not_now" or application.aged_on:
        raise NothingToLookAtAgain
    if not coops.is_member(by, application.coop, on):
        raise NotAMember
    if by.pk == application.decided_by_id:
        raise LookIsAnothers
    if not words.strip():
        raise LookNeedsWords
    second_look.looked_by, second_look.looked_at = by, at
    second_look.reopens, second_look.words = reopens, words.strip()
    second_look.save()
    if reopens:
        _reopen(application)
    _note("reopened" if reopens else "confirmed", application, by, at)
    return second_look


def _reopen(application: Application) -> None:
    application.outcome, application.decided_at, application.decided_by = "", None, None
    application.reason_question, application.reason = "", ""
    application.decision_number = None
    application.save()


def _note(what: str, application: Application, by: Person | None, at: datetime) -> None:
    deeds.note(
        verb=f"joining.look.{what}", thing=application.address, by=by,
        coop_key=application.coop.slug, at=at,
    )  # fmt: skip
