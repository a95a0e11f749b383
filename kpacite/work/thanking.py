"""What peers say of a contribution, kindly: thanks, a question, an objection."""

from datetime import date, datetime

from django.db import transaction

from kpacite.coops import queries as coops
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.work.models import Acknowledgement, Contribution
from kpacite.work.staffing import NotAMember


class OneOwnContribution(Refusal):
    """Nobody thanks, asks or objects to themselves."""

    sentence = "C’est votre aide à vous. Ce sont les autres qui y répondent."


class NoWords(Refusal):
    """A question, an objection and an answer are made of words."""

    sentence = "Il manque votre phrase. Écrivez quelques mots simples."


class NothingToAnswer(Refusal):
    """Thanks ask for no answer."""

    sentence = "Un merci ne demande pas de réponse."


class NotYourAnswer(Refusal):
    """The person who gave the time answers."""

    sentence = "C’est à la personne qui a aidé de répondre."


class NotYoursToSettle(Refusal):
    """The person who asked says when it is answered."""

    sentence = "C’est à la personne qui a demandé de dire si tout est clair."


class AlreadySettled(Refusal):
    """The question or the objection is closed."""

    sentence = "C’est déjà réglé. Il n’y a plus rien à faire."


@transaction.atomic
def thank(
    *, contribution: Contribution, by: Person, on: date, at: datetime, text: str = ""
) -> Acknowledgement:
    """The peer said thank you, once; a second click changes nothing.

    Refuses: OneOwnContribution, NotAMember.
    """
    first = _lock(contribution)
    _refuse_oneself_and_strangers(first, by, on)
    known = first.acknowledgements.filter(by=by, kind="thanks").first()
    return known or _say("thanks", first, by, text.strip(), at)


def say(
    *, kind: str, contribution: Contribution, by: Person, text: str, on: date, at: datetime
) -> Acknowledgement:
    """Thanks, a question or an objection, as its `kind` says; refuses what each of them does."""
    if kind == "thanks":
        return thank(contribution=contribution, by=by, on=on, at=at, text=text)
    verb = object_to if kind == "objection" else ask
    return verb(contribution=contribution, by=by, text=text, on=on, at=at)


@transaction.atomic
def ask(
    *, contribution: Contribution, by: Person, text: str, on: date, at: datetime
) -> Acknowledgement:
    """A question is open between two people; the others only see that they are talking.

    Refuses: OneOwnContribution, NotAMember, NoWords.
    """
    return _open("question", contribution, by, text, on, at)


@transaction.atomic
def object_to(
    *, contribution: Contribution, by: Person, text: str, on: date, at: datetime
) -> Acknowledgement:
    """An objection with its reason is open before the group.

    Refuses: OneOwnContribution, NotAMember, NoWords.
    """
    return _open("objection", contribution, by, text, on, at)


@transaction.atomic
def answer(
    *, acknowledgement: Acknowledgement, by: Person, text: str, at: datetime
) -> Acknowledgement:
    """The person who gave the time answered; who asked says whether it is clear.

    Refuses: NothingToAnswer, NotYourAnswer, AlreadySettled, NoWords.
    """
    acknowledgement = _lock_open(acknowledgement)
    if by.pk != acknowledgement.contribution.person_id:
        raise NotYourAnswer
    if not text.strip():
        raise NoWords
    acknowledgement.answer, acknowledgement.answered_at = text.strip(), at
    acknowledgement.save(update_fields=["answer", "answered_at"])
    _note("answered", acknowledgement, by=by, at=at)
    return acknowledgement


@transaction.atomic
def settle(*, acknowledgement: Acknowledgement, by: Person, at: datetime) -> Acknowledgement:
    """Who asked says that it is clear: the question or the objection is closed.

    Refuses: NothingToAnswer, NotYoursToSettle, AlreadySettled.
    """
    acknowledgement = _lock_open(acknowledgement)
    if by.pk != acknowledgement.by_id:
        raise NotYoursToSettle
    acknowledgement.settled_at = at
    acknowledgement.save(update_fields=["settled_at"])
    _note("settled", acknowledgement, by=by, at=at)
    return acknowledgement


def _open(
    kind: str, contribution: Contribution, by: Person, text: str, on: date, at: datetime
) -> Acknowledgement:
    first = _lock(contribution)
    _refuse_oneself_and_strangers(first, by, on)
    if not text.strip():
        raise NoWords
    return _say(kind, first, by, text.strip(), at)


def _lock(contribution: Contribution) -> Contribution:
    """The original row, whatever was corrected since: thanks are for the gesture."""
    rows = Contribution.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("coop", "person").get(pk=contribution.first.pk)


def _lock_open(acknowledgement: Acknowledgement) -> Acknowledgement:
    rows = Acknowledgement.objects.select_for_update(of=("self",), no_key=True)
    found = rows.select_related("contribution__coop", "contribution__person").get(
        pk=acknowledgement.pk
    )
    if found.kind == "thanks":
        raise NothingToAnswer
    if found.settled_at is not None:
        raise AlreadySettled
    return found


def _refuse_oneself_and_strangers(contribution: Contribution, by: Person, on: date) -> None:
    if by.pk == contribution.person_id:
        raise OneOwnContribution
    if not coops.is_member(by, contribution.coop, on):
        raise NotAMember


def _say(
    kind: str, contribution: Contribution, by: Person, text: str, at: datetime
) -> Acknowledgement:
    said = Acknowledgement.objects.create(
        contribution=contribution, by=by, kind=kind, text=text, at=at
    )
    _note(kind, said, by=by, at=at)
    return said


def _note(what: str, acknowledgement: Acknowledgement, *, by: Person, at: datetime) -> None:
    contribution = acknowledgement.contribution
    deeds.note(
        verb=f"work.contribution.{what}", thing=f"work/contribution/{contribution.pk}", by=by,
        about=contribution.person, coop_key=contribution.coop.slug, at=at,
    )  # fmt: skip
