"""The first commitment: proposed by one side, agreed by both."""

from datetime import date, datetime

from django.db import transaction

from kpacite.joining.applying import lock_open
from kpacite.joining.models import Application, Commitment
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class CommitmentIsEmpty(Refusal):
    sentence = "Il manque l’engagement. Exemple : « Je viens cuisiner le mercredi matin. »"


class CommitmentWasReplaced(Refusal):
    """Another one was proposed since the page was shown."""

    sentence = "Un autre engagement est proposé depuis. Relisez-le d’abord."


class CommitmentIsNotDoneYet(Refusal):
    """It is agreed on entering; it is done afterwards."""

    sentence = "Cet engagement commence quand la personne est membre."


@transaction.atomic
def propose(*, application: Application, text: str, by: Person | None, at: datetime) -> Commitment:
    """A first commitment is on the table; who proposes it agrees to it, the others say.

    It takes the place of what was proposed before. `by` is empty for the applicant.
    Refuses: ApplicationIsClosed, CommitmentIsEmpty.
    """
    application = lock_open(application)
    if not text.strip():
        raise CommitmentIsEmpty
    commitment = Commitment.objects.create(
        application=application, text=text.strip(), proposed_by=by, proposed_at=at,
        agreed_by_applicant_at=None if by else at, agreed_by=by,
        agreed_by_members_at=at if by else None,
    )  # fmt: skip
    _note("proposed", commitment, by, at)
    return commitment


@transaction.atomic
def agree(*, commitment: Commitment, by: Person, at: datetime) -> Commitment:
    """The members agree to it, by the voice of one of them.

    Refuses: ApplicationIsClosed, CommitmentWasReplaced.
    """
    commitment = _lock_last(commitment)
    if commitment.agreed_by_members_at is None:
        commitment.agreed_by, commitment.agreed_by_members_at = by, at
        commitment.save(update_fields=["agreed_by", "agreed_by_members_at"])
        _note("agreed", commitment, by, at)
    return commitment


@transaction.atomic
def accept(*, commitment: Commitment, by: Person | None, at: datetime) -> Commitment:
    """The applicant agrees to it; `by` noted it for somebody who said so in person.

    Refuses: ApplicationIsClosed, CommitmentWasReplaced.
    """
    commitment = _lock_last(commitment)
    if commitment.agreed_by_applicant_at is None:
        commitment.agreed_by_applicant_at = at
        commitment.save(update_fields=["agreed_by_applicant_at"])
        _note("accepted", commitment, by, at)
    return commitment


@transaction.atomic
def finish(*, commitment: Commitment, on: date, by: Person, at: datetime) -> Commitment:
    """The member did what they had said.

    Refuses: CommitmentIsNotDoneYet.
    """
    commitment = Commitment.objects.select_for_update(no_key=True, of=("self",)).get(
        pk=commitment.pk
    )
    if commitment.membership is None or commitment.application is None:
        raise CommitmentIsNotDoneYet
    if commitment.done_on is None:
        commitment.done_on = on
        commitment.save(update_fields=["done_on"])
        _note("done", commitment, by, at)
    return commitment


def last_of(application: Application) -> Commitment | None:
    """The one on the table."""
    return Commitment.objects.filter(application=application).order_by("-pk").first()


def _lock_last(commitment: Commitment) -> Commitment:
    if commitment.application is None:
        raise CommitmentWasReplaced
    application = lock_open(commitment.application)
    last = last_of(application)
    if last is None or last.pk != commitment.pk:
        raise CommitmentWasReplaced
    return last


def _note(what: str, commitment: Commitment, by: Person | None, at: datetime) -> None:
    application = commitment.application
    if application is not None:
        deeds.note(
            verb=f"joining.commitment.{what}", thing=application.address, by=by,
            coop_key=application.coop.slug, at=at,
        )  # fmt: skip
