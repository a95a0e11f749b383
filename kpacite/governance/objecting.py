"""What becomes of an objection besides its author's own words: answered, taken in, set aside.

Never by whoever bears the proposal: nobody closes the limit that somebody put to their own idea.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kpacite.governance import rounds
from kpacite.governance.models import Objection, Position, Proposal
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class BearerCannotClose(Refusal):
    """Whoever bears the proposal does not judge what is objected to it."""

    sentence = (
        "La personne qui propose ne ferme pas une objection. "
        "Changez la proposition, ou laissez la personne qui anime en parler avec le groupe."
    )


class AuthorWithdrawsInstead(Refusal):
    """An author does not judge their own objection with the group's words: they take it back."""

    sentence = "C’est votre objection. Si elle ne tient plus, retirez-la vous-même."


class OnlyTheFacilitator(Refusal):
    """The group's answer is noted by whoever facilitates."""

    sentence = "C’est à la personne qui anime de noter ce que dit le groupe."


class TestIsMissing(Refusal):
    """An objection does not fall without the question the group asked itself."""

    sentence = "Il manque la question que le groupe s’est posée, et sa réponse."


class ObjectionIsSettled(Refusal):
    sentence = "Cette objection est déjà traitée. Rechargez la page."


class NoNewVersion(Refusal):
    """What takes an objection in is a version made after it."""

    sentence = "Aucune nouvelle version ne la prend en compte. Changez d’abord la proposition."


class OnlyTheBearerAnswers(Refusal):
    sentence = "C’est à la personne qui propose de répondre ici. Vous pouvez réagir plus bas."


class AnswerIsEmpty(Refusal):
    sentence = "Il manque votre réponse. Une phrase suffit."


@transaction.atomic
def reply(*, objection: Objection, text: str, by: Person, at: datetime) -> Objection:
    """The bearer answers the objection in words. It stands as before.

    Refuses: ProposalIsOver, ObjectionIsSettled, OnlyTheBearerAnswers, AnswerIsEmpty.
    """
    proposal, objection = _held(objection)
    if by.pk != proposal.bearer_id:
        raise OnlyTheBearerAnswers
    if not text.strip():
        raise AnswerIsEmpty
    objection.answer = text.strip()
    objection.save(update_fields=["answer"])
    _note(proposal, "answered", objection, by, at)
    return objection


@transaction.atomic
def integrate(*, objection: Objection, by: Person, at: datetime, test: str = "") -> Objection:
    """The group sees that the new version takes the objection in, when its author cannot say so.

    Refuses: ProposalIsOver, ObjectionIsSettled, BearerCannotClose, AuthorWithdrawsInstead,
    OnlyTheFacilitator, NoNewVersion.
    """
    proposal, objection = _held(objection)
    _refuse_judge(proposal, objection, by, at)
    newest = proposal.versions.order_by("-number")[0]
    if newest.number <= objection.position.version.number:
        raise NoNewVersion
    objection.settled_in = newest
    _settle(objection, "integrated", test, by, at)
    _note(proposal, "integrated", objection, by, at)
    return objection


@transaction.atomic
def set_aside(*, objection: Objection, test: str, by: Person, at: datetime) -> Objection:
    """The group, asked by the facilitator, finds that the objection does not stand.

    `test`: the question it asked itself, and its answer. Everybody reads it.
    Refuses: ProposalIsOver, ObjectionIsSettled, BearerCannotClose, AuthorWithdrawsInstead,
    OnlyTheFacilitator, TestIsMissing.
    """
    proposal, objection = _held(objection)
    _refuse_judge(proposal, objection, by, at)
    if not test.strip():
        raise TestIsMissing
    _settle(objection, "unfounded", test, by, at)
    _note(proposal, "set_aside", objection, by, at)
    return objection


def _held(objection: Objection) -> tuple[Proposal, Objection]:
    proposal = rounds.lock(objection.position.version.proposal)
    rounds.refuse_if_not_going_on(proposal)
    rows = Objection.objects.select_related("position__person", "position__version")
    objection = rows.get(pk=objection.pk)
    if objection.settled_at or Position.objects.filter(replaces=objection.position).exists():
        raise ObjectionIsSettled
    return proposal, objection


def _refuse_judge(proposal: Proposal, objection: Objection, by: Person, at: datetime) -> None:
    if by.pk == proposal.bearer_id:
        raise BearerCannotClose
    if by.pk == objection.position.person_id:
        raise AuthorWithdrawsInstead
    if not rounds.may_facilitate(by, proposal, timezone.localtime(at).date()):
        raise OnlyTheFacilitator


def _settle(objection: Objection, settlement: str, test: str, by: Person, at: datetime) -> None:
    objection.settlement, objection.test = settlement, test.strip()
    objection.settled_by, objection.settled_at = by, at
    objection.save(update_fields=["settlement", "test", "settled_by", "settled_at", "settled_in"])


def _note(proposal: Proposal, what: str, objection: Objection, by: Person, at: datetime) -> None:
    deeds.note(
        verb=f"governance.objection.{what}", thing=proposal.address, by=by,
        about=objection.position.person, coop_key=proposal.coop.slug, at=at,
    )  # fmt: skip
